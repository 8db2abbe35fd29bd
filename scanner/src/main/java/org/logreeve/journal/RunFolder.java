package org.logreeve.journal;

import static java.util.stream.Collectors.joining;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.logreeve.text.AtomicFile;
import org.logreeve.text.InputException;
import org.logreeve.text.Nearest;

/**
 * The folder that runs write to: {@code runs/<id>/journal.lrj}, the reports of the newest run, and
 * {@code CURRENT}, which names it. One run at a time holds its lock.
 */
public final class RunFolder implements AutoCloseable {
    static final String JOURNAL = "journal.lrj";
    private static final String REPORTS = ".reports";

    private final Path folder;
    private final FileChannel lockFile;
    private final FileLock lock;

    private RunFolder(Path folder, FileChannel lockFile, FileLock lock) {
        this.folder = folder;
        this.lockFile = lockFile;
        this.lock = lock;
    }

    /**
     * Takes the folder for one run.
     *
     * @throws InputException when another run holds it
     * @throws IOException when it cannot be written
     */
    public static RunFolder open(Path folder) throws IOException {
        Files.createDirectories(folder);
        FileChannel channel =
                FileChannel.open(
                        folder.resolve(".lock"),
                        StandardOpenOption.CREATE,
                        StandardOpenOption.WRITE);
        FileLock lock = tryLock(channel);
        if (lock == null) {
            channel.close();
            throw new InputException(
                    folder.toString(),
                    0,
                    0,
                    "another run is writing here",
                    "wait for it, or name another folder with --output");
        }
        AtomicFile.clean(folder);
        return new RunFolder(folder, channel, lock);
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }

    public Path journal(String run) {
        return journal(folder, run);
    }

    public Path report(String name) {
        return folder.resolve(name);
    }

    /** Where the folder's runs keep what they read. */
    public Path snapshots() {
        return snapshots(folder);
    }

    public static Path snapshots(Path folder) {
        return folder.resolve("snapshots");
    }

    /**
     * Names the newest run; written after its journal and reports. Reports of the run before that
     * this one has not written anew go: nobody shall take them for its own.
     *
     * @param reports names of this run's files in the folder, beside {@code results.json}
     */
    public void publish(String run, Collection<String> reports) throws IOException {
        for (String name : reports()) {
            if (!reports.contains(name)) {
                Files.deleteIfExists(folder.resolve(name));
            }
        }
        writeReports(reports);
        AtomicFile.write(folder.resolve("CURRENT"), (run + "\n").getBytes(StandardCharsets.UTF_8));
    }

    /** Counts further files of the folder among the reports of its newest run. */
    public void addReports(Collection<String> names) throws IOException {
        var all = new TreeSet<>(reports());
        all.addAll(names);
        writeReports(all);
    }

    private void writeReports(Collection<String> names) throws IOException {
        if (names.isEmpty()) {
            Files.deleteIfExists(folder.resolve(REPORTS));
            return;
        }
        String lines = names.stream().sorted().map(name -> name + "\n").collect(joining());
        AtomicFile.write(folder.resolve(REPORTS), lines.getBytes(StandardCharsets.UTF_8));
    }

    /** Names without a folder: the list could have been changed by others. */
    private List<String> reports() throws IOException {
        Path list = folder.resolve(REPORTS);
        if (!Files.exists(list)) {
            return List.of();
        }
        return Files.readAllLines(list).stream()
                .filter(name -> !name.isEmpty() && !name.startsWith(".") && !name.contains("/"))
                .toList();
    }

    /** The journal of the newest published run below a folder. */
    public static Path currentJournal(Path folder) throws IOException {
        return journal(folder, current(folder));
    }

    /**
     * The run that the user means.
     *
     * @param wanted its id, or {@code last} for the one that was published last
     * @throws InputException when there is no such run
     */
    public static Journal read(Path folder, String wanted) throws IOException {
        String run = wanted.equals("last") ? current(folder) : wanted;
        if (!ids(folder).contains(run)) {
            throw noSuchRun(folder, wanted);
        }
        return Journal.read(journal(folder, run));
    }

