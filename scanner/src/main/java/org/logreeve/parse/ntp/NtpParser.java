package org.logreeve.parse.ntp;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.Set;
import org.logreeve.parse.CommandLine;
import org.logreeve.parse.ComponentParser;
import org.logreeve.parse.EffectiveValue;
import org.logreeve.parse.OptionFile;
import org.logreeve.parse.Parsed;
import org.logreeve.parse.Problems;
import org.logreeve.parse.TimeLine;
import org.logreeve.snapshot.CollectRequest;
import org.logreeve.snapshot.FileRead;
import org.logreeve.snapshot.HostFiles;
import org.logreeve.text.Origin;

/** ntpd's effective configuration, of ntpsec and of classic ntp; it has no way to check itself. */
public final class NtpParser implements ComponentParser<NtpConfig> {
    /** Options of ntpd(8) that take a value, those of ntpsec and of classic ntp. */
    public static final CommandLine.Grammar COMMAND_LINE =
            new CommandLine.Grammar(
                    "cDfiIklpPrstuUvw",
                    Set.of(
                            "configfile",
                            "set-debug-level",
                            "driftfile",
                            "jaildir",
                            "interface",
                            "keyfile",
                            "logfile",
                            "pidfile",
                            "priority",
                            "propagationdelay",
                            "saveconfigquit",
                            "statsdir",
                            "trustedkey",
                            "user",
                            "updateinterval",
                            "var",
                            "dvar",
                            "wait-sync"));

    private static final String PROGRAM = "/usr/sbin/ntpd";

    /** The programs share their path; this folder or file tells whose it is. */
    private static final String OPENNTPD = "/etc/openntpd/ntpd.conf";

    private static final String NTPSEC = "/etc/ntpsec/ntp.conf";

    /** The main file of classic ntp. */
    public static final String CLASSIC = "/etc/ntp.conf";

    /** A file of options with the file that its daemon reads, and the one that DHCP makes. */
    private record Start(String options, String variable, String main, String dhcp) {}

    private static final List<Start> STARTS =
            List.of(
                    new Start(
                            "/etc/default/ntpsec",
                            "NTPD_OPTS",
                            NTPSEC,
                            "/run/ntpsec/ntp.conf.dhcp"),
                    new Start("/etc/default/ntp", "NTPD_OPTS", CLASSIC, "/run/ntp.conf.dhcp"),
                    new Start("/etc/sysconfig/ntpd", "OPTIONS", CLASSIC, ""));

    /** Files of options that are read here. */
    public static final List<String> OPTION_FILES = STARTS.stream().map(Start::options).toList();

    @Override
    public String component() {
        return "ntp";
    }

    @Override
    public CollectRequest seeds() {
        var paths = new ArrayList<>(List.of(NTPSEC, CLASSIC, OPENNTPD));
        for (Start start : STARTS) {
            paths.add(start.options());
            if (!start.dhcp().isEmpty()) {
                paths.add(start.dhcp());
            }
        }
        return CollectRequest.of(paths, List.of(), List.of(PROGRAM), List.of());
    }

    @Override
    public Parsed<NtpConfig> parse(HostFiles files) {
        boolean isInstalled = !(files.stat(PROGRAM) instanceof FileRead.Absent);
        boolean ntpsec = !(files.read(NTPSEC) instanceof FileRead.Absent);
        boolean classic = !(files.read(CLASSIC) instanceof FileRead.Absent);
        boolean other = !(files.read(OPENNTPD) instanceof FileRead.Absent);
        if (!isInstalled || (other && !ntpsec && !classic)) {
            return new Parsed.NotPresent<>();
        }
        var problems = new Problems();
        if (other) {
            problems.unknown(Origin.of(OPENNTPD), "whose /usr/sbin/ntpd is, is not known");
        }
        Origin main = main(files, ntpsec, problems);
        switch (files.read(main.path())) {
            case FileRead.Denied denied -> {
                return new Parsed.Unreadable<>(Origin.of(main.path()), denied.reason());
            }
            case FileRead.Unread unread -> {
                return new Parsed.Unreadable<>(Origin.of(main.path()), unread.reason());
            }
            default -> {}
        }
        var reading = new NtpReading(files, problems);
        reading.readFile(main.path(), Origin.of(main.path()));
        return new Parsed.Config<>(reading.config(main), problems.list());
    }

    /**
     * ntpsec's starter puts the file that DHCP makes behind the options, and its own usual file
     * before them: so {@code -c} in the options wins over the usual file and loses against DHCP's.
     */
    private static Origin main(HostFiles files, boolean ntpsec, Problems problems) {
        for (Start start : STARTS) {
            if (start.main().equals(NTPSEC) != ntpsec) {
                continue;
            }
            OptionFile file = OptionFile.read(files, start.options(), problems);
            List<String> options = file.words(start.variable());
            String dhcp = start.dhcp();
            boolean isMade = !dhcp.isEmpty() && !(files.read(dhcp) instanceof FileRead.Absent);
            boolean ignored = file.words("IGNORE_DHCP").contains("yes");
            if (isMade && !ignored) {
                problems.noted(Origin.of(dhcp), "DHCP's file is read instead of " + start.main());
                return Origin.of(dhcp);
            }
            List<String> named =
                    CommandLine.of(options, COMMAND_LINE).options().stream()
                            .filter(o -> o.name().equals("-c") || o.name().equals("--configfile"))
                            .map(CommandLine.Option::value)
                            .toList();
            if (!named.isEmpty()) {
                problems.noted(
                        Origin.of(start.options()), "-c: it reads '" + named.getLast() + "'");
                return Origin.of(named.getLast());
            }
        }
        return Origin.of(ntpsec ? NTPSEC : CLASSIC);
    }

    @Override
    public List<EffectiveValue> values(NtpConfig config) {
        var values = new ArrayList<EffectiveValue>();
        SequencedMap<String, EffectiveValue> single = new LinkedHashMap<>();
        for (TimeLine line : config.lines()) {
            String name = line.name();
            var value = new EffectiveValue(name, line.arguments(), line.origin());
            if (Directives.isSource(name) || Directives.isAdditive(name)) {
                values.add(value);
            } else {
                EffectiveValue before = single.remove(name);
                single.put(
                        name,
                        new EffectiveValue(
                                name,
                                line.arguments(),
                                line.origin(),
                                EffectiveValue.overridden(before)));
            }
        }
        values.addAll(single.values());
        return values;
    }
}
