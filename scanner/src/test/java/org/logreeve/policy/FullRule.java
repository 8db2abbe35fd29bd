package org.logreeve.policy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** A rule that uses every key, and a pack to put it in. */
final class FullRule {
    static final String YAML =
            """
            id: audit/watch
            aliases: [audit/file-watch]
            requirement: [IMP-016]
            title: Changes of {path} are audited
            severity: high
            status: accepted
            scope: host
            subject: host
            components: [auditd]
            needs: [{ kind: Retention, scope: "{path}" }]
            observes: [Daemon]
            absent: fail
            caused-by: [audit/running]
            parameters:
              path: { type: text }
              least: { type: number, unit: days, default: 7, source: us }
            instances:
              sudoers:
                severity: medium
                requirement: [IMP-017]
                parameters: { path: /etc/sudoers, least: { value: 90, source: them } }
                references: { cis: [6.2.3.1], cac: [other] }
              passwd:
                title: Accounts are audited
                parameters: { path: "/etc/passwd" }
                audit: look at {path}
                remediation: { auditd: "-w {path} -p wa" }
                limitations: none
            messages:
              none: nothing watches it
              short: { text: "kept {found}", severity: medium }
            rationale: because
            audit: auditctl -l
            remediation: { text: "watch {path}", auditd: "-w {path} { }" }
            limitations: some
            references:
              cis: [6.2.3]
              iso: A.8.15
              moj: [M6]
              nist: [AU-2]
              pci: [10.2.1]
              stig: [RHEL-09-654215]
              cac:
                - audit_rules_sudoers
                - rule: audit_rules_days
                  variables: { var_days: least }
            """;

    private static final String RUNNING =
            """
            id: audit/running
            requirement: [IMP-013]
            title: It runs
            severity: high
            status: deprecated
            deprecated: { since: 2026-12-01, reason: too coarse, replaced-by: audit/watch }
            subject: host
            needs: [{ kind: Daemon }]
            absent: notapplicable
            messages: { main: stopped }
            rationale: because
            audit: look
            remediation: start it
            """;

    private FullRule() {}

    /** A pack of the full rule and a deprecated one. */
    static Path pack(Path folder) {
        return write(
                folder,
                Map.of(
                        "pack.yaml", "name: p\nversion: 1.0.0\nfacts: 1\n",
                        "rules/audit/watch/rule.yaml", YAML,
                        "rules/audit/watch/rule.drl", "package policies\n",
                        "rules/audit/running/rule.yaml", RUNNING,
                        "rules/audit/running/rule.drl", "package policies\n"));
    }

    static Path write(Path folder, Map<String, String> files) {
        try {
            for (Map.Entry<String, String> file : files.entrySet()) {
                Path path = folder.resolve(file.getKey());
                Files.createDirectories(path.resolveSibling("."));
                Files.writeString(path, file.getValue());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return folder;
    }
}
