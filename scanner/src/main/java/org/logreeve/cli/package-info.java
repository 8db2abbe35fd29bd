/** Picocli commands and exit codes; no logic. */
@NullMarked
package org.logreeve.cli;

import org.jspecify.annotations.NullMarked;
