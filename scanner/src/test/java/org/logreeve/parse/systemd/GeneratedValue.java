package org.logreeve.parse.systemd;

import java.util.List;
import java.util.Random;

/** Time spans and sizes, right and wrong. */
final class GeneratedValue {
    private static final List<String> SPANS =
            List.of(
                    "s", "sec", "second", "seconds", "m", "min", "minute", "minutes", "h", "hr",
                    "hour", "hours", "d", "day", "days", "w", "week", "weeks", "M", "month",
                    "months", "y", "year", "years", "ms", "msec", "us", "usec", "\u03bcs", "", "x",
                    "S", "Min", "mo", "secs");

    private static final List<String> SIZES =
            List.of("B", "K", "M", "G", "T", "P", "E", "", "", "k", "MB", "Ki", "x");

    private final Random random;

    GeneratedValue(long seed) {
        this.random = new Random(seed);
    }

    String span() {
        return random.nextInt(40) == 0 ? " infinity " : value(SPANS);
    }

    String size() {
        return value(SIZES);
    }

    private String value(List<String> units) {
        var value = new StringBuilder();
        int parts = random.nextInt(20) == 0 ? 0 : 1 + random.nextInt(3);
        for (int i = 0; i < parts; i++) {
            value.append(" ".repeat(random.nextInt(2)));
            value.append(number());
            value.append(" ".repeat(random.nextInt(4) == 0 ? 1 : 0));
            value.append(units.get(random.nextInt(units.size())));
        }
        return value.append(random.nextInt(10) == 0 ? " " : "").toString();
    }

    private String number() {
        return switch (random.nextInt(12)) {
            case 0 -> "0";
            case 1 -> "+" + random.nextInt(100);
            case 2 -> random.nextInt(100) + "." + random.nextInt(1000);
            case 3 -> random.nextInt(20) == 0 ? "-1" : "007";
            case 4 -> random.nextInt(10) == 0 ? "99999999999999999999" : "1.";
            default -> Integer.toString(random.nextInt(5000));
        };
    }
}
