package org.logreeve.scan;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A policy of a test's own in {@code pack/}, and other files beside it. */
final class OwnPack {
    private final Path folder;

    private OwnPack(Path folder) {
        this.folder = folder;
    }

    static OwnPack in(Path folder) throws IOException {
        var pack = new OwnPack(folder);
        pack.write("pack/pack.yaml", "name: own\nversion: 1.0.0\nfacts: 1\n");
        return pack;
    }

    /**
     * A rule that fails on each fact of a kind that is bad.
     *
     * @param bad a condition; empty for all of them
     */
    void rule(String id, String subject, String kind, String bad) throws IOException {
        write(
                "pack/rules/" + id + "/rule.yaml",
                """
                id: %s
                requirement: [REV-001]
                title: a rule about a %s
                severity: high
                status: accepted
                subject: %s
                scope: %s
                needs: [{kind: %s}]
                absent: fail
                messages: {bad: "{found}"}
                rationale: because
                audit: look
                remediation: {text: mend}
                limitations: none
                """
                        .formatted(
                                id,
                                subject,
                                subject,
                                kind.startsWith("Fleet") ? "fleet" : "host",
                                kind));
        write(
                "pack/rules/" + id + "/rule.drl",
                """
                package policies
                import org.logreeve.fact.KIND
                global org.logreeve.finding.Findings findings
                rule "ID (bad)" when
                    $bad : KIND(BAD)
                then
                    findings.fail($bad, "bad", "good");
                end
                rule "ID (seen)" when
                    $seen : KIND()
                then
                    findings.examined($seen);
                end
                """
                        .replace("KIND", kind)
                        .replace("BAD", bad)
                        .replace("ID", id));
    }

    void write(String path, String text) throws IOException {
        Path file = folder.resolve(path);
        Files.createDirectories(file.resolveSibling("."));
        Files.writeString(file, text);
    }
}
