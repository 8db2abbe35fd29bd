package org.logreeve.report;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.logreeve.text.InputException;
import org.logreeve.text.InputProblem;
import org.logreeve.text.Nearest;

/**
 * One report that the user asks for.
 *
 * @param format its form
 * @param target a path, {@code -} for standard output, or empty for the format's own place
 */
public record ReportRequest(ReportFormat format, String target) {
    private static final String OPTION = "--report";
    private static final String STANDARD_OUTPUT = "-";

    /**
     * Reads {@code FORMAT}, {@code FORMAT=PATH} or {@code FORMAT=-}.
     *
     * @throws InputException when that is none of these, with the nearest format
     */
    public static ReportRequest parse(String text) {
        int equals = text.indexOf('=');
        String word = equals < 0 ? text : text.substring(0, equals);
        String target = equals < 0 ? "" : text.substring(equals + 1);
        if (equals >= 0 && (target.isEmpty() || !isPath(target))) {
            throw problem("'" + text + "' names no file", "write FORMAT, FORMAT=PATH, or FORMAT=-");
        }
        return new ReportRequest(format(word), target);
    }

    private static ReportFormat format(String word) {
        for (ReportFormat format : ReportFormat.values()) {
            if (format.word().equals(word)) {
                return format;
            }
        }
        List<String> words = ReportFormat.words();
        throw problem(
                "'" + word + "' is no format; known: " + String.join(", ", words),
                Nearest.hint(word, words));
    }

    /**
     * All that the user asks for.
     *
     * @throws InputException with everything that is wrong with them
     */
    public static List<ReportRequest> parse(List<String> texts) {
        var requests = new ArrayList<ReportRequest>();
        var problems = new ArrayList<InputProblem>();
        for (String text : texts) {
            try {
                requests.add(parse(text));
            } catch (InputException e) {
                problems.addAll(e.problems());
            }
        }
        if (requests.stream().filter(ReportRequest::isToStandardOutput).count() > 1) {
            problems.add(
                    new InputProblem(
                            OPTION,
                            0,
                            0,
                            "only one report can go to standard output",
                            "name a file for the others: FORMAT=PATH"));
        }
        if (!problems.isEmpty()) {
            throw new InputException(problems);
        }
        return requests;
    }

    /**
     * Says before any work what could never be written.
     *
     * @param folder where reports go that have no path of their own
     * @throws InputException when two would be one file, or one is a folder or a device
     */
    public static void check(List<ReportRequest> requests, Path folder) {
        var problems = new ArrayList<InputProblem>();
        Map<Path, ReportFormat> files = new HashMap<>();
        for (ReportRequest request : requests) {
            if (request.isToStandardOutput()) {
                continue;
            }
            Path file = request.file(folder);
            ReportFormat other =
                    files.putIfAbsent(file.toAbsolutePath().normalize(), request.format);
            if (other != null && other != request.format) {
                problems.add(
                        new InputProblem(
                                OPTION,
                                0,
                                0,
                                "'%s' cannot hold %s and %s"
                                        .formatted(file, other.word(), request.format.word()),
                                "name another file for one of them"));
            }
            // a rename onto a device, such as /dev/null, would replace it
            if (Files.exists(file) && !Files.isRegularFile(file)) {
                problems.add(
                        new InputProblem(
                                OPTION,
                                0,
                                0,
                                "'" + file + "' is there already and is no file",
                                "name a file, or - for standard output"));
            }
        }
        if (!problems.isEmpty()) {
            throw new InputException(problems);
        }
    }

    public boolean isToStandardOutput() {
        return (target.isEmpty() ? format.fileName() : target).equals(STANDARD_OUTPUT);
    }

    /** Where the report goes that does not go to standard output. */
    public Path file(Path folder) {
        return target.isEmpty() ? folder.resolve(format.fileName()) : Path.of(target);
    }

    private static boolean isPath(String text) {
        try {
            return Path.of(text).getFileName() != null;
        } catch (InvalidPathException e) {
            return false;
        }
    }

    private static InputException problem(String message, String hint) {
        return new InputException(OPTION, 0, 0, message, hint);
    }
}
