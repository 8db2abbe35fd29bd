package org.logreeve.fuzz;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import org.logreeve.fact.Host;
import org.logreeve.normalize.ComponentModel;
import org.logreeve.normalize.HostModel;
import org.logreeve.parse.ComponentParser;
import org.logreeve.parse.FakeHost;
import org.logreeve.parse.audit.AuditParser;
import org.logreeve.parse.chrony.ChronyParser;
import org.logreeve.parse.host.HostParser;
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
import org.logreeve.parse.units.UnitsParser;
import org.logreeve.snapshot.CollectRequest;
import org.logreeve.text.HostException;
import org.logreeve.text.Origin;

/**
 * What a fuzzer calls: a host on which one component is installed is read, understood and turned
 * into facts. Whatever the host says, that ends, throws nothing and is of bounded size.
 */
public final class FuzzTarget {
    /** The parsers of all components by name. */
    static final SequencedMap<String, ComponentParser<?>> PARSERS = new LinkedHashMap<>();

    private static final int MOST_FACTS = 60_000;

    static {
        for (ComponentParser<?> parser :
                List.of(
                        new RsyslogParser(),
                        new SyslogNgParser(),
                        new LogrotateParser(),
                        new ChronyParser(),
                        new NtpParser(),
                        new OpenNtpdParser(),
                        new TimesyncdParser(),
                        new JournaldParser(),
                        new JournalUploadParser(),
                        new JournalRemoteParser(),
                        new AuditParser(),
                        new SudoersParser(),
                        new SshdParser(),
                        new HostParser(),
                        new UnitsParser())) {
            PARSERS.put(parser.component(), parser);
        }
    }

    private static final Map<String, FuzzTarget> TARGETS = new LinkedHashMap<>();

    private final String component;
    private final CollectRequest seeds;

    private FuzzTarget(String component) {
        this.component = component;
        ComponentParser<?> parser = PARSERS.get(component);
        if (parser == null) {
            throw new IllegalArgumentException("no component " + component);
        }
        this.seeds = parser.seeds();
    }

    /** The fuzzer's entry; the component is the system property {@code fuzz.component}. */
    public static void fuzzerTestOneInput(byte[] input) {
        of(System.getProperty("fuzz.component", "rsyslog")).read(input);
    }

    static FuzzTarget of(String component) {
        return TARGETS.computeIfAbsent(component, FuzzTarget::new);
    }

    void read(byte[] input) {
        FakeHost host = FakeHost.with(seeds.stats().toArray(String[]::new));
        FuzzInput.of(input, main()).addTo(host);
        try {
            HostModel model = HostModel.read(host::collect, new Host("fuzz", Origin.of("fuzz")));
            if (model.facts().size() > MOST_FACTS) {
                throw new IllegalStateException(model.facts().size() + " facts");
            }
            if (model.components().stream().anyMatch(FuzzTarget::isUnnamed)) {
                throw new IllegalStateException("a value without a name");
            }
        } catch (HostException e) {
            throw new IllegalStateException(component, e);
        }
    }

    /** Asks for values, which are made only then. */
    private static boolean isUnnamed(ComponentModel model) {
        return model.values().stream().anyMatch(value -> value.key().isEmpty());
    }

    /** Where an input without a mark goes to. */
    private String main() {
        return seeds.paths().isEmpty()
                ? "$" + seeds.commands().iterator().next()
                : seeds.paths().iterator().next();
    }
}
