package org.logreeve.collect;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.logreeve.fact.Host;
import org.logreeve.normalize.HostModel;
import org.logreeve.snapshot.FileRead;
import org.logreeve.snapshot.Snapshot;
import org.logreeve.text.Origin;

/** What is parsed from a redacted text is what is parsed from the raw one, but for the secrets. */
class SecretsAndParsersTest {
    private static final Redaction REDACTION = Redaction.withKey(new byte[] {7});
    private static final Path POLICIES = Path.of("..", "policies");

    @TempDir private Path folder;

    @Test
    void noPlantedSecretStaysInASnapshotAndNoneShiftsALine() throws Exception {
        List<String> secrets = plant();

        Snapshot snapshot = collected(folder);

        String all = snapshot.toString();
        assertThat(secrets.stream().filter(all::contains)).isEmpty();
        assertThat(secrets).hasSizeGreaterThanOrEqualTo(40);
        assertThat(changedLines(snapshot, secrets)).isEmpty();
        System.out.printf("redaction: %d planted secrets, none left%n", secrets.size());
    }

    @Test
    void plantedHostParsesAlikeButForTheSecrets() throws Exception {
        List<String> secrets = plant();
        Snapshot redacted = collected(folder);

        HostModel raw = model(raw(redacted, folder));
        HostModel seen = model(redacted);

        assertThat(differences(withoutSecrets(raw, secrets), withoutTokens(seen))).isEmpty();
        assertThat(raw.toString()).isNotEqualTo(seen.toString());
    }

    @Test
    void everyFixtureOfEveryRuleParsesAlike() throws Exception {
        var roots = new ArrayList<Path>();
        for (Path top : List.of(POLICIES, Path.of("..", "inventory"), Path.of("src/test"))) {
            try (Stream<Path> all = Files.walk(top)) {
                all.filter(path -> Files.isDirectory(path.resolve("etc"))).forEach(roots::add);
            }
        }
        assertThat(roots).hasSizeGreaterThanOrEqualTo(29);
        for (Path root : roots) {
            Snapshot redacted = collected(root);

            assertThat(
                            differences(
                                    withoutTokens(model(raw(redacted, root))),
                                    withoutTokens(model(redacted))))
                    .as(root.toString())
                    .isEmpty();
        }
        System.out.printf("redaction: %d fixture trees parse alike%n", roots.size());
    }

    private List<String> plant() throws IOException {
        Path base = POLICIES.resolve("fixtures/base-debian-12/root");
        try (Stream<Path> all = Files.walk(base)) {
            for (Path path : all.sorted().toList()) {
                Path to = folder.resolve(base.relativize(path).toString());
                if (!to.equals(folder)) {
                    Files.copy(path, to);
                }
            }
        }
        return PlantedSecrets.plant(folder);
    }

    private static Snapshot collected(Path root) throws Exception {
        var files = new ArrayList<String>();
        try (Stream<Path> all = Files.walk(root)) {
            all.filter(Files::isRegularFile)
                    .forEach(path -> files.add("/" + root.relativize(path)));
        }
        TreeReader reader = TreeReader.of("h", root, REDACTION);
        var planted =
                org.logreeve.snapshot.CollectRequest.of(files, List.of(), List.of(), List.of());
        return reader.collect(planted).plus(HostModel.read(reader, host()).snapshot());
    }

    private static Snapshot raw(Snapshot redacted, Path root) throws IOException {
        var files = new TreeMap<>(redacted.files());
        for (FileRead read : redacted.files().values()) {
            if (read instanceof FileRead.Content content) {
                byte[] bytes = Files.readAllBytes(root.resolve(content.path().substring(1)));
                files.put(
                        content.path(),
                        new FileRead.Content(
                                content.path(), content.meta(), HostText.decode(bytes)));
            }
        }
        return new Snapshot("h", 0, files, redacted.globs(), redacted.commands());
    }

    private static HostModel model(Snapshot snapshot) {
        return HostModel.of(snapshot, host());
    }

    private static Host host() {
        return new Host("h", new Origin("hosts.yaml", 1));
    }

    private static String withoutTokens(HostModel model) {
        return said(model).replaceAll(Redaction.TOKEN + "[0-9a-f]{12}", "SECRET");
    }

    /** Tokens may stand for more than the secret itself, such as its key type. */
    private static String withoutSecrets(HostModel model, List<String> secrets) {
        String said = said(model);
        for (String secret : secrets) {
            said = said.replace("HEX:" + secret, "SECRET").replace(secret, "SECRET");
        }
        return said;
    }

    private static List<String> differences(String wanted, String found) {
        List<String> a = List.of(wanted.split("(?<=[,\\]])", -1));
        List<String> b = List.of(found.split("(?<=[,\\]])", -1));
        var differences = new ArrayList<String>();
        for (int i = 0; i < Math.max(a.size(), b.size()) && differences.size() < 5; i++) {
            String one = i < a.size() ? a.get(i) : "";
            String other = i < b.size() ? b.get(i) : "";
            if (!one.equals(other)) {
                differences.add(one + " / " + other);
            }
        }
        return differences;
    }

    private static String said(HostModel model) {
        // a value that has no text of its own shows as its address
        return (model.components() + "\n" + model.facts())
                .replaceAll("(?<=Lambda/0x[0-9a-f]{1,16})@[0-9a-f]{1,8}\\b", "")
                .replaceAll("@[0-9a-f]{5,8}\\b", "");
    }

    /** Lines that changed although no secret was on them. */
    private List<String> changedLines(Snapshot snapshot, List<String> secrets) throws IOException {
        var changed = new ArrayList<String>();
        for (FileRead read : snapshot.files().values()) {
            if (read instanceof FileRead.Content content) {
                String raw =
                        Files.readString(
                                folder.resolve(content.path().substring(1)),
                                StandardCharsets.UTF_8);
                List<String> before = raw.lines().toList();
                List<String> after = content.text().lines().toList();
                assertThat(after).as(content.path()).hasSameSizeAs(before);
                for (int i = 0; i < before.size(); i++) {
                    String line = before.get(i);
                    if (!line.equals(after.get(i)) && secrets.stream().noneMatch(line::contains)) {
                        changed.add(line);
                    }
                }
            }
        }
        return changed;
    }
}
