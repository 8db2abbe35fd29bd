/** The collector script, its framing, and the same seam over a fixture tree. */
@NullMarked
package org.logreeve.collect;

import org.jspecify.annotations.NullMarked;
