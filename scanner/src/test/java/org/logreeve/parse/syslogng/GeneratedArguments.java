package org.logreeve.parse.syslogng;

import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/**
 * One statement of syslog-ng with arguments that somebody might write: of the right kind, of
 * another, too few, too many, under a name that belongs elsewhere.
 */
final class GeneratedArguments {
    private static final Map<String, List<String>> NAMES =
            new TreeMap<>(
                    Map.of(
                            "source",
                            List.of(
                                    "file",
                                    "wildcard-file",
                                    "pipe",
                                    "unix-dgram",
                                    "unix-stream",
                                    "udp",
                                    "tcp",
                                    "network",
                                    "syslog",
                                    "systemd-syslog",
                                    "systemd-journal",
                                    "internal",
                                    "program",
                                    "system",
                                    "python"),
                            "destination",
                            List.of(
                                    "file",
                                    "pipe",
                                    "unix-dgram",
                                    "unix-stream",
                                    "udp",
                                    "tcp",
                                    "network",
                                    "syslog",
                                    "usertty",
                                    "program",
                                    "http",
                                    "mongodb"),
                            "parser",
                            List.of(
                                    "csv-parser",
                                    "kv-parser",
                                    "linux-audit-parser",
                                    "json-parser",
                                    "db-parser",
                                    "date-parser",
                                    "syslog-parser",
                                    "tags-parser",
                                    "map-value-pairs",
                                    "xml",
                                    "rate-limit"),
                            "rewrite",
                            List.of(
                                    "set",
                                    "unset",
                                    "subst",
                                    "rename",
                                    "set-tag",
                                    "clear-tag",
                                    "groupset",
                                    "groupunset",
                                    "group-set",
                                    "set-pri",
                                    "set-severity",
                                    "set-facility",
                                    "set-matches",
                                    "unset-matches",
                                    "fix-time-zone",
                                    "set-time-zone",
                                    "guess-time-zone"),
                            "filter",
                            List.of(
                                    "program",
                                    "host",
                                    "message",
                                    "match",
                                    "source",
                                    "netmask",
                                    "netmask6",
                                    "tags",
                                    "in-list",
                                    "facility",
                                    "level",
                                    "filter",
                                    "blank")));

    /** What goes before options that belong to none in particular. */
    private static final List<String> OPTIONS =
            List.of(
                    "template",
                    "flags",
                    "type",
                    "value",
                    "values",
                    "columns",
                    "delimiters",
                    "dialect",
                    "prefix",
                    "format",
                    "time-stamp",
                    "time-zone",
                    "inject-mode",
                    "program-template",
                    "message-template",
                    "marker",
                    "key-delimiter",
                    "value-separator",
                    "pair",
                    "key",
                    "rekey",
                    "exclude",
                    "scope",
                    "cast",
                    "ts-format",
                    "frac-digits",
                    "on-error",
                    "perm",
                    "owner",
                    "create-dirs",
                    "port",
                    "transport",
                    "ip-protocol",
                    "tls",
                    "failover",
                    "disk-buffer",
                    "hook-commands",
                    "mark-mode",
                    "encoding",
                    "multi-line-mode",
                    "multi-line-prefix",
                    "tags",
                    "default-facility",
                    "default-severity",
                    "log-fifo-size",
                    "throttle",
                    "use-dns",
                    "keep-alive",
                    "drop-invalid",
                    "null",
                    "base-dir",
                    "follow-freq",
                    "symlink-as",
                    "fsync",
                    "suppress",
                    "persist-name",
                    "log-iw-size",
                    "nosuch");

    /** What a kind of statement has often, as it is right. */
    private static final Map<String, List<String>> RIGHT =
            Map.of(
                    "source",
                    List.of(
                            "flags(no-parse)",
                            "tags(\"a\" \"b\")",
                            "port(514)",
                            "use-dns(no)",
                            "log-iw-size(100)",
                            "transport(tcp)",
                            "encoding(\"UTF-8\")",
                            "default-facility(auth)",
                            "perm(0640)",
                            "keep-alive(yes)",
                            "multi-line-mode(regexp)",
                            "multi-line-prefix(\"^[0-9]+\")"),
                    "destination",
                    List.of(
                            "template(\"$MSG\\n\")",
                            "perm(0640)",
                            "create-dirs(yes)",
                            "log-fifo-size(10)",
                            "port(514)",
                            "transport(\"udp\")",
                            "disk-buffer(reliable(yes) disk-buf-size(1048576))",
                            "tls(peer-verify(no) ssl-options(no-sslv3))",
                            "suppress(5)",
                            "failover(servers(\"a\"))",
                            "hook-commands(startup(\"x\"))",
                            "template(\"$(format-json --scope rfc5424)\")",
                            "ts-format(iso)"),
                    "parser",
                    List.of(
                            "template(\"$MSG\")",
                            "prefix(\".x.\")",
                            "columns(\"a\" \"b\")",
                            "delimiters(chars(\",\"))",
                            "flags(greedy)",
                            "dialect(escape-none)",
                            "time-stamp(recvd)",
                            "format(\"%Y\")",
                            "value-separator(\"=\")",
                            "pair(\"a\" \"$B\")",
                            "key(\"a\")",
                            "drop-invalid(yes)",
                            "inject-mode(internal)",
                            "key-delimiter(\":\")"),
                    "rewrite",
                    List.of(
                            "value(\"x\")",
                            "value(\"MESSAGE\")",
                            "condition(facility(auth))",
                            "values(\"x.*\")",
                            "flags(global)",
                            "type(\"string\")",
                            "time-stamp(stamp)",
                            "on-error(\"drop-message\")"),
                    "filter",
                    List.of(
                            "type(glob)",
                            "flags(icase store-matches)",
                            "value(\"PROGRAM\")",
                            "template(\"$MSG\")",
                            "type(\"pcre\") flags(\"utf8\")"));

