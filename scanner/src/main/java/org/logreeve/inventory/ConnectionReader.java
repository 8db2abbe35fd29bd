package org.logreeve.inventory;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.logreeve.yaml.YamlMapping;

/** Reads {@code connection:} of the defaults and of a host, and joins the two. */
final class ConnectionReader {
    private static final Duration CONNECT_TIMEOUT = Connection.CONNECT_TIMEOUT;
    private static final Duration DEADLINE = Connection.DEADLINE;
    private static final Duration LONGEST = Duration.ofHours(1);

    private static final List<String> FILLED_IN = List.of("{address}", "{port}");
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{[^{}]*}");

    private final Path inventory;
    private final AccessReader access;
    private final CredentialsReader credentials;
    private final ViaReader via;

    ConnectionReader(Path inventory) {
        this.inventory = inventory;
        this.access = new AccessReader(inventory);
        this.credentials = new CredentialsReader(inventory);
        this.via = new ViaReader(inventory);
    }

    /** What one {@code connection:} states; null and empty mean not stated. */
    record Partial(
            @Nullable String address,
            @Nullable Integer port,
            @Nullable String user,
            List<Path> identityFiles,
            List<Path> knownHosts,
            @Nullable Duration connectTimeout,
            @Nullable Duration deadline,
            List<String> hostKeysFrom,
            AccessReader.Partial access,
            CredentialsReader.Partial credentials,
            ViaReader.@Nullable Stated via) {

        Partial over(Partial base) {
            return new Partial(
                    address != null ? address : base.address,
                    port != null ? port : base.port,
                    user != null ? user : base.user,
                    identityFiles.isEmpty() ? base.identityFiles : identityFiles,
                    knownHosts.isEmpty() ? base.knownHosts : knownHosts,
                    connectTimeout != null ? connectTimeout : base.connectTimeout,
                    deadline != null ? deadline : base.deadline,
                    hostKeysFrom.isEmpty() ? base.hostKeysFrom : hostKeysFrom,
                    access.over(base.access),
                    credentials.over(base.credentials),
                    via != null ? via : base.via);
        }

        /** For a jump host: what the defaults say of the account and keys, not of place and way. */
        Partial asJump(Partial base) {
            Partial all = over(base);
            return new Partial(
                    address,
                    all.port,
                    all.user,
                    all.identityFiles,
                    all.knownHosts,
                    all.connectTimeout,
                    all.deadline,
                    all.hostKeysFrom,
                    access.ofSsh(),
                    all.credentials,
                    null);
        }
    }

    Partial read(YamlMapping yaml) {
        var partial =
                new Partial(
                        address(yaml).orElse(null),
                        yaml.integer("port", 1, 65535).map(Long::intValue).orElse(null),
                        user(yaml).orElse(null),
                        paths(yaml, "identityFile"),
                        paths(yaml, "knownHosts"),
                        duration(yaml, "connectTimeout").orElse(null),
                        duration(yaml, "deadline").orElse(null),
                        hostKeysFrom(yaml),
                        access.read(yaml),
                        credentials.read(yaml),
                        via.read(yaml));
        yaml.close();
        return partial;
    }

    /** All but the way to it, which depends on the other hosts. */
    Connection complete(Partial partial, String host, YamlMapping place) {
        Access complete = access.complete(partial.access, place);
        if (complete.type() == Access.Type.SSH) {
            require(partial.user != null, "user", place);
            boolean agent = partial.credentials.agent() != null;
            require(agent || !partial.identityFiles.isEmpty(), "identityFile", place);
            boolean keys = !partial.knownHosts.isEmpty() || !partial.hostKeysFrom.isEmpty();
            require(keys, "knownHosts", place);
        }
        return connection(partial, host, complete);
    }

    /** What the defaults say to somebody who brings a place of his own. */
    Connection general(Partial partial) {
        return connection(partial, "", Access.ssh());
    }

    private static Connection connection(Partial partial, String host, Access access) {
        return new Connection(
                partial.address != null ? partial.address : host,
                partial.port != null ? partial.port : 22,
                partial.user != null ? partial.user : "",
                partial.identityFiles,
                partial.knownHosts,
                partial.connectTimeout != null ? partial.connectTimeout : CONNECT_TIMEOUT,
                partial.deadline != null ? partial.deadline : DEADLINE,
                partial.hostKeysFrom,
                access,
                partial.credentials.complete(),
                partial.credentials.legacy(),
                new Via.Direct());
    }

