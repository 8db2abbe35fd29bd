package org.logreeve.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A jump host that is down, in the reports of a run. */
@Timeout(120)
class DeadBastionTest {
    @TempDir private Path folder;

    @Test
    void oneCauseIsSaidOnceWithTheNamesOfTheHostsThatItHides() throws Exception {
        try (Estate estate =
                Estate.in(folder)
                        .elsewhere("bastion", "{address: 127.0.0.1, port: 1}")
                        .elsewhere("db01", "{via: [bastion]}")
                        .elsewhere("db02", "{via: [bastion]}")
                        .elsewhere("db03", "{via: [bastion]}")
                        .good("web01")
                        .start()) {
            CliRun scan = estate.scan("--no-second-pass");

            assertThat(scan.exit()).isEqualTo(3);
            assertThat(scan.out())
                    .contains(
                            """
                             bastion  NOT ASSESSED  LR-1001 dial: 127.0.0.1 port 1 refused the connection
                                     next: start sshd on the host, or correct the address and port
                             3 hosts  NOT ASSESSED  LR-1060 dial: the jump host 'bastion' cannot be used: LR-1001 127.0.0.1 port 1 refused the connection (2 tries)
                                     all for this one reason: db01, db02, db03
                                     next: start sshd on the host, or correct the address and port
                            """);
            assertThat(estate.statuses())
                    .containsExactly(
                            "bastion error LR-1001",
                            "db01 error LR-1060",
                            "db02 error LR-1060",
                            "db03 error LR-1060",
                            "web01 assessed -");
        }
    }
}
