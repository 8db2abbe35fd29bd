package org.logreeve.inventory;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.logreeve.text.Digest;
import org.logreeve.text.InputException;
import org.logreeve.text.InputProblem;
import org.logreeve.yaml.YamlMapping;
import org.logreeve.yaml.YamlNode;
import org.logreeve.yaml.YamlReader;

/**
 * Reads {@code inventory/hosts.yaml}: strict, every problem at once, each with file, line and
 * column.
 */
public final class InventoryReader {
    /** The form that this version reads. */
    public static final String API_VERSION = "logreeve/v1";

    private final Path file;
    private final boolean alone;
    private final Unfinished unfinished;
    private final @Nullable LocalDate today;
    private final List<InputProblem> problems = new ArrayList<>();

    private final ScheduleReader schedules;

    private InventoryReader(
            Path file, boolean alone, Unfinished unfinished, @Nullable LocalDate today) {
        this.file = file;
        this.alone = alone;
        this.unfinished = unfinished;
        this.today = today;
        this.schedules = new ScheduleReader(file.toString(), problems);
    }

    /**
     * @throws InputException when the file cannot be read or anything in it is not right
     */
    public static Inventory read(Path file) {
        return layered(file).inventory();
    }

    /**
     * The same, with where each value comes from.
     *
     * @throws InputException when the file cannot be read or anything in it is not right
     */
    public static LayeredInventory layered(Path file) {
        return new InventoryReader(file, false, Unfinished.REFUSED, null).read(bytes(file));
    }

    /**
     * The same, seen from a day.
     *
     * @param today statements of later days are refused
     * @throws InputException when the file cannot be read or anything in it is not right
     */
    public static LayeredInventory layered(Path file, Unfinished unfinished, LocalDate today) {
        return new InventoryReader(file, false, unfinished, today).read(bytes(file));
    }

    /**
     * The list of hosts alone: what is stated beside it is about the hosts of another list.
     *
     * @throws InputException when the file cannot be read or anything in it is not right
     */
    public static Inventory withoutStatements(Path file) {
        return new InventoryReader(file, true, Unfinished.REFUSED, null)
                .read(bytes(file))
                .inventory();
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (NoSuchFileException e) {
            throw new InputException(
                    file.toString(),
                    0,
                    0,
                    "there is no such inventory",
                    "name one with --inventory; inventory/hosts.yaml is an example");
        } catch (IOException e) {
            throw new InputException(file.toString(), 0, 0, "cannot be read: " + e, "");
        }
    }

    private LayeredInventory read(byte[] bytes) {
        YamlNode document = YamlReader.read(file.toString(), bytes);
        YamlMapping top = YamlMapping.of(file.toString(), document, problems);
        String apiVersion = top.requiredText("apiVersion");
        if (!apiVersion.isEmpty() && !apiVersion.equals(API_VERSION)) {
            top.problem("apiVersion", "'" + apiVersion + "' is not known", "write " + API_VERSION);
        }
        String name = top.requiredText("name");
        YamlMapping defaults = top.mapping("defaults");
        var connections = new ConnectionReader(file);
        ConnectionReader.Partial base = connections.read(defaults.mapping("connection"));
        var general =
                new Groups.Base(
                        base,
                        SettingsReader.read(defaults.mapping("settings")),
                        schedules.read(defaults, HostSchedule.USUAL));
        defaults.close();
        var groups = new Groups(top.mapping("groups"), general, connections, schedules);
        Path freezeFile =
                top.text("freezeFile").map(text -> ConnectionReader.path(file, text)).orElse(null);
        SecretReference redactionKey = SecretReference.read(top, "redactionKey", file).orElse(null);
        var reader = new HostsReader(connections, schedules, groups);
        List<InventoryHost> hosts = reader.read(top.mapping("hosts"), base);
        HostLimits limits = HostLimitsReader.read(top.mapping("limits"), labels(hosts));
        if (hosts.isEmpty()) {
            top.problem("hosts", "there are no hosts", "a scan of nothing proves nothing");
        }
        top.close();
        StatementsReader.Read stated =
                alone
                        ? StatementsReader.Read.NOTHING
                        : StatementsReader.read(file, unfinished, today, hosts, problems);
        if (!problems.isEmpty()) {
            problems.sort(
                    Comparator.comparing(InputProblem::path)
                            .thenComparingInt(InputProblem::line)
                            .thenComparingInt(InputProblem::column));
            // what several hosts of one line have wrong is one problem
            throw new InputException(List.copyOf(new LinkedHashSet<>(problems)));
        }
        var inventory =
                new Inventory(
                        file.toString(),
                        name,
                        digest(bytes, stated.digests()),
                        freezeFile,
                        redactionKey,
                        hosts,
                        limits,
                        stated.statements(),
                        connections.general(base));
        return new LayeredInventory(
                inventory, groups.names(), new Layer("defaults", defaults), reader);
    }

    /** Of the list that {@code sha256sum} prints of these files, so that anybody can check it. */
    private String digest(byte[] bytes, SortedMap<String, String> statements) {
        var list =
                new StringBuilder(line(Digest.sha256(bytes), String.valueOf(file.getFileName())));
        statements.forEach((place, digest) -> list.append(line(digest, place)));
        return Digest.sha256(list.toString().getBytes(StandardCharsets.UTF_8));
    }

    private static String line(String digest, String place) {
        return digest + "  " + place + "\n";
    }

    private static Set<String> labels(List<InventoryHost> hosts) {
        var labels = new TreeSet<String>();
        hosts.forEach(host -> labels.addAll(host.labels()));
        return labels;
    }
}
