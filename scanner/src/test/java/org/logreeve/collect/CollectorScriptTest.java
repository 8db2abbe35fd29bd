package org.logreeve.collect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.logreeve.connect.ExecResult;
import org.logreeve.connect.HostSession;
import org.logreeve.connect.SessionFacts;
import org.logreeve.snapshot.CollectRequest;
import org.logreeve.snapshot.CommandRead;
import org.logreeve.snapshot.FileRead;
import org.logreeve.snapshot.Snapshot;
import org.logreeve.text.HostException;

/** The script on this machine's own files, in its own {@code sh}. */
class CollectorScriptTest {
    private static final Redaction REDACTION = Redaction.withKey(new byte[] {1});

    @TempDir private Path folder;
    private Path home;
    private Path etc;

    @BeforeEach
    void makeFiles() throws Exception {
        home = Files.createDirectory(folder.resolve("home"));
        etc = Files.createDirectory(folder.resolve("etc"));
        for (String name :
                List.of("a.conf", "$(touch pwned).conf", "`touch pwned`.conf", ";x.conf")) {
            Files.writeString(etc.resolve(name), "text of " + name + "\n");
        }
        Files.createSymbolicLink(etc.resolve("l.conf"), Path.of("a.conf"));
    }

    @Test
    void readsWhatIsThereAndWritesNothing() throws Exception {
        List<String> before = listing();

        Snapshot snapshot = collect(LocalShell.sh().in(home), request());

        assertThat(snapshot.file(etc + "/a.conf")).isInstanceOf(FileRead.Content.class);
        assertThat(snapshot.glob(etc + "/*.conf").paths()).hasSize(5);
        assertThat(snapshot.command("clock")).isInstanceOf(CommandRead.Output.class);
        assertThat(listing()).isEqualTo(before);
    }

    @Test
    void inodeTellsAFileFromTheOneThatTookItsPlace() throws Exception {
        Path log = Files.writeString(folder.resolve("log"), "one\n");
        var request =
                CollectRequest.of(
                        List.of(etc + "/a.conf"), List.of(), List.of(log.toString()), List.of());

        Snapshot before = collect(LocalShell.sh().in(home), request);
        Files.move(log, folder.resolve("log.1"));
        Files.writeString(log, "two and more\n");
        Snapshot after = collect(LocalShell.sh().in(home), request);

        assertThat(inode(before, log.toString()))
                .isEqualTo(Files.getAttribute(folder.resolve("log.1"), "unix:ino"));
        assertThat(inode(after, log.toString())).isEqualTo(Files.getAttribute(log, "unix:ino"));
        assertThat(inode(after, etc + "/a.conf"))
                .isEqualTo(Files.getAttribute(etc.resolve("a.conf"), "unix:ino"));
    }

    private static long inode(Snapshot snapshot, String path) {
        return switch (snapshot.file(path)) {
            case FileRead.Content content -> content.meta().inode();
            case FileRead.Present present -> present.meta().inode();
            default -> throw new AssertionError(path);
        };
    }

    @Test
    void hostilePatternsAndNamesAreText() throws Exception {
        List<String> before = listing();
        String mark = home + "/pwned";
        var request =
                CollectRequest.of(
                        List.of("/$(touch " + mark + ")", "/'; touch " + mark + "; '", "/`id`"),
                        List.of(
                                "/$(touch " + mark + ")*",
                                "/*;touch " + mark,
                                "/`touch " + mark + "`*",
                                "/*'$(touch " + mark + ")'",
                                "/*${IFS}&touch " + mark),
                        List.of(),
                        List.of());

        Snapshot snapshot = collect(LocalShell.sh().in(home), request);

        assertThat(snapshot.globs().values()).allMatch(glob -> glob.paths().isEmpty());
        assertThat(snapshot.files().values()).allMatch(FileRead.Absent.class::isInstance);
        assertThat(listing()).isEqualTo(before);
    }

    @Test
    void filesOfProcAndDevicesAndPipes() throws Exception {
        new ProcessBuilder("mkfifo", etc + "/pipe").start().waitFor();
        Files.createSymbolicLink(Path.of(etc + "/kmsg"), Path.of("/proc/kmsg"));
        Files.createSymbolicLink(Path.of(etc + "/uptime"), Path.of("/proc/uptime"));
        List<String> ofProc = List.of("/proc/version", etc + "/uptime");
        var request =
                CollectRequest.of(
                        List.of(
                                ofProc.getFirst(),
                                ofProc.getLast(),
                                etc + "/kmsg",
                                "/dev/null",
                                etc + "/pipe"),
                        List.of(),
                        List.of(),
                        List.of());

        Snapshot snapshot = collect(LocalShell.sh(), request);

        for (String path : ofProc) {
            assertThat(snapshot.file(path))
                    .isEqualTo(new FileRead.Unread(path, "below /proc, /sys or /dev"));
        }
        // Root may read it, and a reader would wait there until the kernel says something.
        assertThat(snapshot.file(etc + "/kmsg"))
                .isIn(
                        new FileRead.Unread(etc + "/kmsg", "below /proc, /sys or /dev"),
                        new FileRead.Denied(etc + "/kmsg", "may not be read"));
        assertThat(snapshot.file("/dev/null")).isInstanceOf(FileRead.Present.class);
        assertThat(snapshot.file(etc + "/pipe")).isInstanceOf(FileRead.Present.class);
    }

