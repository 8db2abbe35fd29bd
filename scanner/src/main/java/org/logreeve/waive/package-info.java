/** Dated waivers applied to rule results; nothing disappears. */
@NullMarked
package org.logreeve.waive;

import org.jspecify.annotations.NullMarked;
