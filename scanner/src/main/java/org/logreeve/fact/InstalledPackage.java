package org.logreeve.fact;

import org.logreeve.text.Origin;

/**
 * A package of a logging, rotation, audit or time program, as the package manager has it. Only
 * Debian's is asked: a query of the other may write to its database.
 *
 * @param name for example {@code rsyslog}
 * @param version the whole version, for example {@code 8.2302.0-1+deb12u2}
 * @param origin what was asked
 */
public record InstalledPackage(String name, String version, Origin origin) implements Fact {}
