package org.logreeve.fact;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The fact kinds of this version. */
public final class Facts {
    /** The version a policy pack names as {@code facts:}. */
    public static final int VERSION = 1;

    private static final Map<String, Class<? extends Fact>> KINDS =
            List.of(
                            Host.class,
                            Daemon.class,
                            DaemonSetting.class,
                            RunningConfig.class,
                            TimeSource.class,
                            ClockOffset.class,
                            ForwardTarget.class,
                            Listener.class,
                            EventRoute.class,
                            Retention.class,
                            JournalStorage.class,
                            AuditLog.class,
                            AuditRule.class,
                            AuditSettings.class,
                            AuditDrift.class,
                            AuditPlugin.class,
                            KernelParameter.class,
                            OperatingSystem.class,
                            InstalledPackage.class,
                            FileAccess.class,
                            FileAttributes.class,
                            Mount.class,
                            SshdSetting.class,
                            SudoDefault.class,
                            SudoGrant.class,
                            Agent.class,
                            LogVolume.class,
                            WrittenLog.class,
                            Gap.class,
                            Attestation.class,
                            AttestedPeriod.class,
                            Change.class,
                            FleetHost.class,
                            FleetForward.class,
                            FleetTimeSource.class,
                            FleetIdentity.class,
                            Parameter.class)
                    .stream()
                    .collect(Collectors.toUnmodifiableMap(Class::getSimpleName, kind -> kind));

    private Facts() {}

    /** Record classes by the name that rules use. */
    public static Map<String, Class<? extends Fact>> kinds() {
        return KINDS;
    }

    /** Whether facts of a kind are about one host among all of a run. */
    public static boolean isFleet(String kind) {
        Class<? extends Fact> type = KINDS.get(kind);
        return type != null && FleetFact.class.isAssignableFrom(type);
    }

    /** Whether facts of a kind are what people stated about a service, a person or the estate. */
    public static boolean isStated(String kind) {
        return kind.equals("Attestation") || kind.equals("AttestedPeriod");
    }

    public static String kind(Fact fact) {
        return fact.getClass().getSimpleName();
    }
}
