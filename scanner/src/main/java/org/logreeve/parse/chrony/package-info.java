/** chrony text to its effective configuration. */
@NullMarked
package org.logreeve.parse.chrony;

import org.jspecify.annotations.NullMarked;