    private static final List<String> VALUES =
            List.of(
                    "",
                    "x",
                    "\"x\"",
                    "\"x\" \"y\"",
                    "5",
                    "0",
                    "-1",
                    "0.5",
                    "7k",
                    "yes",
                    "no",
                    "\"yes\"",
                    "\"$HOST\"",
                    "\"${HOST\"",
                    "\"${HOST:-x}\"",
                    "\"${HOST:x}\"",
                    "\"$(echo ${A})\"",
                    "\"$(echo ${A)\"",
                    "\"$(nosuch a)\"",
                    "\"$(echo a\"",
                    "\"$(format-json --scope rfc5424)\"",
                    "\"$(format-json --scope nosuch)\"",
                    "\"$(sha1)\"",
                    "\"(\"",
                    "\"(a|b)+\"",
                    "\"[a-z]{2,3}\"",
                    "\"[z-a]\"",
                    "\"a**\"",
                    "\"a{3,2}\"",
                    "\"\\\\1\"",
                    "int(\"5\")",
                    "nosuch(\"5\")",
                    "pcre",
                    "string",
                    "\"glob\"",
                    "icase",
                    "global",
                    "store-matches",
                    "nobackref",
                    "\"FACILITY\"",
                    "\"MESSAGE\"",
                    "\"R_DATE\"",
                    "\".SDATA.x\"",
                    "\",\"",
                    "\"=\"",
                    "\"::\"",
                    "chars(\",\")",
                    "strings(\"a\" \"b\")",
                    "escape-none",
                    "escape-none escape-backslash",
                    "greedy",
                    "recvd",
                    "stamp",
                    "internal",
                    "pass-through",
                    "guess-timezone",
                    "no-parse",
                    "kernel",
                    "syslog-protocol",
                    "tcp",
                    "udp",
                    "tls",
                    "unix-stream",
                    "err",
                    "auth",
                    "\"drop-message\"",
                    "ssl-options(no-sslv2)",
                    "ssl-options(none)",
                    "peer-verify(sometimes)",
                    "peer-verify(required-trusted)",
                    "cipher-suite(\"A\" \"B\")",
                    "servers(\"a\" \"b\")",
                    "failback(nosuch(1))",
                    "startup(\"x\")",
                    "truncate-size-ratio(2)",
                    "truncate-size-ratio(0.2)",
                    "reliable(no)",
                    "shift(1)",
                    "shift(0)",
                    "add-prefix(\"x\")",
                    "\"a\" \"$B\"",
                    "\"UTF-8\"",
                    "\"nosuch\"",
                    "regexp",
                    "template",
                    "file",
                    "host",
                    "facility",
                    "\"10.0.0.0/8\"",
                    "\"/etc/passwd\"",
                    "\"/nowhere/x\"");

    private static final List<String> PLAIN = List.of("\"/x\"", "\"a\"", "\"a\" \"b\"", "");

    private final Random random;
    private final String context;
    private final String text;

    GeneratedArguments(long seed) {
        // neighbouring seeds begin alike unless they are spread
        this.random = new Random(seed * 0x9E3779B97F4A7C15L);
        this.context = pick(List.copyOf(NAMES.keySet()));
        String name = pick(NAMES.getOrDefault(context, List.of()));
        this.text = context + " x { " + name + "(" + arguments() + "); };\n";
    }

    /** The kind of statement. */
    String context() {
        return context;
    }

    String text() {
        return text;
    }

    private String arguments() {
        var all = new StringBuilder(chance(70) ? pick(PLAIN) : pick(VALUES));
        int count = random.nextInt(3);
        for (int i = 0; i < count; i++) {
            all.append(' ');
            if (chance(60)) {
                all.append(pick(RIGHT.getOrDefault(context, List.of())));
            } else {
                all.append(pick(OPTIONS)).append('(').append(pick(VALUES)).append(')');
            }
        }
        return all.toString();
    }

    private boolean chance(int percent) {
        return random.nextInt(100) < percent;
    }

    private String pick(List<String> from) {
        return from.get(random.nextInt(from.size()));
    }
}
