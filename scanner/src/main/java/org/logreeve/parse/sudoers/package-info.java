/** sudoers text to its effective configuration. */
@NullMarked
package org.logreeve.parse.sudoers;

import org.jspecify.annotations.NullMarked;
