package org.logreeve.parse;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedSet;
import org.jspecify.annotations.Nullable;
import org.logreeve.snapshot.FileRead;
import org.logreeve.text.Origin;

/**
 * What was found odd while one configuration was parsed; each thing once, few and short, since host
 * text is hostile. What is left out makes the whole configuration unknown.
 */
public final class Problems {
    static final int MOST = 200;
    static final int LONGEST = 400;

    private final SequencedSet<Problem> found = new LinkedHashSet<>();
    private final SequencedSet<Origin> unread = new LinkedHashSet<>();

    public void noted(Origin at, String message) {
        add(Problem.noted(at, shown(message, LONGEST)));
    }

    public void unknown(Origin at, String message) {
        add(Problem.unknown(at, shown(message, LONGEST)));
    }

    /** Something the daemon reads and we could not. */
    public void unread(Origin at, String message) {
        if (unread.size() < MOST) {
            unread.add(at);
        }
        unknown(at, message);
    }

    /** Files that the daemon reads from a line on and we do not: the whole file's affair. */
    public void leftOut(Origin at, String message) {
        unread(
                Origin.of(at.path()),
                at.line() == 0 ? message : "line " + at.line() + ": " + message);
    }

    /** The text of a file that need not be there; what keeps it from being read is a problem. */
    public @Nullable String text(FileRead read) {
        switch (read) {
            case FileRead.Content content -> {
                return content.text();
            }
            case FileRead.Denied denied -> unread(Origin.of(denied.path()), denied.reason());
            case FileRead.Unread unread -> unread(Origin.of(unread.path()), unread.reason());
            case FileRead.NotCollected missing ->
                    unread(Origin.of(missing.path()), "not collected yet");
            case FileRead.Present special ->
                    unread(Origin.of(special.path()), "its content was not read");
            case FileRead.Absent absent -> {}
            case FileRead.Directory folder -> {}
        }
        return null;
    }

    private void add(Problem problem) {
        if (found.size() < MOST) {
            found.add(problem);
        } else if (found.size() == MOST && !found.contains(problem)) {
            // of the whole file: it is not one line's or one log's affair
            Origin whole = Origin.of(problem.at().path());
            found.add(Problem.unknown(whole, "more problems, not listed"));
        }
    }

    public List<Problem> list() {
        return new ArrayList<>(found);
    }

    /** Where things stand that could not be read, as far as they are listed. */
    public List<Origin> unread() {
        return new ArrayList<>(unread);
    }

    /** Host text for a message, cut when it is longer than so many characters. */
    public static String shown(String text, int most) {
        if (text.length() <= most) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(most - 1)) ? most - 1 : most;
        return text.substring(0, end) + "...";
    }
}
