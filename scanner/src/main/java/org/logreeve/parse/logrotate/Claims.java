package org.logreeve.parse.logrotate;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.logreeve.parse.Problems;
import org.logreeve.snapshot.FileRead;
import org.logreeve.snapshot.HostFiles;
import org.logreeve.text.Origin;
import org.logreeve.text.ShellPattern;

/**
 * Which stanza handles which log.
 *
 * <p>logrotate expands patterns on the host and refuses a file that an earlier stanza has. Without
 * listing the host's logs this is told from the names, and from whether a plain name exists.
 */
final class Claims {
    /** Characters compared before patterns are no longer compared: a bound on hostile input. */
    private static final long MOST_WORK = 50_000_000;

    /** What asking the host for one name counts, so that it is not asked for a million. */
    private static final long STAT_WORK = 10_000;

    private static final String TOO_MANY = "too many patterns to compare";

    private final HostFiles files;
    private final Problems problems;
    private final Map<String, OpenStanza> names = new HashMap<>();
    private final List<Claim> globs = new ArrayList<>();
    private long work;
    private boolean exhausted;
    private String doubt = "";
    private int doubts;

    Claims(HostFiles files, Problems problems) {
        this.files = files;
        this.problems = problems;
    }

    /** Gives the stanza a name or pattern; false when logrotate reports a duplicate. */
    boolean claim(OpenStanza stanza, String text, Origin at) {
        String path = text.startsWith("/") ? "" : "its path depends on where logrotate is started";
        doubt = exhausted ? TOO_MANY : path;
        boolean glob = ShellPattern.isPattern(text);
        boolean fresh = glob ? claimGlob(stanza, text, at) : claimName(stanza, text, at);
        if (!doubt.isEmpty()) {
            doubts++;
            if (!exhausted) {
                problems.unknown(at, "'" + text + "': " + doubt);
            }
        }
        return fresh;
    }

    /** How many names and patterns could not be told so far. */
    int doubts() {
        return doubts;
    }

    /** The stanza is lost and its logs are free again. */
    void release(OpenStanza stanza) {
        for (LogPattern pattern : stanza.patterns()) {
            names.remove(pattern.text(), stanza);
        }
        // it is the one that was opened last, so its patterns stand last
        while (!globs.isEmpty() && globs.getLast().stanza == stanza) {
            globs.removeLast();
        }
    }

    private boolean claimName(OpenStanza stanza, String text, Origin at) {
        OpenStanza earlier = names.get(text);
        Claim unclear = null;
        for (Claim claim : globs) {
            if (earlier != null || !affords(text, claim.pattern.text(), at)) {
                break;
            }
            if (covers(claim, text) && exists(text, at)) {
                boolean clear = claim.pattern.doubt().isEmpty();
                earlier = clear ? claim.stanza : null;
                unclear = clear ? unclear : claim;
            }
        }
        if (unclear != null && !exhausted) {
            doubt = "may belong to '" + unclear.pattern.text() + "'";
        }
        if (earlier == null) {
            names.put(text, stanza);
            stanza.patterns().add(new LogPattern(text, "", doubt, at));
            return true;
        }
        return duplicate(text, earlier, at);
    }

    private boolean claimGlob(OpenStanza stanza, String text, Origin at) {
        if (exhausted) {
            stanza.patterns().add(new LogPattern(text, "", doubt, at));
            return true;
        }
        ShellPattern pattern = ShellPattern.of(text);
        OpenStanza earlier = null;
        String until = "";
        for (Map.Entry<String, OpenStanza> name : names.entrySet()) {
            String other = name.getKey();
            if (!affords(text, other, at)) {
                break;
            }
            boolean sooner = until.isEmpty() || other.compareTo(until) < 0;
            if (sooner && pattern.matches(other) && exists(other, at)) {
                if (!name.getValue().scope().isOn("ignoreduplicates")) {
                    until = other;
                    earlier = name.getValue();
                }
            }
        }
        Claim met = null;
        for (Claim claim : globs) {
            if (claim.pattern.text().equals(text)) {
                return duplicate(text, claim.stanza, at);
            }
            if (!affords(text, claim.pattern.text(), at)) {
                break;
            }
            met = claim.shell.mayMeet(pattern) ? claim : met;
        }
        if (met != null && !exhausted) {
            doubt = "may name the same logs as '" + met.pattern.text() + "'";
        }
        var claimed = new LogPattern(text, until, doubt, at);
        stanza.patterns().add(claimed);
        globs.add(new Claim(claimed, pattern, stanza));
        return earlier == null || duplicate(until, earlier, at);
    }

    private static boolean covers(Claim claim, String text) {
        return claim.shell.matches(text)
                && (claim.pattern.until().isEmpty() || text.compareTo(claim.pattern.until()) < 0);
    }

    private boolean duplicate(String text, OpenStanza earlier, Origin at) {
        boolean ignored = earlier.scope().isOn("ignoreduplicates");
        String also = "'" + text + "' belongs to the stanza at " + earlier.origin() + " already";
        problems.noted(at, also);
        return ignored;
    }

    private boolean exists(String path, Origin at) {
        spend(STAT_WORK, at);
        @Nullable String why =
                switch (files.stat(path)) {
                    case FileRead.Absent absent -> null;
                    case FileRead.Directory directory -> null;
                    case FileRead.Content content -> "";
                    case FileRead.Present present -> "";
                    case FileRead.Unread unread -> "";
                    case FileRead.Denied denied ->
                            "whether '" + path + "' exists: " + denied.reason();
                    case FileRead.NotCollected missing ->
                            "whether '" + path + "' exists: not collected yet";
                };
        if (why != null && !why.isEmpty()) {
            doubt = why;
        }
        return why != null && why.isEmpty();
    }

    /** Whether two texts may still be compared. */
    private boolean affords(String a, String b, Origin at) {
        spend((long) Math.min(a.length(), 4096) * Math.min(b.length(), 4096), at);
        return !exhausted;
    }

    private void spend(long amount, Origin at) {
        work += amount;
        if (work > MOST_WORK && !exhausted) {
            exhausted = true;
            problems.unknown(Origin.of(at.path()), TOO_MANY);
        }
        doubt = exhausted ? TOO_MANY : doubt;
    }

    private record Claim(LogPattern pattern, ShellPattern shell, OpenStanza stanza) {}
}
