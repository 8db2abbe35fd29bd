/** What was read from a host, as a value. */
@NullMarked
package org.logreeve.snapshot;

import org.jspecify.annotations.NullMarked;
