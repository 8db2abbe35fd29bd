/** Effective configuration to facts. */
@NullMarked
package org.logreeve.normalize;

import org.jspecify.annotations.NullMarked;
