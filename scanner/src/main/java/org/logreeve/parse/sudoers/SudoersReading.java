package org.logreeve.parse.sudoers;

import java.util.ArrayList;
import java.util.List;
import org.logreeve.parse.Problems;
import org.logreeve.parse.sudoers.EntryParser.Entry;
import org.logreeve.snapshot.FileMeta;
import org.logreeve.snapshot.FileRead;
import org.logreeve.snapshot.HostFiles;
import org.logreeve.text.Origin;

/** One pass over sudo's files in its own order. */
final class SudoersReading {
    private static final int DEEPEST = 128;

    /** More than any host has, so that files including one another end. */
    private static final int MOST_FILES = 500;

    private final HostFiles files;
    private final String host;
    private final Problems problems;
    private final List<DefaultEntry> entries = new ArrayList<>();
    private final List<Grant> grants = new ArrayList<>();
    private final Aliases aliases = new Aliases();
    private int depth;
    private int read;

    SudoersReading(HostFiles files, String host, Problems problems) {
        this.files = files;
        this.host = host;
        this.problems = problems;
    }

    SudoersConfig config(Origin main) {
        return new SudoersConfig(main, host, entries, aliases, grants);
    }

    /** A file that has to be there; {@code from} is what names it. */
    void readFile(String path, Origin from) {
        if (depth >= DEEPEST || read >= MOST_FILES) {
            problems.unknown(from, "more includes than are followed");
            return;
        }
        depth++;
        read++;
        switch (files.read(path)) {
            case FileRead.Content content -> {
                String unsafe = unsafe(content.meta());
                if (unsafe.isEmpty()) {
                    readText(path, content.text());
                } else {
                    problems.unknown(Origin.of(path), unsafe + ": sudo refuses it");
                }
            }
            case FileRead.Absent absent ->
                    problems.unknown(from, "'" + absent.path() + "' is not there");
            case FileRead.Directory directory ->
                    problems.unknown(from, "'" + directory.path() + "' is a folder");
            case FileRead.Present present -> unseen(path, "its content was not read");
            case FileRead.Denied denied -> unseen(path, denied.reason());
            case FileRead.Unread unread -> unseen(path, unread.reason());
            case FileRead.NotCollected missing -> unseen(path, "not collected yet");
        }
        depth--;
    }

    private void readText(String path, String text) {
        var parser = new EntryParser(path, text, aliases, problems);
        for (Entry entry = parser.next(); entry != null; entry = parser.next()) {
            switch (entry) {
                case Entry.Settings settings -> settings.entries().forEach(this::add);
                case Entry.Commands commands -> grants.addAll(commands.grants());
                case Entry.Include include -> include(path, include);
                case Entry.AliasLine line -> {}
            }
        }
    }

    private void add(DefaultEntry entry) {
        String wrong = SettingTypes.wrong(entry);
        if (wrong != null) {
            problems.noted(entry.origin(), "sudo ignores it: " + wrong);
        }
        entries.add(entry);
    }

    private void include(String from, Entry.Include include) {
        String path = include.path();
        if (path.contains("%h")) {
            if (host.isEmpty()) {
                problems.unknown(include.origin(), "%h: the host's own name is not known");
                return;
            }
            int dot = host.indexOf('.');
            path = path.replace("%h", dot < 0 ? host : host.substring(0, dot));
        }
        if (!path.startsWith("/")) {
            path = from.substring(0, from.lastIndexOf('/') + 1) + path;
        }
        if (include.folder()) {
            readFolder(path, include.origin());
        } else {
            readFile(path, include.origin());
        }
    }

    private void readFolder(String named, Origin from) {
        String path = named;
        while (path.length() > 1 && path.endsWith("/")) {
            path = path.substring(0, path.length() - 1);
        }
        switch (files.read(path)) {
            case FileRead.Directory folder -> {
                String unsafe = unsafe(folder.meta());
                if (unsafe.isEmpty()) {
                    folder.names().forEach(name -> readMember(folder.path(), name, from));
                } else {
                    problems.noted(Origin.of(path), unsafe + ": sudo passes the folder over");
                }
            }
            case FileRead.Absent absent ->
                    problems.noted(from, "'" + absent.path() + "' is not there");
            case FileRead.Content content -> problems.noted(from, "'" + path + "' is no folder");
            case FileRead.Present present -> problems.noted(from, "'" + path + "' is no folder");
            case FileRead.Denied denied -> unseen(path, denied.reason());
            case FileRead.Unread unread -> unseen(path, unread.reason());
            case FileRead.NotCollected missing -> unseen(path, "not collected yet");
        }
    }

    /** sudoers(5): names with a dot in them or a tilde at their end are passed over. */
    private void readMember(String folder, String name, Origin from) {
        String path = folder + "/" + name;
        if (name.indexOf('.') >= 0 || name.endsWith("~")) {
            problems.noted(Origin.of(path), "not read: a dot in its name, or a tilde at its end");
            return;
        }
        switch (files.read(path)) {
            case FileRead.Directory below -> {}
            case FileRead.Absent gone -> {}
            case FileRead.Present special -> {}
            case FileRead.Content content when !unsafe(content.meta()).isEmpty() ->
                    problems.noted(
                            Origin.of(path), unsafe(content.meta()) + ": sudo passes it over");
            default -> readFile(path, from);
        }
    }

    /** sudoers(5), SUDOERS FILE FORMAT: root's own, and nobody else may write to it. */
    private static String unsafe(FileMeta meta) {
        if (!meta.owner().equals("root")) {
            return "its owner is " + meta.owner();
        }
        if ((meta.mode() & 0002) != 0) {
            return "everybody may write to it";
        }
        boolean group = (meta.mode() & 0020) != 0 && !meta.group().equals("root");
        return group ? "the group " + meta.group() + " may write to it" : "";
    }

    private void unseen(String path, String why) {
        problems.unread(Origin.of(path), why);
    }
}
