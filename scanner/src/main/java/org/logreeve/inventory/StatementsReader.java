package org.logreeve.inventory;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.logreeve.git.ContentId;
import org.logreeve.text.Digest;
import org.logreeve.text.InputException;
import org.logreeve.text.InputProblem;
import org.logreeve.text.Nearest;
import org.logreeve.text.Origin;
import org.logreeve.yaml.YamlMapping;
import org.logreeve.yaml.YamlReader;

/**
 * Reads {@code people.yaml}, {@code services.yaml}, {@code holidays.yaml}, {@code attestations/}
 * and {@code waivers/} beside an inventory's list of hosts.
 */
final class StatementsReader {
    static final String FOLDER = "attestations";
    private static final String WAIVERS = "waivers";
    private static final String PEOPLE = "people.yaml";
    private static final String SERVICES = "services.yaml";
    private static final String HOLIDAYS = "holidays.yaml";
    private static final int MOST_BYTES = 1 << 20;

    private final Path beside;
    private final Unfinished unfinished;
    private final @Nullable LocalDate today;
    private final List<InputProblem> problems;
    private final SortedMap<String, String> digests = new TreeMap<>();

    /** By file, of the bytes that were read, so that what Git is asked of is what counts. */
    private final Map<Path, ContentId> contents = new LinkedHashMap<>();

    private StatementsReader(
            Path beside,
            Unfinished unfinished,
            @Nullable LocalDate today,
            List<InputProblem> problems) {
        this.beside = beside;
        this.unfinished = unfinished;
        this.today = today;
        this.problems = problems;
    }

    /**
     * @param file the list of hosts
     * @param unfinished what becomes of attestations that nobody has filled in
     * @param today statements of later days are problems; null for none
     * @param problems where those of all files go
     */
    static Read read(
            Path file,
            Unfinished unfinished,
            @Nullable LocalDate today,
            List<InventoryHost> hosts,
            List<InputProblem> problems) {
        var reader = new StatementsReader(file, unfinished, today, problems);
        return new Read(reader.read(hosts), reader.digests);
    }

    /**
     * What is stated, and of which bytes that was read.
     *
     * @param digests SHA-256 of each file, by its path beside the list of hosts
     */
    record Read(Statements statements, SortedMap<String, String> digests) {
        static final Read NOTHING = new Read(Statements.NONE, new TreeMap<>());
    }

    private Statements read(List<InventoryHost> hosts) {
        Path folder = beside.resolveSibling(FOLDER);
        PeopleReader.People read =
                optional(PEOPLE).map(PeopleReader::read).orElse(PeopleReader.People.NONE);
        List<Person> people = read.people();
        Set<String> names = new TreeSet<>();
        people.forEach(person -> names.add(person.name()));
        Holidays holidays = optional(HOLIDAYS).map(Holidays::read).orElse(Holidays.NONE);
        List<Service> listed = services(hosts, names, holidays);
        Map<Path, Waiver> waivers = waivers(beside.resolveSibling(WAIVERS), hosts, people);
        Map<Path, Attestation> attestations = attestations(folder, hosts, names);
        contents.keySet()
                .removeIf(file -> !waivers.containsKey(file) && !attestations.containsKey(file));
        var files = new CommittedFiles(new CommitAddresses(people, read.bots()), contents);
        return new Statements(
                Files.isDirectory(folder) ? folder : null,
                new Attestations(attestations, files),
                people,
                new WaiverFiles(List.copyOf(waivers.values()), files),
                listed,
                holidays);
    }

    private Map<Path, Attestation> attestations(
            Path folder, List<InventoryHost> hosts, Set<String> people) {
        var attestations = new LinkedHashMap<Path, Attestation>();
        if (!Files.isDirectory(folder)) {
            return attestations;
        }
        Set<String> services = new TreeSet<>();
        hosts.forEach(host -> services.addAll(host.service().stream().toList()));
        for (Path each : files(folder)) {
            YamlMapping yaml = mapping(each);
            if (yaml != null && !isLeftOut(yaml)) {
                new AttestationReader(yaml, services, people)
                        .upTo(today)
                        .read()
                        .ifPresent(stated -> attestations.put(each, stated));
            }
        }
        return attestations;
    }

    private boolean isLeftOut(YamlMapping yaml) {
        return unfinished == Unfinished.LEFT_OUT && AttestationReader.isUnfinished(yaml);
    }

    private Map<Path, Waiver> waivers(Path folder, List<InventoryHost> hosts, List<Person> people) {
        var waivers = new LinkedHashMap<Path, Waiver>();
        if (!Files.isDirectory(folder)) {
            return waivers;
        }
        var scopes = new WaiverScopeReader(hosts);
        List<String> names = people.stream().map(Person::name).toList();
        for (Path each : files(folder)) {
            YamlMapping yaml = mapping(each);
            if (yaml != null) {
                new WaiverReader(yaml, scopes, names)
                        .read()
                        .ifPresent(stated -> waivers.put(each, stated));
            }
        }
        return waivers;
    }

    /** Those of {@code services.yaml}, which then must have each service that a host names. */
    private List<Service> services(
            List<InventoryHost> hosts, Set<String> people, Holidays holidays) {
        YamlMapping top = optional(SERVICES).orElse(null);
        if (top == null) {
            return List.of();
        }
        List<Service> services = new ServicesReader(people, holidays.regions().keySet()).read(top);
        Set<String> names = new TreeSet<>();
        services.forEach(service -> names.add(service.name()));
        for (InventoryHost host : hosts) {
            HostSettings.Setting named = host.settings().get("service").orElse(null);
            if (named != null) {
                for (String name : named.values()) {
                    checkListed(name, names, named.origin());
                }
            }
        }
        return services;
    }

    private void checkListed(String name, Set<String> names, Origin at) {
        if (!names.contains(name)) {
            problems.add(
                    new InputProblem(
                            at.path(),
                            at.line(),
                            0,
                            "service '" + name + "' is not in services.yaml",
                            Nearest.hint(name, names)));
        }
    }

    private Optional<YamlMapping> optional(String name) {
        Path file = beside.resolveSibling(name);
        return Optional.ofNullable(Files.exists(file) ? mapping(file) : null);
    }

    private List<Path> files(Path folder) {
        try (Stream<Path> all = Files.walk(folder, 8)) {
            return all.filter(Files::isRegularFile)
                    .filter(file -> file.toString().endsWith(".yaml"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            problem(folder, "cannot be read: " + e);
            return List.of();
        }
    }

    private @Nullable YamlMapping mapping(Path file) {
        try {
            if (Files.size(file) > MOST_BYTES) {
                problem(file, "is larger than " + MOST_BYTES + " bytes");
                return null;
            }
            String name = file.toString();
            byte[] bytes = Files.readAllBytes(file);
            digests.put(place(file), Digest.sha256(bytes));
            contents.put(file, ContentId.of(bytes));
            return YamlMapping.of(name, YamlReader.read(name, bytes), problems);
        } catch (IOException e) {
            problem(file, "cannot be read: " + e);
        } catch (InputException e) {
            problems.addAll(e.problems());
        }
        return null;
    }

    private String place(Path file) {
        Path folder = beside.resolveSibling("");
        return folder.relativize(file).toString();
    }

    private void problem(Path file, String message) {
        problems.add(new InputProblem(file.toString(), 0, 0, message, ""));
    }
}
