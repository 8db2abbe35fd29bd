package org.logreeve.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalTest {
    @TempDir Path folder;

    @Test
    void whatWasAppendedIsReadBackInTheInventorysOrder() throws IOException {
        Path file = write(SampleRun.failing("web01"), SampleRun.unreachable("db01"));

        Journal journal = Journal.read(file);

        assertThat(journal)
                .isEqualTo(
                        new Journal(
                                SampleRun.header("db01", "web01"),
                                List.of(SampleRun.unreachable("db01"), SampleRun.failing("web01")),
                                new RunEnd("2026-11-22T12:00:05Z", false),
                                0));
    }

    @Test
    void tornEndIsLeftAsideAtEachByte() throws IOException {
        Path file = write(SampleRun.failing("web01"));
        byte[] whole = Files.readAllBytes(file);
        int endRecord = endRecordLength(whole);

        for (int cut = 1; cut < endRecord; cut++) {
            Files.write(file, Arrays.copyOf(whole, whole.length - cut));
            Journal journal = Journal.read(file);
            assertThat(journal.end()).isNull();
            assertThat(journal.torn()).isEqualTo(endRecord - cut);
            assertThat(journal.hosts()).containsExactly(SampleRun.failing("web01"));
        }
    }

    @Test
    void journalIsGoneOnWithWhereverItsLastRecordWasTorn() throws IOException {
        Path file = write(SampleRun.failing("web01"));
        byte[] whole = Files.readAllBytes(file);
        int endRecord = endRecordLength(whole);

        for (int cut = 1; cut <= endRecord; cut++) {
            Files.write(file, Arrays.copyOf(whole, whole.length - cut));
            try (var writer = JournalWriter.resume(file)) {
                writer.host(SampleRun.unreachable("db01"));
                writer.end(new RunEnd("2026-11-22T12:30:00Z", false));
            }
            assertThat(Journal.read(file))
                    .isEqualTo(
                            new Journal(
                                    SampleRun.header("db01", "web01"),
                                    List.of(
                                            SampleRun.unreachable("db01"),
                                            SampleRun.failing("web01")),
                                    new RunEnd("2026-11-22T12:30:00Z", false),
                                    0));
        }
    }

    @Test
    void laterRecordOfAHostTakesThePlaceOfItsEarlierOneAndReopensTheRun() throws IOException {
        Path file = write(SampleRun.unreachable("db01"), SampleRun.failing("web01"));

        try (var writer = JournalWriter.resume(file)) {
            writer.host(SampleRun.failing("db01"));
        }

        Journal journal = Journal.read(file);
        assertThat(journal.hosts())
                .containsExactly(SampleRun.failing("db01"), SampleRun.failing("web01"));
        assertThat(journal.end()).isNull();
    }

    @Test
    void subjectsWereJudgedOverHostsAsTheyWereAndGoWithALaterRecordOfOne() throws IOException {
        Path file = write(SampleRun.unreachable("db01"), SampleRun.failing("web01"));
        var web = new SubjectRecord("service", "web", List.of());
        var estate = new SubjectRecord("estate", "test", List.of());

        try (var writer = JournalWriter.resume(file)) {
            writer.subject(web);
            assertThat(Journal.read(file).subjects()).containsExactly(web);
            assertThat(Journal.read(file).end()).isNull();
            writer.host(SampleRun.failing("db01"));
            writer.subject(estate);
            writer.end(new RunEnd("2026-11-22T12:30:00Z", false));
        }

        assertThat(Journal.read(file).subjects()).containsExactly(estate);
    }

    @Test
    void damagedJournalIsNotGoneOnWithAndStaysAsItIs() throws IOException {
        Path file = write(SampleRun.failing("web01"));
        byte[] bytes = Files.readAllBytes(file);
        bytes[RecordChain.HEADER + 10] ^= 1;
        Files.write(file, bytes);

        assertThatThrownBy(() -> JournalWriter.resume(file))
                .isInstanceOf(Journal.JournalDamage.class);
        assertThat(Files.readAllBytes(file)).isEqualTo(bytes);
    }

    @Test
    void whatAWriterThatWasKilledDidNotPublishIsCleanedUp() throws IOException {
        Path left = Files.createFile(folder.resolve(".results.json4711.unpublished"));
        Path other = Files.createFile(folder.resolve(".results.json"));

        RunFolder.open(folder).close();

        assertThat(left).doesNotExist();
        assertThat(other).exists();
    }

    @Test
    void changedByteInTheMiddleIsDamage() throws IOException {
        Path file = write(SampleRun.failing("web01"));
        byte[] bytes = Files.readAllBytes(file);
        bytes[RecordChain.HEADER + 10] ^= 1;
        Files.write(file, bytes);

        assertThatThrownBy(() -> Journal.read(file))
                .isInstanceOf(Journal.JournalDamage.class)
                .hasMessageContaining("damaged at byte 0");
    }

    @Test
    void recordThatWasTakenOutBreaksTheChain() throws IOException {
        Path file = write(SampleRun.failing("web01"), SampleRun.unreachable("db01"));
        byte[] bytes = Files.readAllBytes(file);
        int header = RecordChain.HEADER + length(bytes, 0);
        int first = RecordChain.HEADER + length(bytes, header);
        byte[] without = new byte[bytes.length - first];
        System.arraycopy(bytes, 0, without, 0, header);
        System.arraycopy(bytes, header + first, without, header, without.length - header);
        Files.write(file, without);

        assertThatThrownBy(() -> Journal.read(file)).isInstanceOf(Journal.JournalDamage.class);
    }

    @Test
    void secondRunOnOneFolderIsRefused() throws IOException {
        RunFolder first = RunFolder.open(folder);

        assertThatThrownBy(() -> RunFolder.open(folder))
                .hasMessageContaining("another run is writing here");
        first.close();
        RunFolder.open(folder).close();
    }

    private Path write(HostRecord... hosts) throws IOException {
        Path file = folder.resolve("runs/r1/journal.lrj");
        try (var writer = JournalWriter.create(file, SampleRun.header("db01", "web01"))) {
            for (HostRecord host : hosts) {
                writer.host(host);
            }
            writer.end(new RunEnd("2026-11-22T12:00:05Z", false));
        }
        return file;
    }

    private static int endRecordLength(byte[] bytes) {
        int offset = 0;
        int length = 0;
        while (offset < bytes.length) {
            length = RecordChain.HEADER + length(bytes, offset);
            offset += length;
        }
        return length;
    }

    private static int length(byte[] bytes, int offset) {
        return java.nio.ByteBuffer.wrap(bytes).getInt(offset);
    }
}
