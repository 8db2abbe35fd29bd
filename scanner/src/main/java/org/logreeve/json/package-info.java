/** JSON in and out; the only room that imports Jackson. */
@NullMarked
package org.logreeve.json;

import org.jspecify.annotations.NullMarked;
