package org.logreeve.fact;

import java.util.List;

/** Facts in words, for evidence. */
public final class FactText {
    private FactText() {}

    /** The stream, collector or parameter that a fact is about; empty for the host as a whole. */
    public static String subject(Fact fact) {
        return switch (fact) {
            case Host host -> "";
            case Daemon daemon -> daemon.component();
            case RunningConfig config -> config.component();
            case TimeSource source -> source.address();
            case ClockOffset offset -> "";
            case ForwardTarget target -> endpoint(target);
            case Listener listener -> listener.protocol() + " " + listener.port();
            case EventRoute route -> route.eventClass();
            case Retention retention -> retention.stream();
            case JournalStorage stream -> stream.stream();
            case AuditLog stream -> stream.stream();
            case DaemonSetting setting -> setting.name();
            case AuditRule rule -> rule.path();
            case AuditSettings settings -> settings.source();
            case AuditDrift drift -> drift.to();
            case AuditPlugin plugin -> plugin.name();
            case KernelParameter parameter -> parameter.name();
            case OperatingSystem system -> "";
            case InstalledPackage installed -> installed.name();
            case FileAccess file -> file.path();
            case FileAttributes file -> file.path();
            case Mount mount -> mount.path();
            case SshdSetting setting -> setting.name();
            case SudoDefault setting -> setting.name();
            case SudoGrant grant -> grant.command();
            case Agent agent -> agent.name();
            case LogVolume volume -> volume.path();
            case WrittenLog log -> log.path();
            case Gap gap -> gap.scope().isEmpty() ? gap.component() : gap.scope();
            case Attestation attestation -> attestation.kind();
            case AttestedPeriod period -> period.kind();
            case Change change -> change.subject();
            case FleetFact fleet -> fleet.host();
            case Parameter parameter -> parameter.name();
        };
    }

    /** What the scope of a need may call a fact by: its program, and what it is about. */
    public static List<String> scopes(Fact fact) {
        return List.of(program(fact), subject(fact));
    }

    private static String program(Fact fact) {
        return switch (fact) {
            case Daemon daemon -> daemon.component();
            case DaemonSetting setting -> setting.component();
            case RunningConfig config -> config.component();
            case TimeSource source -> source.daemon();
            case ForwardTarget target -> target.daemon();
            case Listener listener -> listener.daemon();
            case EventRoute route -> route.daemon();
            case Retention retention -> retention.daemon();
            case JournalStorage stream -> stream.daemon();
            case AuditLog stream -> stream.daemon();
            case FileAccess file -> file.purpose();
            case Agent agent -> agent.name();
            case LogVolume ignored -> "";
            case WrittenLog log -> log.daemon();
            case Gap gap -> gap.component();
            case Parameter parameter -> parameter.rule();
            case FleetForward forward -> forward.daemon();
            case FleetTimeSource source -> source.daemon();
            case FleetHost ignored -> "";
            case FleetIdentity ignored -> "";
            case Attestation ignored -> "";
            case AttestedPeriod ignored -> "";
            case Change change -> change.kind();
            case SshdSetting ignored -> "sshd";
            case SudoDefault ignored -> "sudoers";
            case SudoGrant ignored -> "sudoers";
            case AuditRule ignored -> "auditd";
            case AuditSettings ignored -> "auditd";
            case AuditDrift ignored -> "auditd";
            case AuditPlugin ignored -> "auditd";
            case Host ignored -> "";
            case KernelParameter ignored -> "";
            case ClockOffset ignored -> "";
            case OperatingSystem ignored -> "";
            case InstalledPackage ignored -> "";
            case FileAttributes ignored -> "";
            case Mount ignored -> "";
        };
    }

