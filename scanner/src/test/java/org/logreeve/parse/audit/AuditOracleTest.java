package org.logreeve.parse.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.logreeve.Ring;
import org.logreeve.Rings;
import org.logreeve.parse.FakeHost;
import org.logreeve.parse.OracleRun;
import org.logreeve.parse.Parsed;
import org.logreeve.parse.Problem;

/**
 * What the tools of the audit package say about generated files, against what we say. The files lie
 * over {@code /etc/audit} in a mount namespace of their own.
 */
@Ring(Rings.AUDIT)
class AuditOracleTest {
    @TempDir Path folder;

    @Test
    void augenrulesMergesTheSame() throws IOException {
        int samples = OracleRun.samples("audit", 100);
        for (int seed = 1; seed <= samples; seed++) {
            Path etc = Files.createDirectories(folder.resolve("c" + seed + "/rules.d"));
            for (var file : new GeneratedAudit(seed).folder().entrySet()) {
                Files.writeString(etc.resolve(file.getKey()), file.getValue());
            }
        }
        run(
                """
                for each do
                    mount --bind "$each" /etc/audit
                    augenrules >/dev/null 2>&1
                    echo $? >"$each/exit"
                    umount /etc/audit
                done
                """,
                paths("c", samples));
        var disagreed = new ArrayList<String>();
        int silent = 0;
        for (int seed = 1; seed <= samples; seed++) {
            Path each = folder.resolve("c" + seed);
            if (!Files.exists(each.resolve("audit.rules"))) {
                silent++;
                continue;
            }
            List<String> theirs =
                    Files.readAllLines(each.resolve("audit.rules")).stream()
                            .skip(1)
                            .filter(line -> !line.isEmpty())
                            .toList();
            FakeHost host = host();
            for (var file : new GeneratedAudit(seed).folder().entrySet()) {
                host.file(AuditHost.RULES + file.getKey(), file.getValue());
            }
            List<String> ours =
                    AuditHost.known(AuditHost.config(host).merged()).stream()
                            .map(RuleLine::text)
                            .toList();
            if (!theirs.equals(ours)) {
                disagreed.add("seed " + seed + "\n  theirs " + theirs + "\n  ours   " + ours);
            }
        }
        print("augenrules", samples, disagreed.size(), silent, 0);

        assertThat(disagreed).isEmpty();
        assertThat(silent).isLessThanOrEqualTo(samples / 20);
    }

    /** ausearch reads auditd.conf with auditd's own parser, and says at which line it gives up. */
    @Test
    void auditdConfIsTakenOrRefusedAlike() throws IOException {
        int samples = OracleRun.samples("audit", 100);
        for (int seed = 1; seed <= samples; seed++) {
            Path etc = Files.createDirectories(folder.resolve("c" + seed));
            Files.writeString(etc.resolve("auditd.conf"), new GeneratedAuditd(seed).settings());
        }
        run(
                """
                for each do
                    mount --bind "$each" /etc/audit
                    ausearch --input-logs -m ALL </dev/null >"$each/said" 2>&1
                    umount /etc/audit
                done
                """,
                paths("c", samples));
        var disagreed = new ArrayList<String>();
        int silent = 0;
        int refused = 0;
        for (int seed = 1; seed <= samples; seed++) {
            String said = Files.readString(folder.resolve("c" + seed + "/said"));
            if (said.isEmpty()) {
                silent++;
                continue;
            }
            boolean theirs = !said.contains("using built-in logs");
            refused += theirs ? 0 : 1;
            String text = new GeneratedAuditd(seed).settings();
            AuditdSettings ours =
                    AuditHost.known(
                            AuditHost.config(host().file("/etc/audit/auditd.conf", text))
                                    .settings());
            if (theirs != (ours.fault() == null)) {
                disagreed.add("seed " + seed + "\n" + text + "\n  " + said + "\n  " + ours.fault());
            }
        }
        print("auditd.conf", samples, disagreed.size(), silent, 0);
        System.out.printf("auditd.conf oracle: %d refused by auditd's parser%n", refused);

        assertThat(disagreed).isEmpty();
        assertThat(silent).isLessThanOrEqualTo(samples / 20);
    }

