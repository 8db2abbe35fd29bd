package org.logreeve.collect;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.logreeve.snapshot.CollectRequest;
import org.logreeve.snapshot.CommandRead;
import org.logreeve.snapshot.FileRead;
import org.logreeve.snapshot.Snapshot;

/** The script in a real shell and the reader in Java say the same of one tree. */
class SameSnapshotTest {
    private static final Redaction REDACTION = Redaction.withKey(new byte[] {1});

    @TempDir private Path folder;

    @Test
    void filesLinksFoldersAndDotFiles() throws Exception {
        Fixture tree =
                new Fixture(folder)
                        .file("/etc/rsyslog.conf", "module(load=\"imuxsock\")\n")
                        .file("/etc/rsyslog.d/50-default.conf", "*.* /var/log/syslog\n")
                        .file("/etc/rsyslog.d/.hidden.conf", "x\n")
                        .file("/etc/rsyslog.d/..two", "y\n")
                        .file("/etc/rsyslog.d/sub/deep.conf", "z\n")
                        .link("/etc/rsyslog.d/link.conf", "../rsyslog.conf")
                        .link("/etc/rsyslog.d/abs.conf", "/etc/rsyslog.conf")
                        .link("/etc/rsyslog.d/dangling.conf", "/etc/nowhere")
                        .link("/var/run", "/run")
                        .file("/run/x.pid", "1\n")
                        .folder("/etc/empty");

        Snapshot snapshot =
                same(
                        tree,
                        CollectRequest.of(
                                List.of(
                                        "/etc/rsyslog.conf",
                                        "/etc/rsyslog.d",
                                        "/etc/empty",
                                        "/etc/rsyslog.d/dangling.conf",
                                        "/var/run/x.pid",
                                        "/var/run",
                                        "/etc/../etc/./rsyslog.conf",
                                        "/etc/rsyslog.d/",
                                        "/etc/rsyslog.conf/",
                                        "/etc/rsyslog.conf/below",
                                        "/"),
                                List.of("/etc/rsyslog.d/*.conf", "/etc/*/.h*", "/var/r*/*", "/*"),
                                List.of("/etc", "/etc/rsyslog.d/abs.conf", "/run/x.pid"),
                                List.of()));

        assertThat(snapshot.glob("/etc/rsyslog.d/*.conf").paths())
                .containsExactly(
                        "/etc/rsyslog.d/50-default.conf",
                        "/etc/rsyslog.d/abs.conf",
                        "/etc/rsyslog.d/dangling.conf",
                        "/etc/rsyslog.d/link.conf");
        assertThat(((FileRead.Directory) snapshot.file("/etc/rsyslog.d")).names())
                .containsExactly(
                        "..two",
                        ".hidden.conf",
                        "50-default.conf",
                        "abs.conf",
                        "dangling.conf",
                        "link.conf",
                        "sub");
        assertThat(((FileRead.Content) snapshot.file("/etc/rsyslog.d/abs.conf")).meta().link())
                .isEqualTo("/etc/rsyslog.conf");
        assertThat(snapshot.file("/etc/rsyslog.d/dangling.conf"))
                .isEqualTo(new FileRead.Absent("/etc/rsyslog.d/dangling.conf"));
    }

