/** Strict YAML with line numbers; the only room that imports SnakeYAML. */
@NullMarked
package org.logreeve.yaml;

import org.jspecify.annotations.NullMarked;
