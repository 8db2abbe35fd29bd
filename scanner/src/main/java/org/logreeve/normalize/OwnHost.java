package org.logreeve.normalize;

import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Whether a target, as configured, is the host itself: its loopback by name (hosts(5) of Debian and
 * Red Hat, RFC 6761 section 6.3) or by any spelling of an address (inet_aton(3), RFC 4291).
 */
final class OwnHost {
    private static final Set<String> NAMES =
            Set.of(
                    "localhost",
                    "localhost4",
                    "localhost6",
                    "ip6-localhost",
                    "ip6-loopback",
                    "localhost.localdomain",
                    "localhost4.localdomain4",
                    "localhost6.localdomain6");

    private static final BigInteger NONE = BigInteger.ONE.negate();

    private OwnHost() {}

    static boolean is(String target) {
        String name = plain(target);
        return NAMES.contains(name)
                || name.endsWith(".localhost")
                || isAny(name)
                || (name.contains(":")
                        ? ipv6(name).stream().anyMatch(InetAddress::isLoopbackAddress)
                        : ipv4(name).shiftRight(24).intValue() == 127);
    }

    /**
     * What a listener is bound to: empty for all addresses, however they are written. A target of
     * that kind is the host itself, and a listener is there for everybody.
     */
    static String bound(String address) {
        return address.equals("*") || isAny(plain(address)) ? "" : address;
    }

    private static String plain(String target) {
        String name = target.toLowerCase(Locale.ROOT);
        if (name.startsWith("[") && name.endsWith("]")) {
            name = name.substring(1, name.length() - 1);
        }
        return name.endsWith(".") ? name.substring(0, name.length() - 1) : name;
    }

    private static boolean isAny(String name) {
        return name.contains(":")
                ? ipv6(name).stream().anyMatch(InetAddress::isAnyLocalAddress)
                : ipv4(name).signum() == 0;
    }

    private static List<InetAddress> ipv6(String address) {
        try {
            // in brackets only a literal is accepted: no name is ever looked up
            return List.of(InetAddress.getAllByName("[" + address + "]"));
        } catch (UnknownHostException e) {
            return List.of(); // not an address
        }
    }

    /**
     * {@link #NONE} when it is none. One to four numbers, decimal, octal or hexadecimal; the last
     * fills the rest.
     */
    private static BigInteger ipv4(String address) {
        String[] parts = address.split("\\.", -1);
        if (parts.length > 4) {
            return NONE;
        }
        BigInteger value = BigInteger.ZERO;
        for (int i = 0; i < parts.length; i++) {
            BigInteger number = number(parts[i]);
            int bits = i + 1 < parts.length ? 8 : 8 * (5 - parts.length);
            if (number.signum() < 0 || number.bitLength() > bits) {
                return NONE;
            }
            value = value.shiftLeft(bits).or(number);
        }
        return value;
    }

    /** {@link #NONE} when it is no number. */
    private static BigInteger number(String text) {
        if (text.length() > 16) {
            return NONE;
        }
        if (text.matches("0x[0-9a-f]+")) {
            return new BigInteger(text.substring(2), 16);
        }
        if (text.matches("0[0-7]+")) {
            return new BigInteger(text, 8);
        }
        return text.matches("[0-9]+") ? new BigInteger(text) : NONE;
    }
}
