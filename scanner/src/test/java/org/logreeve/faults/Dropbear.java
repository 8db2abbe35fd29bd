package org.logreeve.faults;

import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyPair;
import java.util.List;
import org.logreeve.Rings;
import org.logreeve.connect.TestKeys;
import org.logreeve.inventory.Connection;

/** A real dropbear on a loopback port, whose only account lives in a jail. */
final class Dropbear {
    private Dropbear() {}

    static Connection host(Site site) throws Exception {
        Path home = site.newFolder("dropbear");
        KeyPair ours = TestKeys.ec();
        Path identity = TestKeys.write(ours, home.resolve("identity"));
        Path ssh = Files.createDirectory(home.resolve(".ssh"));
        Files.writeString(ssh.resolve("authorized_keys"), TestKeys.line(ours) + "\n");
        // Only this server sees the account.
        Files.writeString(home.resolve("passwd"), "reeve:x:0:0::" + home + ":/bin/sh\n");
        Jail jail =
                Jail.with(site, "dash")
                        .programs("cat", "date", "readlink", "stat", "head", "timeout", "uname");
        Path enter = home.resolve("enter");
        Files.writeString(enter, script(jail.entering("")));
        Files.setPosixFilePermissions(enter, PosixFilePermissions.fromString("rwxr-xr-x"));
        Path hostKey = home.resolve("host_key");
        String known = made(hostKey);
        int port = Site.closedPort();
        start(site, home, port);
        return new Connection(
                "127.0.0.1",
                port,
                "reeve",
                List.of(identity),
                List.of(site.known("[127.0.0.1]:" + port + " " + known)),
                Site.CONNECT,
                Site.LONG);
    }

    private static String script(List<String> entering) {
        var line = new StringBuilder("#!/bin/sh\nexec");
        for (String word : entering.subList(0, entering.size() - 1)) {
            line.append(" '").append(word.replace("'", "'\\''")).append('\'');
        }
        return line.append(" \"$SSH_ORIGINAL_COMMAND\"\n").toString();
    }

    /** A new host key; {@code type base64} of its public part. */
    private static String made(Path file) throws IOException {
        Process keys =
                new ProcessBuilder("dropbearkey", "-t", "ed25519", "-f", file.toString()).start();
        String said = new String(keys.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return said.lines()
                .filter(line -> line.startsWith("ssh-ed25519 "))
                .findFirst()
                .orElseThrow(() -> new IOException("dropbearkey: " + said));
    }

    private static void start(Site site, Path home, int port) throws IOException {
        String serve =
                "mount --bind '%1$s/passwd' /etc/passwd; exec '%2$s' -F -E -e -s -p 127.0.0.1:%3$d -r '%1$s/host_key' -P '%1$s/pid' -c '%1$s/enter'"
                        .formatted(home, Rings.program("dropbear"), port);
        Process server =
                new ProcessBuilder(Rings.program("unshare").toString(), "-m", "sh", "-ec", serve)
                        .redirectErrorStream(true)
                        .start();
        site.keep(
                () -> {
                    server.descendants().forEach(ProcessHandle::destroyForcibly);
                    server.destroyForcibly().onExit().join();
                });
        Thread.ofVirtual().start(() -> drop(server));
    }

    private static void drop(Process server) {
        try (var said = server.inputReader()) {
            said.transferTo(Writer.nullWriter());
        } catch (IOException e) {
            return; // it was stopped
        }
    }
}
