package org.logreeve.parse.sudoers;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Entries as lines, from what cvtsudoers printed and from what we read. It leaves the times of a
 * command out where only they differ from the command before, and mixes up which commands may set
 * variables because they are {@code ALL}; so both are left out here.
 */
final class SudoersText {
    private SudoersText() {}

    /** The lines of cvtsudoers' JSON. */
    static String of(Map<?, ?> printed) {
        var lines = new ArrayList<String>();
        for (Map<?, ?> entry : list(printed.get("Defaults"))) {
            String members = members(list(entry.get("Binding")));
            for (Map<?, ?> option : list(entry.get("Options"))) {
                lines.add("default " + members + " " + option(option));
            }
        }
        aliases("user", printed.get("User_Aliases"), lines);
        aliases("runas", printed.get("Runas_Aliases"), lines);
        aliases("host", printed.get("Host_Aliases"), lines);
        aliases("command", printed.get("Command_Aliases"), lines);
        for (Map<?, ?> spec : list(printed.get("User_Specs"))) {
            for (Map<?, ?> commands : list(spec.get("Cmnd_Specs"))) {
                for (Map<?, ?> command : list(commands.get("Commands"))) {
                    lines.add(
                            "grant %s at %s as %s:%s %s %s"
                                    .formatted(
                                            members(list(spec.get("User_List"))),
                                            members(list(spec.get("Host_List"))),
                                            members(list(commands.get("runasusers"))),
                                            members(list(commands.get("runasgroups"))),
                                            tags(commands.get("Options")),
                                            member(command)));
                }
            }
        }
        return String.join("\n", lines);
    }

    static String of(SudoersConfig config) {
        var lines = new ArrayList<String>();
        for (DefaultEntry entry : config.entries()) {
            lines.add("default " + text(entry.members(), false) + " " + option(entry));
        }
        alias("user", config.aliases().of(Aliases.Type.USER), false, lines);
        alias("runas", config.aliases().of(Aliases.Type.RUN_AS), false, lines);
        alias("host", config.aliases().of(Aliases.Type.HOST), true, lines);
        alias("command", config.aliases().of(Aliases.Type.COMMAND), false, lines);
        for (Grant grant : config.grants()) {
            var tags = new TreeSet<String>();
            grant.tags().forEach((name, on) -> tags.add(name + "=" + on));
            grant.options().forEach((name, value) -> tags.add(setting(name) + "=" + value));
            tags.removeIf(tag -> tag.startsWith("=") || tag.equals("setenv=true"));
            lines.add(
                    "grant %s at %s as %s:%s %s %s"
                            .formatted(
                                    text(grant.users(), false),
                                    text(grant.hosts(), true),
                                    text(orNone(grant.runAsUsers()), false),
                                    groups(orNone(grant.runAsGroups())),
                                    tags,
                                    member(grant.command(), false)));
        }
        return String.join("\n", lines);
    }

    private static String setting(String option) {
        return switch (option) {
            case "CWD" -> "runcwd";
            case "CHROOT" -> "runchroot";
            default -> "";
        };
    }

    private static List<Member> orNone(@Nullable List<Member> members) {
        return members == null ? List.of() : members;
    }

    /** cvtsudoers prints a name in this place as a group. */
    private static String groups(List<Member> members) {
        return members.stream()
                .map(
                        member -> {
                            String sign = member.kind() == Member.Kind.ALIAS ? "" : "%";
                            return (member.negated() ? "!" : "") + sign + member.name();
                        })
                .collect(Collectors.joining(","));
    }

    private static void alias(
            String type, Map<String, List<Member>> all, boolean hosts, List<String> lines) {
        all.forEach((name, members) -> lines.add(type + " " + name + " " + text(members, hosts)));
    }

    private static void aliases(String type, @Nullable Object all, List<String> lines) {
        if (all instanceof Map<?, ?> map) {
            map.forEach(
                    (name, members) -> lines.add(type + " " + name + " " + members(list(members))));
        }
    }

