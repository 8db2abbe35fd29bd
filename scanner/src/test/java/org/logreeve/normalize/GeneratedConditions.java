package org.logreeve.normalize;

import java.util.List;

/** Random conditions of filters. */
final class GeneratedConditions {
    private final Draw draw;
    private final String program;
    private final String message;
    private boolean isExact = true;

    GeneratedConditions(Draw draw) {
        this.draw = draw;
        // one spelling each: that two of them hold for the same messages is not known
        this.program =
                draw.pick(
                        List.of(
                                "program(\"^sudo$\")",
                                "program('sudo' type(string))",
                                "program(\"sudo\" flags(prefix) type(string))"));
        this.message =
                draw.pick(
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
        int kind = draw.below(depth > 0 ? 12 : 7);
        return switch (kind) {
            case 0, 1 -> facility();
            case 2, 3 -> level();
            case 4 -> {
                draw.use("program()");
                yield program;
            }
            case 5 -> {
                draw.use("message()");
                yield message;
            }
            case 6 -> other(named);
            case 7 -> "not " + condition(0, named);
            case 8 -> {
                draw.use("not (...)");
                yield "not (" + condition(depth - 1, named) + ")";
            }
            case 9 -> {
                draw.use("or");
                yield condition(depth - 1, named) + " or " + condition(depth - 1, named);
            }
            case 10 -> {
                draw.use("and");
                yield condition(depth - 1, named) + " and " + condition(depth - 1, named);
            }
            default -> {
                draw.use("brackets");
                yield "(" + condition(depth - 1, named) + ")";
            }
        };
    }

    private String facility() {
        draw.use("facility()");
        if (draw.chance(15)) {
            draw.use("block without arguments");
            return "b_auth()";
        }
        if (draw.chance(25)) {
            draw.use("facility range");
            return "facility("
                    + draw.pick(SyslogNgPieces.FACILITIES)
                    + ".."
                    + draw.pick(SyslogNgPieces.FACILITIES)
                    + ")";
        }
        if (draw.chance(10)) {
            return "facility(" + draw.below(24) + ")";
        }
        return "facility(" + list(SyslogNgPieces.FACILITIES) + ")";
    }

    private String level() {
        draw.use("level()");
        String word = draw.pick(List.of("level", "severity", "priority"));
        if (draw.chance(50)) {
            draw.use("level range");
            String dots = draw.chance(50) ? ".." : " .. ";
            return word
                    + "("
                    + draw.pick(SyslogNgPieces.LEVELS)
                    + dots
                    + draw.pick(SyslogNgPieces.LEVELS)
                    + ")";
        }
        return word + "(" + list(SyslogNgPieces.LEVELS) + ")";
    }

    private String other(int named) {
        if (named > 0 && draw.chance(60)) {
            draw.use("filter()");
            return "filter(f" + draw.below(named) + ")";
        }
        draw.use("other filter");
        if (draw.chance(40)) {
            return draw.pick(List.of("program(\"\")", "message(\".*\")", "host(\"*\" type(glob))"));
        }
        isExact = false;
        return draw.pick(
                List.of(
                        "host(\"h\")",
                        "netmask(\"192.0.2.0/24\")",
                        "tags(\"t1\")",
                        "\"${PROGRAM}\" eq \"sudo\"",
                        "\"$LEVEL_NUM\" < \"4\"",
                        "source(\"s0\")"));
    }

    private String list(List<String> words) {
        var text = new StringBuilder(draw.pick(words));
        for (int i = draw.below(4); i > 0; i--) {
            text.append(draw.chance(50) ? ", " : " ").append(draw.pick(words));
        }
        return text.toString();
    }
}
