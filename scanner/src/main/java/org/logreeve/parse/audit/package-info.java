/** auditd, its plugins, and the audit rules from their files to the kernel. */
@NullMarked
package org.logreeve.parse.audit;

import org.jspecify.annotations.NullMarked;
