/** One class per report format, each a pure function of the journal. */
@NullMarked
package org.logreeve.report;

import org.jspecify.annotations.NullMarked;