    /**
     * Rules are loaded into the kernel and listed only where auditing is off, no daemon listens and
     * no rule is there, and nobody else does so at this time: elsewhere each is no answer. What the
     * kernel was asked to forget it has forgotten at the end; its settings are never touched.
     */
    @Test
    void auditctlLoadsAndListsTheSame() throws IOException {
        int samples = OracleRun.samples("audit", 100);
        for (int seed = 1; seed <= samples; seed++) {
            Path file = folder.resolve("r" + seed);
            Files.writeString(file, new GeneratedAudit(seed).rules());
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
        }
        Path lock = Path.of(System.getProperty("java.io.tmpdir"), "logreeve-audit-oracle.lock");
        try (FileChannel channel =
                        FileChannel.open(
                                lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock held = channel.lock()) {
            assertThat(held.isValid()).isTrue();
            run(
                    """
                    status=$(auditctl -s 2>&1) || exit 0
                    case $status in
                        'enabled 0'*'pid 0'*) ;;
                        *) exit 0 ;;
                    esac
                    [ "$(auditctl -l)" = 'No rules' ] || exit 0
                    trap 'auditctl -D >/dev/null 2>&1' EXIT
                    for each do
                        auditctl -R "$each" >/dev/null 2>"$each.errors"
                        echo $? >"$each.exit"
                        auditctl -l >"$each.list" 2>/dev/null || rm -f "$each.list"
                        auditctl -D >/dev/null 2>&1 || exit 0
                    done
                    """,
                    paths("r", samples));
        }
        int silent = 0;
        int open = 0;
        var disagreed = new ArrayList<String>();
        for (int seed = 1; seed <= samples; seed++) {
            Path list = folder.resolve("r" + seed + ".list");
            if (!Files.exists(list)) {
                silent++;
                continue;
            }
            String text = new GeneratedAudit(seed).rules();
            FakeHost host = host().file("/etc/audit/audit.rules", text);
            host.file(
                    "/usr/lib/systemd/system/auditd.service",
                    "ExecStartPost=-/sbin/auditctl -R /etc/audit/audit.rules\n");
            Parsed.Config<AuditConfig> parsed = host.read(new AuditParser());
            LoadedRules boot = AuditHost.known(parsed.config().boot());
            host.command("audit-rules", 0, Files.readString(list));
            List<String> theirs = theirs(host);
            List<String> ours = listed(boot);
            if (theirs.equals(ours)) {
                continue;
            }
            if (parsed.problems().stream().anyMatch(p -> p.effect() == Problem.Effect.UNKNOWN)) {
                open++;
            } else {
                disagreed.add(
                        "seed %d%n%s%n  theirs %s%n  ours   %s%n  %s%n  %s"
                                .formatted(
                                        seed,
                                        text,
                                        theirs,
                                        ours,
                                        Files.readString(folder.resolve("r" + seed + ".errors")),
                                        parsed.problems()));
            }
        }
        print("auditctl", samples, disagreed.size(), silent, open);

        assertThat(disagreed).isEmpty();
        assertThat(open).isLessThanOrEqualTo(samples / 20);
        // all or nothing: where the kernel may not be asked it is said above
        assertThat(silent == samples || silent <= samples / 20).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"x86_64, X86_64, b64", "i386, X86_64, b32", "aarch64, AARCH64, b64"})
    void systemCallsHaveTheirNumbers(String name, Machine machine, String arch) {
        OracleRun run =
                OracleRun.of(
                        folder, List.of(Rings.program("ausyscall").toString(), name, "--dump"));
        Map<String, Integer> theirs = new HashMap<>();
        run.output()
                .lines()
                .skip(1)
                .map(line -> line.split("\t", -1))
                .forEach(words -> theirs.put(words[1], Integer.valueOf(words[0])));
        NumberTable ours = Objects.requireNonNull(machine.syscalls(arch));

        assertThat(theirs).hasSizeGreaterThan(300);
        theirs.forEach((call, number) -> assertThat(ours.number(call)).isEqualTo(number));
    }

    private static List<String> theirs(FakeHost host) {
        return AuditHost.known(AuditHost.config(host).kernel()).stream()
                .map(AuditOracleTest::shown)
                .toList();
    }

    /** As the kernel lists them: list by list. */
    private static List<String> listed(LoadedRules boot) {
        return Stream.of("user", "task", "exit", "exclude", "filesystem")
                .flatMap(list -> boot.rules().stream().filter(r -> r.list().equals(list)))
                .map(AuditOracleTest::shown)
                .toList();
    }

    /** auditctl 3 prints every comparison with exe as one of equals. */
    private static String shown(CanonicalRule rule) {
        return rule.listing().replace("-F exe!=", "-F exe=");
    }

    /** A host with this machine's awk, and the paths of this machine that rules may name. */
    private static FakeHost host() throws IOException {
        String awk = Path.of("/usr/bin/awk").toRealPath().getFileName().toString();
        FakeHost host =
                FakeHost.with("/usr/sbin/auditd", "/lib64/ld-linux-x86-64.so.2")
                        .folder("/etc/audit/rules.d")
                        .linked("/usr/bin/awk", awk);
        for (String path : List.of("/etc", "/etc/ssh", "/etc/default", "/var/log", "/usr/bin")) {
            if (Files.isDirectory(Path.of(path))) {
                host.folder(path);
            }
        }
        return host;
    }

    private List<String> paths(String letter, int samples) {
        return IntStream.rangeClosed(1, samples)
                .mapToObj(seed -> folder.resolve(letter + seed).toString())
                .toList();
    }

    /** Some at a time: each run has to end within the time that a tool is given. */
    private void run(String script, List<String> paths) throws IOException {
        Path file = Files.writeString(folder.resolve("script"), script);
        for (int from = 0; from < paths.size(); from += 20) {
            var command = new ArrayList<>(List.of("unshare", "-m", "sh", file.toString()));
            command.addAll(paths.subList(from, Math.min(paths.size(), from + 20)));
            OracleRun run = OracleRun.of(folder, command);
            assertThat(run.exit()).as(run.output()).isZero();
        }
    }

    private static void print(String what, int samples, int disagreed, int silent, int open) {
        System.out.printf(
                "%s oracle: %d files, %d agreed, %d disagreed, %d no answer, %d left open by us%n",
                what, samples, samples - disagreed - silent - open, disagreed, silent, open);
    }
}
