package org.logreeve.scan;

import java.security.SecureRandom;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;

/**
 * Ids of runs: the second that a run began in, and a number that tells it from runs elsewhere. In
 * one folder they stand in the order the runs were made, also within a second.
 */
final class RunId {
    private static final DateTimeFormatter SECOND =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);
    private static final SecureRandom RANDOM = new SecureRandom();

    /** Half of what six digits hold: the other half is for what follows in the same second. */
    private static final int NUMBERS = 1 << 23;

    private RunId() {}

    /**
     * @param ids of the folder's runs, newest first
     */
    static String next(Instant started, List<String> ids) {
        String begin = SECOND.format(started) + "-";
        int number =
                ids.stream()
                        .filter(id -> id.matches(begin + "[0-9a-f]{6}"))
                        .findFirst()
                        .map(id -> Integer.parseInt(id.substring(begin.length()), 16) + 1)
                        .orElseGet(() -> RANDOM.nextInt(NUMBERS));
        return begin + "%06x".formatted(number);
    }
}
