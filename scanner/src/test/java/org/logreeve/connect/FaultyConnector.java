package org.logreeve.connect;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;

/** Connections with shorter limits than the standard ones, and a name service with faults. */
public final class FaultyConnector {
    public static final String HANGS = "hangs.example.org";
    public static final String UNKNOWN = "nowhere.example.org";

    /** Its first address is one where nothing listens. */
    public static final String TWO_FAMILIES = "both.example.org";

    private static final byte[] SIX = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1};
    private static final byte[] FOUR = {127, 0, 0, 1};

    private FaultyConnector() {}

    /** A new connector; banner, key exchange and authentication have this long each. */
    public static SshConnector within(Duration phase) {
        SshConnector.Limits standard = SshConnector.Limits.standard();
        return new SshConnector(
                new SshConnector.Limits(
                        phase,
                        phase,
                        phase,
                        standard.bannerBytes(),
                        standard.stdoutBytes(),
                        standard.stderrBytes(),
                        Duration.ofSeconds(2)),
                new NameLookup(FaultyConnector::resolve));
    }

    private static InetAddress[] resolve(String name) throws UnknownHostException {
        return switch (name) {
            case HANGS -> hang();
            case UNKNOWN -> throw new UnknownHostException(name);
            case TWO_FAMILIES ->
                    new InetAddress[] {
                        InetAddress.getByAddress(SIX), InetAddress.getByAddress(FOUR)
                    };
            default -> InetAddress.getAllByName(name);
        };
    }

    private static InetAddress[] hang() {
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return new InetAddress[0];
    }
}
