package org.logreeve.collect;

import java.nio.charset.StandardCharsets;

/**
 * How the collector is started on a host.
 *
 * @param command what the host is told to run
 * @param installed path of the collector on the host; empty when the script comes on standard input
 */
public record Launch(String command, String installed) {
    /** With the rights of the account; the script comes on standard input. */
    public static Launch shell() {
        return new Launch(CollectorScript.COMMAND, "");
    }

    /** As root; the script comes on standard input. */
    public static Launch sudoShell() {
        return new Launch("exec sudo -n /bin/sh -s", "");
    }

    /**
     * As root, the file that the administrator installed; only a request comes on standard input.
     *
     * @param path absolute, without a character that a shell would interpret
     */
    public static Launch pinned(String path) {
        return new Launch("exec sudo -n " + path, path);
    }

    /** Whether sudo must allow it. */
    public boolean isPrivileged() {
        return command.startsWith("exec sudo ");
    }

    boolean isInstalled() {
        return !installed.isEmpty();
    }

    byte[] input(String request) {
        return isInstalled()
                ? request.getBytes(StandardCharsets.UTF_8)
                : CollectorScript.withRequest(request);
    }
}