    private static String text(List<Member> members, boolean plain) {
        return members.stream()
                .map(member -> member(member, plain))
                .collect(Collectors.joining(","));
    }

    private static String member(Member member, boolean plain) {
        String name = member.name();
        String words = member.arguments().isEmpty() ? name : name + " " + member.arguments();
        boolean number = !plain && name.startsWith("#") && name.length() > 1;
        String sign =
                switch (member.kind()) {
                    case NETGROUP -> "+";
                    case GROUP -> "%";
                    default -> "";
                };
        if (number && member.kind() == Member.Kind.NAME) {
            words = "#" + unsigned(name.substring(1));
        }
        String digests = member.digests().stream().map(d -> d + " ").collect(Collectors.joining());
        return (member.negated() ? "!" : "") + digests + sign + words;
    }

    private static String unsigned(String number) {
        return number.startsWith("-")
                ? String.valueOf((1L << 32) + Long.parseLong(number))
                : String.valueOf(Long.parseLong(number));
    }

    private static String members(List<Map<?, ?>> members) {
        return members.stream().map(SudoersText::member).collect(Collectors.joining(","));
    }

    /** One of cvtsudoers' members: its kind and name, digests, and whether it is negated. */
    private static String member(Map<?, ?> member) {
        String text = "";
        String digests = "";
        for (var part : member.entrySet()) {
            switch (String.valueOf(part.getKey())) {
                case "negated" -> {}
                case "netgroup" -> text = "+" + part.getValue();
                case "usergid" -> text = "%#" + part.getValue();
                case "nonunixgroup" -> text = "%:" + part.getValue();
                case "nonunixgid" -> text = "%:#" + part.getValue();
                case "userid" -> text = "#" + part.getValue();
                case "usergroup" -> text = "%" + part.getValue();
                case "sha224", "sha256", "sha384", "sha512" ->
                        digests += part.getKey() + ":" + part.getValue() + " ";
                default -> text = String.valueOf(part.getValue());
            }
        }
        return (member.containsKey("negated") ? "!" : "") + digests + text;
    }

    private static String option(Map<?, ?> option) {
        Object operation = option.get("operation");
        var text = new StringBuilder();
        option.forEach(
                (name, value) -> {
                    if (!"operation".equals(name)) {
                        text.append(name).append(' ');
                        text.append(operation == null ? "" : operation + " ");
                        text.append(
                                value instanceof List<?> words
                                        ? words.stream()
                                                .map(String::valueOf)
                                                .collect(Collectors.joining(" "))
                                        : value);
                    }
                });
        return text.toString();
    }

    private static String option(DefaultEntry entry) {
        boolean list = SettingTypes.isList(entry.name());
        String words = String.join(" ", entry.value().strip().split("[ \t]+"));
        return switch (entry.operator()) {
            case "!" -> entry.name() + " false";
            case "" -> entry.name() + " true";
            case "+=" -> entry.name() + " list_add " + words;
            case "-=" -> entry.name() + " list_remove " + words;
            default ->
                    list
                            ? entry.name() + " list_assign " + words
                            : entry.name() + " " + entry.value();
        };
    }

    private static String tags(@Nullable Object options) {
        var tags = new TreeSet<String>();
        if (options instanceof List<?> all) {
            for (Object option : all) {
                if (option instanceof Map<?, ?> map && !map.containsKey("command_timeout")) {
                    map.forEach((name, value) -> tags.add(name + "=" + value));
                }
            }
        }
        tags.removeIf(tag -> tag.startsWith("notbefore=") || tag.startsWith("notafter="));
        tags.remove("setenv=true");
        return tags.toString();
    }

    private static List<Map<?, ?>> list(@Nullable Object value) {
        var maps = new ArrayList<Map<?, ?>>();
        if (value instanceof List<?> all) {
            for (Object each : all) {
                if (each instanceof Map<?, ?> map) {
                    maps.add(map);
                }
            }
        }
        return maps;
    }
}