    @Test
    void deniedAbsentAndSpecial() throws Exception {
        Fixture tree =
                new Fixture(folder)
                        .file("/etc/audit/auditd.conf", "log_file = /x\n")
                        .file("/etc/open/a.conf", "a\n")
                        .file("/etc/secret/b.conf", "b\n")
                        .link("/etc/to-secret.conf", "/etc/secret/b.conf")
                        .link("/etc/loop-a", "loop-b")
                        .link("/etc/loop-b", "loop-a")
                        .link("/etc/alias", "secret")
                        .yaml(
                                """
                                files:
                                  /etc/audit/auditd.conf: {mode: "0600", denied: true}
                                  /etc/secret: {denied: true, mode: "0700"}
                                  /etc/gone: {absent: true}
                                  /var/log/fifo: {special: true, mode: "0620", group: tty}
                                  /var/log/syslog: {link: /var/log/fifo}
                                  /etc/open/a.conf: {mode: "4755", owner: syslog, group: "1234", mtime: 2020-02-29T12:00:00Z}
                                """);

        Snapshot snapshot =
                same(
                        tree,
                        CollectRequest.of(
                                List.of(
                                        "/etc/audit/auditd.conf",
                                        "/etc/secret",
                                        "/etc/secret/b.conf",
                                        "/etc/secret/not",
                                        "/etc/to-secret.conf",
                                        "/etc/alias/b.conf",
                                        "/etc/loop-a",
                                        "/etc/gone",
                                        "/etc/gone/below",
                                        "/var/log/fifo",
                                        "/var/log/syslog",
                                        "/etc/open/a.conf"),
                                List.of(
                                        "/etc/secret/*.conf",
                                        "/etc/*/*.conf",
                                        "/none/*",
                                        "/etc/s*/b.conf"),
                                List.of("/etc/audit/auditd.conf", "/etc/secret", "/etc/alias/x"),
                                List.of()));

        assertThat(snapshot.file("/etc/secret/not"))
                .isEqualTo(
                        new FileRead.Denied(
                                "/etc/secret/not", "folder /etc/secret may not be searched"));
        assertThat(snapshot.file("/etc/gone")).isEqualTo(new FileRead.Absent("/etc/gone"));
        assertThat(snapshot.file("/etc/loop-a")).isInstanceOf(FileRead.Unread.class);
        assertThat(snapshot.file("/var/log/syslog")).isInstanceOf(FileRead.Present.class);
        assertThat(snapshot.glob("/etc/secret/*.conf").denied()).containsExactly("/etc/secret");
    }

    @Test
    void oddNamesAndOddBytes() throws Exception {
        var latin = "Grüße\n".getBytes(StandardCharsets.ISO_8859_1);
        Fixture tree =
                new Fixture(folder)
                        .file("/etc/d/with space.conf", "1\n")
                        .file("/etc/d/it's.conf", "2\n")
                        .file("/etc/d/-n.conf", "3\n")
                        .file("/etc/d/$(touch x).conf", "4\n")
                        .file("/etc/d/a\\b.conf", "5\n")
                        .file("/etc/d/[x].conf", "6\n")
                        .file("/etc/d/tab\there", "7\n")
                        .file("/etc/d/new\nline.conf", "8\n")
                        .file("/etc/d/{a,b}.conf", "9\n")
                        .file("/etc/latin", latin)
                        .file("/etc/nul", "a\0b\0\0".getBytes(StandardCharsets.UTF_8))
                        .file("/etc/crlf", "a\r\nb\r\n")
                        .file("/etc/nolf", "last")
                        .file("/etc/empty", "")
                        .file("/etc/utf", "Grüße €\n")
                        .file("/etc/big", new byte[CollectorScript.FILE_CAP + 1])
                        .file("/etc/full", new byte[CollectorScript.FILE_CAP]);

        Snapshot snapshot =
                same(
                        tree,
                        CollectRequest.of(
                                List.of(
                                        "/etc/d",
                                        "/etc/latin",
                                        "/etc/nul",
                                        "/etc/crlf",
                                        "/etc/nolf",
                                        "/etc/empty",
                                        "/etc/utf",
                                        "/etc/big",
                                        "/etc/full",
                                        "relative",
                                        "",
                                        "/etc/no\nsuch",
                                        "/etc/nüll",
                                        "/etc/n€ll"),
                                List.of(
                                        "/etc/d/[[]x].conf",
                                        "/etc/d/\\[x\\].conf",
                                        "/etc/d/[!-$]*.conf",
                                        "/etc/d/[^a-z]*",
                                        "/etc/d/{a,b}.con?",
                                        "/etc/d/*'*",
                                        "/etc/d/[x].conf",
                                        "/etc/d/[x.conf",
                                        "/etc/[[:lower:]]u[k-m]",
                                        "/etc/d/$(touch x)*",
                                        "relative/*",
                                        "/etc/nothing*"),
                                List.of(),
                                List.of()));

        assertThat(((FileRead.Content) snapshot.file("/etc/latin")).text()).isEqualTo("Grüße\n");
        assertThat(((FileRead.Content) snapshot.file("/etc/nul")).text()).isEqualTo("a\0b\0\0");
        assertThat(snapshot.file("/etc/big"))
                .isEqualTo(new FileRead.Unread("/etc/big", "larger than 4194304 bytes"));
        assertThat(snapshot.file("/etc/nüll")).isInstanceOf(FileRead.Unread.class);
        assertThat(snapshot.file("/etc/n€ll")).isInstanceOf(FileRead.Absent.class);
        assertThat(snapshot.glob("/etc/nothing*").paths()).isEmpty();
        assertThat(snapshot.glob("/etc/d/[[]x].conf").paths()).containsExactly("/etc/d/[x].conf");
        assertThat(snapshot.glob("/etc/[[:lower:]]u[k-m]").paths()).containsExactly("/etc/nul");
    }

