package org.logreeve.inventory;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.logreeve.yaml.YamlMapping;

/**
 * What the keys below {@code hosts:} name: one host each, or with ranges such as {@code
 * web[01:03].example} several. Both ends belong to a range; a leading zero keeps the width.
 */
final class HostNames {
    /** More in one key is a typing mistake. */
    static final int MOST_OF_A_KEY = 100_000;

    /** What a scan may ever have before it. */
    static final int MOST = 250_000;

    /** RFC 1035, section 2.3.4, as people write names. */
    private static final int LONGEST = 253;

    private static final String ESTATE = "estate";
    private static final Pattern HOST_NAME =
            Pattern.compile("[A-Za-z0-9_]([A-Za-z0-9._-]{0,251}[A-Za-z0-9_])?");
    private static final Pattern NUMBERS = Pattern.compile("[0-9.]+");
    private static final Pattern ADDRESS =
            Pattern.compile("((25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])(\\.(?!$)|$)){4}");
    private static final Pattern RANGE = Pattern.compile("\\[([0-9]{1,9}):([0-9]{1,9})]");

    private final YamlMapping all;
    private final Map<String, String> keys = new HashMap<>();

    private HostNames(YamlMapping all) {
        this.all = all;
    }

    /**
     * The hosts of each key, in the order of the file; within a key in counting order, the last
     * range the fastest. What is not right is a problem there, and left out.
     */
    static SequencedMap<String, List<String>> of(YamlMapping all) {
        var names = new HostNames(all);
        var byKey = new LinkedHashMap<String, List<String>>();
        for (String key : all.keys()) {
            byKey.put(key, names.add(key));
        }
        return byKey;
    }

    /** Of digits and dots alone, but no address as it is usually written: {@code 127.1}, 010. */
    static boolean isUnclearAddress(String text) {
        return NUMBERS.matcher(text).matches() && !ADDRESS.matcher(text).matches();
    }

    private List<String> add(String key) {
        List<String> expanded = isRange(key) ? expanded(key) : List.of(key);
        if (keys.size() + expanded.size() > MOST) {
            problem(key, "there are more than " + MOST + " hosts", "make it several inventories");
            return List.of();
        }
        var names = new ArrayList<String>();
        for (String name : expanded) {
            if (!isHostName(key, name)) {
                return names;
            }
            String first = keys.putIfAbsent(name, key);
            if (first != null) {
                problem(
                        key,
                        "'" + name + "' stands here a second time",
                        "the first is '%s' on line %d".formatted(first, all.origin(first).line()));
                return names;
            }
            names.add(name);
        }
        return names;
    }

    private boolean isHostName(String key, String name) {
        if (name.equals(ESTATE)) {
            problem(
                    key,
                    "'" + name + "' is what reports and commands call all hosts together",
                    "name the host in full, for example estate.example.org");
            return false;
        }
        if (name.indexOf('.') >= 0 && isUnclearAddress(name)) {
            problem(
                    key,
                    "'" + name + "' is neither a name nor a whole address",
                    "write four numbers without leading zeros, for example 127.0.0.1");
            return false;
        }
        if (!HOST_NAME.matcher(name).matches()) {
            problem(
                    key,
                    "'" + name + "' is not a host name",
                    name.chars().allMatch(each -> each < 128)
                            ? "letters, digits, '.', '_' and '-', at most 253, and no '-' in front"
                            : "write an international name as it stands in DNS, with xn--");
            return false;
        }
        return true;
    }

    private static boolean isRange(String key) {
        return key.indexOf('[') >= 0 || key.indexOf(']') >= 0;
    }

    private List<String> expanded(String key) {
        if (isRange(RANGE.matcher(key).replaceAll(""))) {
            problem(
                    key,
                    "'" + key + "' has a range that is not understood",
                    "write [01:12], the first number and the last one");
            return List.of();
        }
        if (!isRightSize(key)) {
            return List.of();
        }
        List<String> names = List.of("");
        int end = 0;
        Matcher ranges = RANGE.matcher(key);
        while (ranges.find()) {
            names = product(names, key.substring(end, ranges.start()), numbers(ranges));
            end = ranges.end();
        }
        return product(names, key.substring(end), List.of(""));
    }

    /** Asked before anything is expanded, so that what is too large is never held. */
    private boolean isRightSize(String key) {
        if (RANGE.matcher(key).replaceAll("").length() > LONGEST) {
            problem(key, "this range of names is too long", "a name has at most 253 characters");
            return false;
        }
        long count = 1;
        for (MatchResult range : RANGE.matcher(key).results().toList()) {
            String first = range.group(1);
            String last = range.group(2);
            long size = Long.parseLong(last) - Long.parseLong(first) + 1;
            if (size < 1) {
                String hint = "write [" + last + ":" + first + "]";
                problem(key, "the range '" + range.group() + "' ends before it begins", hint);
                return false;
            }
            if ((isPadded(first) || isPadded(last)) && first.length() != last.length()) {
                problem(
                        key,
                        "the ends of the range '" + range.group() + "' differ in width",
                        "write as many digits on both sides, or no leading zero");
                return false;
            }
            count *= Math.min(size, MOST_OF_A_KEY + 1);
            if (count > MOST_OF_A_KEY) {
                problem(
                        key,
                        "'" + key + "' means more than " + MOST_OF_A_KEY + " hosts",
                        "look for a digit too many, or write several names");
                return false;
            }
        }
        return true;
    }

    private static boolean isPadded(String first) {
        return first.length() > 1 && first.startsWith("0");
    }

    private static List<String> numbers(MatchResult range) {
        String first = range.group(1);
        String form = isPadded(first) ? "%0" + first.length() + "d" : "%d";
        var numbers = new ArrayList<String>();
        int last = Integer.parseInt(range.group(2));
        for (int number = Integer.parseInt(first); number <= last; number++) {
            numbers.add(form.formatted(number));
        }
        return numbers;
    }

    private static List<String> product(List<String> starts, String text, List<String> ends) {
        var all = new ArrayList<String>(starts.size() * ends.size());
        for (String start : starts) {
            for (String end : ends) {
                all.add(start + text + end);
            }
        }
        return all;
    }

    private void problem(String key, String message, String hint) {
        all.problem(key, message, hint);
    }
}
