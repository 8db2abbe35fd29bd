package org.logreeve.parse.syslogng;

import static org.logreeve.parse.syslogng.OptionForm.Words.anyOf;
import static org.logreeve.parse.syslogng.OptionForm.Words.exactly;
import static org.logreeve.parse.syslogng.OptionForm.Words.oneOf;
import static org.logreeve.parse.syslogng.PlainForm.*;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.logreeve.parse.syslogng.OptionForm.Either;
import org.logreeve.parse.syslogng.OptionForm.Form;
import org.logreeve.parse.syslogng.OptionForm.Words;

/** Options that drivers and steps share, by syslog-ng's own grammar of 3.38. */
final class OptionTables {
    static final Map<String, OptionForm> HOST_NAMES =
            all(each(YES_NO, "use-fqdn", "dns-cache", "normalize-hostnames"), each(DNS, "use-dns"));

    static final Map<String, OptionForm> PERMISSIONS =
            all(
                    each(OWNER, "owner", "group", "dir-owner", "dir-group"),
                    each(MODE, "perm", "dir-perm"));

    private static final Words ON_ERROR =
            exactly(
                    "drop-message",
                    "drop-property",
                    "fallback-to-string",
                    "silently-drop-message",
                    "silently-drop-property",
                    "silently-fallback-to-string");

    static final Map<String, OptionForm> TEMPLATES =
            all(
                    each(WORD, "ts-format", "time-zone", "send-time-zone", "local-time-zone"),
                    each(NUMBER, "frac-digits"),
                    each(ON_ERROR, "on-error"));

    private static final Map<String, OptionForm> HOOKS =
            each(
                    Form.of(0, each(WORD, "startup", "setup", "teardown", "shutdown")),
                    "hook-commands");

    static final Map<String, OptionForm> SOURCE =
            all(
                    HOST_NAMES,
                    HOOKS,
                    each(POSITIVE, "log-iw-size"),
                    each(
                            YES_NO,
                            "chain-hostnames",
                            "long-hostnames",
                            "keep-hostname",
                            "keep-timestamp",
                            "read-old-records",
                            "use-syslogng-pid"),
                    each(WORD, "program-override", "host-override", "log-prefix", "persist-name"),
                    each(WORDS, "tags"));

    private static final Set<String> FORMAT_FLAGS =
            Set.of(
                    "no-parse",
                    "check-hostname",
                    "syslog-protocol",
                    "assume-utf8",
                    "validate-utf8",
                    "sanitize-utf8",
                    "no-multi-line",
                    "store-legacy-msghdr",
                    "store-raw-message",
                    "dont-store-legacy-msghdr",
                    "expect-hostname",
                    "no-hostname",
                    "guess-timezone",
                    "no-header",
                    "no-rfc3164-fallback");

    /** How a message is taken apart. */
    static final Map<String, OptionForm> FORMAT =
            all(
                    each(WORD, "time-zone"),
                    each(SEVERITY, "default-level", "default-priority", "default-severity"),
                    each(FACILITY, "default-facility"));

    static final Words PARSING_FLAGS = new Words(FORMAT_FLAGS, true, false);

    static final Map<String, OptionForm> READER =
            all(
                    SOURCE,
                    FORMAT,
                    each(YES_NO, "check-hostname", "trim-large-messages"),
                    each(readerFlags(), "flags"),
                    each(POSITIVE, "log-fetch-limit", "log-msg-size", "idle-timeout"),
                    each(WORD, "format"),
                    each(ENCODING, "encoding"));

    static final Map<String, OptionForm> STREAM =
            all(
                    each(YES_NO, "keep-alive"),
                    each(POSITIVE, "max-connections", "listen-backlog"),
                    each(NUMBER, "dynamic-window-size", "dynamic-window-realloc-ticks"),
                    each(FRACTION, "dynamic-window-stats-freq"));

    static final Map<String, OptionForm> SOCKET =
            all(
                    each(NUMBER, "so-sndbuf", "so-rcvbuf"),
                    each(
                            YES_NO,
                            "so-broadcast",
                            "so-keepalive",
                            "so-reuseport",
                            "tcp-keep-alive",
                            "tcp-keepalive"));

