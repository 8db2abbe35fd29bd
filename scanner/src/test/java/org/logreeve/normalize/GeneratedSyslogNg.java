package org.logreeve.normalize;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.SequencedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A random syslog-ng configuration. One that may run has two sources that read files, six
 * destinations that write files, and no mistake; any other may have mistakes that people make.
 */
final class GeneratedSyslogNg {
    static final int SOURCES = 2;
    static final int DESTINATIONS = 6;
    private static final int FILTERS = 5;

    private final Random random;
    private final String root;
    private final boolean isRunning;
    private final GeneratedConditions conditions;
    private final SequencedMap<String, String> files = new TreeMap<>();
    private final SortedSet<String> constructs = new TreeSet<>();
    private boolean isExact = true;
    private int inline;
    private int ports = 20_000;

    GeneratedSyslogNg(long seed, String root, boolean isRunning) {
        // neighbouring seeds begin alike unless they are spread
        this.random = new Random(seed * 0x9E3779B97F4A7C15L);
        this.root = root;
        this.isRunning = isRunning;
        this.conditions = new GeneratedConditions(random, constructs);
        files.put("main.conf", main());
    }

    /** By name, in the root folder. */
    SequencedMap<String, String> files() {
        return files;
    }

    /** What the configuration makes use of. */
    SortedSet<String> constructs() {
        return constructs;
    }

    /** Whether each condition is one of those that the messages sent differ in. */
    boolean isExact() {
        return isExact && conditions.isExact();
    }

    private String main() {
        var text = new StringBuilder("@version: 3.38\n");
        text.append("@define root \"").append(root).append("\"\n");
        text.append("template t_plain \"$MSG\\n\";\n");
        if (chance(30)) {
            use("template");
            text.append("template t_more { template(\"$HOST $MSG\\n\"); template-escape(no); };\n");
        }
        if (chance(30)) {
            use("comment");
            text.append("# source(s9); 'unclosed \"quotes\n");
        }
        if (chance(40)) {
            use("options");
            text.append("options {\n");
            int count = 1 + random.nextInt(4);
            for (int i = 0; i < count; i++) {
                text.append("    ").append(pick(SyslogNgPieces.OPTIONS)).append('\n');
            }
            text.append("};\n");
        }
        if (chance(20)) {
            use("@module");
            text.append("@module affile\n");
        }
        blocks(text);
        text.append(placed("filters", filters()));
        text.append(sources());
        text.append(destinations());
        text.append(steps());
        text.append(seen());
        text.append(placed("paths", paths()));
        if (!isRunning && chance(35)) {
            use("mistake");
            text.append(pick(SyslogNgPieces.BAD)).append('\n');
        }
        return text.toString();
    }

    /** In the main file, or in one that it includes by name, by pattern or by folder. */
    private String placed(String name, String text) {
        return switch (random.nextInt(6)) {
            case 0 -> {
                use("@include file");
                files.put(name + ".conf", text);
                yield "@include \"" + root + "/" + name + ".conf\"\n";
            }
            case 1 -> {
                use("@include pattern");
                files.put(name + ".d/10-a.conf", text);
                files.put(name + ".d/20-b.conf", "# nothing\n");
                files.put(name + ".d/note.txt", "} not read {\n");
                yield "@include '`root`/" + name + ".d/*.conf'\n";
            }
            case 2 -> {
                use("@include folder");
                files.put(name + ".dir/a.conf", text);
                files.put(name + ".dir/.hidden", "} not read {\n");
                files.put(name + ".dir/b~", "} not read {\n");
                yield "@include \"" + root + "/" + name + ".dir\"\n";
            }
            default -> text;
        };
    }

    private void blocks(StringBuilder text) {
        text.append("block destination b_file(name() template(\"t_plain\") ...) {\n")
                .append("    file(\"`root`/`name`.log\" template(`template`) `__VARARGS__`);\n")
                .append("};\n")
                .append("block filter b_auth() {\n    facility(auth, authpriv)\n};\n")
                .append("block log b_tail(to(d0)) {\n    destination(`to`);\n};\n");
    }

