/** sshd_config text to its effective configuration. */
@NullMarked
package org.logreeve.parse.sshd;

import org.jspecify.annotations.NullMarked;
