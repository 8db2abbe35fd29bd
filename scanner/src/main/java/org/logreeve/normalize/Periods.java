package org.logreeve.normalize;

/** Calendar days in a row of logrotate's periods. */
final class Periods {
    /** Least and most days of 0 to 11 consecutive months of common years. */
    private static final int[] LEAST_MONTHS = {
        0, 28, 59, 89, 120, 150, 181, 212, 242, 273, 303, 334
    };

    private static final int[] MOST_MONTHS = {
        0, 31, 62, 92, 123, 153, 184, 215, 245, 276, 306, 337
    };

    private Periods() {}

    /** Days that so many periods last at least; leap days are not counted on. */
    static long leastDays(String interval, long periods) {
        return switch (interval) {
            case "hourly" -> periods / 24;
            case "daily" -> periods;
            case "weekly" -> 7 * periods;
            case "monthly" -> 365 * (periods / 12) + LEAST_MONTHS[(int) (periods % 12)];
            case "yearly" -> 365 * periods;
            default -> 0;
        };
    }

    /**
     * Days that so many periods last at most. Where logrotate runs once a day, which is usual, an
     * hourly log is rotated once a day.
     */
    static long mostDays(String interval, long periods) {
        return switch (interval) {
            case "hourly", "daily" -> periods;
            case "weekly" -> 7 * periods;
            case "monthly" ->
                    365 * (periods / 12) + MOST_MONTHS[(int) (periods % 12)] + leapDays(periods);
            case "yearly" -> 365 * periods + leapDays(12 * periods);
            default -> 0;
        };
    }

    /** Leap days that so many consecutive months can hold. */
    private static long leapDays(long months) {
        // the longest runs of up to eleven months hold no February
        return months < 12 ? 0 : (months + 47) / 48;
    }
}