    private String sources() {
        var text = new StringBuilder();
        for (int i = 0; i < SOURCES; i++) {
            String driver =
                    "file(\"%s/in%d\" log-iw-size(20000) log-fetch-limit(2000)%s)"
                            .formatted(root, i, chance(20) ? " tags(\"t" + i + "\")" : "");
            if (isRunning || chance(20)) {
                use("source channel");
                String seen = isRunning ? " destination(d_seen);" : "";
                driver = "channel { source { " + driver + "; };" + seen + " }";
            }
            text.append("source s").append(i).append(" { ").append(driver).append("; ");
            if ((i == 0 && chance(30)) || (!isRunning && chance(10))) {
                use("internal()");
                text.append("internal(); ");
            }
            if (!isRunning && chance(25)) {
                use("system()");
                text.append("system(); ");
            }
            if (!isRunning && chance(25)) {
                use("network source");
                text.append(
                        pick(
                                List.of(
                                        "network(ip(127.0.0.1) port(9) max-connections(5)); ",
                                        "syslog(transport(tcp) port(9)); ",
                                        "udp(ip(\"127.0.0.1\") port(9)); ",
                                        "tcp(port(9) flags(no-parse)); ",
                                        "unix-stream(\"/nowhere/s\" perm(0666)); ",
                                        "systemd-journal(prefix(\".j.\")); ",
                                        "wildcard-file(base-dir(\"/x\")"
                                                + " filename-pattern(\"*.log\")); ",
                                        "program(\"/bin/cat\"); ")));
            }
            text.append("};\n");
        }
        return text.toString();
    }

    private String destinations() {
        var text = new StringBuilder();
        for (int i = 0; i < DESTINATIONS; i++) {
            text.append("destination d").append(i).append(" { ").append(file(i)).append("; ");
            if (chance(15)) {
                use("network()");
                text.append(remote()).append("; ");
            }
            text.append("};\n");
        }
        return text.toString();
    }

    private String remote() {
        // the daemon does not start with two of one address
        ports++;
        String remote =
                pick(SyslogNgPieces.REMOTE)
                        .replace("port(9)", "port(" + ports + ")")
                        .replace("port(\"9\")", "port(\"" + ports + "\")")
                        .replace("/nowhere/socket", "/nowhere/socket" + ports)
                        .replace("/dev/null", "/dev/fd/1" + ports);
        constructs.add(remote.contains("tls(") ? "tls()" : "plain transport");
        if (remote.startsWith("syslog")) {
            use("syslog()");
        }
        boolean isNetwork = remote.startsWith("network") || remote.startsWith("syslog");
        if (isNetwork && chance(40)) {
            use("disk-buffer");
            return remote.substring(0, remote.length() - 1)
                    + " disk-buffer(reliable(no) mem-buf-length(100) disk-buf-size(2097152) dir(\""
                    + root
                    + "\")))";
        }
        return remote;
    }

    private String file(int i) {
        return switch (random.nextInt(4)) {
            case 0 -> {
                use("block with arguments");
                yield chance(50)
                        ? "b_file(name(d" + i + "))"
                        : "b_file(name(\"d" + i + "\") flush_lines(0) perm(0644))";
            }
            case 1 -> {
                use("backticks");
                yield "file(\"`root`/d" + i + ".log\" template(\"$MSG\\n\"))";
            }
            case 2 -> {
                use("single quotes");
                yield "file('" + root + "/d" + i + ".log' template(t_plain) create_dirs(yes))";
            }
            default -> "file(" + root + "/d" + i + ".log template(t_plain))";
        };
    }

    private String filters() {
        var text = new StringBuilder();
        for (int i = 0; i < FILTERS; i++) {
            text.append("filter f").append(i).append(" { ").append(conditions.condition(2, i));
            text.append(chance(70) ? "; };\n" : " };\n");
        }
        return text.toString();
    }

    private String steps() {
        return """
               parser p_csv { csv-parser(columns("a", "b") delimiters(",") prefix(".csv.")); };
               rewrite r_set { set("x" value(".my.x")); };
               rewrite r_cron { set-facility("cron"); };
               rewrite r_err { set-severity("err" condition(facility(auth))); };
               """;
    }

    /** Gets every message before any log path does. */
    private String seen() {
        return "destination d_seen { file(\"`root`/seen\" template(\"$MSG\\n\")); };\n";
    }

