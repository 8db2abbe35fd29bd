/** How systemd's own daemons read their settings: grammar, drop-ins, values. */
@NullMarked
package org.logreeve.parse.systemd;

import org.jspecify.annotations.NullMarked;
