package org.logreeve.normalize;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.logreeve.fact.Fact;
import org.logreeve.fact.Gap;
import org.logreeve.fact.SudoDefault;
import org.logreeve.fact.SudoGrant;
import org.logreeve.parse.Parsed;
import org.logreeve.parse.sudoers.Aliases;
import org.logreeve.parse.sudoers.DefaultEntry;
import org.logreeve.parse.sudoers.Grant;
import org.logreeve.parse.sudoers.HostMatch;
import org.logreeve.parse.sudoers.Member;
import org.logreeve.parse.sudoers.SudoSetting;
import org.logreeve.parse.sudoers.SudoersConfig;

/** sudo's settings and grants as facts. */
public final class SudoFacts {
    private static final String COMPONENT = "sudoers";
    private static final List<String> KINDS = List.of("SudoDefault", "SudoGrant");

    /** More grants than that are no list that anybody reads; the rest is a gap. */
    private static final int MOST = 5_000;

    private SudoFacts() {}

    public static List<Fact> of(Parsed<SudoersConfig> sudoers) {
        return switch (sudoers) {
            case Parsed.NotPresent<SudoersConfig> absent -> List.of();
            case Parsed.Unreadable<SudoersConfig> unreadable ->
                    KINDS.stream()
                            .<Fact>map(kind -> Gaps.unreadable(kind, COMPONENT, unreadable))
                            .toList();
            case Parsed.Config<SudoersConfig> config -> facts(config);
        };
    }

    private static List<Fact> facts(Parsed.Config<SudoersConfig> parsed) {
        SudoersConfig config = parsed.config();
        var facts = new ArrayList<Fact>();
        boolean isRootByDefault = true;
        boolean mayBeRoot = false;
        for (SudoSetting setting : SudoSetting.of(config)) {
            facts.add(
                    new SudoDefault(
                            setting.name(),
                            setting.value(),
                            word(setting.scope()),
                            setting.members(),
                            setting.byDefault(),
                            setting.origin()));
            if (setting.name().equals("runas_default")) {
                boolean isRoot = isRoot(setting.value());
                isRootByDefault = setting.members().isEmpty() ? isRoot : isRootByDefault;
                // somebody's own default may be it
                mayBeRoot |= isRoot && !setting.members().isEmpty();
            }
        }
        for (DefaultEntry entry : config.entries()) {
            if (config.isHere(entry) == HostMatch.UNKNOWN) {
                mayBeRoot |= entry.name().equals("runas_default");
                facts.add(
                        gap(
                                "SudoDefault",
                                entry.name(),
                                "it is set for hosts of which this may be one",
                                entry));
            }
        }
        for (Grant grant : config.grants()) {
            HostMatch here = config.isHere(grant);
            if (here != HostMatch.NO) {
                boolean isCertain = here == HostMatch.YES;
                facts.addAll(grants(config, grant, isCertain, isRootByDefault || mayBeRoot));
            }
            if (facts.size() > MOST) {
                facts.add(
                        new Gap(
                                "SudoGrant",
                                COMPONENT,
                                "",
                                Gap.Cause.NOT_UNDERSTOOD,
                                "more grants than are listed",
                                grant.origin()));
                break;
            }
        }
        KINDS.forEach(kind -> facts.addAll(Gaps.whole(kind, COMPONENT, parsed.problems())));
        return facts;
    }

    private static String word(DefaultEntry.Scope scope) {
        return switch (scope) {
            case ALL, HOST -> "everybody";
            case USER -> "user";
            case RUN_AS -> "run-as";
            case COMMAND -> "command";
        };
    }

    private static Gap gap(String kind, String scope, String reason, DefaultEntry entry) {
        return new Gap(kind, COMPONENT, scope, Gap.Cause.NOT_UNDERSTOOD, reason, entry.origin());
    }

    /** One fact for each command that an alias stands for. */
    private static List<Fact> grants(
            SudoersConfig config, Grant grant, boolean certain, boolean isRootByDefault) {
        List<Member> users = config.aliases().expand(Aliases.Type.USER, grant.users());
        List<Member> commands =
                config.aliases().expand(Aliases.Type.COMMAND, List.of(grant.command()));
        List<Member> runAs =
                grant.runAsUsers() == null
                        ? List.of()
                        : config.aliases().expand(Aliases.Type.RUN_AS, grant.runAsUsers());
        List<Member> groups =
                grant.runAsGroups() == null
                        ? List.of()
                        : config.aliases().expand(Aliases.Type.RUN_AS, grant.runAsGroups());
        if (users == null || commands == null || runAs == null || groups == null) {
            return List.of(
                    new Gap(
                            "SudoGrant",
                            COMPONENT,
                            "",
                            Gap.Cause.NOT_UNDERSTOOD,
                            "its aliases stand for more than is listed",
                            grant.origin()));
        }
        boolean asRoot = grant.runAsUsers() == null ? isRootByDefault : mayBeRoot(runAs);
        var facts = new ArrayList<Fact>();
        for (Member command : commands) {
            boolean powerful = asRoot && !command.negated();
            facts.add(
                    new SudoGrant(
                            texts(users),
                            isRootAlone(users),
                            texts(runAs),
                            texts(groups),
                            asRoot,
                            command.withNegation(false).text(),
                            command.negated(),
                            tags(grant),
                            powerful ? LoggingPowers.of(command) : List.of(),
                            certain,
                            grant.origin()));
        }
        return facts;
    }

    private static List<String> tags(Grant grant) {
        return grant.tags().entrySet().stream()
                .filter(tag -> !(grant.impliedSetenv() && tag.getKey().equals("setenv")))
                .map(tag -> (tag.getValue() ? "" : "!") + tag.getKey())
                .toList();
    }

    private static List<String> texts(@Nullable List<Member> members) {
        return members == null ? List.of() : members.stream().map(Member::text).toList();
    }

    /** The last member that fits decides; of a group it is not known whether root is in it. */
    private static boolean mayBeRoot(List<Member> runAs) {
        for (Member member : runAs.reversed()) {
            boolean group =
                    member.kind() == Member.Kind.GROUP || member.kind() == Member.Kind.NETGROUP;
            boolean named = member.kind() == Member.Kind.NAME && isRoot(member.name());
            if (member.kind() == Member.Kind.ALL || named) {
                return !member.negated();
            }
            if (group && !member.negated()) {
                return true;
            }
        }
        return false;
    }

    private static boolean isRootAlone(List<Member> users) {
        return !users.isEmpty()
                && users.stream()
                        .allMatch(
                                user ->
                                        user.kind() == Member.Kind.NAME
                                                && !user.negated()
                                                && isRoot(user.name()));
    }

    private static boolean isRoot(String name) {
        return name.toLowerCase(Locale.ROOT).equals("root") || name.equals("#0");
    }
}
