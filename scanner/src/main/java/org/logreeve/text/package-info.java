/** Origins, encoders for each sink and small shared values; knows no other room. */
@NullMarked
package org.logreeve.text;

import org.jspecify.annotations.NullMarked;
