/** The run directory: durable records, one a host. */
@NullMarked
package org.logreeve.journal;

import org.jspecify.annotations.NullMarked;
