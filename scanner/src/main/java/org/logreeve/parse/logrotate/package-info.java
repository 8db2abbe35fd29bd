/** logrotate text to its effective configuration. */
@NullMarked
package org.logreeve.parse.logrotate;

import org.jspecify.annotations.NullMarked;
