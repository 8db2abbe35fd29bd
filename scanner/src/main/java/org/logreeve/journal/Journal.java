package org.logreeve.journal;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.logreeve.json.Json;

/**
 * A run as its journal tells it: the truth that reports are views of.
 *
 * @param header the run's beginning
 * @param hosts one record a host, in the order of the header's inventory
 * @param end null when the run was cut off
 * @param torn bytes of an unfinished last record that were left aside
 */
public record Journal(RunHeader header, List<HostRecord> hosts, @Nullable RunEnd end, long torn) {
    public Journal {
        hosts = List.copyOf(hosts);
    }

    /**
     * Reads and verifies a journal; an unfinished last record is left aside.
     *
     * @throws JournalDamage when the file is not there, or a record before the end does not verify
     */
    public static Journal read(Path file) throws IOException {
        var reader = new Reader(file);
        try (var in = new DataInputStream(Files.newInputStream(file))) {
            reader.readAll(in, Files.size(file));
        } catch (NoSuchFileException e) {
            throw new JournalDamage(file, 0, "it is not there");
        }
        return reader.journal();
    }

    /** A record does not verify, and it is not the torn end of a run that was cut off. */
    public static final class JournalDamage extends IOException {
        private static final long serialVersionUID = 1L;

        JournalDamage(Path file, long offset, String what) {
            super("'" + file + "' is damaged at byte " + offset + ": " + what);
        }
    }

    private static final class Reader {
        private final Path file;
        private final RecordChain chain = new RecordChain();
        private final List<HostRecord> hosts = new ArrayList<>();
        private @Nullable RunHeader header;
        private @Nullable RunEnd end;
        private long torn;

        Reader(Path file) {
            this.file = file;
        }

        void readAll(DataInputStream in, long size) throws IOException {
            long offset = 0;
            while (offset < size) {
                if (size - offset < RecordChain.HEADER) {
                    torn = size - offset;
                    return;
                }
                int length = in.readInt();
                int crc = in.readInt();
                byte[] hash = in.readNBytes(32);
                long next = offset + RecordChain.HEADER + length;
                if (length < 0 || length > RecordChain.MAX_PAYLOAD) {
                    throw new JournalDamage(file, offset, "no record has " + length + " bytes");
                }
                if (next > size) {
                    torn = size - offset;
                    return;
                }
                byte[] payload = in.readNBytes(length);
                if (!chain.accepts(payload, crc, hash)) {
                    if (next == size && rest(in) == 0) {
                        torn = size - offset;
                        return;
                    }
                    throw new JournalDamage(file, offset, "a record does not verify");
                }
                accept(payload, offset);
                offset = next;
            }
        }

        private void accept(byte[] payload, long offset) throws IOException {
            Entry entry = Json.read(payload, Entry.class);
            if (entry.run() != null) {
                header = entry.run();
            } else if (entry.host() != null) {
                hosts.add(entry.host());
            } else if (entry.end() != null) {
                end = entry.end();
            } else {
                throw new JournalDamage(file, offset, "an empty record");
            }
        }

        Journal journal() throws IOException {
            if (header == null) {
                throw new JournalDamage(file, 0, "it has no header");
            }
            Map<String, Integer> order = new HashMap<>();
            for (RunHeader.Line line : header.inventory().hosts()) {
                order.put(line.host(), order.size());
            }
            hosts.sort(
                    Comparator.comparingInt(
                            host -> order.getOrDefault(host.host(), Integer.MAX_VALUE)));
            return new Journal(header, hosts, end, torn);
        }

        private static long rest(InputStream in) throws IOException {
            return in.readAllBytes().length;
        }
    }
}
