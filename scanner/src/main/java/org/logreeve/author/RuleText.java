package org.logreeve.author;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.logreeve.policy.CacReference;
import org.logreeve.policy.PolicyPack;
import org.logreeve.policy.Rule;
import org.logreeve.policy.RuleParameter;
import org.logreeve.policy.Standing;

/** A rule for people. */
public final class RuleText {
    private RuleText() {}

    /** All there is to know of one rule. */
    public static String of(Rule rule) {
        var text = new StringBuilder();
        Standing standing = rule.standing();
        add(text, "rule", rule.id());
        add(text, "title", rule.title());
        add(text, "severity", rule.severity().word());
        add(text, "status", standing.status().name().toLowerCase(Locale.ROOT));
        Standing.Deprecation gone = standing.deprecation();
        if (gone != null) {
            add(
                    text,
                    "deprecated",
                    gone.since()
                            + ": "
                            + gone.reason()
                            + (gone.replacedBy().isEmpty() ? "" : ", see " + gone.replacedBy()));
        }
        add(text, "was called", String.join(", ", standing.aliases()));
        add(text, "requirement", String.join(", ", rule.requirement()));
        add(text, "components", String.join(", ", rule.components()));
        add(
                text,
                "needs",
                rule.needs().stream()
                        .map(need -> (need.kind() + " " + need.scope()).strip())
                        .collect(Collectors.joining(", ")));
        add(text, "observes", String.join(", ", rule.observes()));
        add(text, "judges", rule.scope().name().toLowerCase(Locale.ROOT));
        add(text, "one result a", rule.subject().name().toLowerCase(Locale.ROOT));
        add(text, "if absent", rule.absent().name().toLowerCase(Locale.ROOT));
        add(text, "caused by", String.join(", ", rule.causedBy()));
        rule.parameters().values().forEach(parameter -> add(text, "parameter", line(parameter)));
        rule.messages().forEach((name, message) -> add(text, "case " + name, message.text()));
        add(text, "why", rule.guidance().rationale());
        add(text, "audit", rule.guidance().audit());
        rule.guidance()
                .remediation()
                .forEach(
                        (component, how) ->
                                add(
                                        text,
                                        component.equals("text") ? "mend" : "mend " + component,
                                        how));
        add(text, "limits", rule.guidance().limitations());
        rule.guidance()
                .references()
                .items()
                .forEach((source, items) -> add(text, source, String.join(", ", items)));
        rule.guidance().references().cac().forEach(cac -> add(text, "cac", line(cac)));
        add(text, "file", rule.origin().toString());
        return text.toString();
    }

    /** A pack as one Markdown page. */
    public static String page(PolicyPack pack) {
        var page = new StringBuilder("# %s %s\n".formatted(pack.name(), pack.version()));
        page.append("\n| profile | title | rules |\n|---|---|---|\n");
        pack.profiles()
                .values()
                .forEach(
                        profile ->
                                page.append(
                                        "| %s | %s | %d |\n"
                                                .formatted(
                                                        profile.name(),
                                                        cell(profile.title()),
                                                        profile.rules().size())));
        page.append("\n| rule | severity | requirement | title |\n|---|---|---|---|\n");
        for (Rule rule : pack.rules().values()) {
            page.append(
                    "| %s | %s | %s | %s |\n"
                            .formatted(
                                    rule.id(),
                                    rule.severity().word(),
                                    String.join(", ", rule.requirement()),
                                    cell(rule.title())));
        }
        for (Rule rule : pack.rules().values()) {
            page.append("\n## ").append(rule.id()).append("\n\n```\n");
            page.append(of(rule).replace("```", "'''")).append("```\n");
        }
        return page.toString();
    }

    private static String line(RuleParameter parameter) {
        List<String> standard = parameter.standard();
        return "%s = %s%s%s%s"
                .formatted(
                        parameter.name(),
                        standard == null ? "not set" : String.join(", ", standard),
                        parameter.unit().isEmpty() ? "" : " " + parameter.unit(),
                        parameter.source().isEmpty() ? "" : " (" + parameter.source() + ")",
                        parameter.setting().isEmpty()
                                ? ""
                                : ", from inventory setting " + parameter.setting());
    }

    private static String line(CacReference cac) {
        return cac.variables().isEmpty() ? cac.rule() : cac.rule() + " " + cac.variables();
    }

    private static String cell(String text) {
        return text.replace("|", "\\|").replace("\n", " ");
    }

    private static void add(StringBuilder text, String name, String value) {
        if (!value.isEmpty()) {
            String indented = value.strip().replace("\n", "\n" + " ".repeat(16));
            text.append("%-15s %s\n".formatted(name, indented));
        }
    }
}
