package org.logreeve.faults;

import java.nio.file.Path;

/** Causes and next steps without what differs from run to run: times, ports, keys, folders. */
final class Plain {
    private Plain() {}

    static String text(String told, Path folder) {
        return told.replace(folder.toString(), "FOLDER")
                .replaceAll("127\\.0\\.0\\.1 port [0-9]+", "127.0.0.1 port PORT")
                .replaceAll("\\]:[0-9]+", "]:PORT")
                .replaceAll("SHA256:[A-Za-z0-9+/]{43}", "SHA256:FINGERPRINT")
                .replaceAll("AAAA[A-Za-z0-9+/=]{40,}", "KEY")
                .replaceAll("known_hosts[0-9]+", "known_hosts")
                .replaceAll("only [0-9]+ bytes in", "only N bytes in")
                .replaceAll("after [0-9]+ bytes", "after N bytes")
                .replaceAll("[0-9]+ (ms|seconds)", "TIME")
                .replaceAll("(in TIME: '\\.)\\.*'( \\.\\.\\.)?", "$1'");
    }
}
