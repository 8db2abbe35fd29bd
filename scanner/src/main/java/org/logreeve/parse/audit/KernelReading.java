package org.logreeve.parse.audit;

import java.util.ArrayList;
import java.util.List;
import org.logreeve.parse.Problems;
import org.logreeve.snapshot.CommandRead;
import org.logreeve.snapshot.FileRead;
import org.logreeve.snapshot.FileType;
import org.logreeve.snapshot.HostFiles;
import org.logreeve.text.Origin;

/** What the kernel was seen to hold. */
final class KernelReading {
    static final String RULES = "audit-rules";
    static final String STATUS = "audit-status";
    static final String PARAMETERS = "kernel-command-line";

    private final HostFiles files;
    private final Problems problems;

    KernelReading(HostFiles files, Problems problems) {
        this.files = files;
        this.problems = problems;
    }

    /** {@code auditctl -l}. */
    Stage<List<CanonicalRule>> rules(Machine machine) {
        return switch (output(RULES)) {
            case Stage.Known<String>(String text, Origin at) ->
                    text.startsWith("No rules")
                            ? new Stage.Known<>(List.of(), at)
                            : rules(text, at, machine);
            case Stage.None<String>(Origin at) -> new Stage.None<>(at);
            case Stage.Hidden<String>(Origin at, String reason) -> new Stage.Hidden<>(at, reason);
        };
    }

    private Stage<List<CanonicalRule>> rules(String text, Origin at, Machine machine) {
        var reader =
                new RuleReader(
                        new FieldReader(new Accounts(files), machine), machine, this::isFolder);
        var rules = new ArrayList<CanonicalRule>();
        // auditctl prints names as on the architecture it printed last
        String arch = "b64";
        int number = 0;
        for (String line : text.lines().toList()) {
            var origin = new Origin(at.path(), ++number);
            try {
                if (reader.read(escaped(line), origin, arch) instanceof Command.Add add) {
                    rules.add(add.rule());
                    arch = add.rule().namedArch(arch);
                }
            } catch (RefusedException e) {
                problems.unknown(origin, "a rule of the kernel: " + e.reason());
                return new Stage.Hidden<>(origin, e.reason());
            }
        }
        return new Stage.Known<>(rules, at);
    }

    /** auditctl prints spaces in paths and keys as they are; as rules they need a backslash. */
    private static String escaped(String line) {
        var words = new StringBuilder();
        for (String option : line.split(" (?=-[pkFSC] )", -1)) {
            int space = option.indexOf(' ');
            String value = space < 0 ? "" : option.substring(space + 1);
            words.append(words.isEmpty() ? "" : " ")
                    .append(space < 0 ? option : option.substring(0, space + 1))
                    .append(value.replace("\\", "\\\\").replace(" ", "\\ "));
        }
        return words.toString();
    }

    /** {@code auditctl -s}. */
    Stage<KernelStatus> status() {
        return switch (output(STATUS)) {
            case Stage.Known<String>(String text, Origin at) -> {
                KernelStatus status = KernelStatus.of(text);
                yield status == null
                        ? new Stage.Hidden<>(at, "its output is not understood")
                        : new Stage.Known<>(status, at);
            }
            case Stage.None<String>(Origin at) -> new Stage.None<>(at);
            case Stage.Hidden<String>(Origin at, String reason) -> new Stage.Hidden<>(at, reason);
        };
    }

    /** The words of the kernel's command line. */
    Stage<List<String>> parameters() {
        return switch (output(PARAMETERS)) {
            case Stage.Known<String>(String text, Origin at) ->
                    new Stage.Known<>(List.of(text.strip().split("\\s+", -1)), at);
            case Stage.None<String>(Origin at) -> new Stage.None<>(at);
            case Stage.Hidden<String>(Origin at, String reason) -> new Stage.Hidden<>(at, reason);
        };
    }

    private Stage<String> output(String command) {
        Origin at = Origin.of("command:" + command);
        return switch (files.command(command)) {
            case CommandRead.Output output when output.exit() == 0 ->
                    new Stage.Known<>(output.stdout(), at);
            case CommandRead.Output output ->
                    new Stage.Hidden<>(
                            at,
                            "it ended with status %d: %s"
                                    .formatted(
                                            output.exit(),
                                            output.stderr().lines().findFirst().orElse("")));
            case CommandRead.Missing ignored -> new Stage.None<>(at);
            case CommandRead.NotCollected ignored ->
                    new Stage.Hidden<>(at, "the host was not asked");
        };
    }

    private boolean isFolder(String path) {
        return path.indexOf('\n') < 0
                && files.stat(path) instanceof FileRead.Present present
                && present.meta().type() == FileType.DIRECTORY;
    }
}
