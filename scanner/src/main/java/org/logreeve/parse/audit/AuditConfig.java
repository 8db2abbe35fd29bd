package org.logreeve.parse.audit;

import java.util.List;

/**
 * The audit set-up of a host, from its files to the kernel.
 *
 * @param settings auditd.conf
 * @param plugins of the plugin folder, in the order of their names
 * @param remote settings of audisp-remote; none when no such plugin is active
 * @param boot what the rule files come to when they are loaded at the next start
 * @param merged what augenrules makes of the rule files; none when they are not used
 * @param compiled the lines of {@code audit.rules}
 * @param kernel the rules that the kernel holds
 * @param status how the kernel is set
 * @param kernelParameters the words of the kernel's command line
 */
public record AuditConfig(
        Stage<AuditdSettings> settings,
        Stage<List<Plugin>> plugins,
        Stage<RemoteSettings> remote,
        Stage<LoadedRules> boot,
        Stage<List<RuleLine>> merged,
        Stage<List<RuleLine>> compiled,
        Stage<List<CanonicalRule>> kernel,
        Stage<KernelStatus> status,
        Stage<List<String>> kernelParameters) {}
