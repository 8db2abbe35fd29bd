package org.logreeve.parse.rsyslog;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedSet;
import org.logreeve.parse.Problem;
import org.logreeve.text.Origin;

/** What was found odd while one configuration was parsed; bounded, since host text is hostile. */
final class Problems {
    private static final int MOST = 500;

    private final SequencedSet<Problem> found = new LinkedHashSet<>();
    private final SequencedSet<Origin> unread = new LinkedHashSet<>();

    void noted(Origin at, String message) {
        add(Problem.noted(at, message));
    }

    void unknown(Origin at, String message) {
        add(Problem.unknown(at, message));
    }

    /** Something the daemon reads and we could not. */
    void unread(Origin at, String message) {
        unread.add(at);
        add(Problem.unknown(at, message));
    }

    private void add(Problem problem) {
        if (found.size() < MOST) {
            found.add(problem);
        } else if (found.size() == MOST) {
            found.add(Problem.unknown(problem.at(), "more problems than are listed"));
        }
    }

    List<Problem> list() {
        return new ArrayList<>(found);
    }

    List<Origin> unread() {
        return new ArrayList<>(unread);
    }
}
