package org.logreeve.author;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.logreeve.inventory.Attestation;
import org.logreeve.inventory.AttestationReader;
import org.logreeve.inventory.HostSettings;
import org.logreeve.inventory.SettingsReader;
import org.logreeve.policy.Subject;
import org.logreeve.text.Origin;
import org.logreeve.yaml.YamlMapping;
import org.logreeve.yaml.YamlNode;

/** What {@code host.yaml} says of a fixture beside its tree and settings. */
final class FixtureSubjectReader {
    private static final String ESTATE = "fixture estate";

    private final Path folder;
    private final YamlMapping host;
    private final HostSettings settings;

    FixtureSubjectReader(Path folder, YamlMapping host, HostSettings settings) {
        this.folder = folder;
        this.host = host;
        this.settings = settings;
    }

    /**
     * @param mapping reads a file strictly
     * @param layers the trees of a folder with such a file
     */
    FixtureSubject read(
            Subject subject,
            Function<Path, YamlMapping> mapping,
            java.util.function.BiFunction<Path, YamlMapping, List<Path>> layers) {
        String service =
                settings.get("service")
                        .flatMap(each -> each.values().stream().findFirst())
                        .orElse("fixture service");
        if (subject == Subject.SERVICE && settings.get("service").isEmpty()) {
            host.problem(
                    "settings", "does not say which service this is", "settings: {service: NAME}");
        }
        if (subject == Subject.PERSON && host.node("person").isEmpty()) {
            host.problem("person", "does not say which person this is", "person: NAME");
        }
        String person = host.text("person").orElse("fixture person");
        String name =
                switch (subject) {
                    case HOST -> FixtureSubject.HOST;
                    case SERVICE -> service;
                    case PERSON -> person;
                    case ESTATE -> ESTATE;
                };
        LocalDate day = asOf();
        List<Attestation> attestations = attestations();
        var hosts = new ArrayList<FixtureHost>();
        for (Path each : hostFolders()) {
            YamlMapping one = mapping.apply(each.resolve("host.yaml"));
            hosts.add(
                    new FixtureHost(
                            String.valueOf(each.getFileName()),
                            layers.apply(each, one),
                            SettingsReader.read(one.mapping("settings")),
                            one.bool("scanned").orElse(true),
                            one.text("host-key").orElse("")));
            one.close();
        }
        return new FixtureSubject(subject, name, day, attestations, previous(layers), hosts);
    }

    private List<Path> previous(
            java.util.function.BiFunction<Path, YamlMapping, List<Path>> layers) {
        Path before = folder.resolve("previous");
        return Files.isDirectory(before) ? layers.apply(before, host) : List.of();
    }

    private LocalDate asOf() {
        String text = host.text("as-of").orElse("");
        try {
            return text.isEmpty() ? FixtureSubject.DAY : LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            host.problem("as-of", "'" + text + "' is no day", "for example 2026-06-30");
            return FixtureSubject.DAY;
        }
    }

    private @Nullable List<Attestation> attestations() {
        if (host.node("attestations").isEmpty()) {
            return null;
        }
        var attestations = new ArrayList<Attestation>();
        for (YamlNode node : host.nodes("attestations")) {
            new AttestationReader(host.mapping(node))
                    .read()
                    .map(FixtureSubjectReader::withOwnPlace)
                    .ifPresent(attestations::add);
        }
        return attestations;
    }

    /** Wherever the pack lies, a fixture's places are the same. */
    private static Attestation withOwnPlace(Attestation stated) {
        return stated.at(new Origin("host.yaml", stated.origin().line()));
    }

    private List<Path> hostFolders() {
        Path hosts = folder.resolve("hosts");
        if (!Files.isDirectory(hosts)) {
            return List.of();
        }
        try (Stream<Path> entries = Files.list(hosts)) {
            return entries.filter(Files::isDirectory).sorted().toList();
        } catch (IOException e) {
            host.problem("hosts", "cannot be read: " + e.getMessage(), "");
            return List.of();
        }
    }
}
