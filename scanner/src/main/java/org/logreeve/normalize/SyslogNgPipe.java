package org.logreeve.normalize;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.logreeve.parse.syslogng.Element;
import org.logreeve.text.Origin;

/** A piece of syslog-ng's running graph: what a message passes, and where it goes from there. */
final class SyslogNgPipe {
    private static final int FINAL = 1;
    private static final int FALLBACK = 2;
    private static final int UNKNOWN = -1;
    private static final int LONGEST_LINE = 200;

    /** What it does with a message, or null when it only hands it on. */
    final @Nullable Element step;

    /** Ways of which each gets its own copy; empty for a plain piece. */
    final List<SyslogNgPipe> ways = new ArrayList<>();

    /** Whether it hands copies to its ways, even when it has none. */
    final boolean isFork;

    @Nullable SyslogNgPipe next;
    boolean isFinal;

    /** The path that makes it final. */
    @Nullable Origin madeFinalAt;

    boolean isFallback;
    boolean keepsUnmatched;

    /** Where the ways of a junction come together. */
    boolean isJoint;

    /** Whether it only hands copies to destinations. */
    boolean isToDestinations;

    private int line = UNKNOWN;

    private SyslogNgPipe(@Nullable Element step, boolean isFork) {
        this.step = step;
        this.isFork = isFork;
    }

    static SyslogNgPipe of(Element step) {
        return new SyslogNgPipe(step, false);
    }

    static SyslogNgPipe plain() {
        return new SyslogNgPipe(null, false);
    }

    static SyslogNgPipe fork() {
        return new SyslogNgPipe(null, true);
    }

    /** Whether a way that begins here is final: any piece in its line makes it so. */
    boolean isFinalWay() {
        return (line() & FINAL) != 0;
    }

    /** The path that makes a way that begins here final; null when it is not. */
    @Nullable Origin finalAt() {
        SyslogNgPipe pipe = this;
        for (int i = 0; pipe != null && i < LONGEST_LINE; i++) {
            if (pipe.madeFinalAt != null) {
                return pipe.madeFinalAt;
            }
            pipe = pipe.next;
        }
        return null;
    }

    /** Whether a way that begins here is a fallback. */
    boolean isFallbackWay() {
        return (line() & FALLBACK) != 0;
    }

    /** The flags of the pieces from here on, kept for each of them: lines meet. */
    private int line() {
        Deque<SyslogNgPipe> before = new ArrayDeque<>();
        SyslogNgPipe end = this;
        while (end != null && end.line == UNKNOWN) {
            // a line that leads back to itself ends where it began
            end.line = 0;
            before.push(end);
            end = end.next;
        }
        int flags = end == null ? 0 : end.line;
        for (SyslogNgPipe pipe : before) {
            flags |= (pipe.isFinal ? FINAL : 0) | (pipe.isFallback ? FALLBACK : 0);
            pipe.line = flags;
        }
        return line;
    }
}
