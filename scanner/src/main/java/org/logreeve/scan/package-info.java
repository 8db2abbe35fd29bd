/** The run, from inventory to journal. */
@NullMarked
package org.logreeve.scan;

import org.jspecify.annotations.NullMarked;
