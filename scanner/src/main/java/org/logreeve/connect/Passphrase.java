package org.logreeve.connect;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.logreeve.inventory.SecretSource;
import org.logreeve.text.HostException;

/** Fetches a passphrase from where the inventory says. No message ever holds any of it. */
final class Passphrase {
    private static final Duration COMMAND = Duration.ofSeconds(20);
    private static final int MOST_BYTES = 4 * 1024;
    private static final String UNSEEN = "***";

    private final Function<String, @Nullable String> environment;

    /**
     * @param environment value of a variable, null when it is not set
     */
    Passphrase(Function<String, @Nullable String> environment) {
        this.environment = environment;
    }

    /** The passphrase; the caller overwrites it when it is done. */
    char[] from(SecretSource source) throws HostException {
        return switch (source) {
            case SecretSource.Variable(String name) -> variable(name);
            case SecretSource.File file -> file(file);
            case SecretSource.Command command -> command(command);
        };
    }

    private char[] variable(String name) throws HostException {
        String value = environment.apply(name);
        if (value == null || value.isEmpty()) {
            throw ConnectFault.PASSPHRASE_VARIABLE.because(
                    "the environment variable '"
                            + name
                            + "' of identityPassphrase is "
                            + (value == null ? "not set" : "empty"),
                    "read -rs " + name + " && export " + name);
        }
        return value.toCharArray();
    }

    private static char[] file(SecretSource.File source) throws HostException {
        var file =
                new OwnFile(
                        source.path(),
                        "the passphrase file",
                        ConnectFault.PASSPHRASE_FILE,
                        ConnectFault.PASSPHRASE_FILE,
                        ConnectFault.PASSPHRASE_FILE);
        String content = file.content();
        file.checkPermissions();
        String line = firstLine(content);
        if (line.isEmpty()) {
            throw file.broken("has an empty first line");
        }
        return decoded(line);
    }

    private static char[] command(SecretSource.Command source) throws HostException {
        String shown =
                "the command '" + String.join(" ", source.argv()) + "' of identityPassphrase ";
        try {
            var output = LocalCommand.run(source.argv(), COMMAND, MOST_BYTES);
            String line = firstLine(output.stdout());
            if (output.exit() != 0) {
                String said = said(output.stderr(), line);
                throw ConnectFault.PASSPHRASE_COMMAND.because(
                        shown + "ended with status " + output.exit() + said);
            }
            if (line.isEmpty()) {
                throw ConnectFault.PASSPHRASE_COMMAND.because(
                        shown + "wrote no passphrase" + said(output.stderr(), line));
            }
            return decoded(line);
        } catch (LocalCommand.Failed e) {
            throw ConnectFault.PASSPHRASE_COMMAND.because(shown + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw ConnectFault.INTERRUPTED.in("auth", "stopped while a passphrase was fetched");
        }
    }

    private static String said(String stderr, String passphrase) {
        if (stderr.isEmpty()) {
            return "";
        }
        return ": " + (passphrase.isEmpty() ? stderr : stderr.replace(passphrase, UNSEEN));
    }

    private static String firstLine(String text) {
        int end = text.indexOf('\n');
        String line = end < 0 ? text : text.substring(0, end);
        return line.endsWith("\r") ? line.substring(0, line.length() - 1) : line;
    }

    private static char[] decoded(String bytes) {
        return new String(bytes.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8)
                .toCharArray();
    }
}