    @Test
    void noMoreThanTwoThousandFiles() throws Exception {
        for (int i = 0; i <= CollectorScript.COUNT_CAP; i++) {
            Files.createFile(Files.createDirectories(folder.resolve("many")).resolve("f" + i));
        }

        Snapshot snapshot =
                collect(
                        LocalShell.sh(),
                        CollectRequest.of(
                                List.of(folder + "/many"), List.of(), List.of(), List.of()));

        assertThat(snapshot.files().values())
                .filteredOn(FileRead.Unread.class::isInstance)
                .extracting(read -> ((FileRead.Unread) read).reason())
                .containsExactly("more than 2000 files");
    }

    @Test
    void noiseBeforeTheFramesIsCounted() throws Exception {
        var collector =
                new ScriptCollector(
                        altered(answer -> "Welcome!\nno newline at the end" + answer),
                        "h",
                        REDACTION);

        assertThat(collector.collect(request()).file(etc + "/a.conf"))
                .isInstanceOf(FileRead.Content.class);
        assertThat(collector.noise()).isEqualTo(30);
    }

    @Test
    void aCutAnswerIsNoAnswer() {
        for (int part = 1; part < 10; part++) {
            int tenths = part;
            assertThatThrownBy(
                            () ->
                                    collect(
                                            altered(
                                                    answer ->
                                                            answer.substring(
                                                                    0,
                                                                    answer.length() * tenths / 10)),
                                            request()))
                    .isInstanceOfSatisfying(
                            HostException.class,
                            e -> assertThat(e.code()).isIn("LR-2001", "LR-2002"));
        }
    }

    @Test
    void aForgedAnswerIsRefused() {
        refused(
                answer ->
                        answer.replaceAll(
                                "(?m)^[0-9a-f]{32} ", "00112233445566778899aabbccddeeff "),
                "LR-2001");
        refused(answer -> answer.replaceFirst("(?m)^([0-9a-f]{32}) file", "00 file"), "LR-2003");
        refused(answer -> answer.replaceFirst("(?m) end [0-9]+$", " end 3"), "LR-2003");
        refused(answer -> answer.replaceFirst("(?s)^(.*)/a[.]conf\n", "$1/a.cone\n"), "LR-2003");
        refused(answer -> answer.replaceFirst(" begin 1 ", " begin 9 "), "LR-2005");
        refused(answer -> "This account is not available.\n", "LR-2109");
    }

    @Test
    void alteredContentIsUnread() throws Exception {
        Snapshot snapshot =
                collect(altered(answer -> answer.replace("text of a", "TEXT of a")), request());

        assertThat(snapshot.file(etc + "/a.conf"))
                .isEqualTo(new FileRead.Unread(etc + "/a.conf", "changed while it was read"));
        assertThat(snapshot.file(etc + "/;x.conf")).isInstanceOf(FileRead.Content.class);
    }

    @Test
    void aFourthRoundIsRefused() throws Exception {
        var collector = new ScriptCollector(LocalShell.sh(), "h", REDACTION);
        for (int round = 0; round < 3; round++) {
            collector.collect(CollectRequest.empty());
        }

        assertThatThrownBy(() -> collector.collect(CollectRequest.empty()))
                .isInstanceOfSatisfying(
                        HostException.class, e -> assertThat(e.code()).isEqualTo("LR-2006"));
    }

    @Test
    void theScriptRedirectsNowhereButToDescriptorsAndNull() {
        String code =
                CollectorScript.text()
                        .lines()
                        .filter(line -> !line.strip().startsWith("#"))
                        .reduce("", (a, b) -> a + b + "\n");

        assertThat(
                        code.replaceAll("[0-9]?>(&[0-9]|/dev/null)", "")
                                .lines()
                                .filter(line -> line.contains(">") || line.contains("<<")))
                .isEmpty();
        assertThat(code).doesNotContain("eval", "mktemp");
    }

    private void refused(UnaryOperator<String> forgery, String code) {
        assertThatThrownBy(() -> collect(altered(forgery), request()))
                .isInstanceOfSatisfying(
                        HostException.class, e -> assertThat(e.code()).isEqualTo(code));
    }

    private CollectRequest request() {
        return CollectRequest.of(
                List.of(etc.toString(), etc + "/none"),
                List.of(etc + "/*.conf", etc + "/[ab].*"),
                List.of(home.toString()),
                List.of("clock"));
    }

    private static Snapshot collect(HostSession session, CollectRequest request) throws Exception {
        return new ScriptCollector(session, "h", REDACTION).collect(request);
    }

    private List<String> listing() throws Exception {
        try (var all = Files.walk(folder)) {
            return all.map(Path::toString).sorted().toList();
        }
    }

    /** A session whose host alters what the collector said; one char a byte. */
    private static HostSession altered(UnaryOperator<String> how) {
        return new HostSession() {
            @Override
            public ExecResult exec(String command, byte[] stdin) {
                ExecResult real = LocalShell.sh().exec(command, stdin);
                String text = new String(real.stdout(), StandardCharsets.ISO_8859_1);
                byte[] altered = how.apply(text).getBytes(StandardCharsets.ISO_8859_1);
                return new ExecResult(real.exit(), altered, real.stderr());
            }

            @Override
            public SessionFacts facts() {
                return LocalShell.sh().facts();
            }

            @Override
            public void close() {}
        };
    }
}
