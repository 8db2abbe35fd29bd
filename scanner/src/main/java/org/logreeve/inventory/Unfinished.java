package org.logreeve.inventory;

/** What becomes of an attestation in which placeholders stand. */
public enum Unfinished {
    /** They are problems. */
    REFUSED,
    /** It is as if it were not there. */
    LEFT_OUT
}
