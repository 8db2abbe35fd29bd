package org.logreeve.normalize;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.logreeve.fact.DaemonSetting;
import org.logreeve.fact.Fact;
import org.logreeve.fact.TimeSource;
import org.logreeve.parse.Parsed;
import org.logreeve.parse.TimeLine;
import org.logreeve.parse.ntp.NtpConfig;
import org.logreeve.parse.openntpd.OpenNtpdConfig;

/** The sources of ntpd, ntpsec's, classic or OpenNTPD's, as facts, and who it lets in. */
public final class NtpSources {
    private static final String KIND = "TimeSource";
    private static final Set<String> SETTINGS =
            Set.of("restrict", "tos", "tinker", "disable", "enable", "logfile", "keys", "listen");

    private NtpSources() {}

    public static List<Fact> ofNtp(Parsed<NtpConfig> ntp) {
        return switch (ntp) {
            case Parsed.NotPresent<NtpConfig> absent -> List.of();
            case Parsed.Unreadable<NtpConfig> unreadable ->
                    List.of(
                            Gaps.unreadable(KIND, "ntp", unreadable),
                            Gaps.unreadable("DaemonSetting", "ntp", unreadable));
            case Parsed.Config<NtpConfig>(NtpConfig config, var problems) -> {
                var facts = new ArrayList<Fact>();
                String observed = config.leavesTheClockAlone() ? "stopped" : "unknown";
                for (NtpConfig.Source source : config.sources()) {
                    if (source.selectable()) {
                        facts.add(
                                new TimeSource(
                                        "ntp",
                                        source.kind(),
                                        source.address(),
                                        source.authenticated(),
                                        observed,
                                        source.origin()));
                    }
                }
                facts.addAll(settings("ntp", config.lines()));
                facts.addAll(Gaps.whole(KIND, "ntp", problems));
                facts.addAll(Gaps.whole("DaemonSetting", "ntp", problems));
                yield facts;
            }
        };
    }

    /** Constraints only bound what servers say; a sensor is a clock of its own. */
    public static List<Fact> ofOpenNtpd(Parsed<OpenNtpdConfig> openntpd) {
        return switch (openntpd) {
            case Parsed.NotPresent<OpenNtpdConfig> absent -> List.of();
            case Parsed.Unreadable<OpenNtpdConfig> unreadable ->
                    List.of(
                            Gaps.unreadable(KIND, "openntpd", unreadable),
                            Gaps.unreadable("DaemonSetting", "openntpd", unreadable));
            case Parsed.Config<OpenNtpdConfig>(OpenNtpdConfig config, var problems) -> {
                var facts = new ArrayList<Fact>();
                for (TimeLine line : config.lines()) {
                    String kind =
                            switch (line.name()) {
                                case "server" -> "server";
                                case "servers" -> "pool";
                                case "sensor" -> "refclock";
                                default -> "";
                            };
                    if (!kind.isEmpty()) {
                        facts.add(
                                new TimeSource(
                                        "openntpd",
                                        kind,
                                        line.words().getFirst(),
                                        false,
                                        "unknown",
                                        line.origin()));
                    }
                }
                facts.addAll(settings("openntpd", config.lines()));
                facts.addAll(Gaps.whole(KIND, "openntpd", problems));
                facts.addAll(Gaps.whole("DaemonSetting", "openntpd", problems));
                yield facts;
            }
        };
    }

    private static List<Fact> settings(String component, List<TimeLine> lines) {
        return lines.stream()
                .filter(line -> SETTINGS.contains(line.name()))
                .<Fact>map(
                        line ->
                                new DaemonSetting(
                                        component,
                                        line.name(),
                                        line.arguments(),
                                        -1,
                                        false,
                                        line.origin()))
                .toList();
    }
}
