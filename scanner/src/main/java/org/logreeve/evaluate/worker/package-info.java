/** The child JVM that compiles and runs rules; the only room that imports Drools. */
@NullMarked
package org.logreeve.evaluate.worker;

import org.jspecify.annotations.NullMarked;
