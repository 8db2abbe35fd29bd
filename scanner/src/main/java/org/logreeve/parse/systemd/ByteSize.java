package org.logreeve.parse.systemd;

import java.util.OptionalLong;

/** systemd's sizes: bytes, or K, M, G, T, P, E to the base 1024, the larger units first. */
public final class ByteSize {
    private static final String UNITS = "EPTGMKB";

    private ByteSize() {}

    /** Bytes, {@link Long#MAX_VALUE} for more than 63 bits; empty when systemd refuses the text. */
    public static OptionalLong parse(String text) {
        var scan = new Scan(text);
        long sum = 0;
        int next = 0;
        do {
            scan.blanks();
            scan.skip('+');
            if (!scan.atDigit() || next > UNITS.length()) {
                return OptionalLong.empty();
            }
            OptionalLong whole = Scan.number(scan.digits());
            String fraction = scan.skip('.') ? scan.digits() : "";
            scan.blanks();
            int unit = next;
            while (unit < UNITS.length() && !scan.skip(UNITS.charAt(unit))) {
                unit++;
            }
            if (whole.isEmpty() || fraction.length() > 15) {
                return OptionalLong.empty();
            }
            // B and no unit at all are both single bytes
            int shift = 10 * Math.max(0, UNITS.length() - 1 - unit);
            sum = plus(sum, whole.getAsLong(), fraction, shift);
            next = unit + 1;
        } while (!scan.atEnd());
        return OptionalLong.of(sum);
    }

    private static long plus(long sum, long whole, String fraction, int shift) {
        long factor = 1L << shift;
        double part = fraction.isEmpty() ? 0 : Double.parseDouble("0." + fraction);
        long rest = (long) (part * factor);
        return whole > (Long.MAX_VALUE - sum - rest) / factor
                ? Long.MAX_VALUE
                : sum + whole * factor + rest;
    }
}
