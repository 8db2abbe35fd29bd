package org.logreeve.cli;

import org.logreeve.text.InputException;

/** A number of days on the command line: {@code 90d}, or {@code 90}. */
final class DayCount {
    private static final int MOST = 3650;

    private DayCount() {}

    /**
     * @throws InputException when it is none
     */
    static int parse(String option, String text) {
        int days = text.matches("[0-9]{1,4}d?") ? Integer.parseInt(text.replace("d", "")) : -1;
        if (days < 0 || days > MOST) {
            throw new InputException(
                    option,
                    0,
                    0,
                    "wants a number of days from 0 to " + MOST + ", not '" + text + "'",
                    "such as 90d");
        }
        return days;
    }
}
