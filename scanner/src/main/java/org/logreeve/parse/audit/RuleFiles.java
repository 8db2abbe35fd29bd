package org.logreeve.parse.audit;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.logreeve.parse.Problems;
import org.logreeve.snapshot.FileRead;
import org.logreeve.snapshot.GlobRead;
import org.logreeve.snapshot.HostFiles;
import org.logreeve.text.Origin;

/** Which files the rules come from at the start of the system, and what is made of them. */
final class RuleFiles {
    static final String FOLDER = "/etc/audit/rules.d";
    static final String PATTERN = FOLDER + "/*.rules";
    static final String COMPILED = "/etc/audit/audit.rules";
    private static final String AWK = "/usr/bin/awk";
    private static final String AWK_CHOICE = "/etc/alternatives/awk";
    private static final List<String> SCRIPTS = List.of("/usr/sbin/augenrules", "/sbin/augenrules");

    /** Units of auditd up to 3, and of 4, that load the rules. */
    static final List<String> UNITS =
            List.of(
                    "/etc/systemd/system/auditd.service",
                    "/usr/lib/systemd/system/auditd.service",
                    "/lib/systemd/system/auditd.service",
                    "/etc/systemd/system/audit-rules.service",
                    "/usr/lib/systemd/system/audit-rules.service");

    static final List<String> DROP_INS =
            List.of(
                    "/etc/systemd/system/auditd.service.d/*.conf",
                    "/etc/systemd/system/audit-rules.service.d/*.conf");

    private final HostFiles files;
    private final Problems problems;

    RuleFiles(HostFiles files, Problems problems) {
        this.files = files;
        this.problems = problems;
    }

    /** Metadata that the merge needs. */
    static List<String> stats() {
        return List.of(AWK, AWK_CHOICE, FOLDER);
    }

    /** What augenrules(8) writes to audit.rules; none when the unit does not run it. */
    Stage<List<RuleLine>> merged() {
        FileRead folder = files.stat(FOLDER);
        GlobRead glob = files.glob(PATTERN);
        if (loadsCompiled()) {
            return new Stage.None<>(Origin.of(COMPILED));
        }
        if (!glob.denied().isEmpty() || folder instanceof FileRead.Denied) {
            problems.unread(Origin.of(FOLDER), "the account may not list it");
            return new Stage.Hidden<>(Origin.of(FOLDER), "the account may not list it");
        }
        if (folder instanceof FileRead.Absent) {
            // augenrules(8): without the folder the compiled file is loaded as it is
            return new Stage.None<>(Origin.of(FOLDER));
        }
        var texts = new ArrayList<RuleLine>();
        var paths = new ArrayList<>(glob.paths());
        paths.sort(Comparator.comparing(RuleFiles::name, NaturalOrder.OF_NAMES));
        for (String path : paths) {
            switch (files.read(path)) {
                case FileRead.Content content -> texts.add(new RuleLine(text(content), at(path)));
                case FileRead.Directory ignored -> {}
                case FileRead.Absent ignored -> {}
                case FileRead.Denied denied -> {
                    return hidden(path, denied.reason());
                }
                case FileRead.Unread unread -> {
                    return hidden(path, unread.reason());
                }
                case FileRead.Present ignored -> {
                    return hidden(path, "no regular file");
                }
                case FileRead.NotCollected ignored -> {
                    return hidden(path, "not collected yet");
                }
            }
            if (path.matches(".*\\s.*")) {
                problems.unknown(at(path), "augenrules before 4.1.4 cannot read such a name");
            }
        }
        return new Stage.Known<>(merge(RulesMerge.lines(texts)), Origin.of(FOLDER));
    }

