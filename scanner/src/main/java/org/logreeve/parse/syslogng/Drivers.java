package org.logreeve.parse.syslogng;

import static java.util.Map.entry;
import static org.logreeve.parse.syslogng.OptionForm.*;
import static org.logreeve.parse.syslogng.OptionTables.all;

import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The drivers, parsers and rewrites of syslog-ng's own modules. */
final class Drivers {
    /**
     * What a driver takes.
     *
     * @param arguments how many plain ones come first
     */
    record Form(int arguments, Map<String, OptionForm> options) {}

    private static final Map<String, OptionForm> FILE_SOURCE =
            all(
                    all(OptionTables.READER, OptionTables.PERMISSIONS),
                    all(
                            OptionTables.LINES,
                            Map.of(
                                    "follow-freq",
                                    FRACTION,
                                    "multi-line-timeout",
                                    NUMBER,
                                    "recursive",
                                    YES_NO,
                                    "force-directory-polling",
                                    YES_NO)));

    private static final Map<String, OptionForm> UNIX_SOURCE =
            all(
                    all(OptionTables.READER, OptionTables.PERMISSIONS),
                    all(
                            all(OptionTables.STREAM, OptionTables.SOCKET),
                            Map.of(
                                    "so-passcred",
                                    YES_NO,
                                    "local-creds",
                                    YES_NO,
                                    "optional",
                                    YES_NO,
                                    "pass-unix-credentials",
                                    YES_NO,
                                    "create-dirs",
                                    YES_NO)));

    private static final Map<String, OptionForm> UDP_SOURCE =
            all(
                    all(OptionTables.READER, OptionTables.INTERNET),
                    Map.of(
                            "localip",
                            WORD,
                            "ip",
                            WORD,
                            "localport",
                            WORD_OR_NUMBER,
                            "port",
                            WORD_OR_NUMBER));

    private static final Map<String, OptionForm> TCP_SOURCE =
            all(all(UDP_SOURCE, OptionTables.STREAM), Map.of("tls", TLS));

    private static final Map<String, OptionForm> NETWORK_SOURCE =
            all(TCP_SOURCE, Map.of("transport", ANY, "ip-protocol", IP_PROTOCOL));

    private static final Map<String, OptionForm> UDP_DESTINATION =
            all(
                    all(OptionTables.SOCKET_WRITER, OptionTables.INTERNET),
                    Map.of(
                            "localip",
                            WORD,
                            "localport",
                            WORD_OR_NUMBER,
                            "port",
                            WORD_OR_NUMBER,
                            "destport",
                            WORD_OR_NUMBER,
                            "failover-servers",
                            WORDS,
                            "failover",
                            FAILOVER));

    private static final Map<String, OptionForm> SPOOFING =
            Map.of("spoof-source", YES_NO, "spoof-source-max-msglen", POSITIVE);

    private static final Map<String, OptionForm> TCP_DESTINATION =
            all(UDP_DESTINATION, Map.of("tls", TLS));

    private static final Map<String, OptionForm> NETWORK_DESTINATION =
            all(
                    all(TCP_DESTINATION, SPOOFING),
                    Map.of("transport", ANY, "ip-protocol", IP_PROTOCOL));

    private static final Map<String, OptionForm> PIPE_DESTINATION =
            all(
                    all(OptionTables.WRITER, OptionTables.PERMISSIONS),
                    Map.of("time-reap", NUMBER, "create-dirs", YES_NO));

    private static final Map<String, Form> SOURCES =
            Map.ofEntries(
                    entry("file", new Form(1, FILE_SOURCE)),
                    entry("stdin", new Form(0, FILE_SOURCE)),
                    entry(
                            "wildcard-file",
                            new Form(
                                    0,
                                    all(
                                            FILE_SOURCE,
                                            Map.of(
                                                    "base-dir",
                                                    WORD,
                                                    "filename-pattern",
                                                    WORD,
                                                    "max-files",
                                                    POSITIVE,
                                                    "monitor-method",
                                                    WORD)))),
                    entry("pipe", new Form(1, all(FILE_SOURCE, pipeSource()))),
                    entry("fifo", new Form(1, all(FILE_SOURCE, pipeSource()))),
                    entry("unix-dgram", new Form(1, UNIX_SOURCE)),
                    entry("unix-stream", new Form(1, UNIX_SOURCE)),
                    entry("udp", new Form(0, UDP_SOURCE)),
                    entry("udp6", new Form(0, UDP_SOURCE)),
                    entry("tcp", new Form(0, TCP_SOURCE)),
                    entry("tcp6", new Form(0, TCP_SOURCE)),
                    entry("network", new Form(0, NETWORK_SOURCE)),
                    entry("syslog", new Form(0, NETWORK_SOURCE)),
                    entry(
                            "systemd-syslog",
                            new Form(0, all(OptionTables.READER, OptionTables.SOCKET))),
                    entry(
                            "systemd-journal",
                            new Form(
                                    0,
                                    all(
                                            OptionTables.SOURCE,
                                            Map.of(
                                                    "default-level",
                                                    SEVERITY,
                                                    "default-severity",
                                                    SEVERITY,
                                                    "default-priority",
                                                    SEVERITY,
                                                    "default-facility",
                                                    FACILITY,
                                                    "time-zone",
                                                    WORD,
                                                    "prefix",
                                                    WORD,
                                                    "max-field-size",
                                                    POSITIVE,
                                                    "namespace",
                                                    WORD,
                                                    "log-fetch-limit",
                                                    POSITIVE)))),
                    entry(
                            "internal",
                            new Form(
                                    0,
                                    all(OptionTables.SOURCE, Map.of("log-fifo-size", POSITIVE)))),
                    entry(
                            "program",
                            new Form(
                                    1,
                                    all(
                                            OptionTables.READER,
                                            Map.of("inherit-environment", YES_NO)))));