    private static void require(boolean there, String key, YamlMapping place) {
        if (!there) {
            place.problem(
                    "connection",
                    "the host has no connection." + key,
                    "set it here or under defaults");
        }
    }

    private static Optional<String> address(YamlMapping yaml) {
        Optional<String> address = yaml.text("address");
        if (address.isPresent() && !address.get().matches("[A-Za-z0-9:_][A-Za-z0-9.:_%-]{0,252}")) {
            yaml.problem("address", "'" + address.get() + "' is neither a name nor an address", "");
        } else if (address.isPresent() && HostNames.isUnclearAddress(address.get())) {
            yaml.problem(
                    "address",
                    "'" + address.get() + "' is neither a name nor a whole address",
                    "write four numbers without leading zeros, for example 127.0.0.1");
        }
        return address;
    }

    private static Optional<String> user(YamlMapping yaml) {
        Optional<String> user = yaml.text("user");
        if (user.isPresent() && !user.get().matches("[A-Za-z0-9_][A-Za-z0-9_.@-]{0,63}\\$?")) {
            yaml.problem("user", "'" + user.get() + "' is not an account name", "");
        }
        return user;
    }

    /** Relative paths start at the inventory's folder; {@code ~/} at the home folder. */
    private List<Path> paths(YamlMapping yaml, String key) {
        var paths = new ArrayList<Path>();
        yaml.texts(key).forEach(text -> paths.add(path(inventory, text)));
        return paths;
    }

    static Path path(Path inventory, String text) {
        return text.startsWith("~/")
                ? Path.of(System.getProperty("user.home"), text.substring(2))
                : inventory.resolveSibling(text).normalize();
    }

    /** A command's words; a program with a slash is a path like all others here. */
    static List<String> argv(Path inventory, List<String> words) {
        var argv = new ArrayList<>(words);
        if (!argv.isEmpty() && argv.getFirst().contains("/")) {
            argv.set(0, path(inventory, argv.getFirst()).toAbsolutePath().toString());
        }
        return argv;
    }

    private List<String> hostKeysFrom(YamlMapping yaml) {
        return yaml.node("hostKeysFrom").isEmpty()
                ? List.of()
                : argv(inventory, yaml, "hostKeysFrom");
    }

    /** The same under a key, with the placeholders that are filled in for a host. */
    static List<String> argv(Path inventory, YamlMapping yaml, String key) {
        YamlMapping from = yaml.mapping(key);
        List<String> argv = argv(inventory, from.texts("argv"));
        if (argv.isEmpty() || argv.getFirst().isEmpty()) {
            yaml.problem(
                    key,
                    "'" + key + "' names no program",
                    "write {argv: [PROGRAM, ARGUMENT, ...]}; no shell reads it");
        }
        for (String word : argv) {
            if (!FILLED_IN.containsAll(placeholders(word))) {
                from.problem(
                        "argv",
                        "'" + word + "' has a placeholder that nobody fills in",
                        "known here: " + String.join(", ", FILLED_IN));
            }
        }
        from.close();
        return argv;
    }

    private static List<String> placeholders(String word) {
        return PLACEHOLDER.matcher(word).results().map(MatchResult::group).toList();
    }

    private static Optional<Duration> duration(YamlMapping yaml, String key) {
        Optional<String> text = yaml.text(key);
        if (text.isEmpty()) {
            return Optional.empty();
        }
        Duration duration = duration(text.get());
        if (duration == null || duration.isZero() || duration.compareTo(LONGEST) > 0) {
            yaml.problem(
                    key,
                    "'"
                            + key
                            + "' wants a time such as 10s or 2m, at most 1h, not '"
                            + text.get()
                            + "'",
                    "");
            return Optional.empty();
        }
        return Optional.of(duration);
    }

    /** Null when it is not a number and a unit. */
    static @Nullable Duration duration(String text) {
        if (!text.matches("[0-9]{1,7}(ms|s|m|h)")) {
            return null;
        }
        long number = Long.parseLong(text.replaceAll("[a-z]", ""));
        return switch (text.replaceAll("[0-9]", "")) {
            case "ms" -> Duration.ofMillis(number);
            case "s" -> Duration.ofSeconds(number);
            case "m" -> Duration.ofMinutes(number);
            default -> Duration.ofHours(number);
        };
    }
}
