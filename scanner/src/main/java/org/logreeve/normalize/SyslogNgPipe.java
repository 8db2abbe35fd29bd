package org.logreeve.normalize;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.logreeve.parse.syslogng.Element;

/** A piece of syslog-ng's running graph: what a message passes, and where it goes from there. */
final class SyslogNgPipe {
    /** What it does with a message, or null when it only hands it on. */
    final @Nullable Element step;

    /** Ways of which each gets its own copy; empty for a plain piece. */
    final List<SyslogNgPipe> ways = new ArrayList<>();

    /** Whether it hands copies to its ways, even when it has none. */
    final boolean isFork;

    @Nullable SyslogNgPipe next;
    boolean isFinal;
    boolean isFallback;
    boolean keepsUnmatched;

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

    /** A way that begins here is final or a fallback when any piece in its line is. */
    boolean anyInLine(boolean isFinalAsked) {
        int guard = 0;
        for (SyslogNgPipe p = this; p != null && guard++ < 100_000; p = p.next) {
            if (isFinalAsked ? p.isFinal : p.isFallback) {
                return true;
            }
        }
        return false;
    }
}
