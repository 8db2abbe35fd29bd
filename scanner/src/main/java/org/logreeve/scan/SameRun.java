package org.logreeve.scan;

import java.util.ArrayList;
import java.util.List;
import org.logreeve.journal.RunHeader;
import org.logreeve.text.InputException;
import org.logreeve.text.InputProblem;

/** Whether a run may be gone on with: everything that verdicts rest on must be as it was. */
final class SameRun {
    private final RunHeader before;
    private final RunHeader now;
    private final List<InputProblem> problems = new ArrayList<>();

    private SameRun(RunHeader before, RunHeader now) {
        this.before = before;
        this.now = now;
    }

    /**
     * @throws InputException with everything that differs
     */
    static void check(RunHeader before, RunHeader now) {
        new SameRun(before, now).check();
    }

    private void check() {
        same(
                "the command",
                before.made().by(),
                now.made().by(),
                before.made().goingOn(before.run()));
        same("logreeve", before.tool(), now.tool(), "resume with the version that began the run");
        same("--fail-on", before.failOn(), now.failOn(), "give the same --fail-on");
        same(
                "the digest of the inventory and its statements",
                before.inventory().digest(),
                now.inventory().digest(),
                "put hosts.yaml and the files beside it back as they were, or start a new run");
        same(
                "the policy's commit",
                before.policy().commit(),
                now.policy().commit(),
                before.policy().commit().isEmpty()
                        ? "give --policy-worktree"
                        : "give --policy-ref " + before.policy().commit());
        same(
                "the policy's digest",
                before.policy().digest(),
                now.policy().digest(),
                "name the same policy as it was, or start a new run");
        same(
                "the profile",
                before.policy().profile(),
                now.policy().profile(),
                before.policy().profile().isEmpty()
                        ? "give no --profile"
                        : "give --profile " + before.policy().profile());
        same(
                "the reason to ignore audit windows",
                override(before),
                override(now),
                before.override() == null
                        ? "leave --ignore-windows out"
                        : "give --ignore-windows and the same --reason");
        same(
                "the redaction key",
                before.redaction().id(),
                now.redaction().id(),
                "give the key that the run began with: secrets are marked with it");
        same(
                "the selected hosts",
                hosts(before),
                hosts(now),
                "name the same hosts, or start a new run");
        if (!problems.isEmpty()) {
            throw new InputException(problems);
        }
    }

    private void same(String what, String was, String is, String hint) {
        if (!was.equals(is)) {
            problems.add(
                    new InputProblem(
                            "run " + before.run(),
                            0,
                            0,
                            "%s: the run has %s, now it is %s"
                                    .formatted(what, quoted(was), quoted(is)),
                            hint));
        }
    }

    private static String quoted(String value) {
        return value.isEmpty() ? "none" : "'" + value + "'";
    }

    private static String override(RunHeader header) {
        String reason = header.override();
        return reason == null ? "" : reason;
    }

    private static String hosts(RunHeader header) {
        return String.join(
                " ", header.inventory().hosts().stream().map(RunHeader.Line::host).toList());
    }
}
