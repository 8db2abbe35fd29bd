package org.logreeve.normalize;

import java.util.ArrayList;
import java.util.List;

/** The log paths of a random syslog-ng configuration, with what may stand in them. */
final class GeneratedLogPaths {
    private final Draw draw;
    private final GeneratedConditions conditions;
    private boolean isExact = true;
    private int inline;

    GeneratedLogPaths(Draw draw, GeneratedConditions conditions) {
        this.draw = draw;
        this.conditions = conditions;
    }

    /** Whether nothing in them changes messages in ways that only the daemon knows. */
    boolean isExact() {
        return isExact;
    }

    String text() {
        var text = new StringBuilder();
        int count = 2 + draw.below(4);
        for (int i = 0; i < count; i++) {
            if (i > 0 && draw.chance(20)) {
                draw.use("flags(catchall)");
                text.append("log { ").append(body(2)).append("flags(catchall");
                text.append(draw.chance(40) ? " fallback" : "").append("); };\n");
            } else {
                text.append("log { source(s0); ")
                        .append(i == 0 || draw.chance(50) ? "source(s1); " : "");
                text.append(body(2)).append(flags()).append("};\n");
            }
        }
        return text.toString();
    }

    private String flags() {
        var flags = new ArrayList<String>();
        if (draw.chance(25)) {
            draw.use("flags(final)");
            flags.add("final");
        }
        if (draw.chance(15)) {
            draw.use("flags(fallback)");
            flags.add("fallback");
        }
        if (draw.chance(15)) {
            draw.use("flags(flow-control)");
            flags.add(draw.chance(50) ? "flow-control" : "flow_control");
        }
        return flags.isEmpty()
                ? ""
                : "flags(" + String.join(draw.chance(50) ? ", " : " ", flags) + "); ";
    }

    private String body(int depth) {
        var text = new StringBuilder();
        for (int i = draw.below(3); i > 0; i--) {
            text.append(step(depth));
        }
        int kind = draw.below(8);
        if (kind == 0 && depth > 0) {
            draw.use("embedded log");
            for (int i = 1 + draw.below(2); i > 0; i--) {
                text.append("log { ").append(body(depth - 1)).append(flags()).append("}; ");
            }
        } else if (kind == 1) {
            draw.use("block in a log path");
            text.append("b_tail(to(").append(destination()).append(")) ");
        } else if (kind == 2) {
            draw.use("inline destination");
            text.append("destination { file(\"`root`/x")
                    .append(++inline)
                    .append(".log\" template(t_plain)); }; ");
        } else {
            text.append("destination(").append(destination()).append("); ");
        }
        return text.toString();
    }

    private String step(int depth) {
        return switch (draw.below(depth > 0 ? 9 : 5)) {
            case 0, 1 -> "filter(f" + draw.below(GeneratedSyslogNg.FILTERS) + "); ";
            case 2 -> {
                draw.use("inline filter");
                yield "filter { " + conditions.condition(1, GeneratedSyslogNg.FILTERS) + "; }; ";
            }
            case 3 -> draw.chance(30) ? "destination(" + destination() + "); " : change();
            case 4 -> "destination(" + destination() + "); ";
            case 5, 6 -> choice(depth);
            default -> {
                draw.use("junction");
                var text = new StringBuilder("junction { ");
                for (int i = 1 + draw.below(3); i > 0; i--) {
                    text.append("channel { ").append(channel(depth)).append(flags()).append("}; ");
                }
                yield text.append("}; ").toString();
            }
        };
    }

    private String channel(int depth) {
        return draw.chance(30)
                ? body(depth - 1)
                : "filter { " + conditions.condition(1, GeneratedSyslogNg.FILTERS) + " }; ";
    }

    private String choice(int depth) {
        draw.use("if");
        var text = new StringBuilder("if ");
        if (draw.chance(75)) {
            text.append("(")
                    .append(conditions.condition(1, GeneratedSyslogNg.FILTERS))
                    .append(") { ");
            text.append(body(depth - 1)).append("} ");
        } else {
            draw.use("if with a block");
            text.append("{ filter(f").append(draw.below(GeneratedSyslogNg.FILTERS)).append("); ");
            text.append(draw.chance(50) ? body(depth - 1) : "").append("} ");
        }
        if (draw.chance(40)) {
            draw.use("elif");
            text.append("elif (")
                    .append(conditions.condition(1, GeneratedSyslogNg.FILTERS))
                    .append(") { ");
            text.append(body(depth - 1)).append("} ");
        }
        if (draw.chance(50)) {
            draw.use("else");
            text.append("else { ").append(body(depth - 1)).append("} ");
        }
        return text.append("; ").toString();
    }

    private String change() {
        return switch (draw.below(8)) {
            case 0 -> {
                draw.use("rewrite");
                yield "rewrite(r_cron); ";
            }
            case 1, 2 -> {
                draw.use("rewrite with a condition");
                yield "rewrite(r_err); ";
            }
            case 3, 4 -> {
                draw.use("parser");
                isExact = false;
                yield "parser(p_csv); ";
            }
            default -> {
                draw.use("rewrite");
                isExact = false;
                yield draw.pick(
                        List.of(
                                "rewrite(r_set); ",
                                "rewrite { set(\"sudo\" value(\"PROGRAM\")); }; ",
                                "rewrite { subst(\"h\" \"k\" value(\"HOST\")"
                                        + " flags(global)); }; ",
                                "rewrite { set-tag(\"seen\"); clear-tag(\"t0\"); }; "));
            }
        };
    }

    private String destination() {
        return "d" + draw.below(GeneratedSyslogNg.DESTINATIONS);
    }
}
