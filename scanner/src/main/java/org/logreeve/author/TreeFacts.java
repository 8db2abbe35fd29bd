package org.logreeve.author;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.logreeve.collect.TreeReader;
import org.logreeve.evaluate.SubjectFacts;
import org.logreeve.fact.Fact;
import org.logreeve.inventory.Attestation;
import org.logreeve.inventory.Attestation.About;
import org.logreeve.inventory.Connection;
import org.logreeve.inventory.HostSettings;
import org.logreeve.inventory.InventoryHost;
import org.logreeve.inventory.WorkingDays;
import org.logreeve.normalize.AttestationFacts;
import org.logreeve.normalize.Changes;
import org.logreeve.normalize.FleetFacts;
import org.logreeve.normalize.FleetPartners;
import org.logreeve.normalize.HostModel;
import org.logreeve.normalize.StatedHost;
import org.logreeve.policy.Subject;
import org.logreeve.text.HostException;
import org.logreeve.text.Origin;

/** The whole way of a scanned host, with the fixture's files in the place of SSH. */
public final class TreeFacts implements FixtureFacts {
    private static final String SINCE = "2026-06-01T00:00:00Z";

    @Override
    public SubjectFacts of(Fixture fixture) throws HostException {
        FixtureSubject subject = fixture.subject();
        if (subject.subject() == Subject.HOST) {
            return SubjectFacts.ofHost(subject.name(), ofHost(fixture), fixture.settingValues());
        }
        var facts = new ArrayList<>(stated(fixture, about(subject)));
        facts.addAll(fleet(subject));
        return new SubjectFacts(subject.subject(), subject.name(), facts, new TreeMap<>());
    }

    private static List<Fact> ofHost(Fixture fixture) throws HostException {
        FixtureSubject subject = fixture.subject();
        Origin at = Origin.of(fixture.name());
        List<Fact> now = facts(subject.name(), fixture.settings(), fixture.layers(), at);
        var facts = new ArrayList<>(now);
        facts.addAll(
                AttestationFacts.ofHost(
                        subject.attestations(),
                        fixture.settings()
                                .get("service")
                                .map(service -> service.values().getFirst())
                                .orElse(""),
                        subject.name(),
                        subject.asOf(),
                        at));
        if (subject.previous().isEmpty()) {
            facts.add(Changes.notYet(at));
        } else {
            List<Fact> before = facts(subject.name(), fixture.settings(), subject.previous(), at);
            facts.addAll(Changes.between(before, now, SINCE));
        }
        return facts;
    }

    private static List<Fact> facts(
            String name, HostSettings settings, List<Path> layers, Origin at) throws HostException {
        return HostModel.read(
                        new TreeReader(name, layers), StatedHost.of(name, List.of(), at, settings))
                .facts();
    }

    private static About about(FixtureSubject subject) {
        return switch (subject.subject()) {
            case SERVICE -> new About(Attestation.Subject.SERVICE, subject.name());
            case PERSON -> new About(Attestation.Subject.PERSON, subject.name());
            case HOST, ESTATE -> new About(Attestation.Subject.ESTATE, "");
        };
    }

    private static List<Fact> stated(Fixture fixture, About about) {
        return AttestationFacts.of(
                fixture.subject().attestations(),
                about,
                WorkingDays.WITHOUT_HOLIDAYS,
                fixture.subject().name(),
                fixture.subject().asOf(),
                Origin.of("host.yaml"));
    }

    private static List<Fact> fleet(FixtureSubject subject) throws HostException {
        var hosts = new ArrayList<InventoryHost>();
        var facts = new ArrayList<Fact>();
        for (FixtureHost each : subject.hosts()) {
            Origin at = Origin.of("hosts/" + each.name());
            var host = new InventoryHost(each.name(), Connection.unstated(), each.settings(), at);
            hosts.add(host);
            facts.addAll(
                    each.scanned()
                            ? FleetFacts.of(
                                    host,
                                    facts(each.name(), each.settings(), each.layers(), at),
                                    each.hostKey())
                            : FleetFacts.ofNotScanned(host, each.name() + " was not scanned"));
        }
        return FleetPartners.of(hosts).linked(facts);
    }
}
