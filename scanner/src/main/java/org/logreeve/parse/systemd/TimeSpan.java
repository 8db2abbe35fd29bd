package org.logreeve.parse.systemd;

import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/** systemd's time spans (systemd.time(7)), in microseconds; without a unit they are seconds. */
public final class TimeSpan {
    /** {@code infinity}, and whatever is too long for 63 bits. */
    public static final long INFINITY = Long.MAX_VALUE;

    public static final long SECOND = 1_000_000;
    public static final long DAY = 86_400 * SECOND;
    public static final long MONTH = 2_629_800 * SECOND;
    public static final long YEAR = 31_557_600 * SECOND;

    /** In systemd's own order: the first that fits the start of the text counts. */
    private static final List<Map.Entry<String, Long>> UNITS =
            List.of(
                    Map.entry("seconds", SECOND),
                    Map.entry("second", SECOND),
                    Map.entry("sec", SECOND),
                    Map.entry("s", SECOND),
                    Map.entry("minutes", 60 * SECOND),
                    Map.entry("minute", 60 * SECOND),
                    Map.entry("min", 60 * SECOND),
                    Map.entry("months", MONTH),
                    Map.entry("month", MONTH),
                    Map.entry("M", MONTH),
                    Map.entry("msec", 1000L),
                    Map.entry("ms", 1000L),
                    Map.entry("m", 60 * SECOND),
                    Map.entry("hours", 3600 * SECOND),
                    Map.entry("hour", 3600 * SECOND),
                    Map.entry("hr", 3600 * SECOND),
                    Map.entry("h", 3600 * SECOND),
                    Map.entry("days", DAY),
                    Map.entry("day", DAY),
                    Map.entry("d", DAY),
                    Map.entry("weeks", 7 * DAY),
                    Map.entry("week", 7 * DAY),
                    Map.entry("w", 7 * DAY),
                    Map.entry("years", YEAR),
                    Map.entry("year", YEAR),
                    Map.entry("y", YEAR),
                    Map.entry("usec", 1L),
                    Map.entry("us", 1L),
                    Map.entry("\u03bcs", 1L),
                    Map.entry("\u00b5s", 1L));

    private final Scan scan;
    private BigInteger sum = BigInteger.ZERO;

    private TimeSpan(String text) {
        this.scan = new Scan(text);
    }

    /** Empty when systemd refuses the text. */
    public static OptionalLong parse(String text) {
        if (text.strip().equals("infinity")) {
            return OptionalLong.of(INFINITY);
        }
        var span = new TimeSpan(text);
        boolean something = false;
        for (span.scan.blanks(); !span.scan.atEnd(); span.scan.blanks()) {
            if (!span.part()) {
                return OptionalLong.empty();
            }
            something = true;
        }
        return something ? OptionalLong.of(Scan.clipped(span.sum)) : OptionalLong.empty();
    }

    /** One number with its unit. */
    private boolean part() {
        scan.skip('+');
        if (!scan.atDigit()) {
            return false;
        }
        String whole = scan.digits();
        String fraction = "";
        if (scan.skip('.')) {
            if (!scan.atDigit()) {
                return false;
            }
            fraction = scan.digits();
        }
        boolean apart = scan.blanks();
        long unit = SECOND;
        boolean named = false;
        for (Map.Entry<String, Long> each : UNITS) {
            if (scan.skip(each.getKey())) {
                unit = each.getValue();
                named = true;
                break;
            }
        }
        if (!named && !apart && !scan.atEnd()) {
            return false;
        }
        BigInteger number = Scan.number(whole);
        if (number.signum() < 0 || number.bitLength() > 63 || !add(number, unit)) {
            return false;
        }
        long tenth = unit / 10;
        for (int i = 0; i < fraction.length() && tenth > 0; i++, tenth /= 10) {
            if (!add(BigInteger.valueOf(fraction.charAt(i) - '0'), tenth)) {
                return false;
            }
        }
        return true;
    }

    /** False when the sum does not fit 64 bits any more, or would be infinity. */
    private boolean add(BigInteger number, long unit) {
        sum = sum.add(number.multiply(BigInteger.valueOf(unit)));
        return sum.compareTo(Scan.LARGEST) < 0;
    }
}
