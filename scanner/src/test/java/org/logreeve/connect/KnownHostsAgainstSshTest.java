package org.logreeve.connect;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.logreeve.Ring;
import org.logreeve.Rings;
import org.logreeve.text.HostException;

/**
 * The same file, the same server, the same name: {@code ssh} with strict checking and we decide
 * alike. {@code -Dverifier.record=DIR} writes the cases down for {@link RecordedHostKeys}.
 */
@Ring(Rings.OPENSSH)
@Timeout(300)
class KnownHostsAgainstSshTest {
    private static final int PAIRS = 36;
    private static final int CASES = Integer.getInteger("verifier.cases", 360);
    private static final Set<String> IDENTITY =
            Set.of("LR-1014", "LR-1015", "LR-1016", "LR-1017", "LR-1050", "LR-1051", "LR-1052");

    @TempDir Path folder;
    private final Map<String, OpenSshd> running = new LinkedHashMap<>();

    @Test
    void everyPairOfFeaturesIsDecidedAsSshDecides() throws Exception {
        HostKeyLab lab = HostKeyLab.make(folder);
        Path identity = OpenSshd.key(folder.resolve("id"), "ed25519");
        Instant now = Instant.now();
        var decided = new ArrayList<HostKeyCase>();
        var different = new ArrayList<String>();
        int throughSshj = 0;
        try (var connector = connector()) {
            start(lab, Path.of(identity + ".pub"));
            var cases =
                    new GeneratedHostKeys(
                                    lab,
                                    server -> Objects.requireNonNull(running.get(server)).port())
                            .cases(Math.ceilDiv(CASES, PAIRS));
            decided.addAll(decidedBySsh(lab, cases));
            String lastPair = "";
            for (HostKeyCase one : decided) {
                if (one.weAccept(lab, now) != one.accepted()) {
                    different.add("from bytes: " + one.line());
                }
                if (!one.pair().equals(lastPair)) {
                    lastPair = one.pair();
                    throughSshj++;
                    String ours = throughSshj(connector, lab, one, identity);
                    if (ours.equals("accepted") != one.accepted()) {
                        different.add("through SSHJ " + ours + ": " + one.line());
                    }
                }
            }
        } finally {
            running.values().forEach(OpenSshd::close);
        }
        long accepted = decided.stream().filter(HostKeyCase::accepted).count();
        print(decided, accepted, throughSshj, different.size());
        record(lab, decided, now);

        assertThat(different).isEmpty();
        assertThat(decided).hasSizeGreaterThanOrEqualTo(CASES);
        assertThat(accepted * 100 / decided.size()).isBetween(30L, 70L);
    }

    @Test
    void sshKeygenReadsNoCertificateThatItsAuthorityDidNotSign() throws Exception {
        HostKeyLab lab = HostKeyLab.make(folder).withForgeries();
        for (String key : List.of("certgood", "certforgedSignature", "certforgedBody")) {
            Path file = Files.writeString(folder.resolve(key + ".pub"), lab.key(key));
            int exit = OpenSshd.run(List.of("ssh-keygen", "-L", "-f", file.toString()));

            assertThat(exit == 0).as(key).isEqualTo(key.equals("certgood"));
        }
    }

    private void start(HostKeyLab lab, Path authorized) throws Exception {
        for (String server : lab.servers().keySet()) {
            String config =
                    lab.config(folder, server)
                            + """
                              AuthorizedKeysFile %s
                              PidFile none
                              UsePAM no
                              StrictModes no
                              PermitRootLogin yes
                              """
                                    .formatted(authorized);
            Files.writeString(folder.resolve(server + ".conf"), config);
            Path home = Files.createDirectories(folder.resolve("run-" + server));
            running.put(server, OpenSshd.start(home, lab.config(folder, server), authorized));
        }
    }

