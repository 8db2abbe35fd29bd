package org.logreeve.journal;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Set;
import org.logreeve.json.Json;
import org.logreeve.text.AtomicFile;

/** Appends to a run's journal; a record is durable when its method returns. */
public final class JournalWriter implements AutoCloseable {
    /** Evidence of hosts is its owner's, as the reports are. */
    private static final FileAttribute<?> OWN =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

    private final Path file;
    private final FileChannel channel;
    private final RecordChain chain;

    private JournalWriter(Path file, FileChannel channel, RecordChain chain) {
        this.file = file;
        this.channel = channel;
        this.chain = chain;
    }

    /**
     * Begins a journal.
     *
     * @throws IOException when the file is there already or cannot be written
     */
    public static JournalWriter create(Path file, RunHeader header) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        if (folder != null) {
            Files.createDirectories(folder);
        }
        FileChannel channel =
                FileChannel.open(
                        file, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), OWN);
        var writer = new JournalWriter(file, channel, new RecordChain());
        try {
            writer.append(Json.write(Entry.of(header)));
        } catch (IOException e) {
            writer.close();
            throw e;
        }
        return writer;
    }

    /**
     * Goes on with a journal behind its last record that verifies; what is torn behind it goes.
     *
     * @throws Journal.JournalDamage when it is damaged before its end; it is left as it is
     */
    public static JournalWriter resume(Path file) throws IOException {
        JournalReader before = JournalReader.read(file);
        FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE);
        try {
            channel.truncate(before.verified());
            channel.position(before.verified());
            channel.force(true);
        } catch (IOException e) {
            channel.close();
            throw e;
        }
        return new JournalWriter(file, channel, before.chain());
    }

    /** A host counts as done when this returns. */
    public void host(HostRecord host) throws IOException {
        byte[] payload = Json.write(Entry.of(host));
        append(
                payload.length <= RecordChain.MAX_PAYLOAD
                        ? payload
                        : tooLarge(host, payload.length));
    }

    /** A reader would refuse it, and with it every other host's record. */
    private static byte[] tooLarge(HostRecord host, int bytes) {
        var trouble =
                new HostRecord.Trouble(
                        "LR-9002",
                        "assess",
                        "what is to be said of this host takes " + bytes + " bytes",
                        "look at its configuration files: something in them repeats without end");
        return Json.write(
                Entry.of(
                        new HostRecord(
                                host.host(),
                                "error",
                                trouble,
                                host.connection(),
                                host.access(),
                                host.started(),
                                host.millis(),
                                host.clock(),
                                List.of(),
                                List.of())));
    }

    /** Behind all hosts: their facts may be among what the results rest on. */
    public void subject(SubjectRecord subject) throws IOException {
        append(Json.write(Entry.of(subject)));
    }

    public void end(RunEnd end) throws IOException {
        append(Json.write(Entry.of(end)));
    }

    private synchronized void append(byte[] payload) throws IOException {
        long before = channel.position();
        try {
            AtomicFile.writeFully(
                    channel, chain.frame(payload), String.valueOf(file.getFileName()));
            channel.force(false);
        } catch (IOException e) {
            channel.truncate(before);
            throw new IOException("cannot write '" + file + "': " + e.getMessage(), e);
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
