package org.logreeve.parse.logrotate;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.logreeve.parse.EffectiveValue;
import org.logreeve.parse.Problems;
import org.logreeve.snapshot.FileMeta;
import org.logreeve.snapshot.FileRead;
import org.logreeve.snapshot.FileType;
import org.logreeve.snapshot.HostFiles;
import org.logreeve.text.Origin;
import org.logreeve.text.ShellPattern;

/** One pass over logrotate's files in its own order. */
final class LogrotateReading {
    private static final int DEEPEST_INCLUDE = 16;
    private static final int LARGEST_FILE = 0xffffff;

    /** More than any host has, so that files including one another end. */
    private static final int MOST_FILES = 500;

    /** Directives that 3.21 ignores and newer versions obey. */
    private static final Set<String> NEWER = Set.of("minutes", "nodatehourago", "nodateyesterday");

    private final HostFiles files;
    private final Problems problems;
    private final Claims claims;
    private final Taboo taboo = new Taboo();
    private final List<OpenStanza> stanzas = new ArrayList<>();
    private int depth;
    private int read;

    LogrotateReading(HostFiles files, Problems problems) {
        this.files = files;
        this.problems = problems;
        this.claims = new Claims(files, problems);
    }

    List<LogrotateStanza> stanzas() {
        return stanzas.stream().map(OpenStanza::close).toList();
    }

    /** An include directive; false when logrotate counts an error in the including file. */
    boolean include(String value, String folder, Scope scope, Origin at) {
        if (value.startsWith("~")) {
            problems.unknown(at, "'" + value + "' depends on who runs logrotate");
            return true;
        }
        if (depth >= DEEPEST_INCLUDE) {
            note(at, "files include one another more than 16 deep");
            return false;
        }
        depth++;
        boolean good = readPath(absolute(value, folder), folder, scope, at);
        depth--;
        return good;
    }

    /** A file, or the members of a directory in order of names. */
    boolean readPath(String path, String folder, Scope scope, Origin from) {
        return switch (files.read(path)) {
            case FileRead.Content content -> readFile(content, folder, scope);
            case FileRead.Directory directory -> readFolder(directory, scope, from);
            case FileRead.Absent absent -> {
                note(from, "'" + path + "' is not there");
                yield false;
            }
            case FileRead other -> {
                unseen(other);
                yield true;
            }
        };
    }

    OpenStanza open(Scope globals, Origin at) {
        var stanza = new OpenStanza(globals.stanza(), at);
        stanzas.add(stanza);
        return stanza;
    }

    void dropLast() {
        claims.release(stanzas.removeLast());
    }

    boolean claim(OpenStanza stanza, String log, Origin at) {
        return claims.claim(stanza, log, at);
    }

    void note(Origin at, String message) {
        problems.noted(at, message);
    }

    void unknown(Origin at, String message) {
        problems.unknown(at, message);
    }

    void unknownDirective(Origin at, String key) {
        if (NEWER.contains(key)) {
            unknown(at, "'" + key + "' counts from logrotate 3.22 on");
        } else {
            note(at, "'" + key + "' is not known; the line is ignored");
        }
    }

    void taboo(String key, String value, Origin at) {
        if (key.equals("tabooext")) {
            taboo.extensions(value);
        } else {
            taboo.patterns(value);
        }
        if (taboo.isFull()) {
            problems.unknown(at, "more than 1000 taboo patterns");
        }
    }

    /** Why the stanza's olddir makes logrotate give the file up; empty when it does not. */
    String oldDirectoryTrouble(OpenStanza stanza) {
        String olddir = DirectiveReader.path(stanza.scope(), "olddir");
        if (olddir == null) {
            return "";
        }
        for (LogPattern pattern : stanza.patterns()) {
            String folder = folder(pattern);
            String trouble = folder.isEmpty() ? "" : oldDirectoryTrouble(stanza, folder, olddir);
            if (!trouble.isEmpty() && pattern.isPartial()) {
                unknown(stanza.origin(), "olddir with logs that an earlier stanza may have");
            }
            // of a pattern that was given up at a duplicate mostly no log is left
            if (!trouble.isEmpty() && pattern.until().isEmpty()) {
                return trouble;
            }
        }
        return "";
    }

