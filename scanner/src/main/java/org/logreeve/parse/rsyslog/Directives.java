package org.logreeve.parse.rsyslog;

import org.logreeve.text.Origin;

/** What the scanner does when it meets a {@code $} line. */
interface Directives {
    String INCLUDE = "$includeconfig";

    /** {@code $IncludeConfig pattern}. */
    void include(String pattern, Origin at);

    /** Any other directive line, from its {@code $} on. */
    void apply(String line, Origin at);
}
