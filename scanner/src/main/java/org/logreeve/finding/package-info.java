/** Rule results, findings, evidence and states. */
@NullMarked
package org.logreeve.finding;

import org.jspecify.annotations.NullMarked;
