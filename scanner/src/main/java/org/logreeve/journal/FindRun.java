package org.logreeve.journal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.logreeve.text.InputException;

/** Finds the run that a user means, also one that was cut off or lies elsewhere. */
public final class FindRun {
    private static final int NAMED = 3;

    private FindRun() {}

    /**
     * Its journal.
     *
     * @param wanted a run's id or its beginning, {@code last} for the one that was published last,
     *     or the path of a run's folder or of its journal
     * @throws InputException when there is no such run, or several
     */
    public static Path in(Path folder, String wanted) throws IOException {
        if (wanted.equals("last")) {
            return RunFolder.journal(folder, published(folder));
        }
        if (wanted.contains("/")) {
            return at(wanted);
        }
        List<String> ids = RunFolder.ids(folder);
        List<String> meant =
                ids.contains(wanted)
                        ? List.of(wanted)
                        : ids.stream().filter(id -> id.startsWith(wanted)).toList();
        if (meant.isEmpty() || wanted.isEmpty()) {
            throw RunFolder.noSuchRun(folder, wanted);
        }
        if (meant.size() > 1) {
            List<String> newest = meant.subList(0, Math.min(NAMED, meant.size()));
            throw new InputException(
                    folder.toString(),
                    0,
                    0,
                    "%d runs begin with '%s'".formatted(meant.size(), wanted),
                    "the newest: " + String.join(", ", newest));
        }
        return RunFolder.journal(folder, meant.getFirst());
    }

    private static String published(Path folder) throws IOException {
        String run = RunFolder.current(folder);
        if (run.isEmpty()) {
            throw new InputException(
                    folder.toString(),
                    0,
                    0,
                    "holds no run",
                    "run logreeve scan first, or name its --output");
        }
        return run;
    }

    private static Path at(String path) {
        Path named = Path.of(path);
        Path journal = Files.isDirectory(named) ? named.resolve(RunFolder.JOURNAL) : named;
        if (!Files.isRegularFile(journal)) {
            throw new InputException(
                    path, 0, 0, "holds no journal", "name the folder of a run: DIR/runs/ID");
        }
        return journal;
    }
}