    private List<HostKeyCase> decidedBySsh(HostKeyLab lab, List<HostKeyCase> cases)
            throws Exception {
        var questions = new ArrayList<Callable<HostKeyCase>>();
        for (int i = 0; i < cases.size(); i++) {
            HostKeyCase one = cases.get(i);
            Path known = Files.writeString(folder.resolve("known" + i), lab.fill(one.knownHosts()));
            questions.add(() -> one.decided(sshAccepts(one, known)));
        }
        var decided = new ArrayList<HostKeyCase>();
        try (var pool = Executors.newFixedThreadPool(3)) {
            for (var answer : pool.invokeAll(questions)) {
                decided.add(answer.get());
            }
        }
        return decided;
    }

    /** Asks without authentication: the server is a child of ssh, so any name and port will do. */
    private boolean sshAccepts(HostKeyCase one, Path known) throws Exception {
        String proxy =
                OpenSshd.program() + " -i -f " + folder.resolve(one.server() + ".conf").toString();
        Process ssh =
                new ProcessBuilder(
                                "ssh",
                                "-F",
                                "/dev/null",
                                "-oBatchMode=yes",
                                "-oStrictHostKeyChecking=yes",
                                "-oGlobalKnownHostsFile=/dev/null",
                                "-oKexAlgorithms=curve25519-sha256",
                                "-oPreferredAuthentications=none",
                                "-oUserKnownHostsFile=" + known,
                                "-oProxyCommand=" + proxy,
                                "-p",
                                Integer.toString(one.port()),
                                "-l",
                                OpenSshd.user(),
                                one.address(),
                                "true")
                        .redirectErrorStream(true)
                        .redirectInput(Path.of("/dev/null").toFile())
                        .start();
        String said = new String(ssh.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(ssh.waitFor()).isEqualTo(255);
        boolean accepted = said.contains("Permission denied");
        assertThat(said).contains(accepted ? "" : "Host key verification failed.");
        return accepted;
    }

    private String throughSshj(
            SshConnector connector, HostKeyLab lab, HostKeyCase one, Path identity)
            throws Exception {
        Path known = Files.createTempFile(folder, "known", "");
        Files.writeString(known, lab.fill(one.knownHosts()));
        var host =
                Hosts.at(
                        one.address(),
                        one.port(),
                        OpenSshd.user(),
                        List.of(identity),
                        List.of(known),
                        Duration.ofSeconds(60));
        try (HostSession session = connector.open(host)) {
            assertThat(session.facts().trust()).startsWith(known + ":");
            return "accepted";
        } catch (HostException e) {
            assertThat(IDENTITY).contains(e.code());
            return e.code();
        }
    }

    private static SshConnector connector() {
        var here = new NameLookup(name -> new InetAddress[] {InetAddress.getLoopbackAddress()});
        return new SshConnector(SshConnector.Limits.standard(), here, Clock.systemUTC());
    }

    private static void print(
            List<HostKeyCase> cases, long accepted, int throughSshj, int different) {
        System.out.printf(
                "host keys against ssh: %d cases, %d accepted by ssh (%d %%), %d also through SSHJ,"
                        + " %d different%n",
                cases.size(), accepted, accepted * 100 / cases.size(), throughSshj, different);
        var pairs = new TreeMap<String, int[]>();
        for (HostKeyCase one : cases) {
            int[] count = pairs.computeIfAbsent(one.pair(), pair -> new int[2]);
            count[0]++;
            count[1] += one.accepted() ? 1 : 0;
        }
        var line = new StringBuilder();
        pairs.forEach(
                (pair, count) ->
                        line.append(' ')
                                .append(pair)
                                .append(' ')
                                .append(count[1])
                                .append('/')
                                .append(count[0]));
        System.out.println("accepted of a pair's cases:" + line);
    }

    private static void record(HostKeyLab lab, List<HostKeyCase> cases, Instant now)
            throws Exception {
        String target = System.getProperty("verifier.record", "");
        if (!target.isEmpty()) {
            RecordedHostKeys.write(Path.of(target), lab, cases, now);
        }
    }
}
