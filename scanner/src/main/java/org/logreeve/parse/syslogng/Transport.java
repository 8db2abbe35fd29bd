package org.logreeve.parse.syslogng;

import java.util.Locale;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How a network driver talks: each driver has its own default port and its own word for encryption.
 *
 * @param protocol {@code tcp} or {@code udp}
 * @param tls whether it is encrypted
 */
public record Transport(String protocol, boolean tls, long port) {
    private static final Set<String> REMOTE =
            Set.of("tcp", "tcp6", "udp", "udp6", "network", "syslog");

    private static final long PLAIN_PORT = 514;
    private static final long FRAMED_PORT = 601;
    private static final long TLS_PORT = 6514;

    /** Whether it sends messages over the network in one of syslog's own ways. */
    public static boolean isRemote(Element.Driver driver) {
        return REMOTE.contains(driver.name());
    }

    /**
     * The transport of a remote driver; null when its words are not understood.
     *
     * @param version of the configuration; older ones have other defaults
     */
    public static @Nullable Transport of(Element.Driver driver, String version) {
        String word = word(driver);
        boolean isUdp = word.equals("udp");
        boolean isTls = word.equals("tls") || word.equals("proxied-tls");
        if (!isUdp && !isTls && !word.equals("tcp") && !word.equals("proxied-tcp")) {
            return null;
        }
        boolean isEncrypted =
                isTls || (isOldForm(driver) && !isUdp && driver.option("tls").isPresent());
        OptionalLong port = port(driver, version, word);
        return port.isEmpty()
                ? null
                : new Transport(isUdp ? "udp" : "tcp", isEncrypted, port.getAsLong());
    }

    private static boolean isOldForm(Element.Driver driver) {
        return !driver.name().equals("network") && !driver.name().equals("syslog");
    }

    private static String word(Element.Driver driver) {
        if (isOldForm(driver)) {
            return driver.name().startsWith("udp") ? "udp" : "tcp";
        }
        String written = driver.value("transport").toLowerCase(Locale.ROOT);
        return written.isEmpty() ? "tcp" : written;
    }

    private static OptionalLong port(Element.Driver driver, String version, String word) {
        Set<String> names =
                driver.context() == Context.SOURCE
                        ? Set.of("port", "localport")
                        : Set.of("port", "destport");
        String written =
                Argument.options(driver.arguments()).stream()
                        .filter(o -> names.contains(o.name()))
                        .map(Argument.Option::value)
                        .reduce("", (first, last) -> last);
        if (!written.isEmpty()) {
            boolean isNumber =
                    written.length() <= 5 && written.chars().allMatch(c -> c >= '0' && c <= '9');
            return isNumber ? OptionalLong.of(Long.parseLong(written)) : OptionalLong.empty();
        }
        if (!driver.name().equals("syslog")) {
            return OptionalLong.of(PLAIN_PORT);
        }
        boolean isOld = version.matches("3\\.[0-2]|[0-2]\\..*");
        return OptionalLong.of(
                switch (word) {
                    case "tcp" -> FRAMED_PORT;
                    case "tls" -> isOld ? FRAMED_PORT : TLS_PORT;
                    case "udp" -> isOld ? FRAMED_PORT : PLAIN_PORT;
                    default -> PLAIN_PORT;
                });
    }

    /** Why a daemon with this driver in use does not start; empty when it does. */
    static String fault(Element.Driver driver) {
        if (!isRemote(driver) || isOldForm(driver)) {
            return "";
        }
        String word = word(driver);
        boolean hasTls = driver.option("tls").isPresent();
        if (!hasTls && (word.equals("tls") || word.equals("proxied-tls"))) {
            return "transport(" + word + ") without tls()";
        }
        boolean isPlain = word.equals("tcp") || word.equals("udp");
        return hasTls && isPlain ? "tls() with transport(" + word + ")" : "";
    }
}