    /** The fact in one line. */
    public static String line(Fact fact) {
        return switch (fact) {
            case Host host -> host.name();
            case Daemon daemon -> daemon.component() + " " + daemon.state();
            case RunningConfig config -> running(config);
            case TimeSource source ->
                    "%s %s %s %s%s%s"
                            .formatted(
                                    source.daemon(),
                                    source.kind().equals("start") ? "asks at its" : "follows",
                                    source.kind(),
                                    source.address(),
                                    source.authenticated() ? ", authenticated" : "",
                                    source.observed().equals("stopped")
                                            ? ", but the clock does not follow"
                                            : "");
            case ClockOffset offset ->
                    "its clock is %+d to %+d ms from the scanner's%s"
                            .formatted(
                                    offset.leastMillis(),
                                    offset.mostMillis(),
                                    offset.reference().equals("unknown")
                                            ? ", which is not known to be synchronised"
                                            : "");
            case ForwardTarget target ->
                    "%s sends to %s over %s%s%s%s"
                            .formatted(
                                    target.daemon(),
                                    endpoint(target),
                                    target.protocol(),
                                    target.tls() ? " with TLS" : "",
                                    target.conditional() ? ", under a condition" : "",
                                    observed(target.daemon(), target.observed()));
            case Listener listener ->
                    "%s listens on %s port %d%s%s%s"
                            .formatted(
                                    listener.daemon(),
                                    listener.protocol(),
                                    listener.port(),
                                    listener.address().isEmpty() ? "" : " of " + listener.address(),
                                    listener.tls() ? " with TLS" : "",
                                    observed(listener.daemon(), listener.observed()));
            case EventRoute route ->
                    "%s messages: %s come to %s%s"
                            .formatted(
                                    route.eventClass(),
                                    route.arrives(),
                                    route.goal().equals("disk") ? "the disk" : "another host",
                                    route.losses().isEmpty()
                                            ? ""
                                            : " (" + route.losses().getFirst() + ")");
            case Retention retention ->
                    "%s is kept %s at least (%s)"
                            .formatted(
                                    retention.stream(),
                                    days(retention.leastDays()),
                                    retention.bound());
            case JournalStorage stream ->
                    "%s keeps the %s: %s (%s)"
                            .formatted(
                                    stream.daemon(),
                                    stream.stream(),
                                    stream.storage(),
                                    stream.bound());
            case AuditLog stream ->
                    "%s writes %s; when a file is full: %s"
                            .formatted(
                                    stream.daemon(),
                                    stream.written() ? stream.stream() : "no log",
                                    stream.whenFull());
            case DaemonSetting setting ->
                    "%s: %s = %s%s"
                            .formatted(
                                    setting.component(),
                                    setting.name(),
                                    setting.value(),
                                    setting.byDefault() ? " (default)" : "");
            case AuditRule rule ->
                    "%s: %s%s".formatted(rule.source(), rule.text(), inForce(rule.inForce()));
            case AuditSettings settings ->
                    "%s: audit enabled %d, failure %d, backlog limit %d"
                            .formatted(
                                    settings.source(),
                                    settings.enabled(),
                                    settings.failure(),
                                    settings.backlogLimit());
            case AuditDrift drift ->
                    "audit rules: %s and %s %s"
                            .formatted(
                                    drift.from(),
                                    drift.to(),
                                    drift.inSync() ? "are the same" : "differ");
            case AuditPlugin plugin ->
                    "audit plugin %s is %s"
                            .formatted(plugin.name(), plugin.active() ? "active" : "not active");
            case KernelParameter parameter ->
                    parameter.value().isEmpty()
                            ? parameter.name()
                            : parameter.name() + "=" + parameter.value();
            case OperatingSystem system ->
                    "%s %s, kernel %s%s"
                            .formatted(
                                    system.id(),
                                    system.version(),
                                    system.kernel(),
                                    system.container().isEmpty()
                                            ? ""
                                            : ", in a container (" + system.container() + ")");
            case InstalledPackage installed -> installed.name() + " " + installed.version();
            case FileAccess file ->
                    "%s is a %s of %s:%s with mode %s"
                            .formatted(
                                    file.path(),
                                    file.type(),
                                    file.owner(),
                                    file.group(),
                                    file.mode());
            case FileAttributes file ->
                    "%s is %s"
                            .formatted(
                                    file.path(),
                                    file.immutable()
                                            ? "immutable"
                                            : file.appendOnly()
                                                    ? "append-only"
                                                    : "neither append-only nor immutable");
            case Mount mount ->
                    "%s lies on %s (%s, %s)"
                            .formatted(
                                    mount.path(),
                                    mount.mountPoint(),
                                    mount.fileSystem(),
                                    String.join(",", mount.options()));
            case SshdSetting setting ->
                    "sshd: %s %s%s%s"
                            .formatted(
                                    setting.name(),
                                    setting.value(),
                                    setting.when().isEmpty() ? "" : " for " + setting.when(),
                                    setting.byDefault() ? " (default)" : "");
            case SudoDefault setting ->
                    "sudo: %s = %s%s%s"
                            .formatted(
                                    setting.name(),
                                    setting.value(),
                                    setting.members().isEmpty()
                                            ? ""
                                            : " for " + String.join(", ", setting.members()),
                                    setting.byDefault() ? " (default)" : "");
            case SudoGrant grant ->
                    "sudo: %s %s %s%s"
                            .formatted(
                                    String.join(", ", grant.users()),
                                    grant.denied() ? "may not run" : "may run",
                                    grant.command(),
                                    grant.asRoot() ? " as root" : "");
            case Agent agent ->
                    "%s is %s%s"
                            .formatted(
                                    agent.name(),
                                    agent.state(),
                                    agent.declared() ? ", and declared" : "");
            case WrittenLog log ->
                    "%s is written by %s, and rotated by %s%s"
                            .formatted(
                                    log.path(),
                                    log.daemon(),
                                    log.rotatedBy(),
                                    log.copied() ? " (copied and emptied)" : "");
            case LogVolume volume ->
                    "%s is stated to be %s"
                            .formatted(volume.path(), volume.encrypted() ? "encrypted" : "plain");
            case Gap gap -> gap.kind() + " facts may be missing: " + gap.reason();
            case Attestation attestation ->
                    "%s of %s to %s by %s, stated %s%s"
                            .formatted(
                                    attestation.kind(),
                                    attestation.from(),
                                    attestation.to(),
                                    attestation.reviewer(),
                                    attestation.date(),
                                    committed(attestation));
            case AttestedPeriod period ->
                    "%s %s, due on %s: %s"
                            .formatted(
                                    period.kind(), period.state(), period.due(), period.detail());
            case Change change ->
                    "%s since %s: %s -> %s"
                            .formatted(
                                    change.kind(),
                                    change.since(),
                                    change.before().isEmpty() ? "nothing" : change.before(),
                                    change.after().isEmpty() ? "nothing" : change.after());
            case FleetFact fleet -> line(fleet);
            case Parameter parameter ->
                    parameter.name() + " = " + String.join(", ", parameter.values());
        };
    }

