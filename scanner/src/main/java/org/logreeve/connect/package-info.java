/** One read-only SSH session a host; the only room that imports SSHJ. */
@NullMarked
package org.logreeve.connect;

import org.jspecify.annotations.NullMarked;
