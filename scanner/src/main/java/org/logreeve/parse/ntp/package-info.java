/** ntp.conf text of ntpsec and classic ntp to its effective configuration. */
@NullMarked
package org.logreeve.parse.ntp;

import org.jspecify.annotations.NullMarked;
