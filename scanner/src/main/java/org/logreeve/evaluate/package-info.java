/** Facts and policy to rule results, through a worker process. */
@NullMarked
package org.logreeve.evaluate;

import org.jspecify.annotations.NullMarked;
