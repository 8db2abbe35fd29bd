package org.logreeve.parse.syslogng;

import static java.util.Map.entry;
import static org.logreeve.parse.syslogng.OptionForm.Words.oneOf;
import static org.logreeve.parse.syslogng.OptionTables.all;
import static org.logreeve.parse.syslogng.OptionTables.each;
import static org.logreeve.parse.syslogng.PlainForm.*;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.logreeve.parse.syslogng.OptionForm.Form;

/** What the source drivers of syslog-ng's own modules take. */
final class SourceForms {
    private static final Map<String, OptionForm> FILE_READER =
            all(
                    OptionTables.READER,
                    OptionTables.PERMISSIONS,
                    OptionTables.LINES,
                    each(FRACTION, "follow-freq"),
                    each(NUMBER, "multi-line-timeout"),
                    each(YES_NO, "recursive", "force-directory-polling"));

    private static final Map<String, OptionForm> WILDCARD =
            all(
                    FILE_READER,
                    each(WORD, "base-dir", "filename-pattern"),
                    each(POSITIVE, "max-files"),
                    each(oneOf("auto", "inotify", "poll"), "monitor-method"));

    private static final Map<String, OptionForm> PIPE =
            all(FILE_READER, each(YES_NO, "optional", "create-dirs"));

    private static final Map<String, OptionForm> UNIX =
            all(
                    OptionTables.READER,
                    OptionTables.PERMISSIONS,
                    OptionTables.STREAM,
                    OptionTables.SOCKET,
                    each(
                            YES_NO,
                            "so-passcred",
                            "local-creds",
                            "optional",
                            "pass-unix-credentials",
                            "create-dirs"));

    private static final Map<String, OptionForm> UDP =
            all(
                    OptionTables.READER,
                    OptionTables.INTERNET,
                    each(WORD, "localip", "ip"),
                    each(WORD_OR_NUMBER, "localport", "port"));

    private static final Map<String, OptionForm> TCP =
            all(UDP, OptionTables.STREAM, OptionTables.TLS);

    private static final Map<String, OptionForm> NETWORK =
            all(TCP, each(TRANSPORT, "transport"), each(IP_PROTOCOL, "ip-protocol"));

    private static final Map<String, OptionForm> JOURNAL =
            all(
                    OptionTables.SOURCE,
                    OptionTables.FORMAT,
                    each(WORD, "prefix", "namespace"),
                    each(POSITIVE, "max-field-size", "log-fetch-limit"));

    static final Map<String, Form> FORMS =
            Map.ofEntries(
                    entry("file", Form.of(1, FILE_READER)),
                    entry("stdin", Form.of(0, FILE_READER)),
                    entry("wildcard-file", Form.of(0, WILDCARD)),
                    entry("pipe", Form.of(1, PIPE)),
                    entry("fifo", Form.of(1, PIPE)),
                    entry("unix-dgram", Form.of(1, UNIX)),
                    entry("unix-stream", Form.of(1, UNIX)),
                    entry("udp", Form.of(0, UDP)),
                    entry("udp6", Form.of(0, UDP)),
                    entry("tcp", Form.of(0, TCP)),
                    entry("tcp6", Form.of(0, TCP)),
                    entry("network", Form.of(0, NETWORK)),
                    entry("syslog", Form.of(0, NETWORK)),
                    entry(
                            "systemd-syslog",
                            Form.of(0, all(OptionTables.READER, OptionTables.SOCKET))),
                    entry("systemd-journal", Form.of(0, JOURNAL)),
                    entry(
                            "internal",
                            Form.of(0, all(OptionTables.SOURCE, each(POSITIVE, "log-fifo-size")))),
                    entry(
                            "program",
                            Form.of(
                                    1,
                                    all(OptionTables.READER, each(YES_NO, "inherit-environment")))),
                    entry("system", Form.of(0, each(YES_NO, "exclude-kmsg"))));

    private SourceForms() {}

    /** Null when nothing is known of it. */
    static @Nullable Form of(String name) {
        return FORMS.get(name);
    }
}
