/** What policy authors run: fixtures and their tests. */
@NullMarked
package org.logreeve.author;

import org.jspecify.annotations.NullMarked;
