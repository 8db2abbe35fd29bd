package org.logreeve.parse.syslogng;

import static java.util.Map.entry;
import static org.logreeve.parse.syslogng.OptionTables.all;
import static org.logreeve.parse.syslogng.OptionTables.each;
import static org.logreeve.parse.syslogng.PlainForm.*;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.logreeve.parse.syslogng.OptionForm.Form;

/** What the destination drivers of syslog-ng's own modules take. */
final class DestinationForms {
    private static final Form FAILBACK =
            Form.of(0, each(POSITIVE, "tcp-probe-interval", "successful-probes-required"));

    private static final Form FAILOVER =
            new Form(
                    List.of(),
                    all(each(WORDS, "servers"), each(FAILBACK, "failback")),
                    Set.of("servers"));

    private static final Map<String, OptionForm> UDP =
            all(
                    OptionTables.SOCKET_WRITER,
                    OptionTables.INTERNET,
                    each(WORD, "localip"),
                    each(WORD_OR_NUMBER, "localport", "port", "destport"),
                    each(WORDS, "failover-servers"),
                    each(FAILOVER, "failover"));

    private static final Map<String, OptionForm> SPOOFING =
            all(each(YES_NO, "spoof-source"), each(POSITIVE, "spoof-source-max-msglen"));

    private static final Map<String, OptionForm> TCP = all(UDP, OptionTables.TLS);

    private static final Map<String, OptionForm> NETWORK =
            all(TCP, SPOOFING, each(TRANSPORT, "transport"), each(IP_PROTOCOL, "ip-protocol"));

    private static final Map<String, OptionForm> PIPE =
            all(
                    OptionTables.WRITER,
                    OptionTables.PERMISSIONS,
                    each(NUMBER, "time-reap"),
                    each(YES_NO, "create-dirs"));

    private static final Map<String, OptionForm> FILE =
            all(
                    PIPE,
                    each(YES_NO, "optional", "fsync"),
                    each(NUMBER, "overwrite-if-older", "remove-if-older"),
                    each(WORD, "symlink-as"));

    private static final Map<String, OptionForm> UNIX =
            all(OptionTables.SOCKET_WRITER, OptionTables.SOCKET);

    private static final Map<String, OptionForm> PSEUDOFILE =
            all(
                    OptionTables.TEMPLATES,
                    OptionTables.DESTINATION,
                    each(TEMPLATE, "template"),
                    each(POSITIVE, "time-reopen"));

    static final Map<String, Form> FORMS =
            Map.ofEntries(
                    entry("file", Form.of(List.of(CONTENT), FILE)),
                    entry("pipe", Form.of(List.of(CONTENT), PIPE)),
                    entry("fifo", Form.of(List.of(CONTENT), PIPE)),
                    entry("unix-dgram", Form.of(1, UNIX)),
                    entry("unix-stream", Form.of(1, UNIX)),
                    entry("udp", Form.of(1, all(UDP, SPOOFING))),
                    entry("udp6", Form.of(1, all(UDP, SPOOFING))),
                    entry("tcp", Form.of(1, TCP)),
                    entry("tcp6", Form.of(1, TCP)),
                    entry("network", Form.of(1, NETWORK)),
                    entry("syslog", Form.of(1, NETWORK)),
                    entry("usertty", Form.of(1, each(POSITIVE, "time-reopen"))),
                    entry(
                            "program",
                            Form.of(
                                    1,
                                    all(
                                            OptionTables.WRITER,
                                            each(YES_NO, "keep-alive", "inherit-environment")))),
                    // a script of Debian's package prints which console there is
                    entry("getvirtconsole", Form.of(0, Map.of())),
                    entry("pseudofile", Form.of(List.of(PlainForm.FILE), PSEUDOFILE)));

    private DestinationForms() {}

    /** Null when nothing is known of it. */
    static @Nullable Form of(String name) {
        return FORMS.get(name);
    }
}
