package org.logreeve.normalize;

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
    static final int FILTERS = 5;

    private final Draw draw;
    private final String root;
    private final boolean isRunning;
    private final GeneratedConditions conditions;
    private final GeneratedLogPaths paths;
    private final SequencedMap<String, String> files = new TreeMap<>();
    private final SortedSet<String> constructs = new TreeSet<>();
    private int ports = 20_000;

    GeneratedSyslogNg(long seed, String root, boolean isRunning) {
        // neighbouring seeds begin alike unless they are spread
        this.draw = new Draw(new Random(seed * 0x9E3779B97F4A7C15L), constructs);
        this.root = root;
        this.isRunning = isRunning;
        this.conditions = new GeneratedConditions(draw);
        this.paths = new GeneratedLogPaths(draw, conditions);
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
        return paths.isExact() && conditions.isExact();
    }

    private String main() {
        var text = new StringBuilder("@version: 3.38\n");
        text.append("@define root \"").append(root).append("\"\n");
        text.append("template t_plain \"$MSG\\n\";\n");
        if (draw.chance(30)) {
            draw.use("template");
            text.append("template t_more { template(\"$HOST $MSG\\n\"); template-escape(no); };\n");
        }
        if (draw.chance(30)) {
            draw.use("comment");
            text.append("# source(s9); 'unclosed \"quotes\n");
        }
        if (draw.chance(40)) {
            draw.use("options");
            text.append("options {\n");
            int count = 1 + draw.below(4);
            for (int i = 0; i < count; i++) {
                text.append("    ").append(draw.pick(SyslogNgPieces.OPTIONS)).append('\n');
            }
            text.append("};\n");
        }
        if (draw.chance(20)) {
            draw.use("@module");
            text.append("@module affile\n");
        }
        blocks(text);
        text.append(placed("filters", filters()));
        text.append(sources());
        text.append(destinations());
        text.append(steps());
        text.append(seen());
        text.append(placed("paths", paths.text()));
        if (!isRunning && draw.chance(35)) {
            draw.use("mistake");
            text.append(draw.pick(SyslogNgPieces.BAD)).append('\n');
        }
        return text.toString();
    }

    /** In the main file, or in one that it includes by name, by pattern or by folder. */
    private String placed(String name, String text) {
        return switch (draw.below(6)) {
            case 0 -> {
                draw.use("@include file");
                files.put(name + ".conf", text);
                yield "@include \"" + root + "/" + name + ".conf\"\n";
            }
            case 1 -> {
                draw.use("@include pattern");
                files.put(name + ".d/10-a.conf", text);
                files.put(name + ".d/20-b.conf", "# nothing\n");
                files.put(name + ".d/note.txt", "} not read {\n");
                yield "@include '`root`/" + name + ".d/*.conf'\n";
            }
            case 2 -> {
                draw.use("@include folder");
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
                            .formatted(root, i, draw.chance(20) ? " tags(\"t" + i + "\")" : "");
            if (isRunning || draw.chance(20)) {
                draw.use("source channel");
                String seen = isRunning ? " destination(d_seen);" : "";
                driver = "channel { source { " + driver + "; };" + seen + " }";
            }
            text.append("source s").append(i).append(" { ").append(driver).append("; ");
            if ((i == 0 && draw.chance(30)) || (!isRunning && draw.chance(10))) {
                draw.use("internal()");
                text.append("internal(); ");
            }
            if (!isRunning && draw.chance(25)) {
                draw.use("system()");
                text.append("system(); ");
            }
            if (!isRunning && draw.chance(25)) {
                draw.use("network source");
                text.append(
                        draw.pick(
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
            if (draw.chance(15)) {
                draw.use("network()");
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
                draw.pick(SyslogNgPieces.REMOTE)
                        .replace("port(9)", "port(" + ports + ")")
                        .replace("port(\"9\")", "port(\"" + ports + "\")")
                        .replace("/nowhere/socket", "/nowhere/socket" + ports)
                        .replace("/dev/null", "/dev/fd/1" + ports);
        constructs.add(remote.contains("tls(") ? "tls()" : "plain transport");
        if (remote.startsWith("syslog")) {
            draw.use("syslog()");
        }
        boolean isNetwork = remote.startsWith("network") || remote.startsWith("syslog");
        if (isNetwork && draw.chance(40)) {
            draw.use("disk-buffer");
            return remote.substring(0, remote.length() - 1)
                    + " disk-buffer(reliable(no) mem-buf-length(100) disk-buf-size(2097152) dir(\""
                    + root
                    + "\")))";
        }
        return remote;
    }

    private String file(int i) {
        return switch (draw.below(4)) {
            case 0 -> {
                draw.use("block with arguments");
                yield draw.chance(50)
                        ? "b_file(name(d" + i + "))"
                        : "b_file(name(\"d" + i + "\") flush_lines(0) perm(0644))";
            }
            case 1 -> {
                draw.use("backticks");
                yield "file(\"`root`/d" + i + ".log\" template(\"$MSG\\n\"))";
            }
            case 2 -> {
                draw.use("single quotes");
                yield "file('" + root + "/d" + i + ".log' template(t_plain) create_dirs(yes))";
            }
            default -> "file(" + root + "/d" + i + ".log template(t_plain))";
        };
    }

    private String filters() {
        var text = new StringBuilder();
        for (int i = 0; i < FILTERS; i++) {
            text.append("filter f").append(i).append(" { ").append(conditions.condition(2, i));
            text.append(draw.chance(70) ? "; };\n" : " };\n");
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
}