    @Test
    void commandsAndLayers(@TempDir Path upper) throws Exception {
        Fixture lower =
                new Fixture(folder)
                        .file("/etc/a", "lower\n")
                        .file("/etc/b", "lower\n")
                        .file("/etc/c/d", "lower\n")
                        .command("clock", "1790000000\n")
                        .command("chronyc-tracking", "one\n\n")
                        .command("chronyc-tracking.exit", "1\n")
                        .yaml("files: {/etc/a: {owner: syslog}}\n");
        new Fixture(upper)
                .file("/etc/a", "upper\n")
                .file("/etc/c", "now a file\n")
                .yaml("files: {/etc/b: {absent: true}}\n");

        Snapshot snapshot =
                same(
                        List.of(lower.layer(), upper),
                        CollectRequest.of(
                                List.of("/etc/a", "/etc/b", "/etc/c"),
                                List.of(),
                                List.of(),
                                List.of("clock", "units", "chronyc-tracking")));

        assertThat(snapshot.clock()).isEqualTo(1_790_000_000L);
        assertThat(snapshot.command("chronyc-tracking"))
                .isEqualTo(new CommandRead.Output("chronyc-tracking", 1, "one\n\n", ""));
        assertThat(snapshot.command("units")).isEqualTo(new CommandRead.Missing("units"));
        var a = (FileRead.Content) snapshot.file("/etc/a");
        assertThat(a.text() + a.meta().owner()).isEqualTo("upper\nsyslog");
    }

    @Test
    void capsOfTheWholeHost() throws Exception {
        var tree = new Fixture(folder);
        for (int i = 0; i < 9; i++) {
            tree.file("/etc/d/" + i, new byte[CollectorScript.FILE_CAP]);
        }

        Snapshot snapshot =
                same(tree, CollectRequest.of(List.of("/etc/d"), List.of(), List.of(), List.of()));

        assertThat(snapshot.file("/etc/d/8"))
                .isEqualTo(
                        new FileRead.Unread("/etc/d/8", "more than 33554432 bytes from this host"));
        assertThat(snapshot.files().values())
                .filteredOn(read -> read instanceof FileRead.Unread)
                .hasSize(1);
    }

    @Test
    void filesOfLogsAreListedFromTheTreeItself() throws Exception {
        Fixture tree =
                new Fixture(folder)
                        .file("/var/log/syslog", "x")
                        .file("/var/log/audit/audit.log", "x")
                        .yaml(
                                """
                                files:
                                  /var/log/syslog: {mode: "0640", owner: syslog, group: adm}
                                  /var/log/audit/: {mode: "0700", denied: true}
                                """);

        Snapshot snapshot =
                same(
                        tree,
                        CollectRequest.of(List.of(), List.of(), List.of(), List.of("log-files")));

        assertThat(snapshot.command("log-files"))
                .isEqualTo(
                        new CommandRead.Output(
                                "log-files",
                                1,
                                """
                                d 755 4096 root:root:/var/log
                                D 700 4096 root:root:/var/log/audit
                                f 640 1 syslog:adm:/var/log/syslog
                                """,
                                ""));
    }

    private static Snapshot same(Fixture tree, CollectRequest request) throws Exception {
        return same(tree.layers(), request);
    }

    private static Snapshot same(List<Path> layers, CollectRequest request) throws Exception {
        Snapshot fromTree = new TreeReader("h", layers, REDACTION).collect(request);
        try (var made = MaterializedTree.of(HostTree.read(layers))) {
            Snapshot fromShell =
                    new ScriptCollector(LocalShell.sh().at(made), "h", REDACTION).collect(request);
            assertThat(fromShell.files()).isEqualTo(fromTree.files());
            assertThat(fromShell).isEqualTo(fromTree);
        }
        return fromTree;
    }
}
