/**
 * The HTML report: what its page says, told apart from how it looks (templates in src/main/jte).
 */
@org.jspecify.annotations.NullMarked
package org.logreeve.report.html;
