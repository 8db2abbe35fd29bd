package org.logreeve.connect;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;

/** A program that leads from its standard input and output to a port, as a session tool does. */
final class RelayProgram {
    private RelayProgram() {}

    /** Address and port, and a file that takes the process ids of itself and of a child. */
    public static void main(String[] arguments) throws Exception {
        Process child = new ProcessBuilder("sleep", "600").start();
        Files.writeString(Path.of(arguments[2]), ProcessHandle.current().pid() + " " + child.pid());
        try (var to = new Socket(arguments[0], Integer.parseInt(arguments[1]))) {
            Thread.ofPlatform().daemon().start(() -> copy(System.in, to));
            pass(to.getInputStream(), System.out);
        }
    }

    private static void copy(InputStream in, Socket to) {
        try {
            pass(in, to.getOutputStream());
        } catch (IOException e) {
            // The connection is over.
        }
    }

    private static void pass(InputStream in, OutputStream out) throws IOException {
        byte[] bytes = new byte[8192];
        for (int n = in.read(bytes); n >= 0; n = in.read(bytes)) {
            out.write(bytes, 0, n);
            out.flush();
        }
    }
}
