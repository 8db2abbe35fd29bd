package org.logreeve.parse.sudoers;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The aliases of all files; users, run-as users, hosts and commands each have names of their own.
 */
public final class Aliases {
    /** Members of one list and of the aliases in it, these too; more are given up. */
    private static final int MOST = 2_000;

    private final Map<Type, TreeMap<String, List<Member>>> lists = new EnumMap<>(Type.class);

    /** What an alias stands for. */
    public enum Type {
        USER,
        RUN_AS,
        HOST,
        COMMAND
    }

    /** False when there is one of that name already. */
    boolean add(Type type, String name, List<Member> members) {
        return lists.computeIfAbsent(type, t -> new TreeMap<>())
                        .putIfAbsent(name, List.copyOf(members))
                == null;
    }

    public Map<String, List<Member>> of(Type type) {
        return Collections.unmodifiableMap(lists.getOrDefault(type, new TreeMap<>()));
    }

    /**
     * The list with each alias replaced by its members; null when that does not end soon. An alias
     * that is not defined, or that is within itself, stays: it names nobody, or a user of that
     * name.
     */
    public @Nullable List<Member> expand(Type type, List<Member> members) {
        var all = new ArrayList<Member>();
        Deque<Open> open = new ArrayDeque<>();
        Set<String> names = new HashSet<>();
        open.push(new Open("", false, members.iterator()));
        int seen = 0;
        while (!open.isEmpty()) {
            Open list = open.peek();
            if (!list.rest().hasNext()) {
                names.remove(open.pop().name());
                continue;
            }
            Member next = list.rest().next();
            Member member = next.withNegation(next.negated() != list.negated());
            List<Member> behind =
                    member.kind() == Member.Kind.ALIAS ? of(type).get(member.name()) : null;
            if (++seen > MOST) {
                return null;
            }
            if (behind == null || !names.add(member.name())) {
                all.add(member);
            } else {
                open.push(new Open(member.name(), member.negated(), behind.iterator()));
            }
        }
        return all;
    }

    private record Open(String name, boolean negated, Iterator<Member> rest) {}
}
