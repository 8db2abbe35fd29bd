package org.logreeve.parse.rsyslog;

import org.logreeve.text.Origin;

/**
 * One {@code name="value"} of an object.
 *
 * @param name in lower case
 * @param value the text, or an array's elements joined by {@code ", "}
 */
record Parameter(String name, String value, Origin origin) {}
