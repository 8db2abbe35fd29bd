package org.logreeve.normalize;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.logreeve.parse.EffectiveValue;
import org.logreeve.parse.PriorityMask;
import org.logreeve.parse.systemd.ValueForm;
import org.logreeve.parse.systemd.journal.JournaldConfig;
import org.logreeve.text.Origin;

/**
 * Whether what programs log comes to a syslog daemon, with or through the journal.
 *
 * @param reach what comes
 * @param steps what brings it
 * @param fault what keeps the rest away; empty when nothing does
 * @param at where that is decided
 */
record SyslogLink(Reach reach, List<String> steps, String fault, Origin at) {
    /** Where programs, or journald for them, write to a syslog daemon. */
    static final Set<String> SOCKETS =
            Set.of("/dev/log", "/run/systemd/journal/syslog", "/run/systemd/journal/dev-log");

    private static final PriorityMask KERNEL = PriorityMask.facility(0);

    SyslogLink {
        steps = List.copyOf(steps);
    }

    /**
     * What a daemon listens to.
     *
     * @param socket names the input for the socket that programs or journald write to
     * @param journal names the input that reads the journal
     * @param kernel names the input that reads the kernel's messages
     */
    record Intake(@Nullable String socket, @Nullable String journal, @Nullable String kernel) {
        static final Intake NOTHING = new Intake(null, null, null);

        /** Both; of two inputs of one kind the later is named. */
        Intake and(Intake other) {
            return new Intake(
                    other.socket == null ? socket : other.socket,
                    other.journal == null ? journal : other.journal,
                    other.kernel == null ? kernel : other.kernel);
        }
    }

    /** What journald is, as far as syslog depends on it. */
    sealed interface Journal {
        /** Programs write to the syslog daemon itself. */
        record None() implements Journal {}

        /** Whatever it does is not known. */
        record Unknown() implements Journal {}

        record Known(JournaldConfig config) implements Journal {}
    }

    static SyslogLink stopped(String daemon, Origin at) {
        return new SyslogLink(Reach.NONE, List.of(), Outlet.at(daemon + " is stopped", at), at);
    }

    static SyslogLink undecided(String daemon, Origin main) {
        return new SyslogLink(
                Reach.ALL.onlyMaybe(),
                List.of(),
                Outlet.at("whether " + daemon + " runs is not known", main),
                main);
    }

    static SyslogLink of(String daemon, Intake intake, Journal journal, Origin main) {
        return switch (journal) {
            case Journal.None none -> withoutJournal(daemon, intake, main);
            case Journal.Unknown unknown ->
                    new SyslogLink(
                            Reach.ALL.onlyMaybe(),
                            List.of(),
                            "what journald does is unknown",
                            main);
            case Journal.Known(JournaldConfig config) ->
                    throughJournal(daemon, intake, config, main);
        };
    }

    private static SyslogLink withoutJournal(String daemon, Intake intake, Origin main) {
        PriorityMask comes = intake.socket() == null ? PriorityMask.NONE : KERNEL.not();
        var steps = new ArrayList<String>();
        if (intake.socket() != null) {
            steps.add(intake.socket());
        }
        return withKernel(daemon, intake, comes, steps, "", main, main);
    }

    private static SyslogLink throughJournal(
            String daemon, Intake intake, JournaldConfig config, Origin main) {
        PriorityMask comes = PriorityMask.NONE;
        var steps = new ArrayList<String>();
        String fault = "";
        Origin at = main;
        if (intake.socket() != null) {
            EffectiveValue forwards = config.settings().value("ForwardToSyslog");
            String shown = Outlet.at("ForwardToSyslog=" + forwards.value(), forwards.origin());
            if (ValueForm.isYes(forwards.value())) {
                comes = KERNEL.not().and(upTo(config.settings().text("MaxLevelSyslog")));
                steps.add("journald: " + shown);
                steps.add(intake.socket());
                fault = limit(config, "MaxLevelSyslog");
                at = fault.isEmpty() ? main : config.settings().value("MaxLevelSyslog").origin();
            } else {
                fault = shown;
                at = forwards.origin();
            }
        }
        if (intake.journal() != null) {
            EffectiveValue storage = config.settings().value("Storage");
            if (config.place() == JournaldConfig.Place.NOWHERE) {
                fault = Outlet.at("Storage=" + storage.value(), storage.origin());
                at = storage.origin();
            } else {
                comes = comes.or(stored(config));
                steps.add("journald: " + Outlet.at("Storage=" + storage.value(), storage.origin()));
                steps.add(intake.journal());
                fault = limit(config, "MaxLevelStore");
                at = fault.isEmpty() ? main : config.settings().value("MaxLevelStore").origin();
                if (fault.isEmpty() && !config.settings().isYes("ReadKMsg")) {
                    EffectiveValue reads = config.settings().value("ReadKMsg");
                    fault = Outlet.at("ReadKMsg=" + reads.value(), reads.origin());
                    at = reads.origin();
                }
            }
        }
        return withKernel(daemon, intake, comes, steps, fault, at, main);
    }

    private static String limit(JournaldConfig config, String key) {
        EffectiveValue level = config.settings().value(key);
        boolean isAll = ValueForm.level(level.value()) == PriorityMask.SEVERITIES - 1;
        return isAll ? "" : Outlet.at(key + "=" + level.value(), level.origin());
    }

    private static SyslogLink withKernel(
            String daemon,
            Intake intake,
            PriorityMask comes,
            List<String> steps,
            String fault,
            Origin at,
            Origin main) {
        PriorityMask all = comes;
        if (intake.kernel() != null) {
            all = all.or(KERNEL);
            steps.add(intake.kernel());
        }
        boolean isDeaf = fault.isEmpty() && !all.equals(PriorityMask.ALL);
        String said = isDeaf ? Outlet.at("no input of " + daemon + " takes them", main) : fault;
        return new SyslogLink(new Reach(all, all), steps, said, at);
    }

    /** What the journal holds; the kernel's messages only where journald reads them. */
    static PriorityMask stored(JournaldConfig config) {
        PriorityMask stored = upTo(config.settings().text("MaxLevelStore"));
        return config.settings().isYes("ReadKMsg") ? stored : stored.and(KERNEL.not());
    }

    /** All facilities down to a severity; a level that is not known lets nothing through. */
    static PriorityMask upTo(String level) {
        int last = ValueForm.level(level);
        return last < 0 ? PriorityMask.NONE : PriorityMask.severities((1 << (last + 1)) - 1);
    }
}
