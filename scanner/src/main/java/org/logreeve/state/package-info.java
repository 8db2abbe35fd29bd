/** What outlives a run: small, one file a host, in a folder or on a Git ref. */
@NullMarked
package org.logreeve.state;

import org.jspecify.annotations.NullMarked;
