package org.logreeve.author;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.logreeve.finding.State;
import org.logreeve.json.Json;
import org.logreeve.text.InputException;
import org.logreeve.text.InputProblem;

/**
 * A host in a state that somebody else calls good or bad: a folder with {@code case.json} and
 * {@code root/}.
 *
 * @param name of its folder
 * @param folder what stands for {@code /} is {@code root/} below it
 * @param rule whose scenario it is, by its ComplianceAsCode name
 * @param group what it is about, for sums
 * @param expected {@link State#PASS} or {@link State#FAIL}
 * @param variables of that rule, by name
 */
public record ConformanceCase(
        String name,
        Path folder,
        String rule,
        String group,
        State expected,
        SortedMap<String, String> variables) {
    private static final String FILE = "case.json";

    public ConformanceCase {
        variables = Collections.unmodifiableSortedMap(new TreeMap<>(variables));
    }

    /**
     * All of a folder, by name.
     *
     * @throws InputException with everything that is wrong, or when there is none
     */
    static List<ConformanceCase> all(Path folder) {
        var problems = new ArrayList<InputProblem>();
        var cases = new ArrayList<ConformanceCase>();
        for (Path each : folders(folder)) {
            try {
                cases.add(read(each));
            } catch (IOException e) {
                problems.add(
                        new InputProblem(
                                each.resolve(FILE).toString(),
                                0,
                                0,
                                String.valueOf(e.getMessage()),
                                ""));
            }
        }
        if (cases.isEmpty() && problems.isEmpty()) {
            problems.add(
                    new InputProblem(
                            folder.toString(),
                            0,
                            0,
                            "holds no case",
                            "a case is a folder with case.json and root/ in it"));
        }
        if (!problems.isEmpty()) {
            throw new InputException(problems);
        }
        return cases;
    }

    private static List<Path> folders(Path folder) {
        try (Stream<Path> all = Files.list(folder)) {
            return all.filter(each -> Files.isRegularFile(each.resolve(FILE))).sorted().toList();
        } catch (IOException e) {
            throw new InputException(
                    List.of(
                            new InputProblem(
                                    folder.toString(),
                                    0,
                                    0,
                                    "cannot be read: " + e,
                                    "name the folder that holds the cases' folders")));
        }
    }

    private static ConformanceCase read(Path folder) throws IOException {
        Map<?, ?> written = Json.read(Files.readAllBytes(folder.resolve(FILE)), Map.class);
        State expected =
                switch (text(written, "expected")) {
                    case "pass" -> State.PASS;
                    case "fail" -> State.FAIL;
                    default ->
                            throw new IOException(
                                    "'expected' is pass or fail, not '"
                                            + text(written, "expected")
                                            + "'");
                };
        return new ConformanceCase(
                String.valueOf(folder.getFileName()),
                folder,
                text(written, "rule"),
                text(written, "group"),
                expected,
                variables(written));
    }

    private static String text(Map<?, ?> written, String key) throws IOException {
        if (written.get(key) instanceof String text) {
            return text;
        }
        throw new IOException("'" + key + "' is missing, or is no text");
    }

    private static SortedMap<String, String> variables(Map<?, ?> written) throws IOException {
        if (!(written.get("variables") instanceof Map<?, ?> stated)) {
            throw new IOException("'variables' is missing, or is no object");
        }
        var variables = new TreeMap<String, String>();
        for (Object name : stated.keySet()) {
            variables.put(String.valueOf(name), text(stated, String.valueOf(name)));
        }
        return variables;
    }
}
