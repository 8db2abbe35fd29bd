/** Bare repositories read by commit id; the only room that imports JGit. */
@NullMarked
package org.logreeve.git;

import org.jspecify.annotations.NullMarked;
