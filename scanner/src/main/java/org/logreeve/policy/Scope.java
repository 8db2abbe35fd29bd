package org.logreeve.policy;

/** Whose facts a rule sees. */
public enum Scope {
    /** Those of one host. */
    HOST,
    /** The fleet facts of all hosts of a run. */
    FLEET
}
