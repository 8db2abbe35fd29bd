package org.logreeve.demohost;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.apache.sshd.server.Environment;
import org.apache.sshd.server.ExitCallback;
import org.apache.sshd.server.channel.ChannelSession;
import org.apache.sshd.server.command.Command;
import org.jspecify.annotations.Nullable;
import org.logreeve.collect.CollectorScript;

/** Runs the script that a client sends, in a real shell, aimed at a fixture tree. */
final class CollectorCommand implements Command {
    private static final int NOT_FOUND = 127;

    private final String command;
    private final Path tree;
    private InputStream in = InputStream.nullInputStream();
    private OutputStream out = OutputStream.nullOutputStream();
    private OutputStream err = OutputStream.nullOutputStream();
    private @Nullable ExitCallback exit;
    private volatile @Nullable Process process;

    CollectorCommand(String command, Path tree) {
        this.command = command;
        this.tree = tree;
    }

    @Override
    public void setInputStream(InputStream in) {
        this.in = in;
    }

    @Override
    public void setOutputStream(OutputStream out) {
        this.out = out;
    }

    @Override
    public void setErrorStream(OutputStream err) {
        this.err = err;
    }

    @Override
    public void setExitCallback(ExitCallback exit) {
        this.exit = exit;
    }

    @Override
    public void start(ChannelSession channel, Environment environment) {
        Thread.startVirtualThread(this::answer);
    }

    @Override
    public void destroy(ChannelSession channel) {
        Process running = process;
        if (running != null) {
            running.destroyForcibly();
        }
    }

    private void answer() {
        int status = NOT_FOUND;
        try (OutputStream toClient = out;
                OutputStream errorsToClient = err) {
            if (command.equals(CollectorScript.COMMAND)) {
                status = runShell(toClient, errorsToClient);
            } else {
                errorsToClient.write(
                        "only the collector runs here\n".getBytes(StandardCharsets.US_ASCII));
            }
        } catch (IOException e) {
            status = NOT_FOUND;
        } finally {
            ExitCallback callback = exit;
            if (callback != null) {
                callback.onExit(status);
            }
        }
    }

    private int runShell(OutputStream toClient, OutputStream errorsToClient) throws IOException {
        String script = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        byte[] aimed = CollectorScript.aimedAt(script, tree).getBytes(StandardCharsets.UTF_8);
        Process shell = new ProcessBuilder("/bin/sh", "-s").directory(tree.toFile()).start();
        process = shell;
        Thread feed = Thread.startVirtualThread(() -> copy(aimed, shell.getOutputStream()));
        Thread errors =
                Thread.startVirtualThread(() -> copy(shell.getErrorStream(), errorsToClient));
        try {
            shell.getInputStream().transferTo(toClient);
            toClient.flush();
            feed.join();
            errors.join();
            return shell.waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        } finally {
            shell.destroyForcibly();
        }
    }

    private static void copy(byte[] bytes, OutputStream to) {
        try (to) {
            to.write(bytes);
        } catch (IOException e) {
            return; // a shell that ended early takes no more
        }
    }

    private static void copy(InputStream from, OutputStream to) {
        try {
            from.transferTo(to);
            to.flush();
        } catch (IOException e) {
            return; // the client has gone
        }
    }
}
