package org.logreeve.normalize;

import java.util.List;

/** What generated configurations are made of: words, options, remote destinations, mistakes. */
final class SyslogNgPieces {
    static final List<String> FACILITIES =
            List.of(
                    "kern",
                    "user",
                    "mail",
                    "daemon",
                    "auth",
                    "syslog",
                    "lpr",
                    "news",
                    "uucp",
                    "cron",
                    "authpriv",
                    "ftp",
                    "ntp",
                    "security",
                    "console",
                    "solaris-cron",
                    "local0",
                    "local1",
                    "local2",
                    "local3",
                    "local4",
                    "local5",
                    "local6",
                    "local7");

    static final List<String> LEVELS =
            List.of(
                    "emerg",
                    "alert",
                    "crit",
                    "err",
                    "warning",
                    "notice",
                    "info",
                    "debug",
                    "error",
                    "warn",
                    "panic",
                    "critical",
                    "informational",
                    "emergency");

    static final List<String> OPTIONS =
            List.of(
                    "use-dns(no);",
                    "use_dns(persist_only);",
                    "keep-hostname(yes);",
                    "chain_hostnames(off);",
                    "log-fifo-size(20000);",
                    "log_msg_size(64KiB);",
                    "create-dirs(yes);",
                    "owner(\"root\"); group(root); perm(0640);",
                    "dir-perm(0750); dir-owner();",
                    "time-reopen(10);",
                    "mark-mode(none);",
                    "ts-format(iso); frac-digits(3);",
                    "on-error(\"fallback-to-string\");",
                    "stats-level(1); stats-freq(0);",
                    "bad-hostname(\"^gconfd$\");",
                    "threaded(no);",
                    "dns-cache(no); dns-cache-size(100);",
                    "proto-template(\"t_plain\");");

    static final List<String> REMOTE =
            List.of(
                    "network(\"127.0.0.1\" port(9) transport(\"tcp\"))",
                    "network('127.0.0.1' port(9) transport(udp) so-sndbuf(4096))",
                    "network(127.0.0.1 port(9) transport(\"tls\") tls(peer-verify(no)))",
                    "network(\"127.0.0.1\" transport(tls) port(9) tls(peer-verify(required-trusted)"
                            + " ca-dir(\"/etc/ssl/certs\") ssl-options(no-sslv2 no-sslv3 no-tlsv1)"
                            + " cipher-suite(\"HIGH\")))",
                    "syslog(\"127.0.0.1\" port(9))",
                    "syslog(\"127.0.0.1\" transport(\"udp\") port(9) throttle(100))",
                    "syslog(\"127.0.0.1\" transport(tls) port(9) tls(peer-verify(yes)"
                            + " trusted-dn(\"*, O=X\")))",
                    "tcp(\"127.0.0.1\" port(9) keep-alive(yes) so_keepalive(yes))",
                    "tcp(\"127.0.0.1\" port(\"9\") tls(peer_verify(optional-untrusted)))",
                    "udp(\"127.0.0.1\" destport(9) localport(0) spoof-source(no))",
                    "tcp(\"127.0.0.1\" port(9) failover(servers(\"127.0.0.2\", \"127.0.0.3\")))",
                    "unix-dgram(\"/nowhere/socket\" template(t_plain))",
                    "usertty(\"nobody\")",
                    "pipe(\"/dev/null\" suppress(5))");

    static final List<String> BAD =
            List.of(
                    "source s_bad { file(); };",
                    "source s_bad { file(\"/x\") };",
                    "source s_bad { network(port(x y)); };",
                    "source s_bad { internal(\"x\"); };",
                    "source s_bad { unix-dgram(\"/x\" perm(rw)); };",
                    "source s_bad { file(\"/x\" follow-freq(\"1\")); };",
                    "source s_bad { file(\"/x\" flags(no-such-flag)); };",
                    "source s_bad { file(\"/x\" default-facility(nofac)); };",
                    "source s0 { file(\"/twice\"); };",
                    "destination d_bad { network(); };",
                    "destination d_bad { network(\"h\" prot(514)); };",
                    "destination d_bad { network(\"h\" port()); };",
                    "destination d_bad { tcp(\"h\" tls(peer-verify(sometimes))); };",
                    "destination d_bad { tcp(\"h\" tls(cert-file(\"/nowhere/c.pem\"))); };",
                    "destination d_bad { file(\"/x\" create-dirs(\"yes\")); };",
                    "destination d_bad { file(\"/x\" perm(\"0640\")); };",
                    "destination d_bad { file(\"/x\" log-fifo-size(0)); };",
                    "destination d_bad { file(\"/x\" fsync(maybe)); };",
                    "destination d_bad { file(\"/x\" disk-buffer(reliable(yes) size(1))); };",
                    "destination d_bad { file(\"/x\" mark-mode(often)); };",
                    "destination d_bad { nosuchdriver(\"x\"); };",
                    "filter f_bad { facility(authority); };",
                    "filter f_bad { level(worse); };",
                    "filter f_bad { level(info..); };",
                    "filter f_bad { facility(auth) facility(cron); };",
                    "filter f_bad { facility(auth) and; };",
                    "filter f_bad { };",
                    "filter f_bad { (facility(auth); };",
                    "filter f_bad { program(\"x\" type(\"perl\")); };",
                    "filter f_bad { program(\"x\" flags(nosuch)); };",
                    "filter f_bad { program(\"(\"); };",
                    "filter f_bad { program(x y); };",
                    "filter f_bad { \"$HOST\" equals \"x\"; };",
                    "filter f_bad { nosuchfilter(\"x\"); };",
                    "rewrite r_bad { change(\"a\"); };",
                    "parser p_bad { nosuchparser(); };",
                    "options { nosuchoption(yes); };",
                    "options { use-dns(\"yes\"); };",
                    "options { log-fifo-size(many); };",
                    "log { source(s0) destination(d0); };",
                    "log { source(s0); destination(d0); }",
                    "log { source(s0); flags(final); destination(d0); };",
                    "log { log { destination(d0); }; filter(f0); };",
                    "log { else { destination(d0); }; };",
                    "log { junction { destination(d0); }; };",
                    "frobnicate x { };",
                    "destination d_bad { file(\"/unclosed); };",
                    "# a comment with one ` tick",
                    "@frobnicate x",
                    "@include \"/nowhere/none.conf\"",
                    "@define",
                    "block nosuchcontext b_bad() { };",
                    "block destination b_need(host()) { network(\"`host`\"); };\n"
                            + "destination d_bad { b_need(); };",
                    "block destination b_few() { pipe(\"/dev/null\"); };\n"
                            + "destination d_bad { b_few(extra(1)); };",
                    "template t_plain \"again\";",
                    "}");

    private SyslogNgPieces() {}
}
