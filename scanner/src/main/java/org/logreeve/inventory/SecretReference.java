package org.logreeve.inventory;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Map;
import java.util.Optional;
import org.logreeve.text.InputException;
import org.logreeve.yaml.YamlMapping;
import org.logreeve.yaml.YamlNode;

/**
 * Where a secret of a whole run is, in an inventory {@code {file: PATH}} or {@code {env: NAME}}, as
 * an option {@code file:PATH} or {@code env:NAME}. A secret itself never stands in an inventory or
 * on a command line.
 *
 * @param kind where to look
 * @param name absolute path, or name of the variable
 */
public record SecretReference(Kind kind, String name) {
    private static final int MOST_BYTES = 4096;
    private static final String BY_REFERENCE = "write {file: PATH} or {env: NAME}";

    /** Where a secret may be. */
    public enum Kind {
        FILE,
        ENV
    }

    /**
     * Reads {@code {file: PATH}} or {@code {env: NAME}} under a key; relative paths start at the
     * inventory's folder. Not even what is wrong is repeated: it may be the secret.
     */
    static Optional<SecretReference> read(YamlMapping yaml, String key, Path inventory) {
        YamlNode node = yaml.node(key).orElse(null);
        if (node == null) {
            return Optional.empty();
        }
        if (!(node instanceof YamlNode.Mapping)) {
            yaml.problem(key, "'" + key + "' is no reference", BY_REFERENCE);
            return Optional.empty();
        }
        YamlMapping from = yaml.mapping(key);
        Optional<String> file = from.text("file").map(path -> "file:" + path);
        Optional<String> variable = from.text("env").map(name -> "env:" + name);
        from.close();
        Optional<SecretReference> reference =
                file.isPresent() && variable.isPresent()
                        ? Optional.empty()
                        : file.or(() -> variable).flatMap(text -> parse(text, inventory));
        if (reference.isEmpty()) {
            yaml.problem(key, "'" + key + "' names no one place", BY_REFERENCE);
        }
        return reference;
    }

    /**
     * @param beside relative paths start at this file's folder
     */
    public static Optional<SecretReference> parse(String text, Path beside) {
        if (text.startsWith("file:") && text.length() > 5) {
            Path path = ConnectionReader.path(beside, text.substring(5)).toAbsolutePath();
            return Optional.of(new SecretReference(Kind.FILE, path.toString()));
        }
        return text.matches("env:[A-Za-z_][A-Za-z0-9_]{0,127}")
                ? Optional.of(new SecretReference(Kind.ENV, text.substring(4)))
                : Optional.empty();
    }

    /** {@code file:PATH} or {@code env:NAME}. */
    public String words() {
        return (kind == Kind.FILE ? "file:" : "env:") + name;
    }

    /**
     * The secret's bytes.
     *
     * @param environment of this process
     * @throws InputException when it is not there, or others may read its file
     */
    public byte[] bytes(Map<String, String> environment) {
        return switch (kind) {
            case ENV -> {
                String value = environment.get(name);
                if (value == null) {
                    throw problem("the variable is not set", "set it, or name a file:PATH");
                }
                yield value.getBytes(StandardCharsets.UTF_8);
            }
            case FILE -> fileBytes();
        };
    }

    private byte[] fileBytes() {
        Path file = Path.of(name);
        try {
            if (isOpenToOthers(file)) {
                throw problem("others may read the file", "chmod 600 " + name);
            }
            if (Files.size(file) > MOST_BYTES) {
                throw problem("the file has more than " + MOST_BYTES + " bytes", "");
            }
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw problem("the file cannot be read: " + e, "correct the path");
        }
    }

    private static boolean isOpenToOthers(Path file) throws IOException {
        var view = Files.getFileAttributeView(file, PosixFileAttributeView.class);
        return view != null
                && view.readAttributes().permissions().stream()
                        .anyMatch(
                                permission ->
                                        permission != PosixFilePermission.OWNER_READ
                                                && permission != PosixFilePermission.OWNER_WRITE
                                                && permission != PosixFilePermission.OWNER_EXECUTE);
    }

    private InputException problem(String message, String hint) {
        return new InputException(words(), 0, 0, message, hint);
    }
}
