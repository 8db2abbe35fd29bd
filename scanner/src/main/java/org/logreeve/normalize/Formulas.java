package org.logreeve.normalize;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.logreeve.parse.PriorityMask;

/**
 * Sets of messages, as reduced ordered decision diagrams over the bits of facility and severity and
 * over conditions that only a message itself decides. Two sets are equal when their numbers are, so
 * {@code x or not x} is known to hold for all.
 */
final class Formulas {
    static final int NONE = 0;
    static final int ALL = 1;

    private static final int FACILITY_BITS = 5;
    private static final int SEVERITY_BITS = 3;
    private static final int BITS = FACILITY_BITS + SEVERITY_BITS;

    /** More than this is given up: {@link #isGivenUp()}. */
    private static final int MOST = 300_000;

    /** Each is a step of recursion. */
    private static final int MOST_CONDITIONS = 1_500;

    private record Node(int variable, int low, int high) {}

    private record Choice(int condition, int then, int otherwise) {}

    private final List<Node> nodes = new ArrayList<>();
    private final Map<Node, Integer> known = new HashMap<>();
    private final Map<Choice, Integer> chosen = new HashMap<>();
    private final Map<String, Integer> conditions = new LinkedHashMap<>();

    Formulas() {
        nodes.add(new Node(Integer.MAX_VALUE, NONE, NONE));
        nodes.add(new Node(Integer.MAX_VALUE, ALL, ALL));
    }

    boolean isGivenUp() {
        return nodes.size() > MOST || chosen.size() > MOST || conditions.size() > MOST_CONDITIONS;
    }

    int and(int one, int other) {
        return choose(one, other, NONE);
    }

    int or(int one, int other) {
        return choose(one, ALL, other);
    }

    int not(int one) {
        return choose(one, NONE, ALL);
    }

    int without(int one, int other) {
        return choose(other, NONE, one);
    }

    /** The messages for which a condition holds that nothing more is known of. */
    int condition(String text) {
        int variable = BITS + conditions.computeIfAbsent(text, t -> conditions.size());
        return node(variable, NONE, ALL);
    }

    int facilities(PriorityMask mask) {
        int all = NONE;
        for (int i = 0; i < PriorityMask.FACILITIES; i++) {
            if (mask.severitiesOf(i) != 0) {
                all = or(all, bits(0, FACILITY_BITS, i));
            }
        }
        return all;
    }

    int severities(PriorityMask mask) {
        int all = NONE;
        for (int i = 0; i < PriorityMask.SEVERITIES; i++) {
            if (mask.has(0, i)) {
                all = or(all, bits(FACILITY_BITS, SEVERITY_BITS, i));
            }
        }
        return all;
    }

    private int bits(int from, int count, int value) {
        int set = ALL;
        for (int bit = count - 1; bit >= 0; bit--) {
            boolean isOne = (value & (1 << (count - 1 - bit))) != 0;
            set = isOne ? node(from + bit, NONE, set) : node(from + bit, set, NONE);
        }
        return set;
    }

    /** By facility and severity: which of the pairs are in it whole, and which in part. */
    Reach reach(int set) {
        int[] surely = new int[PriorityMask.FACILITIES];
        int[] maybe = new int[PriorityMask.FACILITIES];
        for (int facility = 0; facility < PriorityMask.FACILITIES; facility++) {
            for (int severity = 0; severity < PriorityMask.SEVERITIES; severity++) {
                int left = restrict(set, facility, severity);
                surely[facility] |= left == ALL ? 1 << severity : 0;
                maybe[facility] |= left == NONE ? 0 : 1 << severity;
            }
        }
        return new Reach(PriorityMask.of(surely), PriorityMask.of(maybe));
    }

    /** The bits stand before all conditions, so they are followed from the top. */
    private int restrict(int set, int facility, int severity) {
        int at = set;
        while (nodes.get(at).variable() < BITS) {
            Node node = nodes.get(at);
            int variable = node.variable();
            boolean isOne =
                    variable < FACILITY_BITS
                            ? (facility & (1 << (FACILITY_BITS - 1 - variable))) != 0
                            : (severity & (1 << (BITS - 1 - variable))) != 0;
            at = isOne ? node.high() : node.low();
        }
        return at;
    }

    int choose(int condition, int then, int otherwise) {
        if (condition == ALL || then == otherwise) {
            return then;
        }
        if (condition == NONE || isGivenUp()) {
            return otherwise;
        }
        if (then == ALL && otherwise == NONE) {
            return condition;
        }
        var choice = new Choice(condition, then, otherwise);
        Integer before = chosen.get(choice);
        if (before != null) {
            return before;
        }
        int top =
                Arrays.stream(new int[] {condition, then, otherwise})
                        .map(set -> nodes.get(set).variable())
                        .min()
                        .orElseThrow();
        int low = choose(low(condition, top), low(then, top), low(otherwise, top));
        int high = choose(high(condition, top), high(then, top), high(otherwise, top));
        int result = node(top, low, high);
        chosen.put(choice, result);
        return result;
    }

    private int low(int set, int variable) {
        Node node = nodes.get(set);
        return node.variable() == variable ? node.low() : set;
    }

    private int high(int set, int variable) {
        Node node = nodes.get(set);
        return node.variable() == variable ? node.high() : set;
    }

    private int node(int variable, int low, int high) {
        if (low == high) {
            return low;
        }
        return known.computeIfAbsent(
                new Node(variable, low, high),
                node -> {
                    nodes.add(node);
                    return nodes.size() - 1;
                });
    }
}
