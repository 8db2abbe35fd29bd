package org.logreeve.parse.host;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.logreeve.parse.Problems;
import org.logreeve.parse.host.HostConfig.Part;
import org.logreeve.parse.host.HostFile.Purpose;
import org.logreeve.snapshot.CommandRead;
import org.logreeve.snapshot.HostFiles;
import org.logreeve.text.Origin;

/**
 * The collector's list of files: a letter for the type as find(1) has it, mode, size, {@code
 * owner:group:path}. {@code D} is a folder that may not be listed, {@code !} a name with a line
 * break in it.
 */
final class FileListing {
    /** The collector's name for the command. */
    static final String COMMAND = "log-files";

    private static final String GIVEN_UP = "too much of it is not seen; the rest was not read";

    /** Facts of one purpose; what is above is left out and said to be. */
    private static final int MOST = 1_000;

    /** The collector goes four folders down from {@code /var/log} and {@code /etc/NAME}. */
    private static final int DEEPEST = 6;

    private final MissingParts missing;
    private final List<HostFile> files = new ArrayList<>();
    private final Map<Purpose, Integer> counts = new EnumMap<>(Purpose.class);
    private final Set<String> hidden = new HashSet<>();

    private FileListing(MissingParts missing) {
        this.missing = missing;
    }

    static List<HostFile> of(HostFiles host, MissingParts missing) {
        var listing = new FileListing(missing);
        CommandRead read = host.command(COMMAND);
        String lines = missing.output(read, Part.FILES, "", List.of(0, 1));
        int number = 0;
        for (String line : MissingParts.lines(lines)) {
            listing.line(line, new Origin("command:" + COMMAND, ++number));
            if (missing.isFull()) {
                missing.whole(Part.FILES, MissingParts.origin(COMMAND), GIVEN_UP);
                break;
            }
        }
        if (read instanceof CommandRead.Output output) {
            listing.complaints(output);
        }
        // find's order is that of the file system
        listing.files.sort(Comparator.comparing(HostFile::path));
        return listing.files;
    }

    private void line(String line, Origin at) {
        if (line.startsWith("! ")) {
            missing.whole(Part.FILES, at, "a name with a line break");
            return;
        }
        Optional<HostFile> read = file(line);
        if (read.isEmpty()) {
            missing.whole(Part.FILES, at, "not understood: '" + Problems.shown(line, 80) + "'");
            return;
        }
        HostFile file = read.get();
        if (line.startsWith("D")) {
            hidden.add(file.path());
            missing.file(file.purpose(), file.path(), "the folder may not be listed");
        } else if (file.type() == HostFile.Type.FOLDER && depth(file.path()) >= DEEPEST) {
            missing.file(file.purpose(), file.path(), "the folder lies too deep to be listed");
        }
        int before = counts.merge(file.purpose(), 1, Integer::sum);
        if (before <= MOST) {
            files.add(file);
        } else if (before == MOST + 1) {
            missing.file(file.purpose(), file.path(), "more than " + MOST + " files, not listed");
        }
    }

    private static long depth(String path) {
        return path.chars().filter(c -> c == '/').count();
    }

    private static Optional<HostFile> file(String line) {
        int colon = line.indexOf(":/");
        String[] head = line.substring(0, Math.max(colon, 0)).split(" ", 4);
        if (head.length < 4
                || head[0].length() != 1
                || !head[1].matches("[0-7]{1,4}")
                || !head[2].matches("[0-9]{1,18}")) {
            return Optional.empty();
        }
        int between = head[3].lastIndexOf(':');
        if (between <= 0 || between + 1 == head[3].length()) {
            return Optional.empty();
        }
        String path = line.substring(colon + 1);
        return Optional.of(
                new HostFile(
                        path,
                        Purpose.of(path),
                        type(head[0].charAt(0)),
                        Integer.parseInt(head[1], 8),
                        head[3].substring(0, between),
                        head[3].substring(between + 1),
                        Long.parseLong(head[2])));
    }

    private static HostFile.Type type(char letter) {
        return switch (letter) {
            case 'f' -> HostFile.Type.FILE;
            case 'd', 'D' -> HostFile.Type.FOLDER;
            case 'l' -> HostFile.Type.LINK;
            default -> HostFile.Type.SPECIAL;
        };
    }

    /** What is not there is no trouble, and what may not be listed is known from its line. */
    private void complaints(CommandRead.Output output) {
        for (String said : MissingParts.lines(output.stderr())) {
            boolean isKnown =
                    said.endsWith(": No such file or directory")
                            || (said.endsWith(": Permission denied")
                                    && hidden.stream()
                                            .anyMatch(path -> said.contains("'" + path + "'")));
            if (!isKnown) {
                missing.whole(Part.FILES, MissingParts.origin(COMMAND), said);
                return;
            }
        }
    }
}
