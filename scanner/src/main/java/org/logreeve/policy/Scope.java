package org.logreeve.policy;

/** Whose facts a rule sees. */
public enum Scope {
    /** Those of its subject alone. */
    HOST,
    /** The fleet facts of a run's hosts as well: of a service, those of its own hosts. */
    FLEET
}
