/** The hosts of an estate and what is stated about them. */
@NullMarked
package org.logreeve.inventory;

import org.jspecify.annotations.NullMarked;
