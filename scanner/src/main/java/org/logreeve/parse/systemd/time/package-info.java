/** systemd-timesyncd: whom it asks for the time. */
@NullMarked
package org.logreeve.parse.systemd.time;

import org.jspecify.annotations.NullMarked;