    /**
     * The same for a command: a collection is never published, so that its last one is the newest.
     *
     * @throws InputException when there is no such run
     */
    public static Journal read(Path folder, String wanted, RunHeader.Made made) throws IOException {
        if (made.hasJudged() || !wanted.equals("last")) {
            return read(folder, wanted);
        }
        for (String id : ids(folder)) {
            JournalReader reader = JournalReader.read(journal(folder, id));
            if (reader.hasHeader() && reader.journal().header().made().equals(made)) {
                return Journal.read(journal(folder, id));
            }
        }
        throw noSuchRun(folder, wanted);
    }

    /** Whether a journal is of the run that the folder's reports are of. */
    public static boolean isPublished(Path folder, Path journal) throws IOException {
        Path published = journal(folder, current(folder));
        return Files.isRegularFile(published) && Files.isSameFile(journal, published);
    }

    /**
     * Sees to it that reports of a run may be written here while the folder is held.
     *
     * @throws InputException when another run was published in the meantime
     */
    public void expectPublished(Path journal) throws IOException {
        if (!isPublished(folder, journal)) {
            throw new InputException(
                    folder.toString(), 0, 0, "another run ended just now", "try again");
        }
    }

    /**
     * The id of the run to be resumed.
     *
     * @param wanted its id, or {@code last} for the newest one that did not come to its end or was
     *     not published
     * @throws InputException when there is no such run, or it has not even a header
     */
    public String resumable(String wanted) throws IOException {
        List<String> ids = ids(folder);
        if (!wanted.equals("last")) {
            if (!ids.contains(wanted) || !JournalReader.read(journal(wanted)).hasHeader()) {
                throw noSuchRun(folder, wanted);
            }
            return wanted;
        }
        for (String id : ids) {
            JournalReader reader = JournalReader.read(journal(id));
            boolean newest = id.equals(ids.getFirst());
            if (reader.hasHeader() && isCutOff(reader.journal(), newest)) {
                return id;
            }
        }
        throw new InputException(
                folder.toString(), 0, 0, "no run here was cut off", "start a new one");
    }

    /** What was kept is judged anew, not gone on with; a collection has no reports to publish. */
    private boolean isCutOff(Journal run, boolean newest) throws IOException {
        RunHeader.Made made = run.header().made();
        boolean published =
                !newest || !made.hasJudged() || run.header().run().equals(current(folder));
        return made.hasRead() && !(published && run.isFinished());
    }

    /** Whether a run began to read hosts, and did not only judge what was kept. */
    public static boolean hasRead(Path folder, String run) throws IOException {
        JournalReader reader = JournalReader.read(journal(folder, run));
        return reader.hasHeader() && reader.journal().header().made().hasRead();
    }

    /** Ids of the runs in a folder, newest first: an id begins with the time. */
    public static List<String> ids(Path folder) throws IOException {
        Path runs = folder.resolve("runs");
        if (!Files.isDirectory(runs)) {
            return List.of();
        }
        try (Stream<Path> found = Files.list(runs)) {
            return found.filter(run -> Files.isRegularFile(run.resolve(JOURNAL)))
                    .map(run -> run.getFileName().toString())
                    .sorted(Comparator.reverseOrder())
                    .toList();
        }
    }

    /** The id of the run that was published last; empty when none was. */
    static String current(Path folder) throws IOException {
        Path file = folder.resolve("CURRENT");
        return Files.exists(file) ? Files.readString(file).strip() : "";
    }

    static InputException noSuchRun(Path folder, String wanted) throws IOException {
        return new InputException(
                folder.toString(),
                0,
                0,
                "holds no run '" + wanted + "' with anything in it",
                Nearest.hint(wanted, ids(folder)));
    }

    static Path journal(Path folder, String run) {
        return folder.resolve("runs").resolve(run).resolve(JOURNAL);
    }

    @Override
    public void close() throws IOException {
        lock.release();
        lockFile.close();
    }
}
