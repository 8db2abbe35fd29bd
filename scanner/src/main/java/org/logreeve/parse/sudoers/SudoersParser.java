package org.logreeve.parse.sudoers;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
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
    private static final String PLUGINS = "/etc/sudo.conf";
    private static final String SOURCES = "/etc/nsswitch.conf";
    private static final String HOST_NAME = "/etc/hostname";
    private static final Set<String> OWN_PLUGINS =
            Set.of("sudoers_policy", "sudoers_io", "sudoers_audit");

    @Override
    public String component() {
        return "sudoers";
    }

    @Override
    public CollectRequest seeds() {
        return CollectRequest.of(
                List.of(MAIN, FOLDER, PLUGINS, SOURCES, HOST_NAME), List.of(), PROGRAMS, List.of());
    }

    @Override
    public Parsed<SudoersConfig> parse(HostFiles files) {
        List<FileRead> programs = PROGRAMS.stream().map(files::stat).toList();
        if (programs.stream().allMatch(read -> read instanceof FileRead.Absent)) {
            return new Parsed.NotPresent<>();
        }
        var problems = new Problems();
        String host = host(files);
        String main = main(files, problems);
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

    /** hostname(5): the first line that is no comment. */
    private static String host(HostFiles files) {
        return files.read(HOST_NAME) instanceof FileRead.Content content
                ? content.text()
                        .lines()
                        .map(String::strip)
                        .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                        .findFirst()
                        .orElse("")
                : "";
    }

    /** sudo.conf(5): the policy may be another one, and so may its file. */
    private static String main(HostFiles files, Problems problems) {
        String text = text(files, PLUGINS, problems);
        String main = MAIN;
        int number = 0;
        for (String line : (Iterable<String>) (text == null ? "" : text).lines()::iterator) {
            number++;
            List<String> words = List.of(line.strip().split("[ \t]+"));
            if (words.size() < 3 || !words.getFirst().equals("Plugin")) {
                continue;
            }
            Origin at = new Origin(PLUGINS, number);
            if (!OWN_PLUGINS.contains(words.get(1)) || !words.get(2).endsWith("sudoers.so")) {
                problems.unknown(at, "plugin '" + words.get(1) + "' may decide otherwise");
            }
            for (String word : words.subList(3, words.size())) {
                if (word.startsWith("sudoers_file=")) {
                    main = word.substring("sudoers_file=".length());
                    problems.noted(at, "sudo reads '" + main + "'");
                }
            }
        }
        return main.startsWith("/") ? main : MAIN;
    }

    /** nsswitch.conf(5) as sudo reads it: {@code sudoers: files ldap}. */
    private static void otherSources(HostFiles files, Problems problems) {
        String text = text(files, SOURCES, problems);
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

    private static @Nullable String text(HostFiles files, String path, Problems problems) {
        switch (files.read(path)) {
            case FileRead.Content content -> {
                return content.text();
            }
            case FileRead.Denied denied -> problems.unread(Origin.of(path), denied.reason());
            case FileRead.Unread unread -> problems.unread(Origin.of(path), unread.reason());
            case FileRead.NotCollected missing ->
                    problems.unread(Origin.of(path), "not collected yet");
            case FileRead.Absent absent -> {}
            case FileRead.Directory folder -> {}
            case FileRead.Present special -> {}
        }
        return null;
    }
}
