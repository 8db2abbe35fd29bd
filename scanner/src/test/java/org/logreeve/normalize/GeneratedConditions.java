package org.logreeve.normalize;

import java.util.List;
import java.util.Random;
import java.util.Set;

/** Random conditions of filters. */
final class GeneratedConditions {
    private final Random random;
    private final Set<String> constructs;
    private final String program;
    private final String message;
    private boolean isExact = true;

    GeneratedConditions(Random random, Set<String> constructs) {
        this.random = random;
        this.constructs = constructs;
        // one spelling each: that two of them hold for the same messages is not known
        this.program =
                pick(
                        List.of(
                                "program(\"^sudo$\")",
                                "program('sudo' type(string))",
                                "program(\"sudo\" flags(prefix) type(string))"));
        this.message =
                pick(
                        List.of(
                                "message(\"odd\")",
                                "message('odd' type(string) flags(substring))",
                                "match(\"odd\" value(\"MESSAGE\"))",
                                "message(\"*odd*\" type(glob))"));
    }

    /** Whether each is one of those that the messages sent differ in. */
    boolean isExact() {
        return isExact;
    }

    /**
     * A condition.
     *
     * @param depth how deep it may be
     * @param named how many filters it may name
     */
    String condition(int depth, int named) {
        int kind = random.nextInt(depth > 0 ? 12 : 7);
        return switch (kind) {
            case 0, 1 -> facility();
            case 2, 3 -> level();
            case 4 -> {
                use("program()");
                yield program;
            }
            case 5 -> {
                use("message()");
                yield message;
            }
            case 6 -> other(named);
            case 7 -> "not " + condition(0, named);
            case 8 -> {
                use("not (...)");
                yield "not (" + condition(depth - 1, named) + ")";
            }
            case 9 -> {
                use("or");
                yield condition(depth - 1, named) + " or " + condition(depth - 1, named);
            }
            case 10 -> {
                use("and");
                yield condition(depth - 1, named) + " and " + condition(depth - 1, named);
            }
            default -> {
                use("brackets");
                yield "(" + condition(depth - 1, named) + ")";
            }
        };
    }

    private String facility() {
        use("facility()");
        if (chance(15)) {
            use("block without arguments");
            return "b_auth()";
        }
        if (chance(25)) {
            use("facility range");
            return "facility("
                    + pick(SyslogNgPieces.FACILITIES)
                    + ".."
                    + pick(SyslogNgPieces.FACILITIES)
                    + ")";
        }
        if (chance(10)) {
            return "facility(" + random.nextInt(24) + ")";
        }
        return "facility(" + list(SyslogNgPieces.FACILITIES) + ")";
    }

    private String level() {
        use("level()");
        String word = pick(List.of("level", "severity", "priority"));
        if (chance(50)) {
            use("level range");
            String dots = chance(50) ? ".." : " .. ";
            return word
                    + "("
                    + pick(SyslogNgPieces.LEVELS)
                    + dots
                    + pick(SyslogNgPieces.LEVELS)
                    + ")";
        }
        return word + "(" + list(SyslogNgPieces.LEVELS) + ")";
    }

    private String other(int named) {
        if (named > 0 && chance(60)) {
            use("filter()");
            return "filter(f" + random.nextInt(named) + ")";
        }
        use("other filter");
        if (chance(40)) {
            return pick(List.of("program(\"\")", "message(\".*\")", "host(\"*\" type(glob))"));
        }
        isExact = false;
        return pick(
                List.of(
                        "host(\"h\")",
                        "netmask(\"192.0.2.0/24\")",
                        "tags(\"t1\")",
                        "\"${PROGRAM}\" eq \"sudo\"",
                        "\"$LEVEL_NUM\" < \"4\"",
                        "source(\"s0\")"));
    }

    private String list(List<String> words) {
        var text = new StringBuilder(pick(words));
        for (int i = random.nextInt(4); i > 0; i--) {
            text.append(chance(50) ? ", " : " ").append(pick(words));
        }
        return text.toString();
    }

    private boolean chance(int percent) {
        return random.nextInt(100) < percent;
    }

    private String pick(List<String> from) {
        return from.get(random.nextInt(from.size()));
    }

    private void use(String construct) {
        constructs.add(construct);
    }
}
