/** What each privilege mode can read, and the files that set a mode up on a host. */
@NullMarked
package org.logreeve.access;

import org.jspecify.annotations.NullMarked;
