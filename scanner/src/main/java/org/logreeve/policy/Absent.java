package org.logreeve.policy;

/** What it means when none of a rule's components is on the host. */
public enum Absent {
    NOTAPPLICABLE,
    FAIL
}
