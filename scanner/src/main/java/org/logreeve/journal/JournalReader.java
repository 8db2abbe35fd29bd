package org.logreeve.journal;

import java.io.DataInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.logreeve.json.Json;

/** Reads a journal record by record, as far as it verifies. */
final class JournalReader {
    private final Path file;
    private final RecordChain chain = new RecordChain();
    private final Map<String, HostRecord> hosts = new LinkedHashMap<>();
    private final Map<String, SubjectRecord> subjects = new LinkedHashMap<>();
    private @Nullable RunHeader header;
    private @Nullable RunEnd end;
    private long verified;
    private long torn;

    private JournalReader(Path file) {
        this.file = file;
    }

    /**
     * @throws Journal.JournalDamage when the file is not there, or a record before the end does not
     *     verify
     */
    static JournalReader read(Path file) throws IOException {
        var reader = new JournalReader(file);
        try (var in = new DataInputStream(Files.newInputStream(file))) {
            reader.readAll(in, Files.size(file));
        } catch (NoSuchFileException e) {
            throw new Journal.JournalDamage(file, 0, "it is not there");
        }
        return reader;
    }

    /** The chain behind the last record that verifies: a next record goes on from there. */
    RecordChain chain() {
        return chain;
    }

    /** Bytes up to the end of the last record that verifies. */
    long verified() {
        return verified;
    }

    boolean hasHeader() {
        return header != null;
    }

    Journal journal() throws IOException {
        if (header == null) {
            throw new Journal.JournalDamage(file, 0, "it has no header");
        }
        Map<String, Integer> order = new HashMap<>();
        for (RunHeader.Line line : header.inventory().hosts()) {
            order.put(line.host(), order.size());
        }
        var records = new ArrayList<>(hosts.values());
        records.sort(
                Comparator.comparingInt(
                        host -> order.getOrDefault(host.host(), Integer.MAX_VALUE)));
        return new Journal(header, List.copyOf(records), List.copyOf(subjects.values()), end, torn);
    }

    private void readAll(DataInputStream in, long size) throws IOException {
        while (verified < size) {
            if (size - verified < RecordChain.HEADER) {
                torn = size - verified;
                return;
            }
            int length = in.readInt();
            int crc = in.readInt();
            byte[] hash = in.readNBytes(32);
            long next = verified + RecordChain.HEADER + length;
            if (length == 0 && crc == 0 && Arrays.equals(hash, new byte[32]) && onlyZeros(in)) {
                // A file system may give back a lengthened file whose bytes never came.
                torn = size - verified;
                return;
            }
            if (length < 0 || length > RecordChain.MAX_PAYLOAD) {
                throw damage("no record has " + length + " bytes");
            }
            if (next > size) {
                torn = size - verified;
                return;
            }
            byte[] payload = in.readNBytes(length);
            if (!chain.accepts(payload, crc, hash)) {
                if (next == size) {
                    torn = size - verified;
                    return;
                }
                throw damage("a record does not verify");
            }
            accept(payload);
            verified = next;
        }
    }

    private static boolean onlyZeros(DataInputStream in) throws IOException {
        for (int b = in.read(); b >= 0; b = in.read()) {
            if (b != 0) {
                return false;
            }
        }
        return true;
    }

    /**
     * A host's later record takes the place of its earlier one, and subjects that were judged over
     * the earlier one are to be judged again; what comes after an end reopens the run.
     */
    private void accept(byte[] payload) throws IOException {
        Entry entry = Json.read(payload, Entry.class);
        if (entry.run() != null) {
            header = entry.run();
        } else if (entry.host() != null) {
            hosts.put(entry.host().host(), entry.host());
            subjects.clear();
            end = null;
        } else if (entry.subject() != null) {
            if (end != null) {
                subjects.clear();
                end = null;
            }
            subjects.put(entry.subject().words(), entry.subject());
        } else if (entry.end() != null) {
            end = entry.end();
        } else {
            throw damage("an empty record");
        }
    }

    private Journal.JournalDamage damage(String what) {
        return new Journal.JournalDamage(file, verified, what);
    }
}
