package org.logreeve.policy;

import java.util.Locale;

/** What a rule has one result for. */
public enum Subject {
    HOST,
    /** A service that the inventory names for at least one host. */
    SERVICE,
    /** A person of the inventory's {@code people.yaml}. */
    PERSON,
    /** All of the inventory together. */
    ESTATE;

    /** The form in files and reports. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
