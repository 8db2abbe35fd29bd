/** The host itself: distribution, kernel, packages, mounts, and who may touch its logs. */
@NullMarked
package org.logreeve.parse.host;

import org.jspecify.annotations.NullMarked;