    private String paths() {
        var text = new StringBuilder();
        int count = 2 + random.nextInt(4);
        for (int i = 0; i < count; i++) {
            if (i > 0 && chance(20)) {
                use("flags(catchall)");
                text.append("log { ").append(body(2)).append("flags(catchall");
                text.append(chance(40) ? " fallback" : "").append("); };\n");
            } else {
                text.append("log { source(s0); ")
                        .append(i == 0 || chance(50) ? "source(s1); " : "");
                text.append(body(2)).append(flags()).append("};\n");
            }
        }
        return text.toString();
    }

    private String flags() {
        var flags = new ArrayList<String>();
        if (chance(25)) {
            use("flags(final)");
            flags.add("final");
        }
        if (chance(15)) {
            use("flags(fallback)");
            flags.add("fallback");
        }
        if (chance(15)) {
            use("flags(flow-control)");
            flags.add(chance(50) ? "flow-control" : "flow_control");
        }
        return flags.isEmpty()
                ? ""
                : "flags(" + String.join(chance(50) ? ", " : " ", flags) + "); ";
    }

    private String body(int depth) {
        var text = new StringBuilder();
        for (int i = random.nextInt(3); i > 0; i--) {
            text.append(step(depth));
        }
        int kind = random.nextInt(8);
        if (kind == 0 && depth > 0) {
            use("embedded log");
            for (int i = 1 + random.nextInt(2); i > 0; i--) {
                text.append("log { ").append(body(depth - 1)).append(flags()).append("}; ");
            }
        } else if (kind == 1) {
            use("block in a log path");
            text.append("b_tail(to(").append(destination()).append(")) ");
        } else if (kind == 2) {
            use("inline destination");
            text.append("destination { file(\"`root`/x")
                    .append(++inline)
                    .append(".log\" template(t_plain)); }; ");
        } else {
            text.append("destination(").append(destination()).append("); ");
        }
        return text.toString();
    }

    private String step(int depth) {
        return switch (random.nextInt(depth > 0 ? 9 : 5)) {
            case 0, 1 -> "filter(f" + random.nextInt(FILTERS) + "); ";
            case 2 -> {
                use("inline filter");
                yield "filter { " + conditions.condition(1, FILTERS) + "; }; ";
            }
            case 3 -> chance(30) ? "destination(" + destination() + "); " : change();
            case 4 -> "destination(" + destination() + "); ";
            case 5, 6 -> choice(depth);
            default -> {
                use("junction");
                var text = new StringBuilder("junction { ");
                for (int i = 1 + random.nextInt(3); i > 0; i--) {
                    text.append("channel { ").append(channel(depth)).append(flags()).append("}; ");
                }
                yield text.append("}; ").toString();
            }
        };
    }

    private String channel(int depth) {
        return chance(30)
                ? body(depth - 1)
                : "filter { " + conditions.condition(1, FILTERS) + " }; ";
    }

    private String choice(int depth) {
        use("if");
        var text = new StringBuilder("if ");
        if (chance(75)) {
            text.append("(").append(conditions.condition(1, FILTERS)).append(") { ");
            text.append(body(depth - 1)).append("} ");
        } else {
            use("if with a block");
            text.append("{ filter(f").append(random.nextInt(FILTERS)).append("); ");
            text.append(chance(50) ? body(depth - 1) : "").append("} ");
        }
        if (chance(40)) {
            use("elif");
            text.append("elif (").append(conditions.condition(1, FILTERS)).append(") { ");
            text.append(body(depth - 1)).append("} ");
        }
        if (chance(50)) {
            use("else");
            text.append("else { ").append(body(depth - 1)).append("} ");
        }
        return text.append("; ").toString();
    }

    private String change() {
        return switch (random.nextInt(8)) {
            case 0 -> {
                use("rewrite");
                yield "rewrite(r_cron); ";
            }
            case 1, 2 -> {
                use("rewrite with a condition");
                yield "rewrite(r_err); ";
            }
            case 3, 4 -> {
                use("parser");
                isExact = false;
                yield "parser(p_csv); ";
            }
            default -> {
                use("rewrite");
                isExact = false;
                yield pick(
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
        return "d" + random.nextInt(DESTINATIONS);
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