    private String oldDirectoryTrouble(OpenStanza stanza, String folder, String olddir) {
        if (isAbsent(folder, stanza.origin())) {
            boolean missing = stanza.scope().isOn("missingok");
            return missing ? "" : "the log's directory '" + folder + "' is not there";
        }
        EffectiveValue create = stanza.scope().find("createolddir");
        boolean creates = create != null && !create.value().equals("no");
        boolean lacks = !creates && isAbsent(absolute(olddir, folder), stanza.origin());
        return lacks ? "olddir '" + olddir + "' is not there" : "";
    }

    /** Empty when a pattern stands for several. */
    private static String folder(LogPattern pattern) {
        int slash = pattern.text().lastIndexOf('/');
        String folder = slash > 0 ? pattern.text().substring(0, slash) : "/";
        return ShellPattern.isPattern(folder) ? "" : folder;
    }

    private boolean isAbsent(String path, Origin at) {
        FileRead read = files.stat(path);
        if (read instanceof FileRead.NotCollected || read instanceof FileRead.Denied) {
            problems.unknown(at, "whether '" + path + "' is there is not known");
        }
        return read instanceof FileRead.Absent;
    }

    private boolean readFolder(FileRead.Directory directory, Scope scope, Origin from) {
        boolean good = true;
        // the list is made before the first member can change the taboo list
        List<String> names = directory.names().stream().filter(n -> !taboo.ignores(n)).toList();
        for (String name : names) {
            String path = absolute(name, directory.path());
            if (taboo.dependsOnVersion(name)) {
                problems.unknown(from, "'" + path + "' is read by 3.21 and not by newer versions");
            }
            switch (files.read(path)) {
                case FileRead.Content content -> good &= readFile(content, directory.path(), scope);
                case FileRead.Directory below -> {} // not a regular file
                case FileRead.Absent gone -> good = false;
                case FileRead other -> unseen(other);
            }
        }
        return good;
    }

    /** An error takes back the file's global settings; its good stanzas stay. */
    private boolean readFile(FileRead.Content file, String folder, Scope scope) {
        read++;
        Origin whole = Origin.of(file.path());
        if (read > MOST_FILES) {
            problems.unknown(whole, "more than 500 files; the rest is not read");
            return true;
        }
        if (isIgnored(file.meta(), whole) || file.text().isEmpty()) {
            return true;
        }
        if (file.text().length() > LARGEST_FILE) {
            note(whole, "larger than 16 MiB: not read");
            return false;
        }
        Map<String, EffectiveValue> backup = scope.backup();
        int doubts = claims.doubts();
        var text = new ConfigText(file.path(), file.text());
        boolean good = new FileReading(this, text, folder, scope).read();
        boolean changed = !backup.equals(scope.backup());
        // behind the main file nothing follows that its settings could reach
        if (depth > 0 && good && changed && claims.doubts() > doubts) {
            unknown(new Origin(file.path(), 1), "its global settings fall if a log is a duplicate");
        }
        if (!good) {
            scope.restore(backup);
        }
        return good;
    }

    /** logrotate.c: run by root it trusts only files that nobody else can write. */
    private boolean isIgnored(FileMeta meta, Origin whole) {
        if (meta.type() != FileType.REGULAR) {
            return true;
        }
        if ((meta.mode() & 022) != 0) {
            note(whole, "ignored: writable by group or others");
            return true;
        }
        boolean root = meta.owner().equals("root") || meta.owner().equals("0");
        if (!root) {
            note(whole, "ignored: owned by '" + meta.owner() + "', not by root");
        }
        return !root;
    }

    private void unseen(FileRead file) {
        String reason =
                switch (file) {
                    case FileRead.Denied denied -> denied.reason();
                    case FileRead.Unread unread -> unread.reason();
                    case FileRead.NotCollected missing -> "not collected yet";
                    case FileRead.Present present ->
                            present.meta().type() == FileType.REGULAR
                                    ? "its content was not read"
                                    : "";
                    case FileRead.Content content -> "";
                    case FileRead.Directory directory -> "";
                    case FileRead.Absent absent -> "";
                };
        if (!reason.isEmpty()) {
            problems.unknown(Origin.of(file.path()), reason);
        }
    }

    private static String absolute(String path, String folder) {
        if (path.startsWith("/")) {
            return path;
        }
        return folder.endsWith("/") ? folder + path : folder + "/" + path;
    }
}
