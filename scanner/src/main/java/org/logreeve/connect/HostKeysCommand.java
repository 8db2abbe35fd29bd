package org.logreeve.connect;

import java.time.Duration;
import java.util.List;
import org.logreeve.inventory.Connection;
import org.logreeve.text.HostException;

/** Runs the inventory's {@code hostKeysFrom}. */
final class HostKeysCommand {
    private static final int MOST_BYTES = 1 << 20;

    private HostKeysCommand() {}

    /** The output as a known_hosts file. */
    static KnownHosts.Source run(Connection to, Duration limit) throws HostException {
        List<String> argv =
                to.hostKeysFrom().stream().map(word -> CommandLink.filledIn(word, to)).toList();
        try {
            LocalCommand.Output output = LocalCommand.run(argv, limit, MOST_BYTES);
            if (output.exit() != 0) {
                String said = output.stderr().isEmpty() ? "" : ": " + output.stderr();
                throw fault(argv, "ended with status " + output.exit() + said);
            }
            return new KnownHosts.Source("hostKeysFrom " + argv.getFirst(), output.stdout());
        } catch (LocalCommand.Failed e) {
            throw fault(argv, String.valueOf(e.getMessage()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw ConnectFault.INTERRUPTED.in("identity", "stopped while its host keys were asked");
        }
    }

    private static HostException fault(List<String> argv, String what) {
        return ConnectFault.HOST_KEYS_COMMAND.because(
                "the command '" + String.join(" ", argv) + "' for the host's keys " + what,
                String.join(" ", argv.stream().map(ShellQuote::of).toList()));
    }
}
