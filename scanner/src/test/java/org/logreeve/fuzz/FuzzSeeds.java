package org.logreeve.fuzz;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.MalformedInputException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedMap;
import java.util.Set;
import java.util.stream.Stream;
import org.logreeve.snapshot.CollectRequest;
import org.logreeve.text.ShellPattern;

/** The hosts of the policy pack's fixtures, as far as a component reads them. */
final class FuzzSeeds {
    private static final Path POLICIES = Path.of("../policies");

    private FuzzSeeds() {}

    /** One for each fixture that is unlike the others. */
    static List<byte[]> of(String component) {
        CollectRequest seeds = FuzzTarget.PARSERS.get(component).seeds();
        Set<String> inputs = new LinkedHashSet<>();
        for (Path host : hosts()) {
            var parts = new LinkedHashMap<String, String>();
            files(host.resolve("root"), seeds, parts);
            for (String command : seeds.commands()) {
                read(host.resolve("commands").resolve(command), "$" + command, parts);
            }
            if (!parts.isEmpty()) {
                inputs.add(new String(new FuzzInput(parts).bytes(), StandardCharsets.UTF_8));
            }
        }
        return inputs.stream().map(input -> input.getBytes(StandardCharsets.UTF_8)).toList();
    }

    private static void files(Path root, CollectRequest seeds, SequencedMap<String, String> parts) {
        if (!Files.isDirectory(root)) {
            return;
        }
        try (Stream<Path> all = Files.walk(root)) {
            for (Path file : all.filter(Files::isRegularFile).sorted().toList()) {
                String path = "/" + root.relativize(file);
                if (isRead(path, seeds)) {
                    read(file, path, parts);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isRead(String path, CollectRequest seeds) {
        return seeds.paths().stream()
                        .anyMatch(each -> path.equals(each) || path.startsWith(each + "/"))
                || seeds.globs().stream().anyMatch(glob -> ShellPattern.of(glob).matches(path));
    }

    private static void read(Path file, String place, SequencedMap<String, String> parts) {
        try {
            if (Files.isRegularFile(file)) {
                parts.put(place, Files.readString(file));
            }
        } catch (MalformedInputException e) {
            // no text; the fuzzer finds such by itself
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Path> hosts() {
        try (Stream<Path> all = Files.walk(POLICIES)) {
            return all.filter(path -> path.endsWith("root") || path.endsWith("commands"))
                    .map(Path::getParent)
                    .distinct()
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
