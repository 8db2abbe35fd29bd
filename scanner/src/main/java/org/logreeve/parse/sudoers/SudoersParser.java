package org.logreeve.parse.sudoers;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.logreeve.parse.ComponentParser;
import org.logreeve.parse.EffectiveValue;
import org.logreeve.parse.Parsed;
import org.logreeve.parse.Problems;
import org.logreeve.snapshot.CollectRequest;
import org.logreeve.snapshot.FileRead;
import org.logreeve.snapshot.HostFiles;
import org.logreeve.text.Origin;

/** sudo's effective configuration by the rules of sudo 1.9.13 and the settings up to 1.9.17. */
public final class SudoersParser implements ComponentParser<SudoersConfig> {
    private static final List<String> PROGRAMS = List.of("/usr/bin/sudo", "/usr/local/bin/sudo");
    private static final String MAIN = "/etc/sudoers";
    private static final String FOLDER = "/etc/sudoers.d";
    private static final String SOURCES = "/etc/nsswitch.conf";
    private static final String HOST_NAME = "/etc/hostname";
    private static final int LONGEST_NAME = 255;

    /** Settings, and tags of commands, that have input and output recorded. */
    private static final Set<String> RECORDING =
            Set.of(
                    "log_input",
                    "log_output",
                    "log_stdin",
                    "log_stdout",
                    "log_stderr",
                    "log_ttyin",
                    "log_ttyout");

    @Override
    public String component() {
        return "sudoers";
    }

    @Override
    public CollectRequest seeds() {
        return CollectRequest.of(
                List.of(MAIN, FOLDER, SudoConf.PATH, SOURCES, HOST_NAME),
                List.of(),
                PROGRAMS,
                List.of());
    }

    @Override
    public Parsed<SudoersConfig> parse(HostFiles files) {
        List<FileRead> programs = PROGRAMS.stream().map(files::stat).toList();
        if (programs.stream().allMatch(read -> read instanceof FileRead.Absent)) {
            return new Parsed.NotPresent<>();
        }
        var problems = new Problems();
        String host = host(files);
        var conf = new SudoConf(problems.text(files.read(SudoConf.PATH)), problems);
        String main = conf.main();
        otherSources(files, problems);
        Origin at = Origin.of(main);
        switch (files.read(main)) {
            case FileRead.Denied denied -> {
                return new Parsed.Unreadable<>(at, denied.reason());
            }
            case FileRead.Unread unread -> {
                return new Parsed.Unreadable<>(at, unread.reason());
            }
            default -> {}
        }
        var reading = new SudoersReading(files, host, problems);
        reading.readFile(main, at);
        SudoersConfig config = reading.config(at);
        withoutRecording(conf, config, problems);
        for (DefaultEntry entry : config.entries()) {
            if (config.isHere(entry) == HostMatch.UNKNOWN) {
                problems.noted(
                        entry.origin(),
                        "whether it is for this host is not known: " + members(entry.members()));
            }
        }
        return new Parsed.Config<>(config, problems.list());
    }

    @Override
    public List<EffectiveValue> values(SudoersConfig config) {
        var values = new ArrayList<EffectiveValue>();
        SudoSetting.of(config).forEach(setting -> values.add(setting.shown()));
        for (Grant grant : config.grants()) {
            if (config.isHere(grant) != HostMatch.NO) {
                values.add(new EffectiveValue("grant", shown(grant), grant.origin()));
            }
        }
        return values;
    }

    private static String shown(Grant grant) {
        var text = new StringBuilder();
        text.append(members(grant.users())).append(' ').append(members(grant.hosts()));
        text.append(" = ");
        if (grant.runAsUsers() != null) {
            text.append('(').append(members(grant.runAsUsers()));
            if (grant.runAsGroups() != null) {
                text.append(" : ").append(members(grant.runAsGroups()));
            }
            text.append(") ");
        }
        grant.options().entrySet().stream()
                .sorted(java.util.Map.Entry.comparingByKey())
                .forEach(o -> text.append(o.getKey() + "=" + o.getValue() + " "));
        grant.tags().forEach((name, on) -> text.append((on ? "" : "!") + name).append(": "));
        return text.append(grant.command().text()).toString();
    }

    private static String members(List<Member> members) {
        return members.stream().map(Member::text).collect(Collectors.joining(", "));
    }

    /** hostname(5): the first line that is no comment; a longer one is no host's name. */
    private static String host(HostFiles files) {
        return files.read(HOST_NAME) instanceof FileRead.Content content
                ? content.text()
                        .lines()
                        .map(String::strip)
                        .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                        .findFirst()
                        .filter(line -> line.length() <= LONGEST_NAME)
                        .orElse("")
                : "";
    }

    /** What only a plugin does that nobody loads is not done, whatever the settings say. */
    private static void withoutRecording(SudoConf conf, SudoersConfig config, Problems problems) {
        Origin without = conf.withoutRecording();
        if (without == null) {
            return;
        }
        var set = new ArrayList<Origin>();
        config.entries().stream()
                .filter(entry -> RECORDING.contains(entry.name()))
                .filter(entry -> !entry.operator().equals("!"))
                .forEach(entry -> set.add(entry.origin()));
        config.grants().stream()
                .filter(grant -> RECORDING.stream().anyMatch(n -> isOn(grant, n)))
                .forEach(grant -> set.add(grant.origin()));
        if (!set.isEmpty()) {
            problems.unknown(
                    set.getFirst(),
                    "nothing is recorded: "
                            + without
                            + " loads the policy, and no line loads sudoers_io");
        }
    }

    private static boolean isOn(Grant grant, String tag) {
        return Boolean.TRUE.equals(grant.tags().get(tag));
    }

    /** nsswitch.conf(5) as sudo reads it: {@code sudoers: files ldap}. */
    private static void otherSources(HostFiles files, Problems problems) {
        String text = problems.text(files.read(SOURCES));
        int number = 0;
        for (String line : (Iterable<String>) (text == null ? "" : text).lines()::iterator) {
            number++;
            int comment = line.indexOf('#');
            String bare = (comment < 0 ? line : line.substring(0, comment)).strip();
            if (bare.startsWith("sudoers:")) {
                List<String> sources =
                        List.of(bare.substring("sudoers:".length()).strip().split("[ \t]+"));
                if (sources.stream().anyMatch(s -> !s.equals("files") && !s.startsWith("["))) {
                    problems.unknown(
                            new Origin(SOURCES, number),
                            "sudo also asks " + String.join(" ", sources) + ", which is not read");
                }
            }
        }
    }
}