    /** The file that augenrules wrote last. */
    Stage<List<RuleLine>> compiled() {
        return switch (files.read(COMPILED)) {
            case FileRead.Content content ->
                    new Stage.Known<>(
                            RulesMerge.lines(List.of(new RuleLine(text(content), at(COMPILED)))),
                            Origin.of(COMPILED));
            case FileRead.Absent ignored -> new Stage.None<>(Origin.of(COMPILED));
            case FileRead.Denied denied -> hidden(COMPILED, denied.reason());
            case FileRead.Unread unread -> hidden(COMPILED, unread.reason());
            case FileRead.Directory ignored -> new Stage.None<>(Origin.of(COMPILED));
            case FileRead.Present ignored -> hidden(COMPILED, "no regular file");
            case FileRead.NotCollected ignored -> hidden(COMPILED, "not collected yet");
        };
    }

    /** Whether a unit loads audit.rules as it is, without augenrules(8). */
    private boolean loadsCompiled() {
        var paths = new ArrayList<>(UNITS);
        DROP_INS.forEach(pattern -> paths.addAll(files.glob(pattern).paths()));
        boolean merges = false;
        boolean loads = false;
        for (String path : paths) {
            if (files.read(path) instanceof FileRead.Content unit) {
                merges |= runs(unit, "augenrules");
                loads |= runs(unit, "auditctl -R " + COMPILED);
            }
        }
        if (merges && loads) {
            problems.unknown(
                    Origin.of(UNITS.getFirst()), "units run both augenrules and auditctl -R");
        }
        return loads && !merges;
    }

    private static boolean runs(FileRead.Content unit, String command) {
        return unit.text()
                .lines()
                .map(String::strip)
                .anyMatch(
                        line ->
                                (line.startsWith("ExecStart=") || line.startsWith("ExecStartPost="))
                                        && line.contains(command));
    }

    private List<RuleLine> merge(List<RuleLine> lines) {
        boolean returns = lines.stream().anyMatch(line -> line.text().endsWith("\r"));
        boolean drops = returns && dropsReturns(lines.getFirst().origin());
        RulesMerge.Awk awk = awk();
        List<RuleLine> merged = new RulesMerge(RulesMerge.Awk.GAWK, drops).merge(lines);
        List<RuleLine> other = new RulesMerge(RulesMerge.Awk.MAWK, drops).merge(lines);
        if (!merged.equals(other)) {
            if (awk == RulesMerge.Awk.MAWK) {
                merged = other;
            } else if (awkIsUnknown()) {
                problems.unknown(
                        Origin.of(AWK), "what augenrules makes of white space depends on the awk");
            }
        }
        return merged;
    }

    /** Since audit 3.1.1 the script takes carriage returns away; it can be asked. */
    private boolean dropsReturns(Origin at) {
        for (String path : SCRIPTS) {
            if (files.read(path) instanceof FileRead.Content script) {
                return script.text().contains("\\r$");
            }
        }
        problems.unknown(at, "augenrules before 3.1.1 leaves carriage returns in the rules");
        return false;
    }

    private RulesMerge.Awk awk() {
        return link(AWK).endsWith("mawk") || link(AWK_CHOICE).endsWith("mawk")
                ? RulesMerge.Awk.MAWK
                : RulesMerge.Awk.GAWK;
    }

    private boolean awkIsUnknown() {
        return !link(AWK).endsWith("gawk") && !link(AWK_CHOICE).endsWith("gawk");
    }

    private String link(String path) {
        return files.stat(path) instanceof FileRead.Present present ? present.meta().link() : "";
    }

    /** auditctl reads lines up to a NUL; awks differ there. */
    private String text(FileRead.Content file) {
        if (file.text().indexOf('\0') >= 0) {
            problems.unknown(at(file.path()), "it holds a NUL");
        }
        return file.text();
    }

    private <T> Stage<T> hidden(String path, String reason) {
        problems.unread(Origin.of(path), reason);
        return new Stage.Hidden<>(Origin.of(path), reason);
    }

    private static Origin at(String path) {
        return Origin.of(path);
    }

    private static String name(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }
}