    static final Map<String, OptionForm> INTERNET =
            all(
                    SOCKET,
                    each(
                            NUMBER,
                            "ip-ttl",
                            "ip-tos",
                            "tcp-keepalive-time",
                            "tcp-keepalive-intvl",
                            "tcp-keepalive-probes"),
                    each(YES_NO, "ip-freebind"),
                    each(WORD, "interface"));

    static final Map<String, OptionForm> LINES =
            all(
                    each(NUMBER, "pad-size"),
                    each(
                            exactly(
                                    "none",
                                    "regexp",
                                    "indented",
                                    "prefix-garbage",
                                    "prefix-suffix"),
                            "multi-line-mode"),
                    each(PATTERNS, "multi-line-prefix", "multi-line-garbage", "multi-line-suffix"));

    static final Map<String, OptionForm> DISK =
            all(
                    each(YES_NO, "reliable", "compaction"),
                    each(NUMBER, "mem-buf-size", "mem-buf-length", "disk-buf-size", "qout-size"),
                    each(WORD, "dir"),
                    each(RATIO, "truncate-size-ratio"));

    static final Map<String, OptionForm> DESTINATION =
            all(
                    HOOKS,
                    each(POSITIVE, "log-fifo-size"),
                    each(NUMBER, "throttle"),
                    each(Form.of(0, DISK), "disk-buffer"),
                    each(WORD, "persist-name"));

    private static final Words MARK_MODE =
            oneOf("internal", "dst-idle", "host-idle", "periodical", "none", "global");

    static final Map<String, OptionForm> WRITER =
            all(
                    TEMPLATES,
                    DESTINATION,
                    each(WORDS, "flags"),
                    each(TEMPLATE, "template"),
                    each(YES_NO, "template-escape"),
                    each(MARK_MODE, "mark-mode"),
                    each(POSITIVE, "flush-timeout", "time-reopen"),
                    each(
                            NUMBER,
                            "flush-lines",
                            "sync",
                            "sync-freq",
                            "suppress",
                            "pad-size",
                            "truncate-size",
                            "mark-freq",
                            "mark"));

    static final Map<String, OptionForm> SOCKET_WRITER =
            all(WRITER, each(YES_NO, "keep-alive", "close-on-input"));

    private static final Either VERIFY =
            new Either(
                    YES_NO,
                    oneOf(
                            "none",
                            "optional-trusted",
                            "optional-untrusted",
                            "required-trusted",
                            "required-untrusted"));

    private static final Either CIPHERS =
            new Either(WORD, Form.of(0, each(WORD, "tls12-and-older", "tls13")));

    static final Map<String, OptionForm> TLS =
            each(
                    Form.of(
                            0,
                            all(
                                    each(VERIFY, "peer-verify"),
                                    each(
                                            FILE,
                                            "key-file",
                                            "cert-file",
                                            "dhparam-file",
                                            "pkcs12-file",
                                            "ca-file"),
                                    each(
                                            WORD,
                                            "keylog-file",
                                            "ca-dir",
                                            "crl-dir",
                                            "sigalgs",
                                            "client-sigalgs",
                                            "ecdh-curve-list",
                                            "curve-list"),
                                    each(WORDS, "trusted-keys", "trusted-dn"),
                                    each(CIPHERS, "cipher-suite"),
                                    each(
                                            anyOf(
                                                    "no-sslv2",
                                                    "no-sslv3",
                                                    "no-tlsv1",
                                                    "no-tlsv11",
                                                    "no-tlsv12",
                                                    "no-tlsv13"),
                                            "ssl-options"),
                                    each(YES_NO, "sni", "allow-compress"))),
                    "tls");

    private OptionTables() {}

    private static Words readerFlags() {
        var flags = new java.util.HashSet<>(FORMAT_FLAGS);
        flags.addAll(List.of("kernel", "empty-lines", "threaded", "ignore-aux-data"));
        return new Words(Set.copyOf(flags), true, false);
    }

    /** The same form for each of the names. */
    static Map<String, OptionForm> each(OptionForm form, String... names) {
        var table = new HashMap<String, OptionForm>();
        for (String name : names) {
            table.put(name, form);
        }
        return Map.copyOf(table);
    }

    @SafeVarargs
    static Map<String, OptionForm> all(Map<String, OptionForm>... tables) {
        var all = new HashMap<String, OptionForm>();
        for (Map<String, OptionForm> table : tables) {
            all.putAll(table);
        }
        return Map.copyOf(all);
    }
}
