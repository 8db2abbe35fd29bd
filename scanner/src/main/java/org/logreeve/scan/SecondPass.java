package org.logreeve.scan;

import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.logreeve.connect.ConnectFault;
import org.logreeve.journal.HostRecord;

/**
 * Which hosts are tried once more at the end of a run: those whose trouble may have passed by then.
 * Nothing that happens while our key is being offered is among it: trying again could lock the
 * account. Neither is a host's own deadline: a host that hangs would double the run.
 */
final class SecondPass {
    private static final Set<String> TRANSIENT =
            EnumSet.of(
                            ConnectFault.REFUSED,
                            ConnectFault.NAME_TIMEOUT,
                            ConnectFault.CONNECT_TIMEOUT,
                            ConnectFault.SILENT_BANNER,
                            ConnectFault.SLOW_BANNER,
                            ConnectFault.KEX_TIMEOUT,
                            ConnectFault.KEX_BROKEN,
                            ConnectFault.CONNECTION_LOST,
                            ConnectFault.NO_EXIT_STATUS,
                            ConnectFault.UNREACHABLE,
                            ConnectFault.CLOSED_BEFORE_IDENT,
                            ConnectFault.BASTION_LOST,
                            ConnectFault.BEHIND_BASTION,
                            ConnectFault.VIA_COMMAND,
                            ConnectFault.KEEPALIVE)
                    .stream()
                    .map(ConnectFault::code)
                    .collect(Collectors.toUnmodifiableSet());

    private SecondPass() {}

    static boolean wants(HostRecord record) {
        return record.error() != null
                && (TRANSIENT.contains(record.error().code())
                        || record.error().code().equals(Postponement.BUSY))
                && !record.isSecondAttempt();
    }
}
