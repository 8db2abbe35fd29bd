package org.logreeve.inventory;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;
import org.logreeve.yaml.YamlNode;
import org.logreeve.yaml.YamlText;

/**
 * An attestation for somebody to fill in: what is known of it is written, the rest are
 * placeholders, which {@link AttestationReader} refuses.
 *
 * @param about whom or what it is about
 * @param reviewer who does it; empty when that is still to be said
 * @param period what it covers; null for a kind that has none, or none yet
 * @param date the day it is stated
 */
public record AttestationSkeleton(
        AttestationKind kind,
        Attestation.About about,
        String reviewer,
        @Nullable Period period,
        LocalDate date) {
    private static final String SCHEMA = "schema/attestation-v1.schema.json";

    /**
     * Where it belongs: by subject, kind and period.
     *
     * @param inventory the list of hosts
     */
    public Path place(Path inventory) {
        String subject = about.name().isEmpty() ? "estate" : about.name();
        return inventory
                .resolveSibling(StatementsReader.FOLDER)
                .resolve(fileName(subject))
                .resolve(kind.name())
                .resolve((period == null ? date.toString() : period.name()) + ".yaml");
    }

    /** Of any name one that leads nowhere else. */
    private static String fileName(String name) {
        String plain = name.replaceAll("[^\\p{L}\\p{N}._-]", "-");
        return plain.startsWith(".") ? "-" + plain.substring(1) : plain;
    }

    /** The schema that editors check it by. */
    public static Path schema(Path inventory) {
        return inventory.resolveSibling(SCHEMA);
    }

    /**
     * What belongs into it.
     *
     * @param inventory the list of hosts
     */
    public String text(Path inventory) {
        Path folder = place(inventory).resolveSibling(".").normalize().toAbsolutePath();
        Path schema = folder.relativize(schema(inventory).toAbsolutePath().normalize());
        var lines = new StringJoiner("\n", "", "\n");
        lines.add("# yaml-language-server: $schema=" + schema.toString().replace('\\', '/'));
        lines.add("kind: " + kind.name());
        lines.add("subject: " + subject());
        lines.add("# a person of people.yaml, who commits this file");
        lines.add("reviewer: " + (reviewer.isEmpty() ? mark("who did it") : quoted(reviewer)));
        if (kind.approved()) {
            lines.add("# somebody else");
            lines.add("approver: " + mark("who accepted it"));
        }
        lines.add("# the day it is stated; it counts from the day of its commit");
        lines.add("date: " + date);
        addPeriod(lines);
        lines.add("covers:");
        lines.add("  - " + mark(kind.covers()));
        if (kind.extent() == AttestationKind.Extent.EVERY_DAY) {
            lines.add(
                    "# when it is true, say below to whom it was reported: incidents: [REFERENCE]");
            lines.add("suspicious: " + mark("true or false"));
        }
        lines.add("# evidence: LINK");
        lines.add("statement: " + mark("in your own words"));
        return lines.toString();
    }

    private void addPeriod(StringJoiner lines) {
        if (period != null) {
            lines.add("period: {from: %s, to: %s}".formatted(period.from(), period.to()));
        } else if (kind.cycle() == Cycle.WHEN_NEEDED) {
            lines.add(
                    "period: {from: %s, to: %s}"
                            .formatted(mark("its first day"), mark("its last day")));
        }
    }

    private String subject() {
        return switch (about.subject()) {
            case ESTATE -> "estate";
            case SERVICE -> "{service: " + quoted(about.name()) + "}";
            case PERSON -> "{person: " + quoted(about.name()) + "}";
        };
    }

    private static String mark(String words) {
        return Placeholder.of(words);
    }

    private static String quoted(String name) {
        return YamlText.of(new YamlNode.Scalar(name, false, 0, 0));
    }
}
