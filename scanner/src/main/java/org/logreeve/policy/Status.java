package org.logreeve.policy;

/** How far a rule has come. */
public enum Status {
    DRAFT,
    ACCEPTED,
    DEPRECATED
}
