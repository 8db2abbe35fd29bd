/** rsyslog text to its effective configuration. */
@NullMarked
package org.logreeve.parse.rsyslog;

import org.jspecify.annotations.NullMarked;
