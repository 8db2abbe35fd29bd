/** A policy pack at a commit or in a working tree. */
@NullMarked
package org.logreeve.policy;

import org.jspecify.annotations.NullMarked;
