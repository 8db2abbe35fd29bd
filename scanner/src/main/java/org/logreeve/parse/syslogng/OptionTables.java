package org.logreeve.parse.syslogng;

import static java.util.Map.entry;
import static org.logreeve.parse.syslogng.OptionForm.*;

import java.util.HashMap;
import java.util.Map;

/** Options that drivers share, by syslog-ng's own grammar of 3.38. */
final class OptionTables {
    static final Map<String, OptionForm> HOST_NAMES =
            Map.of(
                    "use-fqdn",
                    YES_NO,
                    "use-dns",
                    DNS,
                    "dns-cache",
                    YES_NO,
                    "normalize-hostnames",
                    YES_NO);

    static final Map<String, OptionForm> PERMISSIONS =
            Map.of(
                    "owner",
                    OWNER,
                    "group",
                    OWNER,
                    "perm",
                    MODE,
                    "dir-owner",
                    OWNER,
                    "dir-group",
                    OWNER,
                    "dir-perm",
                    MODE);

    static final Map<String, OptionForm> TEMPLATES =
            Map.of(
                    "ts-format",
                    WORD,
                    "frac-digits",
                    NUMBER,
                    "time-zone",
                    WORD,
                    "send-time-zone",
                    WORD,
                    "local-time-zone",
                    WORD,
                    "on-error",
                    ON_ERROR);

    static final Map<String, OptionForm> SOURCE =
            all(
                    HOST_NAMES,
                    Map.ofEntries(
                            entry("log-iw-size", POSITIVE),
                            entry("chain-hostnames", YES_NO),
                            entry("long-hostnames", YES_NO),
                            entry("keep-hostname", YES_NO),
                            entry("program-override", WORD),
                            entry("host-override", WORD),
                            entry("log-prefix", WORD),
                            entry("keep-timestamp", YES_NO),
                            entry("read-old-records", YES_NO),
                            entry("use-syslogng-pid", YES_NO),
                            entry("tags", WORDS),
                            entry("persist-name", WORD),
                            entry("hook-commands", ANY)));

    static final Map<String, OptionForm> READER =
            all(
                    SOURCE,
                    Map.ofEntries(
                            entry("check-hostname", YES_NO),
                            entry("flags", READER_FLAGS),
                            entry("log-fetch-limit", POSITIVE),
                            entry("format", WORD),
                            entry("encoding", WORD),
                            entry("log-msg-size", POSITIVE),
                            entry("trim-large-messages", YES_NO),
                            entry("idle-timeout", POSITIVE),
                            entry("time-zone", WORD),
                            entry("default-level", SEVERITY),
                            entry("default-priority", SEVERITY),
                            entry("default-severity", SEVERITY),
                            entry("default-facility", FACILITY)));

    static final Map<String, OptionForm> STREAM =
            Map.of(
                    "keep-alive",
                    YES_NO,
                    "max-connections",
                    POSITIVE,
                    "listen-backlog",
                    POSITIVE,
                    "dynamic-window-size",
                    NUMBER,
                    "dynamic-window-stats-freq",
                    FRACTION,
                    "dynamic-window-realloc-ticks",
                    NUMBER);

    static final Map<String, OptionForm> SOCKET =
            Map.of(
                    "so-sndbuf",
                    NUMBER,
                    "so-rcvbuf",
                    NUMBER,
                    "so-broadcast",
                    YES_NO,
                    "so-keepalive",
                    YES_NO,
                    "so-reuseport",
                    YES_NO,
                    "tcp-keep-alive",
                    YES_NO,
                    "tcp-keepalive",
                    YES_NO);

    static final Map<String, OptionForm> INTERNET =
            all(
                    SOCKET,
                    Map.of(
                            "ip-ttl",
                            NUMBER,
                            "ip-tos",
                            NUMBER,
                            "ip-freebind",
                            YES_NO,
                            "interface",
                            WORD,
                            "tcp-keepalive-time",
                            NUMBER,
                            "tcp-keepalive-intvl",
                            NUMBER,
                            "tcp-keepalive-probes",
                            NUMBER));

    static final Map<String, OptionForm> LINES =
            Map.of(
                    "pad-size",
                    NUMBER,
                    "multi-line-mode",
                    WORD,
                    "multi-line-prefix",
                    WORD,
                    "multi-line-garbage",
                    WORD,
                    "multi-line-suffix",
                    WORD);

    static final Map<String, OptionForm> DESTINATION =
            Map.of(
                    "log-fifo-size",
                    POSITIVE,
                    "throttle",
                    NUMBER,
                    "disk-buffer",
                    DISK_BUFFER,
                    "persist-name",
                    WORD,
                    "hook-commands",
                    ANY);

