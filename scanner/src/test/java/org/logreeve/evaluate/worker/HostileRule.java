package org.logreeve.evaluate.worker;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.logreeve.evaluate.WorkerProtocol.RuleText;

/**
 * One rule of an attacker.
 *
 * @param rule id that its text names
 * @param mark what it leaves where nothing guards, by the words of {@code blind/index.tsv}
 * @param code reason it is refused for; {@code contained} when it is accepted and does no harm
 * @param drl with placeholders
 */
record HostileRule(String name, String rule, String mark, String code, String drl) {
    private static final Path BLIND = Path.of("src/test/resources/org/logreeve/evaluate/blind");
    private static final Pattern REPEAT = Pattern.compile("@REPEAT:([0-9]+):([^@]*)@");
    private static final Pattern NUMBERED = Pattern.compile("@NUMBERED:([0-9]+):([^@]*)@");

    /** Those written without having read the guard. */
    static List<HostileRule> blind() throws IOException {
        Map<String, String> codes = new LinkedHashMap<>();
        for (String line : Files.readAllLines(BLIND.resolve("refusals.tsv"))) {
            if (!line.startsWith("#")) {
                List<String> parts = List.of(line.split("\t", -1));
                codes.put(parts.get(0), parts.get(1));
            }
        }
        var all = new ArrayList<HostileRule>();
        for (String line : Files.readAllLines(BLIND.resolve("index.tsv"))) {
            if (!line.startsWith("#")) {
                List<String> parts = List.of(line.split("\t", -1));
                String name = parts.getFirst();
                String drl = Files.readString(BLIND.resolve(name + ".drl"));
                String code = codes.getOrDefault(name, "");
                all.add(new HostileRule(name, "hostile/" + name, parts.get(1), code, drl));
            }
        }
        return all;
    }

    /** Those of the guard's own test that carry code: the code leaves a mark here. */
    static List<HostileRule> known() {
        var all = new ArrayList<HostileRule>();
        for (RuleGuardTest.Hostile each : RuleGuardTest.hostile()) {
            if (each.drl().contains(RuleGuardTest.EXEC)) {
                String drl =
                        each.drl()
                                .replace(RuleGuardTest.EXEC, "@RUN@")
                                .replace(
                                        "@RUN@",
                                        "java.lang.Runtime.getRuntime().exec(\"touch @MARK@\")");
                all.add(
                        new HostileRule(
                                "known-" + each.name().replaceAll("[^a-z]+", "-"),
                                "a/b",
                                "process",
                                each.code(),
                                drl));
            }
        }
        return all;
    }

    /** The text with its placeholders filled. */
    String text(Path mark, Path secret, int port) {
        String text =
                drl.replace("@MARK@", mark.toString())
                        .replace("@SECRET@", secret.toString())
                        .replace("@PORT@", String.valueOf(port));
        text = repeated(REPEAT, text);
        return repeated(NUMBERED, text);
    }

    private static String repeated(Pattern placeholder, String text) {
        Matcher found = placeholder.matcher(text);
        var written = new StringBuilder();
        while (found.find()) {
            var part = new StringBuilder();
            for (int i = 0; i < Integer.parseInt(found.group(1)); i++) {
                part.append(found.group(2).replace("#", String.valueOf(i)));
            }
            found.appendReplacement(written, Matcher.quoteReplacement(part.toString()));
        }
        return found.appendTail(written).toString();
    }

    RuleText ruleText(Path mark, Path secret, int port) {
        return new RuleText(rule, name + ".drl", text(mark, secret, port), List.of("p"));
    }
}
