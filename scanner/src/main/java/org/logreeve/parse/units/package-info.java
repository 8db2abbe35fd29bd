/** What the service manager says about the daemons that log, rotate and keep time. */
@NullMarked
package org.logreeve.parse.units;

import org.jspecify.annotations.NullMarked;
