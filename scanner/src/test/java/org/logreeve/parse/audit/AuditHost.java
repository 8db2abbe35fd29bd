package org.logreeve.parse.audit;

import java.util.List;
import org.logreeve.parse.FakeHost;
import org.logreeve.parse.Parsed;
import org.logreeve.parse.Problem;

/** A host with audit 3 on x86-64 and the folders that rules of these tests watch. */
final class AuditHost {
    static final String RULES = "/etc/audit/rules.d/";

    private AuditHost() {}

    static FakeHost debian() {
        return bare().linked("/usr/bin/awk", "/etc/alternatives/awk")
                .linked("/etc/alternatives/awk", "/usr/bin/mawk");
    }

    static FakeHost redHat() {
        return bare().linked("/usr/bin/awk", "gawk");
    }

    private static FakeHost bare() {
        return FakeHost.with("/usr/sbin/auditd", "/lib64/ld-linux-x86-64.so.2")
                .folder("/etc")
                .folder("/etc/audit")
                .folder("/etc/audit/rules.d")
                .folder("/etc/sudoers.d")
                .folder("/usr/bin")
                .folder("/var/log");
    }

    static AuditConfig config(FakeHost host) {
        return host.read(new AuditParser()).config();
    }

    /** The rules at the next start as {@code auditctl -l} would show them. */
    static List<String> loaded(FakeHost host) {
        return boot(host).rules().stream().map(CanonicalRule::listing).toList();
    }

    static LoadedRules boot(FakeHost host) {
        return known(config(host).boot());
    }

    static <T> T known(Stage<T> stage) {
        return switch (stage) {
            case Stage.Known<T>(T value, var at) -> value;
            case Stage.None<T>(var at) -> throw new AssertionError("none at " + at);
            case Stage.Hidden<T>(var at, String reason) ->
                    throw new AssertionError(at + ": " + reason);
        };
    }

    /** {@code EFFECT path:line message}. */
    static List<String> problems(FakeHost host) {
        Parsed.Config<AuditConfig> parsed = host.read(new AuditParser());
        return parsed.problems().stream().map(AuditHost::words).toList();
    }

    private static String words(Problem problem) {
        return problem.effect() + " " + problem.at() + " " + problem.message();
    }
}