    private static final Map<String, Form> DESTINATIONS =
            Map.ofEntries(
                    entry(
                            "file",
                            new Form(
                                    1,
                                    all(
                                            PIPE_DESTINATION,
                                            Map.of(
                                                    "optional",
                                                    YES_NO,
                                                    "overwrite-if-older",
                                                    NUMBER,
                                                    "remove-if-older",
                                                    NUMBER,
                                                    "symlink-as",
                                                    WORD,
                                                    "fsync",
                                                    YES_NO)))),
                    entry("pipe", new Form(1, PIPE_DESTINATION)),
                    entry("fifo", new Form(1, PIPE_DESTINATION)),
                    entry(
                            "unix-dgram",
                            new Form(1, all(OptionTables.SOCKET_WRITER, OptionTables.SOCKET))),
                    entry(
                            "unix-stream",
                            new Form(1, all(OptionTables.SOCKET_WRITER, OptionTables.SOCKET))),
                    entry("udp", new Form(1, all(UDP_DESTINATION, SPOOFING))),
                    entry("udp6", new Form(1, all(UDP_DESTINATION, SPOOFING))),
                    entry("tcp", new Form(1, TCP_DESTINATION)),
                    entry("tcp6", new Form(1, TCP_DESTINATION)),
                    entry("network", new Form(1, NETWORK_DESTINATION)),
                    entry("syslog", new Form(1, NETWORK_DESTINATION)),
                    entry("usertty", new Form(1, Map.of("time-reopen", POSITIVE))),
                    entry(
                            "program",
                            new Form(
                                    1,
                                    all(
                                            OptionTables.WRITER,
                                            Map.of(
                                                    "keep-alive",
                                                    YES_NO,
                                                    "inherit-environment",
                                                    YES_NO)))),
                    entry(
                            "pseudofile",
                            new Form(
                                    1,
                                    all(
                                            all(OptionTables.TEMPLATES, OptionTables.DESTINATION),
                                            Map.of("template", WORD, "time-reopen", POSITIVE)))));

    /** Sources whose options are not looked into. */
    private static final Set<String> OTHER_SOURCES =
            Set.of(
                    "system",
                    "sun-streams",
                    "openbsd",
                    "python",
                    "python-fetcher",
                    "mqtt",
                    "example-msg-generator",
                    "example-random-generator",
                    "kubernetes");

    /** Destinations that are known by name alone. */
    private static final Set<String> OTHER_DESTINATIONS =
            Set.of(
                    "getvirtconsole",
                    "http",
                    "kafka",
                    "kafka-c",
                    "mongodb",
                    "sql",
                    "smtp",
                    "amqp",
                    "stomp",
                    "redis",
                    "riemann",
                    "python",
                    "java",
                    "snmp",
                    "mqtt",
                    "example-destination",
                    "graphite",
                    "slog");

    private static final Set<String> PARSERS =
            Set.of(
                    "csv-parser",
                    "kv-parser",
                    "json-parser",
                    "xml",
                    "db-parser",
                    "date-parser",
                    "syslog-parser",
                    "add-contextual-data",
                    "geoip2",
                    "grouping-by",
                    "group-lines",
                    "linux-audit-parser",
                    "python",
                    "regexp-parser",
                    "tags-parser",
                    "map-value-pairs",
                    "snmptrapd-parser",
                    "app-parser",
                    "rate-limit",
                    "format-json",
                    "patternize",
                    "metrics-probe");

    private static final Set<String> REWRITES =
            Set.of(
                    "set",
                    "subst",
                    "unset",
                    "rename",
                    "set-tag",
                    "clear-tag",
                    "group-set",
                    "groupset",
                    "group-unset",
                    "groupunset",
                    "set-pri",
                    "set-severity",
                    "set-facility",
                    "set-matches",
                    "unset-matches",
                    "fix-time-zone",
                    "set-time-zone",
                    "guess-time-zone");

    private Drivers() {}

    private static Map<String, OptionForm> pipeSource() {
        return Map.of("optional", YES_NO, "create-dirs", YES_NO);
    }

    /** Null when its options are not looked into. */
    static @Nullable Form form(Context context, String name) {
        return (context == Context.SOURCE ? SOURCES : DESTINATIONS).get(name);
    }

    static boolean isKnown(Context context, String name) {
        return switch (context) {
            case SOURCE -> SOURCES.containsKey(name) || OTHER_SOURCES.contains(name);
            case DESTINATION -> DESTINATIONS.containsKey(name) || OTHER_DESTINATIONS.contains(name);
            case PARSER -> PARSERS.contains(name);
            case REWRITE -> REWRITES.contains(name);
            case ROOT, FILTER, LOG, OPTIONS, INNER_SOURCE, INNER_DESTINATION -> false;
        };
    }
}
