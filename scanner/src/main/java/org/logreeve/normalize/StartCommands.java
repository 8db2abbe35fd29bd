package org.logreeve.normalize;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.logreeve.fact.Fact;
import org.logreeve.fact.Gap;
import org.logreeve.parse.CommandLine;
import org.logreeve.parse.Parsed;
import org.logreeve.parse.chrony.ChronyParser;
import org.logreeve.parse.ntp.NtpParser;
import org.logreeve.parse.openntpd.OpenNtpdParser;
import org.logreeve.parse.sshd.SshdParser;
import org.logreeve.parse.syslogng.SyslogNgParser;
import org.logreeve.parse.units.UnitFile;
import org.logreeve.parse.units.UnitStates;
import org.logreeve.parse.units.UnitsParser;
import org.logreeve.snapshot.CollectRequest;
import org.logreeve.snapshot.HostFiles;

/**
 * Units that start a daemon with another configuration than the one that was read: {@code -f} of
 * rsyslogd(8), syslog-ng(8), chronyd(8) and OpenNTPD, {@code -c} of ntpd(8), directives on
 * chronyd's command line, other files for logrotate(8), another target for
 * systemd-journal-upload(8).
 *
 * @param component its name
 * @param kind of the facts that would be others
 * @param programs file names of its executable, and of wrappers that hand all words on to it
 * @param units names of its service
 * @param options its command line
 * @param overriding options that say something else than its file does, or name another one
 * @param file what it reads without options, or the argument it is given
 * @param followed option files that its parser reads itself
 * @param assumed how it is started where nothing at all is known of its unit
 */
