package org.logreeve.parse.systemd.journal;

import java.util.OptionalLong;
import org.logreeve.snapshot.CommandRead;
import org.logreeve.snapshot.HostFiles;

/** The oldest record that is still there, from {@code journalctl --header}. */
final class JournalHeads {
    /** The collector's name for the command. */
    static final String COMMAND = "journal-header";

    private static final String FILE = "File path: ";
    private static final String HEAD = "head realtime timestamp: ";

    private JournalHeads() {}

    /**
     * Seconds since 1970; empty when no system journal below the folder was shown, as to an account
     * that may only see its own records.
     */
    static OptionalLong oldest(HostFiles files, String folder) {
        return files.command(COMMAND) instanceof CommandRead.Output output && output.exit() == 0
                ? oldest(output.stdout(), folder)
                : OptionalLong.empty();
    }

    private static OptionalLong oldest(String output, String folder) {
        long oldest = Long.MAX_VALUE;
        boolean system = false;
        for (String line : output.lines().toList()) {
            if (line.startsWith(FILE)) {
                system = isSystem(line.substring(FILE.length()), folder);
            } else if (system && line.regionMatches(true, 0, HEAD, 0, HEAD.length())) {
                long seconds = microseconds(line) / 1_000_000;
                oldest = seconds > 0 ? Math.min(oldest, seconds) : oldest;
            }
        }
        return oldest == Long.MAX_VALUE ? OptionalLong.empty() : OptionalLong.of(oldest);
    }

    /** {@code system.journal} and its archived files {@code system@…}. */
    private static boolean isSystem(String path, String folder) {
        String name = path.substring(path.lastIndexOf('/') + 1);
        return path.startsWith(folder + "/")
                && (name.equals("system.journal") || name.startsWith("system@"));
    }

    /** The hexadecimal number in brackets at the end; 0 when there is none. */
    private static long microseconds(String line) {
        int open = line.lastIndexOf('(');
        int close = line.lastIndexOf(')');
        String digits = open >= 0 && close > open ? line.substring(open + 1, close) : "";
        return digits.matches("[0-9a-f]{1,15}") ? Long.parseLong(digits, 16) : 0;
    }
}
