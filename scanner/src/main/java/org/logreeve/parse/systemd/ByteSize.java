package org.logreeve.parse.systemd;

import java.math.BigInteger;
import java.util.OptionalLong;

/** systemd's sizes: bytes, or K, M, G, T, P, E to the base 1024, the larger units first. */
public final class ByteSize {
    private static final String UNITS = "EPTGMKB";
    private static final int MOST_DECIMALS = 19;

    private ByteSize() {}

    /** Bytes, {@link Long#MAX_VALUE} for more than 63 bits; empty when systemd refuses the text. */
    public static OptionalLong parse(String text) {
        var scan = new Scan(text);
        BigInteger sum = BigInteger.ZERO;
        int next = 0;
        do {
            scan.blanks();
            scan.skip('+');
            if (!scan.atDigit() || next > UNITS.length()) {
                return OptionalLong.empty();
            }
            BigInteger whole = Scan.number(scan.digits());
            String fraction = scan.skip('.') ? scan.digits() : "";
            scan.blanks();
            int unit = next;
            while (unit < UNITS.length() && !scan.skip(UNITS.charAt(unit))) {
                unit++;
            }
            if (whole.signum() < 0 || fraction.length() > MOST_DECIMALS) {
                return OptionalLong.empty();
            }
            // B and no unit at all are both single bytes
            sum = sum.add(bytes(whole, fraction, 10 * Math.max(0, UNITS.length() - 1 - unit)));
            if (sum.compareTo(Scan.LARGEST) > 0) {
                return OptionalLong.empty();
            }
            next = unit + 1;
        } while (!scan.atEnd());
        return OptionalLong.of(Scan.clipped(sum));
    }

    private static BigInteger bytes(BigInteger whole, String fraction, int shift) {
        double part = fraction.isEmpty() ? 0 : Double.parseDouble("0." + fraction);
        long rest = (long) (part * (1L << shift));
        return whole.shiftLeft(shift).add(BigInteger.valueOf(rest));
    }
}
