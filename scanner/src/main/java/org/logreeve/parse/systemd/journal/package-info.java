/** The journal: what journald stores, journal-upload sends and journal-remote receives. */
@NullMarked
package org.logreeve.parse.systemd.journal;

import org.jspecify.annotations.NullMarked;
