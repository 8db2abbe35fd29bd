package org.logreeve.connect;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.logreeve.text.InputException;
import org.logreeve.text.InputProblem;
import org.logreeve.text.Origin;

/**
 * Files that keys are imported from. A line that is not understood is an error, and so is a file
 * without keys: nothing is left out silently.
 */
public final class TrustFiles {
    private static final String HEADER = "host,port,type,key";
    private static final int MOST_BYTES = 64 << 20;

    private final Path file;
    private final List<TrustCandidate> candidates = new ArrayList<>();
    private final List<InputProblem> problems = new ArrayList<>();

    private TrustFiles(Path file) {
        this.file = file;
    }

    /** Lines as OpenSSH has them, markers and hashes included. */
    public static List<TrustCandidate> knownHosts(Path file) {
        var files = new TrustFiles(file);
        files.eachLine((number, text) -> files.add(number, text));
        return files.done();
    }

    /** Public keys of authorities, one a line as in {@code ca.pub}, for hosts of this pattern. */
    public static List<TrustCandidate> authorities(Path file, String hosts) {
        var files = new TrustFiles(file);
        files.eachLine(
                (number, text) -> files.add(number, "@cert-authority " + hosts + " " + text));
        return files.done();
    }

    /** Columns {@code host,port,type,key}, named in the first line; an empty port is 22. */
    public static List<TrustCandidate> csv(Path file) {
        var files = new TrustFiles(file);
        files.eachLine(files::csvLine);
        return files.done();
    }

    /** What is done with a line that is neither empty nor a comment. */
    private interface LineUse {
        void line(int number, String text);
    }

    private void csvLine(int number, String text) {
        if (number == 1) {
            if (!text.strip().equals(HEADER)) {
                problem(1, 1, "the first line must be " + HEADER, "");
            }
            return;
        }
        String[] cells = text.strip().split(",", -1);
        if (cells.length != 4) {
            problem(number, 1, "there are " + cells.length + " cells", "the columns are " + HEADER);
        } else if (!cells[1].matches("|[1-9][0-9]{0,4}")) {
            int column = cells[0].length() + 2;
            problem(number, column, "'" + cells[1] + "' is no port", "");
        } else if (!cells[0].matches("[A-Za-z0-9:_][A-Za-z0-9.:_%-]{0,252}")) {
            problem(number, 1, "'" + cells[0] + "' is neither a name nor an address", "");
        } else {
            int port = cells[1].isEmpty() ? 22 : Integer.parseInt(cells[1]);
            String name = KnownHosts.name(cells[0], port);
            add(number, name + " " + cells[2].strip() + " " + cells[3].strip());
        }
    }

    private void add(int number, String text) {
        TrustCandidate.stated(new Origin(file.toString(), number), text)
                .ifPresentOrElse(
                        candidates::add,
                        () -> problem(number, 1, "no key of a host is understood here", ""));
    }

    private void eachLine(LineUse use) {
        int number = 0;
        for (String text : content(file).split("\r?\n", -1)) {
            number++;
            if (!KnownHostsLine.isBlank(text)) {
                use.line(number, text);
            }
        }
    }

    private List<TrustCandidate> done() {
        if (candidates.isEmpty() && problems.isEmpty()) {
            problem(0, 0, "there are no keys in it", "see --format");
        }
        if (!problems.isEmpty()) {
            throw new InputException(problems);
        }
        return candidates;
    }

    private void problem(int line, int column, String message, String hint) {
        problems.add(new InputProblem(file.toString(), line, column, message, hint));
    }

    static String content(Path file) {
        try {
            if (Files.size(file) > MOST_BYTES) {
                throw new InputException(file.toString(), 0, 0, "is larger than 64 MiB", "");
            }
            return Files.readString(file, StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new InputException(file.toString(), 0, 0, "cannot be read: " + e, "");
        }
    }
}
