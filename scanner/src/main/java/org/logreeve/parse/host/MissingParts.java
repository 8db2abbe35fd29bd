package org.logreeve.parse.host;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedSet;
import org.logreeve.parse.Problem;
import org.logreeve.parse.Problems;
import org.logreeve.parse.host.HostConfig.Missing;
import org.logreeve.parse.host.HostConfig.Part;
import org.logreeve.snapshot.CommandRead;
import org.logreeve.snapshot.FileRead;
import org.logreeve.text.Origin;

/** What could not be seen of a host, each thing once, and few: host text may hold thousands. */
final class MissingParts {
    private static final int MOST = 100;

    private final SequencedSet<Missing> found = new LinkedHashSet<>();

    /** Whether reading on would only say again that more is missing. */
    boolean isFull() {
        return found.size() >= MOST;
    }

    void whole(Part part, Origin at, String reason) {
        add(new Missing(part, "", "", at, Problems.shown(reason, 200)));
    }

    void some(Part part, String scope, Origin at, String reason) {
        add(new Missing(part, "", scope, at, Problems.shown(reason, 200)));
    }

    void file(HostFile.Purpose purpose, String path, String reason) {
        add(new Missing(Part.FILES, purpose.word(), path, Origin.of(path), reason));
    }

    /** Beyond the most, everything of the part may be missing. */
    private void add(Missing missing) {
        if (found.size() < MOST) {
            found.add(missing);
        } else if (!found.contains(missing)) {
            found.add(
                    new Missing(
                            missing.part(),
                            "",
                            "",
                            Origin.of(
                                    missing.at().path().startsWith("command:")
                                            ? missing.at().path()
                                            : "/"),
                            "more is missing, not listed"));
        }
    }

    /** A command's output, or nothing and what that leaves unseen. */
    String output(CommandRead read, Part part, String scope, List<Integer> good) {
        Origin at = origin(read.name());
        return switch (read) {
            case CommandRead.Output output when good.contains(output.exit()) -> output.stdout();
            case CommandRead.Output output -> {
                some(part, scope, at, ended(output));
                yield output.stdout();
            }
            case CommandRead.Missing missing ->
                    nothing(part, scope, at, "the host has no such command");
            case CommandRead.NotCollected missing ->
                    nothing(part, scope, at, "the host was not asked");
        };
    }

    private String nothing(Part part, String scope, Origin at, String reason) {
        some(part, scope, at, reason);
        return "";
    }

    private static String ended(CommandRead.Output output) {
        String said = output.stderr().lines().findFirst().orElse("it said nothing");
        return "it ended with status %d: %s".formatted(output.exit(), said);
    }

    static Origin origin(String command) {
        return Origin.of("command:" + command);
    }

    /** Only a line feed ends a line: names of files may hold other signs that look like an end. */
    static List<String> lines(String text) {
        List<String> lines = List.of(text.split("\n", -1));
        return text.isEmpty() || text.endsWith("\n") ? lines.subList(0, lines.size() - 1) : lines;
    }

    /** Why a path's content or metadata is not there. */
    static String reason(FileRead read) {
        return switch (read) {
            case FileRead.Denied denied -> denied.reason();
            case FileRead.Unread unread -> unread.reason();
            case FileRead.Absent absent -> "it is not there";
            case FileRead.NotCollected missing -> "the host was not asked";
            case FileRead.Content content -> "it is a file";
            case FileRead.Directory folder -> "it is a folder";
            case FileRead.Present present -> "it is no regular file";
        };
    }

    List<Missing> list() {
        return new ArrayList<>(found);
    }

    List<Problem> problems() {
        return found.stream()
                .map(missing -> Problem.unknown(missing.at(), missing.reason()))
                .distinct()
                .toList();
    }
}