record StartCommands(
        String component,
        String kind,
        List<String> programs,
        List<String> units,
        CommandLine.Grammar options,
        Set<String> overriding,
        String file,
        List<String> followed,
        List<UnitStates.Unit> assumed) {

    static final List<StartCommands> ALL =
            List.of(
                    new StartCommands(
                            "rsyslog",
                            "ForwardTarget",
                            List.of("rsyslogd"),
                            List.of("rsyslog.service"),
                            // 8.2302 takes 46ACDdf:hi:M:nN:o:qQS:T:u:vwx, 5.8 took the others too
                            CommandLine.Grammar.ofLetters("fiMNoSTuacglmpt"),
                            Set.of("-f"),
                            "/etc/rsyslog.conf",
                            List.of(),
                            List.of(
                                    new UnitStates.Unit(
                                            "rsyslog.service",
                                            "",
                                            "",
                                            "",
                                            List.of(
                                                    "/usr/sbin/rsyslogd $RSYSLOGD_OPTIONS"
                                                            + " $SYSLOGD_OPTIONS"),
                                            List.of(),
                                            List.of(
                                                    "/etc/default/rsyslog",
                                                    "/etc/sysconfig/rsyslog")))),
                    new StartCommands(
                            SyslogNgParser.COMPONENT,
                            "ForwardTarget",
                            List.of("syslog-ng"),
                            List.of("syslog-ng.service"),
                            SyslogNgParser.COMMAND_LINE,
                            Set.of("-f", "--cfgfile"),
                            SyslogNgParser.MAIN,
                            SyslogNgParser.OPTION_FILES,
                            List.of()),
                    new StartCommands(
                            "chrony",
                            "TimeSource",
                            // Ubuntu starts it through a script that only adds -x within
                            // containers.
                            List.of("chronyd", "chronyd-starter.sh"),
                            List.of("chrony.service", "chronyd.service"),
                            ChronyParser.COMMAND_LINE,
                            Set.of("-f"),
                            "/etc/chrony/chrony.conf",
                            List.of("/etc/default/chrony", "/etc/sysconfig/chronyd"),
                            List.of()),
                    new StartCommands(
                            "ntp",
                            "TimeSource",
                            // Debian starts it through a script that its parser knows.
                            List.of("ntpd", "ntp-systemd-wrapper"),
                            List.of("ntpsec.service", "ntp.service", "ntpd.service"),
                            NtpParser.COMMAND_LINE,
                            Set.of("-c", "--configfile"),
                            NtpParser.CLASSIC,
                            NtpParser.OPTION_FILES,
                            List.of()),
                    new StartCommands(
                            "openntpd",
                            "TimeSource",
                            List.of("ntpd", "openntpd"),
                            List.of("openntpd.service"),
                            OpenNtpdParser.COMMAND_LINE,
                            Set.of("-f"),
                            OpenNtpdParser.MAIN,
                            List.of(OpenNtpdParser.OPTIONS),
                            List.of()),
                    new StartCommands(
                            "sshd",
                            "SshdSetting",
                            List.of("sshd"),
                            List.of("ssh.service", "sshd.service"),
                            SshdParser.COMMAND_LINE,
                            Set.of("-f", "-o"),
                            SshdParser.MAIN,
                            List.of(),
                            List.of()),
                    new StartCommands(
                            "logrotate",
                            "Retention",
                            List.of("logrotate"),
                            List.of("logrotate.service"),
                            new CommandLine.Grammar("msl", Set.of("mail", "state", "log")),
                            Set.of(),
                            "/etc/logrotate.conf",
                            List.of(),
                            List.of()),
                    new StartCommands(
                            "journal-upload",
                            "ForwardTarget",
                            List.of("systemd-journal-upload"),
                            List.of("systemd-journal-upload.service"),
                            new CommandLine.Grammar("uDM", Set.of("url", "directory", "file")),
                            Set.of(
                                    "-u",
                                    "--url",
                                    "-D",
                                    "--directory",
                                    "--file",
                                    "-m",
                                    "--merge",
                                    "-M",
                                    "--machine"),
                            "/etc/systemd/journal-upload.conf",
                            List.of(),
                            List.of()));

    /** Asked at once, so that a host with and one without a service manager show the same. */
    static CollectRequest seeds() {
        var files = new ArrayList<String>();
        ALL.stream()
                .flatMap(daemon -> daemon.assumed().stream())
                .forEach(unit -> files.addAll(unit.environmentFiles()));
        return CollectRequest.of(files, List.of(), List.of(), List.of());
    }

    /** What the units' command lines leave open; asks {@code files} for what they name. */
    static List<Fact> gaps(Parsed<UnitStates> states, HostFiles files) {
        var gaps = new ArrayList<Fact>();
        for (StartCommands daemon : ALL) {
            for (UnitStates.Unit unit : daemon.units(states, files)) {
                for (String command : unit.commands()) {
                    var line = new StartLine(unit, command, daemon.followed(), files);
                    if (!line.unread().isEmpty()) {
                        gaps.add(daemon.unreadable(unit, line));
                    } else if (daemon.isOther(line.words())) {
                        gaps.add(daemon.other(unit, command));
                    }
                }
            }
        }
        return gaps;
    }

    /** As the service manager knows them; what it does not say, as their files say. */
    private List<UnitStates.Unit> units(Parsed<UnitStates> states, HostFiles files) {
        List<UnitStates.Unit> stated =
                units.stream().flatMap(name -> UnitFile.find(files, name).stream()).toList();
        List<UnitStates.Unit> known =
                states instanceof Parsed.Config<UnitStates>(UnitStates all, var ignored)
                        ? all.known(units)
                        : List.of();
        List<UnitStates.Unit> told =
                known.stream().filter(unit -> !unit.commands().isEmpty()).toList();
        if (!told.isEmpty()) {
            return told.stream().map(unit -> withSources(unit, stated)).toList();
        }
        return stated.isEmpty() ? assumed : stated;
    }

    /** A manager that names no source of variables may not have been asked for them. */
    private static UnitStates.Unit withSources(UnitStates.Unit unit, List<UnitStates.Unit> files) {
        boolean isComplete = !unit.environment().isEmpty() || !unit.environmentFiles().isEmpty();
        return files.stream()
                .filter(file -> !isComplete && file.name().equals(unit.name()))
                .findFirst()
                .map(file -> unit.with(file.environment(), file.environmentFiles()))
                .orElse(unit);
    }

    private boolean isOther(List<String> words) {
        if (words.isEmpty() || !programs.contains(fileName(words.getFirst()))) {
            return true;
        }
        CommandLine line = CommandLine.of(words.subList(1, words.size()), options);
        return line.options().stream()
                        .anyMatch(o -> overriding.contains(o.name()) && !o.value().equals(file))
                || line.arguments().stream().anyMatch(word -> !word.equals(file));
    }

    private static String fileName(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    private Gap other(UnitStates.Unit unit, String command) {
        return new Gap(
                kind,
                component,
                "",
                Gap.Cause.NOT_UNDERSTOOD,
                unit.name() + " starts '" + command + "', which may read another configuration",
                UnitsParser.ORIGIN);
    }

    private Gap unreadable(UnitStates.Unit unit, StartLine line) {
        return new Gap(
                kind,
                component,
                "",
                Gap.Cause.UNREADABLE,
                unit.name() + " takes options from a file that was not read: " + line.unread(),
                UnitsParser.ORIGIN);
    }
}