    private static String line(FleetFact fact) {
        return switch (fact) {
            case FleetHost host ->
                    host.host() + (host.scanned() ? " was scanned" : " was not scanned");
            case FleetForward forward ->
                    "%s sends to %s:%d over %s%s"
                            .formatted(
                                    forward.host(),
                                    forward.target(),
                                    forward.port(),
                                    forward.protocol(),
                                    forward.tls() ? " with TLS" : "");
            case FleetTimeSource source ->
                    "%s follows %s".formatted(source.host(), source.address());
            case FleetIdentity identity ->
                    "%s has the %s %s"
                            .formatted(identity.host(), identity.kind(), identity.value());
        };
    }

    private static String running(RunningConfig config) {
        return switch (config.state()) {
            case "stale" ->
                    "%s has not read %s, changed %d minutes ago"
                            .formatted(config.component(), config.file(), config.pendingMinutes());
            case "unit-changed" ->
                    "%s changed, and the service manager has not read it".formatted(config.unit());
            case "stopped" -> config.component() + " does not run";
            default -> config.component() + " runs with what is on disk";
        };
    }

    private static String committed(Attestation stated) {
        if (stated.commit().isEmpty()) {
            return stated.authorship().equals("uncommitted") ? ", not committed" : "";
        }
        var who = new StringBuilder(stated.author().isEmpty() ? "somebody" : stated.author());
        stated.coAuthors().forEach(each -> who.append(" with ").append(each));
        return ", committed by %s in %s of %s"
                .formatted(
                        who,
                        stated.commit().substring(0, Math.min(12, stated.commit().length())),
                        stated.commitDay());
    }

    private static String observed(String daemon, String state) {
        return state.equals("stopped") ? ", but " + daemon + " is stopped" : "";
    }

    private static String inForce(boolean inForce) {
        return inForce ? "" : ", not in force";
    }

    private static String days(long days) {
        return days == Retention.UNBOUNDED ? "for ever" : days + " days";
    }

    private static String endpoint(ForwardTarget target) {
        String host = target.host();
        return (host.indexOf(':') < 0 ? host : "[" + host + "]") + ":" + target.port();
    }
}
