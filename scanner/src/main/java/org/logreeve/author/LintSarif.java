package org.logreeve.author;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.logreeve.json.Json;
import org.logreeve.text.InputProblem;

/** What lint found as SARIF 2.1.0, which code hosts show beside the lines of a pull request. */
public final class LintSarif {
    /** The reason code that the guard puts behind its messages. */
    private static final Pattern CODE = Pattern.compile(" \\[([a-z]+)]$");

    private LintSarif() {}

    public static byte[] of(Lint lint, String version) {
        var codes = new TreeSet<String>();
        lint.problems().forEach(problem -> codes.add(code(problem)));
        Map<String, Object> driver = new LinkedHashMap<>();
        driver.put("name", "logreeve policy lint");
        driver.put("version", version);
        driver.put("rules", codes.stream().map(code -> Map.of("id", code)).toList());
        Map<String, Object> run = new LinkedHashMap<>();
        run.put("tool", Map.of("driver", driver));
        run.put("results", lint.problems().stream().map(LintSarif::result).toList());
        Map<String, Object> sarif = new LinkedHashMap<>();
        sarif.put("$schema", "https://json.schemastore.org/sarif-2.1.0.json");
        sarif.put("version", "2.1.0");
        sarif.put("runs", List.of(run));
        return Json.writePretty(sarif);
    }

    private static Map<String, Object> result(InputProblem problem) {
        String hint = problem.hint().isEmpty() ? "" : " (" + problem.hint() + ")";
        Map<String, Object> place = new LinkedHashMap<>();
        place.put("artifactLocation", Map.of("uri", uri(problem.path())));
        if (problem.line() > 0) {
            Map<String, Object> region = new LinkedHashMap<>();
            region.put("startLine", problem.line());
            if (problem.column() > 0) {
                region.put("startColumn", problem.column());
            }
            place.put("region", region);
        }
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("ruleId", code(problem));
        result.put("level", "error");
        result.put("message", Map.of("text", problem.message() + hint));
        result.put("locations", List.of(Map.of("physicalLocation", place)));
        return result;
    }

    private static String code(InputProblem problem) {
        Matcher code = CODE.matcher(problem.message());
        return code.find() ? code.group(1) : "input";
    }

    private static String uri(String path) {
        try {
            return new URI(null, null, path, null).getRawPath();
        } catch (URISyntaxException e) {
            return "unknown";
        }
    }
}
