/** syslog-ng's configuration as the daemon reads it. */
@NullMarked
package org.logreeve.parse.syslogng;

import org.jspecify.annotations.NullMarked;
