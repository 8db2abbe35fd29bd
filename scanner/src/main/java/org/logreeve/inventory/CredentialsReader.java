package org.logreeve.inventory;

import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.logreeve.yaml.YamlMapping;
import org.logreeve.yaml.YamlNode;

/** Reads the part of {@code connection:} that says how we prove who we are, and how safely. */
final class CredentialsReader {
    private static final String PASSPHRASE = "identityPassphrase";
    private static final String LEGACY = "legacyAlgorithms";
    private static final String BY_REFERENCE =
            "write {env: NAME}, {file: PATH} or {argv: [PROGRAM, ARGUMENT, ...]}";

    /** The word for the agent that {@code SSH_AUTH_SOCK} names. */
    private static final String FROM_ENVIRONMENT = "env";

    private final Path inventory;

    CredentialsReader(Path inventory) {
        this.inventory = inventory;
    }

    /** What one {@code connection:} states; null and empty mean not stated. */
    record Partial(
            @Nullable SecretSource passphrase,
            List<Path> certificates,
            Credentials.@Nullable Agent agent,
            @Nullable LegacyAlgorithms legacy) {
        Partial over(Partial base) {
            return new Partial(
                    passphrase != null ? passphrase : base.passphrase,
                    certificates.isEmpty() ? base.certificates : certificates,
                    agent != null ? agent : base.agent,
                    legacy != null ? legacy : base.legacy);
        }

        Credentials complete() {
            return new Credentials(passphrase, certificates, agent);
        }
    }

    Partial read(YamlMapping yaml) {
        return new Partial(
                passphrase(yaml),
                yaml.texts("certificateFile").stream()
                        .map(text -> ConnectionReader.path(inventory, text))
                        .toList(),
                agent(yaml).orElse(null),
                legacy(yaml));
    }

    // No message repeats what stands there: it may be the secret itself, by mistake.
    private @Nullable SecretSource passphrase(YamlMapping yaml) {
        YamlNode node = yaml.node(PASSPHRASE).orElse(null);
        if (node == null) {
            return null;
        }
        if (!(node instanceof YamlNode.Mapping)) {
            yaml.problem(PASSPHRASE, "a passphrase never stands in an inventory", BY_REFERENCE);
            return null;
        }
        YamlMapping from = yaml.mapping(PASSPHRASE);
        var sources = new ArrayList<SecretSource>();
        variable(from).ifPresent(sources::add);
        from.text("file")
                .map(text -> new SecretSource.File(ConnectionReader.path(inventory, text)))
                .ifPresent(sources::add);
        command(from).ifPresent(sources::add);
        from.close();
        boolean stated =
                Stream.of("env", "file", "argv").anyMatch(key -> from.node(key).isPresent());
        if (sources.size() > 1) {
            String problem = "'" + PASSPHRASE + "' names more than one source";
            yaml.problem(PASSPHRASE, problem, BY_REFERENCE);
        } else if (!stated) {
            yaml.problem(PASSPHRASE, "'" + PASSPHRASE + "' names no source", BY_REFERENCE);
        }
        return sources.size() == 1 ? sources.getFirst() : null;
    }

    private static Optional<SecretSource> variable(YamlMapping from) {
        Optional<String> name = from.text("env");
        if (name.isPresent() && !name.get().matches("[A-Za-z_][A-Za-z0-9_]*")) {
            from.problem(
                    "env",
                    "'env' wants the name of an environment variable",
                    "letters, digits and '_'; the passphrase is the variable's value");
            return Optional.empty();
        }
        return name.map(SecretSource.Variable::new);
    }

    private Optional<SecretSource> command(YamlMapping from) {
        if (from.node("argv").isEmpty()) {
            return Optional.empty();
        }
        List<String> argv = ConnectionReader.argv(inventory, from.texts("argv"));
        if (argv.isEmpty() || argv.getFirst().isEmpty()) {
            from.problem("argv", "'argv' names no program", "no shell reads it");
            return Optional.empty();
        }
        return Optional.of(new SecretSource.Command(argv));
    }

    private Optional<Credentials.Agent> agent(YamlMapping yaml) {
        return yaml.text("identityAgent")
                .map(
                        text ->
                                new Credentials.Agent(
                                        text.equals(FROM_ENVIRONMENT)
                                                ? null
                                                : ConnectionReader.path(inventory, text)));
    }

    private static @Nullable LegacyAlgorithms legacy(YamlMapping yaml) {
        YamlNode node = yaml.node(LEGACY).orElse(null);
        if (node == null) {
            return null;
        }
        if (!(node instanceof YamlNode.Mapping)) {
            yaml.problem(
                    LEGACY,
                    "'" + LEGACY + "' is a permission with an end and a reason",
                    "write {until: 2026-12-31, reason: \"...\"}");
            return null;
        }
        YamlMapping from = yaml.mapping(LEGACY);
        LocalDate until = until(from);
        String reason = from.requiredText("reason").strip();
        from.close();
        return until == null || reason.isEmpty()
                ? null
                : new LegacyAlgorithms(until, reason, yaml.origin(LEGACY));
    }

    private static @Nullable LocalDate until(YamlMapping from) {
        String text = from.requiredText("until");
        try {
            return text.isEmpty() ? null : LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            from.problem("until", "'until' wants a day such as 2026-12-31, not '" + text + "'", "");
            return null;
        }
    }
}
