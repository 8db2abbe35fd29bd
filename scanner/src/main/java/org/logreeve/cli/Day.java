package org.logreeve.cli;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import org.logreeve.text.InputException;

/** A day on the command line. */
final class Day {
    private Day() {}

    /**
     * @throws InputException when it is none
     */
    static LocalDate parse(String option, String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            throw new InputException(
                    option, 0, 0, "wants a date such as 2026-12-31, not '" + text + "'", "");
        }
    }
}
