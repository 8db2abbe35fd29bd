package org.logreeve.cli;

import org.logreeve.journal.HostRecord;
import org.logreeve.scan.Progress;

/** Progress on standard error: one moving line for a terminal, a line per tenth otherwise. */
final class ConsoleProgress implements Progress {
    private final Console console;
    private int tenth;

    ConsoleProgress(Console console) {
        this.console = console;
    }

    @Override
    public synchronized void doing(String what) {
        console.say(what + " ...");
    }

    @Override
    public synchronized void done(HostRecord host, int finished, int all) {
        String error = host.error() == null ? "" : "  " + host.error().code();
        if (console.isWatched()) {
            console.status("%d of %d hosts: %s%s".formatted(finished, all, host.host(), error));
            if (finished == all) {
                console.status("");
            }
        } else if (finished * 10 / all > tenth || finished == all) {
            tenth = finished * 10 / all;
            console.say("%d of %d hosts done".formatted(finished, all));
        }
    }
}
