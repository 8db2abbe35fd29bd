package org.logreeve.fact;

import org.logreeve.text.Origin;

/** A statement about a host that a rule can match. Components are plain values and origins. */
public sealed interface Fact
        permits Host,
                Daemon,
                DaemonSetting,
                RunningConfig,
                TimeSource,
                ClockOffset,
                ForwardTarget,
                Listener,
                EventRoute,
                Retention,
                JournalStorage,
                AuditLog,
                AuditRule,
                AuditSettings,
                AuditDrift,
                AuditPlugin,
                KernelParameter,
                OperatingSystem,
                InstalledPackage,
                FileAccess,
                FileAttributes,
                Mount,
                SshdSetting,
                SudoDefault,
                SudoGrant,
                Agent,
                LogVolume,
                WrittenLog,
                Gap,
                Attestation,
                AttestedPeriod,
                Change,
                FleetFact,
                Parameter {
    /** Where the statement was read. */
    Origin origin();
}
