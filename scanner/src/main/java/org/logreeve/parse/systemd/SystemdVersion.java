package org.logreeve.parse.systemd;

import org.logreeve.snapshot.CommandRead;
import org.logreeve.snapshot.HostFiles;

/**
 * The systemd of a host.
 *
 * @param number for example 252; 0 when it is not known
 */
public record SystemdVersion(int number) {
    /** The collector's name for {@code systemctl --version}. */
    public static final String COMMAND = "systemd-version";

    /** The newest whose settings are known here. */
    private static final int NEWEST_KNOWN = 257;

    public static SystemdVersion of(HostFiles files) {
        return files.command(COMMAND) instanceof CommandRead.Output output && output.exit() == 0
                ? parse(output.stdout())
                : new SystemdVersion(0);
    }

    /** {@code systemd 252 (252.38-1~deb12u1)}, then the features. */
    static SystemdVersion parse(String output) {
        String[] words = output.split("\\s", 3);
        boolean found =
                words.length > 1 && words[0].equals("systemd") && words[1].matches("[0-9]{1,4}.*");
        return new SystemdVersion(
                found ? Integer.parseInt(words[1].replaceAll("[^0-9].*", "")) : 0);
    }

    boolean isKnown() {
        return number > 0;
    }

    /** Whether a setting that is not known here is none: a newer systemd may have more. */
    boolean knowsAllSettings() {
        return isKnown() && number <= NEWEST_KNOWN;
    }

    /** Whether it has what another version brought. */
    boolean has(int since) {
        return !isKnown() || number >= since;
    }
}
