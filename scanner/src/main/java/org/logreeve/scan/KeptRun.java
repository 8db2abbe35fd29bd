package org.logreeve.scan;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.logreeve.journal.FindRun;
import org.logreeve.journal.HostRecord;
import org.logreeve.journal.Journal;
import org.logreeve.journal.RunFolder;
import org.logreeve.journal.RunHeader;
import org.logreeve.scan.EarlierSnapshots.Earlier;
import org.logreeve.text.InputException;

/** Hosts as one run kept them, or each as it was read last by any run of a folder. */
public final class KeptRun {
    private static final String LAST = "last";

    private final Path folder;
    private final String words;
    private final Instant read;
    private final RunHeader.RedactionKey key;
    private final Map<String, Earlier> kept;
    private final Map<String, HostRecord> records;

    private KeptRun(
            Path folder,
            String words,
            Instant read,
            RunHeader.RedactionKey key,
            Map<String, Earlier> kept,
            Map<String, HostRecord> records) {
        this.folder = folder;
        this.words = words;
        this.read = read;
        this.key = key;
        this.kept = kept;
        this.records = records;
    }

    /**
     * The hosts of one run.
     *
     * @param wanted as {@link FindRun} takes it; {@code last} is the newest run that read hosts
     * @throws InputException when there is no such run, or it read no hosts itself
     */
    public static KeptRun of(Path output, String wanted) throws IOException {
        Path file = FindRun.in(output, wanted.equals(LAST) ? newest(output) : wanted);
        Journal journal = Journal.read(file);
        RunHeader header = journal.header();
        if (!header.made().hasRead()) {
            throw new InputException(
                    "--from",
                    0,
                    0,
                    "run %s read no host: it judged what %s kept"
                            .formatted(header.run(), header.made().from()),
                    "name that");
        }
        Path folder = file.toAbsolutePath().resolve("../../..").normalize();
        if (!Files.isDirectory(RunFolder.snapshots(folder))) {
            throw new InputException(
                    "--from",
                    0,
                    0,
                    "no snapshots lie beside run %s, in '%s'"
                            .formatted(header.run(), RunFolder.snapshots(folder)),
                    "copy the whole output folder, and read hosts with --keep-snapshots");
        }
        Map<String, Earlier> kept = new TreeMap<>();
        Map<String, HostRecord> records = new TreeMap<>();
        for (HostRecord record : journal.hosts()) {
            records.put(record.host(), record);
            if (record.snapshot() != null) {
                kept.put(
                        record.host(),
                        EarlierSnapshots.earlier(header.run(), record, record.snapshot()));
            }
        }
        return new KeptRun(
                folder,
                "run " + header.run(),
                Instant.parse(header.started()),
                header.redaction(),
                kept,
                records);
    }

    /**
     * Each host as it was read last by the runs of a folder.
     *
     * @param now the moment that statements are looked at from, when the user says nothing else
     * @throws InputException when no host is kept there
     * @throws Journal.JournalDamage when a run's journal is damaged: it may hold a newer snapshot
     */
    public static KeptRun ofFolder(Path folder, Instant now, Progress told) throws IOException {
        List<String> runs =
                RunFolder.ids(folder).stream().limit(EarlierSnapshots.MOST_RUNS).toList();
        Map<String, Earlier> kept = EarlierSnapshots.newestForCertain(folder, runs, told::doing);
        if (kept.isEmpty()) {
            throw new InputException(
                    "--snapshots",
                    0,
                    0,
                    "'" + folder + "' keeps no host",
                    "name a folder that logreeve collect or scan wrote to with -o");
        }
        return new KeptRun(
                folder, "folder " + folder, now, key(folder, kept.values()), kept, new TreeMap<>());
    }

    /** Marks of several keys cannot be told apart by one. */
    private static RunHeader.RedactionKey key(Path folder, Collection<Earlier> kept)
            throws IOException {
        Set<RunHeader.RedactionKey> keys = new java.util.HashSet<>();
        for (String run : kept.stream().map(Earlier::run).collect(Collectors.toSet())) {
            keys.add(RunFolder.read(folder, run).header().redaction());
        }
        return keys.size() == 1 ? keys.iterator().next() : new RunHeader.RedactionKey("", "");
    }

    private static String newest(Path output) throws IOException {
        for (String run : RunFolder.ids(output)) {
            if (RunFolder.hasRead(output, run)) {
                return run;
            }
        }
        throw new InputException(
                output.toString(),
                0,
                0,
                "holds no run that read hosts",
                "run logreeve collect or scan first, or name its --output");
    }

    /** In words, for people: {@code run ID} or {@code folder DIR}. */
    String words() {
        return words;
    }

    Path folder() {
        return folder;
    }

    /**
     * When the run began that read the hosts: the moment that statements are looked at from, when
     * the user gives no day.
     */
    Instant read() {
        return read;
    }

    RunHeader.RedactionKey key() {
        return key;
    }

    @Nullable Earlier kept(String host) {
        return kept.get(host);
    }

    /** What the run says of a host; null when it says nothing, and in a folder of many runs. */
    @Nullable HostRecord record(String host) {
        return records.get(host);
    }

    /** The kept hosts by the run that read them. */
    Map<String, Set<String>> runs() {
        Map<String, Set<String>> runs = new TreeMap<>();
        kept.forEach(
                (host, each) -> runs.computeIfAbsent(each.run(), run -> new TreeSet<>()).add(host));
        return runs;
    }

    /** The runs whose snapshots stood in for hosts that this one did not reach, newest first. */
    List<String> standIns() {
        var runs = new ArrayList<String>();
        for (HostRecord record : records.values()) {
            HostRecord.StandIn standIn = record.standIn();
            if (standIn != null && !runs.contains(standIn.run())) {
                runs.add(standIn.run());
            }
        }
        runs.sort(Comparator.reverseOrder());
        return runs;
    }
}
