/** The records a rule can match: the versioned language of policy authors. */
@NullMarked
package org.logreeve.fact;

import org.jspecify.annotations.NullMarked;
