package org.logreeve.fact;

/** A fact about one host among all of a run: what rules of {@code scope: fleet} see. */
public sealed interface FleetFact extends Fact
        permits FleetHost, FleetForward, FleetTimeSource, FleetIdentity {
    /** The inventory name of the host. */
    String host();
}
