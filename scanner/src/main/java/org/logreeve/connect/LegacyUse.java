package org.logreeve.connect;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import net.schmizz.sshj.transport.NegotiatedAlgorithms;
import net.schmizz.sshj.transport.verification.AlgorithmsVerifier;
import org.jspecify.annotations.Nullable;
import org.logreeve.inventory.LegacyAlgorithms;
import org.logreeve.text.HostException;

/** Which algorithms of the past one connection uses, by whose permission, for the report. */
final class LegacyUse implements AlgorithmsVerifier {
    private final @Nullable LegacyAlgorithms permission;
    private volatile List<String> used = List.of();

    private LegacyUse(@Nullable LegacyAlgorithms permission) {
        this.permission = permission;
    }

    /**
     * @throws HostException when there was a permission and its last day is over
     */
    static LegacyUse by(@Nullable LegacyAlgorithms permission, Clock clock) throws HostException {
        if (permission != null
                && LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC)
                        .isAfter(permission.until())) {
            throw ConnectFault.LEGACY_EXPIRED.because(
                    permission.at()
                            + ": legacyAlgorithms were permitted until "
                            + permission.until()
                            + ": "
                            + permission.reason());
        }
        return new LegacyUse(permission);
    }

    @Override
    public boolean verify(NegotiatedAlgorithms negotiated) {
        used = Algorithms.legacy(negotiated);
        return true;
    }

    /**
     * @param signature whether our own key was proved with an algorithm of the past too
     */
    List<String> notices(boolean signature) {
        if (permission == null) {
            return List.of();
        }
        var all = new ArrayList<>(used);
        if (signature) {
            all.add("ssh-rsa signature of our key");
        }
        return List.of(
                all.isEmpty()
                        ? "no old algorithm is needed any more: remove legacyAlgorithms, "
                                + permission.at()
                        : "old algorithms are in use: "
                                + String.join(", ", all)
                                + "; permitted until "
                                + permission.until()
                                + " by "
                                + permission.at()
                                + ": "
                                + permission.reason());
    }
}
