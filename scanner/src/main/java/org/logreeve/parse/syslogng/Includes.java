package org.logreeve.parse.syslogng;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.logreeve.parse.Problems;
import org.logreeve.snapshot.FileRead;
import org.logreeve.snapshot.GlobRead;
import org.logreeve.snapshot.HostFiles;
import org.logreeve.text.Origin;

/** {@code @include}: a file, a folder or a pattern, looked for along {@code include-path}. */
final class Includes {
    private static final int MOST_FILES = 2_000;

    private final HostFiles files;
    private final Defines defines;
    private final Problems problems;
    private final List<String> opened = new ArrayList<>();

    Includes(HostFiles files, Defines defines, Problems problems) {
        this.files = files;
        this.defines = defines;
        this.problems = problems;
    }

    /** The files that were read, in the order they were opened. */
    List<String> opened() {
        return opened;
    }

    void main(TokenStream stream, FileRead.Content main) throws RefusedException {
        push(stream, List.of(main), Origin.of(main.path()));
    }

    void include(TokenStream stream, String name, Origin at) throws RefusedException {
        List<String> places = places(name);
        for (String place : isPattern(name) ? List.<String>of() : places) {
            FileRead read = files.read(place);
            if (!(read instanceof FileRead.Absent)) {
                var found = new ArrayList<FileRead.Content>();
                one(read, at, found);
                push(stream, found, at);
                return;
            }
        }
        if (!isPattern(name)) {
            throw new RefusedException(at, "'" + Names.shown(name) + "' is not there");
        }
        var matches = new TreeSet<String>();
        for (String place : places) {
            matches.addAll(matches(place, at));
        }
        var found = new ArrayList<FileRead.Content>();
        for (String path : matches) {
            one(files.read(path), at, found);
        }
        push(stream, found, at);
    }

    private List<String> places(String name) {
        if (name.startsWith("/")) {
            return List.of(name);
        }
        var places = new ArrayList<String>();
        for (String folder : defines.value(Defines.INCLUDE_PATH).split(":", -1)) {
            places.add(folder + "/" + name);
        }
        return places;
    }

    private List<String> matches(String pattern, Origin at) {
        GlobRead glob = files.glob(pattern);
        if (!glob.collected()) {
            problems.leftOut(at, "'" + Names.shown(pattern) + "' is not collected yet");
        }
        for (String folder : glob.denied()) {
            problems.unread(Origin.of(folder), "the folder may not be listed");
        }
        return glob.paths();
    }

    private void one(FileRead read, Origin at, List<FileRead.Content> found)
            throws RefusedException {
        switch (read) {
            case FileRead.Content content -> found.add(content);
            case FileRead.Directory folder -> folder(folder, at, found);
            case FileRead.Present special ->
                    problems.unread(Origin.of(special.path()), "included, and no regular file");
            case FileRead.Absent absent ->
                    throw new RefusedException(
                            at, "'" + Names.shown(absent.path()) + "' is not there");
            case FileRead.Denied(String path, String reason) -> unread(path, reason);
            case FileRead.Unread(String path, String reason) -> unread(path, reason);
            case FileRead.NotCollected missing -> unread(missing.path(), "not collected yet");
        }
    }

    private void unread(String path, String reason) {
        problems.unread(Origin.of(path), "included, and not read: " + reason);
    }

    /** Files with plain names, in the order of their names; folders within are left out. */
    private void folder(FileRead.Directory folder, Origin at, List<FileRead.Content> found)
            throws RefusedException {
        for (String name : new TreeSet<>(folder.names())) {
            if (isPlain(name)) {
                FileRead read = files.read(folder.path() + "/" + name);
                if (!(read instanceof FileRead.Directory)) {
                    one(read, at, found);
                }
            }
        }
    }

    private static boolean isPlain(String name) {
        return !name.startsWith(".")
                && name.chars()
                        .allMatch(
                                c ->
                                        c < 128
                                                && (Character.isLetterOrDigit(c)
                                                        || c == '_'
                                                        || c == '-'
                                                        || c == '.'));
    }

    private void push(TokenStream stream, List<FileRead.Content> found, Origin at)
            throws RefusedException {
        for (FileRead.Content content : found) {
            if (stream.isOpen(content.path()) || opened.size() == MOST_FILES) {
                throw new RefusedException(at, "files include one another without end");
            }
            opened.add(content.path());
        }
        stream.push(
                found.stream()
                        .map(
                                content ->
                                        Buffer.file(
                                                content.path(), content.text(), defines::inLine))
                        .toList(),
                at);
    }

    private static boolean isPattern(String name) {
        return name.chars().anyMatch(c -> c == '*' || c == '?' || c == '[');
    }
}
