package org.logreeve.collect;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.logreeve.snapshot.CollectRequest;
import org.logreeve.snapshot.HostSource;
import org.logreeve.snapshot.Snapshot;
import org.logreeve.text.HostException;
import org.logreeve.text.InputException;
import org.logreeve.text.InputProblem;

/** Reads a tree as the collector's script reads a host, without a process. */
public final class TreeReader implements HostSource {
    private static final byte[] FIXTURE_KEY = "fixture".getBytes(StandardCharsets.US_ASCII);

    private final String host;
    private final HostTree tree;
    private final Redaction redaction;

    /**
     * @param layers fixture folders, later ones win
     * @throws org.logreeve.text.InputException when a {@code tree.yaml} is wrong
     * @throws UncheckedIOException when a layer cannot be read
     */
    public TreeReader(String hostName, List<Path> layers) {
        this(hostName, layers, Redaction.withKey(FIXTURE_KEY));
    }

    public TreeReader(String hostName, List<Path> layers, Redaction redaction) {
        this.host = hostName;
        this.redaction = redaction;
        try {
            this.tree = HostTree.read(layers);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What is wrong in the {@code tree.yaml} of fixture folders. */
    public static List<InputProblem> problems(List<Path> layers) throws IOException {
        if (layers.stream().noneMatch(layer -> Files.exists(layer.resolve("tree.yaml")))) {
            return List.of();
        }
        try {
            HostTree.read(layers);
            return List.of();
        } catch (InputException e) {
            return e.problems();
        }
    }

    private TreeReader(String host, HostTree tree, Redaction redaction) {
        this.host = host;
        this.tree = tree;
        this.redaction = redaction;
    }

    /**
     * A host whose files lie in a folder: either an unpacked file system, with {@code etc} in it,
     * or a recorded host, with {@code root/} and {@code commands/} as a fixture has them.
     *
     * @throws HostException when there is no such folder, or it holds neither
     * @throws org.logreeve.text.InputException when its {@code tree.yaml} is wrong
     */
    public static TreeReader of(String hostName, Path folder, Redaction redaction)
            throws HostException {
        try {
            if (Files.isDirectory(folder.resolve("etc"))) {
                return new TreeReader(hostName, HostTree.unpacked(folder), redaction);
            }
            if (Files.isDirectory(folder.resolve("root"))) {
                return new TreeReader(hostName, List.of(folder), redaction);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        throw new HostException(
                "LR-2201",
                "collect",
                folder + " holds no host: neither etc nor root is in it",
                "correct connection.path; it names the folder that stands for /");
    }

    @Override
    public Snapshot collect(CollectRequest request) {
        try {
            return new TreeRound(host, tree, redaction, request).read();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
