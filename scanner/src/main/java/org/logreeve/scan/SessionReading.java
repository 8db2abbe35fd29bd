package org.logreeve.scan;

import java.io.UncheckedIOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.logreeve.collect.Launch;
import org.logreeve.collect.LoadLimits;
import org.logreeve.collect.Redaction;
import org.logreeve.collect.ScriptCollector;
import org.logreeve.collect.TreeReader;
import org.logreeve.connect.HostSession;
import org.logreeve.connect.LocalSession;
import org.logreeve.connect.SessionFacts;
import org.logreeve.connect.SshConnector;
import org.logreeve.inventory.Access;
import org.logreeve.inventory.InventoryHost;
import org.logreeve.inventory.LoadGuard;
import org.logreeve.inventory.Privilege;
import org.logreeve.journal.HostRecord;
import org.logreeve.normalize.HostModel;
import org.logreeve.normalize.StatedHost;
import org.logreeve.text.HostException;
import org.logreeve.text.InputException;

/** Reads one host by the way and with the rights that the inventory says, and keeps how it went. */
final class SessionReading implements HostReading {
    private final SshConnector connector;
    private final Redaction redaction;
    private final InventoryHost host;
    private @Nullable SessionFacts session;
    private @Nullable ScriptCollector collector;

    SessionReading(SshConnector connector, Redaction redaction, InventoryHost host) {
        this.connector = connector;
        this.redaction = redaction;
        this.host = host;
    }

    @Override
    public HostModel read() throws HostException {
        Access access = host.connection().access();
        return access.tree() == null ? throughSession(access) : ofTree(access);
    }

    @Override
    public HostRecord.@Nullable Connection connection() {
        SessionFacts reached = session;
        return reached == null
                ? null
                : new HostRecord.Connection(
                        reached.address(),
                        reached.hostKey(),
                        reached.trust(),
                        reached.server(),
                        reached.notices());
    }

    @Override
    public HostRecord.Access access() {
        Access access = host.connection().access();
        ScriptCollector used = collector;
        if (used == null) {
            return new HostRecord.Access(
                    access.type().word(), access.privilege().word(), "", 0, List.of(), null);
        }
        HostException withheld = used.withheld();
        Privilege granted = withheld == null ? access.privilege() : Privilege.NONE;
        return new HostRecord.Access(
                access.type().word(),
                access.privilege().word(),
                used.version() == 0 ? "" : granted.word(),
                used.version(),
                used.commands(),
                withheld == null ? null : HostAssessment.trouble(withheld));
    }

    static Launch launch(Access access) {
        return switch (access.privilege()) {
            case NONE, GROUPS -> Launch.shell();
            case PINNED -> Launch.pinned(access.collectorPath());
            case SUDO_SHELL -> Launch.sudoShell();
        };
    }

    private HostModel throughSession(Access access) throws HostException {
        try (HostSession open = open(access)) {
            session = open.facts();
            var script =
                    new ScriptCollector(open, host.name(), redaction, launch(access), limits());
            collector = script;
            return HostModel.read(script, StatedHost.of(host));
        }
    }

    private LoadLimits limits() {
        LoadGuard guard = host.schedule().loadGuard();
        return new LoadLimits(guard.load(), guard.memory(), guard.pressure());
    }

    private HostSession open(Access access) throws HostException {
        return access.type() == Access.Type.LOCAL
                ? new LocalSession(SshConnector.Limits.standard(), host.connection().deadline())
                : connector.open(host);
    }

    private HostModel ofTree(Access access) throws HostException {
        try {
            return HostModel.read(
                    TreeReader.of(
                            host.name(),
                            java.util.Objects.requireNonNull(access.tree()),
                            redaction),
                    StatedHost.of(host));
        } catch (InputException | UncheckedIOException e) {
            throw new HostException(
                    "LR-2202",
                    "collect",
                    "its tree cannot be read: " + e.getMessage(),
                    "correct the folder that connection.path names");
        }
    }
}
