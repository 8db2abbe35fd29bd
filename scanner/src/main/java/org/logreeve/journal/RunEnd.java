package org.logreeve.journal;

/**
 * The last record of a run that came to its end.
 *
 * @param ended ISO 8601 in UTC
 * @param interrupted whether the user stopped it before every host was launched
 */
public record RunEnd(String ended, boolean interrupted) {}
