package org.logreeve.parse.audit;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
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

    private static final Pattern OPTION = Pattern.compile(" (?=-[pkFSC] )");

    private final HostFiles files;
    private final Problems problems;

    KernelReading(HostFiles files, Problems problems) {
        this.files = files;
        this.problems = problems;
    }

    /**
     * {@code auditctl -l}.
     *
     * @param written the rules of the files: of these it is known which are {@code never} rules
     */
    Stage<List<CanonicalRule>> rules(Machine machine, List<CanonicalRule> written) {
        return switch (output(RULES)) {
            case Stage.Known<String>(String text, Origin at) ->
                    text.startsWith("No rules")
                            ? new Stage.Known<>(List.of(), at)
                            : rules(text, at, machine, never(written));
            case Stage.None<String>(Origin at) -> new Stage.None<>(at);
            case Stage.Hidden<String>(Origin at, String reason) -> new Stage.Hidden<>(at, reason);
        };
    }

    private static Set<String> never(List<CanonicalRule> written) {
        return written.stream()
                .filter(rule -> rule.isNever() && rule.isListedAsWatch())
                .map(rule -> rule.withAction("always").identity())
                .collect(Collectors.toSet());
    }

    private Stage<List<CanonicalRule>> rules(
            String text, Origin at, Machine machine, Set<String> never) {
        var reader =
                new RuleReader(
                        new FieldReader(new Accounts(files), machine), machine, this::isFolder);
        var rules = new ArrayList<CanonicalRule>();
        var seen = new HashSet<String>();
        // auditctl prints names as on the architecture it printed last
        String arch = "b64";
        int number = 0;
        for (String line : text.lines().toList()) {
            var origin = new Origin(at.path(), ++number);
            try {
                if (reader.read(escaped(line), origin, arch) instanceof Command.Add add) {
                    CanonicalRule rule = add.rule();
                    arch = rule.namedArch(arch);
                    if (rule.isListedAsWatch() && !seen.add(rule.identity())) {
                        problems.unknown(
                                origin, "of two equal watches one is a never rule, listed alike");
                    }
                    boolean known = rule.isListedAsWatch() && never.contains(rule.identity());
                    rules.add(known ? rule.withAction("never") : rule);
                }
            } catch (RefusedException e) {
                problems.unknown(origin, "a rule of the kernel: " + e.reason());
                return new Stage.Hidden<>(origin, e.reason());
            }
        }
        return new Stage.Known<>(rules, at);
    }

    /** auditctl prints spaces in paths and keys as they are; as rules they need a backslash. */
    private String escaped(String line) {
        if (line.startsWith(" -p ")) {
            return escaped(permissionsFirst(line));
        }
        var words = new StringBuilder();
        for (String option : OPTION.split(line, -1)) {
            int space = option.indexOf(' ');
            String value = space < 0 ? "" : option.substring(space + 1);
            words.append(words.isEmpty() ? "" : " ")
                    .append(space < 0 ? option : option.substring(0, space + 1))
                    .append(value.replace("\\", "\\\\").replace(" ", "\\ "));
        }
        return words.toString();
    }

    /** {@code " -p wa-w /etc/x -k y"} is how auditctl lists a rule whose first field is perm. */
    private String permissionsFirst(String line) {
        int end = 4;
        while (end < line.length() && "rwxa".indexOf(line.charAt(end)) >= 0) {
            end++;
        }
        String rest = line.substring(end);
        if (rest.startsWith("-w ")) {
            int key = rest.indexOf(" -k ");
            String path = key < 0 ? rest.substring(3) : rest.substring(3, key);
            boolean folder = path.endsWith("/") || isFolder(path);
            rest = (folder ? " -F dir=" : " -F path=") + rest.substring(3);
        }
        return "-a always,exit -F perm=" + line.substring(4, end) + rest;
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
        if (path.indexOf('\n') >= 0) {
            return false;
        }
        return switch (files.stat(path)) {
            // another parser may have asked for what is in it
            case FileRead.Directory ignored -> true;
            case FileRead.Present present -> present.meta().type() == FileType.DIRECTORY;
            default -> false;
        };
    }
}
