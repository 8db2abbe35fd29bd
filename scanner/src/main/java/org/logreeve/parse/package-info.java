/** What every parser shares: outcomes, problems, effective values. */
@NullMarked
package org.logreeve.parse;

import org.jspecify.annotations.NullMarked;
