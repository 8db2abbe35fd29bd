package org.logreeve.policy;

/** What a rule has one result for. */
public enum Subject {
    HOST,
    SERVICE,
    PERSON,
    ESTATE
}