    static final Map<String, OptionForm> WRITER =
            all(
                    all(TEMPLATES, DESTINATION),
                    Map.ofEntries(
                            entry("flags", WORDS),
                            entry("flush-lines", NUMBER),
                            entry("sync", NUMBER),
                            entry("sync-freq", NUMBER),
                            entry("flush-timeout", POSITIVE),
                            entry("suppress", NUMBER),
                            entry("template", WORD),
                            entry("template-escape", YES_NO),
                            entry("pad-size", NUMBER),
                            entry("truncate-size", NUMBER),
                            entry("mark-freq", NUMBER),
                            entry("mark", NUMBER),
                            entry("mark-mode", MARK_MODE),
                            entry("time-reopen", POSITIVE)));

    static final Map<String, OptionForm> SOCKET_WRITER =
            all(WRITER, Map.of("keep-alive", YES_NO, "close-on-input", YES_NO));

    static final Map<String, OptionForm> TLS_OPTIONS =
            Map.ofEntries(
                    entry("peer-verify", PEER_VERIFY),
                    entry("key-file", FILE),
                    entry("cert-file", FILE),
                    entry("keylog-file", WORD),
                    entry("dhparam-file", FILE),
                    entry("pkcs12-file", FILE),
                    entry("ca-dir", WORD),
                    entry("crl-dir", WORD),
                    entry("ca-file", FILE),
                    entry("trusted-keys", WORDS),
                    entry("trusted-dn", WORDS),
                    entry("cipher-suite", ANY),
                    entry("sigalgs", WORD),
                    entry("client-sigalgs", WORD),
                    entry("ecdh-curve-list", WORD),
                    entry("curve-list", WORD),
                    entry("ssl-options", WORDS),
                    entry("sni", YES_NO),
                    entry("allow-compress", YES_NO));

    static final Map<String, OptionForm> DISK =
            Map.of(
                    "reliable",
                    YES_NO,
                    "compaction",
                    YES_NO,
                    "mem-buf-size",
                    NUMBER,
                    "mem-buf-length",
                    NUMBER,
                    "disk-buf-size",
                    NUMBER,
                    "qout-size",
                    NUMBER,
                    "dir",
                    WORD,
                    "truncate-size-ratio",
                    FRACTION);

    static final Map<String, OptionForm> FAILOVERS = Map.of("servers", WORDS, "failback", ANY);

    /** In an options statement. */
    static final Map<String, OptionForm> GLOBAL =
            all(
                    all(all(HOST_NAMES, PERMISSIONS), TEMPLATES),
                    Map.ofEntries(
                            entry("mark-freq", NUMBER),
                            entry("mark", NUMBER),
                            entry("flush-lines", NUMBER),
                            entry("sync", NUMBER),
                            entry("sync-freq", NUMBER),
                            entry("mark-mode", GLOBAL_MARK_MODE),
                            entry("flush-timeout", POSITIVE),
                            entry("chain-hostnames", YES_NO),
                            entry("long-hostnames", YES_NO),
                            entry("keep-hostname", YES_NO),
                            entry("check-hostname", YES_NO),
                            entry("bad-hostname", WORD),
                            entry("time-reopen", POSITIVE),
                            entry("time-reap", NUMBER),
                            entry("time-sleep", NUMBER),
                            entry("suppress", NUMBER),
                            entry("threaded", YES_NO),
                            entry("pass-unix-credentials", YES_NO),
                            entry("use-rcptid", YES_NO),
                            entry("use-uniqid", YES_NO),
                            entry("log-fifo-size", POSITIVE),
                            entry("log-iw-size", POSITIVE),
                            entry("log-fetch-limit", POSITIVE),
                            entry("log-msg-size", POSITIVE),
                            entry("trim-large-messages", YES_NO),
                            entry("keep-timestamp", YES_NO),
                            entry("create-dirs", YES_NO),
                            entry("custom-domain", WORD),
                            entry("file-template", WORD),
                            entry("proto-template", WORD),
                            entry("recv-time-zone", WORD),
                            entry("min-iw-size-per-reader", POSITIVE),
                            entry("stats-freq", NUMBER),
                            entry("stats", ANY),
                            entry("stats-level", NUMBER),
                            entry("stats-lifetime", POSITIVE),
                            entry("stats-max-dynamics", NUMBER),
                            entry("dns-cache-size", POSITIVE),
                            entry("dns-cache-expire", POSITIVE),
                            entry("dns-cache-expire-failed", POSITIVE),
                            entry("dns-cache-hosts", WORD),
                            entry("disk-buffer", ANY),
                            entry("jvm-options", ANY),
                            entry("python", ANY),
                            entry("log-level", ANY)));

    private OptionTables() {}

    static Map<String, OptionForm> all(Map<String, OptionForm> one, Map<String, OptionForm> other) {
        var all = new HashMap<>(one);
        all.putAll(other);
        return Map.copyOf(all);
    }
}
