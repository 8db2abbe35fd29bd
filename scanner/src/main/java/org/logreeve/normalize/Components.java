package org.logreeve.normalize;

import java.util.ArrayList;
import java.util.List;
import org.logreeve.fact.Fact;
import org.logreeve.parse.audit.AuditParser;
import org.logreeve.parse.chrony.ChronyParser;
import org.logreeve.parse.logrotate.LogrotateParser;
import org.logreeve.parse.ntp.NtpParser;
import org.logreeve.parse.openntpd.OpenNtpdParser;
import org.logreeve.parse.rsyslog.RsyslogParser;
import org.logreeve.parse.sshd.SshdParser;
import org.logreeve.parse.sudoers.SudoersParser;
import org.logreeve.parse.syslogng.SyslogNgParser;
import org.logreeve.parse.systemd.journal.JournalRemoteParser;
import org.logreeve.parse.systemd.journal.JournalUploadParser;
import org.logreeve.parse.systemd.journal.JournaldParser;
import org.logreeve.parse.systemd.time.TimesyncdParser;

/** The components that are looked at, in the order of reports. */
final class Components {
    static final List<Component<?>> ALL =
            List.of(
                    new Component<>(
                            new RsyslogParser(),
                            (parsed, walks) ->
                                    both(
                                            ForwardTargets.walked(parsed, walks),
                                            RsyslogListeners.of(parsed))),
                    new Component<>(
                            new SyslogNgParser(),
                            (parsed, walks) ->
                                    both(
                                            SyslogNgForwards.walked(parsed, walks),
                                            SyslogNgListeners.of(parsed))),
                    new Component<>(new LogrotateParser(), Retentions::of),
                    new Component<>(new ChronyParser(), TimeSources::of),
                    new Component<>(new NtpParser(), NtpSources::ofNtp),
                    new Component<>(new OpenNtpdParser(), NtpSources::ofOpenNtpd),
                    new Component<>(new TimesyncdParser(), TimesyncdSources::of),
                    new Component<>(new JournaldParser(), LogStreams::of),
                    new Component<>(new JournalUploadParser(), JournalUploads::of),
                    new Component<>(
                            new JournalRemoteParser(),
                            (remote, walks, units) -> JournalListeners.of(remote, units)),
                    new Component<>(new AuditParser(), AuditFacts::of),
                    new Component<>(new SudoersParser(), SudoFacts::of),
                    new Component<>(new SshdParser(), SshdFacts::of));

    private Components() {}

    private static List<Fact> both(List<Fact> some, List<Fact> others) {
        var all = new ArrayList<>(some);
        all.addAll(others);
        return all;
    }
}
