package org.logreeve.normalize;

import java.util.List;
import org.logreeve.text.Origin;

/**
 * What a syslog daemon does with messages.
 *
 * @param daemon its component
 * @param link whether messages come to it
 * @param outlets where it sends and writes them; certain is there what comes in by an input whose
 *     messages all take a way to it
 * @param endings statements behind which messages are not seen any more
 * @param doubts outputs of which nobody knows what they do
 * @param main its configuration
 */
record SyslogPaths(
        String daemon,
        SyslogLink link,
        List<Outlet> outlets,
        List<Trace.Ending> endings,
        List<Doubt> doubts,
        Origin main) {
    /** An output that is not understood, and what comes to it. */
    record Doubt(Reach reach, Origin at) {}

    SyslogPaths {
        outlets = List.copyOf(outlets);
        endings = List.copyOf(endings);
        doubts = List.copyOf(doubts);
    }

    /** The same daemon while it does not run: nothing comes to it. */
    SyslogPaths whenStopped(Origin seen) {
        return new SyslogPaths(
                daemon, SyslogLink.stopped(daemon, seen), outlets, endings, doubts, main);
    }

    /** The same daemon while nobody knows whether it runs beside another. */
    SyslogPaths whenUndecided() {
        return new SyslogPaths(
                daemon, SyslogLink.undecided(daemon, main), outlets, endings, doubts, main);
    }
}
