package org.logreeve.parse.syslogng;

import org.jspecify.annotations.Nullable;

/**
 * The name by which the daemon keeps a driver's state over a restart. It makes it from the file or
 * address, and does not start when two drivers in use have the same.
 */
final class PersistName {
    private static final String ANY_ADDRESS = "0.0.0.0";

    private PersistName() {}

    /** Null for drivers that may be there twice. */
    static @Nullable String of(Element.Driver driver, String version) {
        String side = driver.context().word() + " ";
        return switch (driver.name()) {
            case "file", "pipe", "fifo", "stdin" -> side + named(driver, driver.target());
            case "internal" -> driver.name();
            case "unix-dgram", "unix-stream" ->
                    side + named(driver, driver.name() + " " + driver.target());
            default -> {
                String address = Transport.isRemote(driver) ? address(driver, version) : null;
                yield address == null ? null : side + named(driver, address);
            }
        };
    }

    private static String named(Element.Driver driver, String otherwise) {
        String given = driver.value("persist-name");
        return given.isEmpty() ? otherwise : "persist-name " + given;
    }

    private static @Nullable String address(Element.Driver driver, String version) {
        Transport transport = Transport.of(driver, version);
        if (transport == null) {
            return null;
        }
        String host = driver.target();
        if (driver.context() == Context.SOURCE) {
            String ip = driver.value("ip").isEmpty() ? driver.value("localip") : driver.value("ip");
            host = ip.isEmpty() ? ANY_ADDRESS : ip;
        }
        return transport.protocol() + " " + host + ":" + transport.port();
    }
}
