/** SSH hosts in this process that serve fixture trees, for the demo and tests. */
@NullMarked
package org.logreeve.demohost;

import org.jspecify.annotations.NullMarked;
