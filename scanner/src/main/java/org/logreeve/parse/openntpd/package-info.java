/** OpenNTPD's ntpd.conf text to its effective configuration. */
@NullMarked
package org.logreeve.parse.openntpd;

import org.jspecify.annotations.NullMarked;
