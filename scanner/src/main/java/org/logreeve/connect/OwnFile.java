package org.logreeve.connect;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Set;
import org.logreeve.text.HostException;

/**
 * A small file of ours that the inventory names, with the fault for each way in which it is not
 * there.
 *
 * @param what for messages, for example {@code the identity file}
 */
record OwnFile(
        Path path,
        String what,
        ConnectFault missing,
        ConnectFault unreadable,
        ConnectFault openToOthers) {
    private static final int SIZE_LIMIT = 1 << 16;

    /** One character a byte. */
    String content() throws HostException {
        if (!Files.exists(path)) {
            throw missing.because(shown() + " does not exist");
        }
        try {
            if (!Files.isRegularFile(path) || Files.size(path) > SIZE_LIMIT) {
                throw unreadable.because(shown() + " is no such file");
            }
            return Files.readString(path, StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw unreadable.because(shown() + " cannot be read: " + ConnectFault.said(e));
        }
    }

    /** As ssh: nobody else may do anything with it, and not even a group with one's own. */
    void checkPermissions() throws HostException {
        try {
            Set<PosixFilePermission> granted = Files.getPosixFilePermissions(path);
            boolean own =
                    Files.getOwner(path, LinkOption.NOFOLLOW_LINKS)
                            .getName()
                            .equals(System.getProperty("user.name"));
            boolean open =
                    granted.stream()
                            .anyMatch(
                                    p ->
                                            p.name().startsWith("OTHERS_")
                                                    || (own && p.name().startsWith("GROUP_")));
            if (open) {
                throw openToOthers.because(
                        shown() + " is open to others",
                        "chmod 600 " + ShellQuote.of(path.toString()));
            }
        } catch (IOException e) {
            throw unreadable.because(shown() + " cannot be read: " + ConnectFault.said(e));
        }
    }

    HostException broken(String why) {
        return unreadable.because(shown() + " " + why);
    }

    String shown() {
        return what + " '" + path + "'";
    }
}
