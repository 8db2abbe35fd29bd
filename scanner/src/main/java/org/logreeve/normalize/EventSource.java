package org.logreeve.normalize;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.logreeve.fact.Fact;
import org.logreeve.fact.Gap;
import org.logreeve.fact.SshdSetting;
import org.logreeve.fact.SudoDefault;
import org.logreeve.parse.PriorityMask;

/**
 * The program whose events a class is: which syslog messages it is set to make of them.
 *
 * @param cells facility and severities of those
 * @param steps what sets them, with its place
 * @param losses what keeps it from making any
 * @param own files that it writes without syslog
 * @param gaps why all of that may be otherwise
 */
record EventSource(
        EventClass.Cells cells,
        List<String> steps,
        List<LostMessages.Loss> losses,
        List<Outlet> own,
        List<Gap> gaps) {
    private static final String KIND = "EventRoute";

    /** sudoers(5): what decides whether, where and as what sudo logs a command. */
    private static final Set<String> OF_SUDO =
            Set.of("syslog", "syslog_goodpri", "syslog_badpri", "log_allowed", "log_denied");

    EventSource {
        steps = List.copyOf(steps);
        losses = List.copyOf(losses);
        own = List.copyOf(own);
        gaps = List.copyOf(gaps);
    }

    /** By the settings among the facts; what they do not say is as it mostly is. */
    static EventSource of(EventClass eventClass, List<Fact> facts) {
        return switch (eventClass) {
            case SUDO -> ofSudo(facts);
            case SSHD -> ofSshd(facts);
            case AUTH, AUTHPRIV, KERNEL, CRON, DAEMON, MAIL, USER -> of(eventClass.cells());
        };
    }

    /** One of which no setting is known. */
    static EventSource of(EventClass.Cells cells) {
        return new EventSource(cells, List.of(), List.of(), List.of(), List.of());
    }

    private static EventSource ofSshd(List<Fact> facts) {
        var reading = new Reading(EventClass.SSHD);
        for (Fact fact : facts) {
            if (fact instanceof SshdSetting set && set.name().equals("syslogfacility")) {
                reading.facility(set.value(), "sshd", set);
            } else if (fact instanceof SshdSetting set
                    && set.name().equals("loglevel")
                    && set.value().equalsIgnoreCase("QUIET")) {
                reading.lost("sshd: LogLevel QUIET", set);
            } else if (fact instanceof Gap gap
                    && gap.kind().equals("SshdSetting")
                    && (gap.scope().isEmpty() || gap.scope().equals("syslogfacility"))) {
                reading.gap(gap);
            }
        }
        return reading.source(EventClass.SSHD.cells().matter());
    }

    private static EventSource ofSudo(List<Fact> facts) {
        var reading = new Reading(EventClass.SUDO);
        int matter = 0;
        for (Fact fact : facts) {
            if (fact instanceof SudoDefault set && OF_SUDO.contains(set.name())) {
                boolean isOff = set.value().equals("no") || set.value().equals("none");
                if (isOff) {
                    reading.lost("sudo: " + set.name() + " = " + set.value(), set);
                } else if (set.name().equals("syslog")) {
                    reading.facility(set.value(), "sudo", set);
                } else if (set.name().endsWith("pri")) {
                    matter |= EventClass.severity(set.value());
                }
            } else if (fact instanceof SudoDefault set
                    && set.name().equals("logfile")
                    && set.scope().equals("everybody")) {
                reading.file(set.value(), "sudo", set);
            } else if (fact instanceof Gap gap
                    && gap.kind().equals("SudoDefault")
                    && (gap.scope().isEmpty() || OF_SUDO.contains(gap.scope()))) {
                reading.gap(gap);
            }
        }
        return reading.source(matter == 0 ? EventClass.SUDO.cells().matter() : matter);
    }

    /** Gathers what the settings say. */
    private static final class Reading {
        private final EventClass eventClass;
        private final Set<Integer> facilities = new LinkedHashSet<>();
        private final List<String> steps = new ArrayList<>();
        private final List<LostMessages.Loss> losses = new ArrayList<>();
        private final List<Outlet> own = new ArrayList<>();
        private final List<Gap> gaps = new ArrayList<>();

        Reading(EventClass eventClass) {
            this.eventClass = eventClass;
        }

        /** Of several, for some users or hosts each, any may be the one. */
        void facility(String name, String program, Fact at) {
            String wanted = name.toLowerCase(Locale.ROOT);
            boolean isKnown = false;
            for (int i = 0; i < PriorityMask.FACILITIES; i++) {
                if (PriorityMask.facilityName(i).equals(wanted)) {
                    isKnown = true;
                    facilities.add(i);
                }
            }
            if (isKnown) {
                steps.add(Outlet.at(program + " as " + wanted, at.origin()));
            } else {
                gaps.add(
                        new Gap(
                                KIND,
                                program,
                                eventClass.word(),
                                Gap.Cause.NOT_UNDERSTOOD,
                                "what facility '" + name + "' is is not known",
                                at.origin()));
            }
        }

        void lost(String what, Fact at) {
            losses.add(new LostMessages.Loss(Outlet.at(what, at.origin()), at.origin()));
        }

        void file(String path, String program, Fact at) {
            var file = new WrittenFile(path, List.of(path), true);
            List<String> step = List.of(Outlet.at(program + " to " + path, at.origin()));
            own.addAll(
                    Outlet.written(
                            file, Reach.ALL, step, new Trace.Way(List.of(), 0), at.origin()));
        }

        void gap(Gap gap) {
            gaps.add(
                    new Gap(
                            KIND,
                            gap.component(),
                            eventClass.word(),
                            gap.cause(),
                            gap.reason(),
                            gap.origin()));
        }

        EventSource source(int matter) {
            List<Integer> usual = eventClass.cells().facilities();
            List<Integer> all = facilities.isEmpty() ? usual : List.copyOf(facilities);
            List<Integer> made = losses.isEmpty() ? all : List.of();
            return new EventSource(new EventClass.Cells(made, matter), steps, losses, own, gaps);
        }
    }
}
