package org.logreeve.finding;

import java.util.List;
import org.logreeve.text.Origin;

/**
 * One departure from a rule. Every text may hold host text.
 *
 * @param at where the departing setting stands; a path of {@code -} when nothing is there
 * @param message what is wrong, one line
 * @param found the value found, empty when absent
 * @param wanted the value wanted
 * @param how how it was seen: {@code file}, {@code runtime}, {@code inventory}
 * @param subject the stream, collector or parameter concerned; empty for the host as a whole
 * @param severity of this finding, which may be lower than its rule's
 * @param overrode lines that this one overrode, as {@code path:line: value}
 * @param fingerprint stable over runs and line shifts
 */
public record Finding(
        Origin at,
        String message,
        String found,
        String wanted,
        String how,
        String subject,
        Severity severity,
        List<String> overrode,
        String fingerprint) {
    public Finding {
        overrode = List.copyOf(overrode);
    }

    /** The same finding under a fingerprint. */
    public Finding numbered(String print) {
        return new Finding(at, message, found, wanted, how, subject, severity, overrode, print);
    }
}
