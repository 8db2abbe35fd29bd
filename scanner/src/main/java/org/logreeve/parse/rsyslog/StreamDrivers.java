package org.logreeve.parse.rsyslog;

import java.util.ArrayList;
import java.util.List;
import org.logreeve.text.Origin;

/**
 * Takes out actions whose network stream driver is not installed: the daemon makes them, cannot
 * load the driver when it connects, and keeps them suspended for good.
 */
final class StreamDrivers {
    private final Modules modules;
    private final String byDefault;

    /**
     * @param byDefault the driver of {@code global()}, which counts wherever it stands
     */
    StreamDrivers(Modules modules, String byDefault) {
        this.modules = modules;
        this.byDefault = byDefault;
    }

    List<Ruleset> installed(List<Ruleset> rulesets) {
        return rulesets.stream()
                .map(r -> new Ruleset(r.name(), r.queued(), statements(r.statements()), r.origin()))
                .toList();
    }

    private List<Statement> statements(List<Statement> statements) {
        var kept = new ArrayList<Statement>();
        for (Statement statement : statements) {
            switch (statement) {
                case Statement.Run run -> {
                    if (sends(run.action())) {
                        kept.add(run);
                    }
                }
                case Statement.Branch b ->
                        kept.add(
                                new Statement.Branch(
                                        b.when(),
                                        b.text(),
                                        statements(b.then()),
                                        statements(b.otherwise()),
                                        b.origin()));
                case Statement.Loop(List<Statement> body, Origin at) ->
                        kept.add(new Statement.Loop(statements(body), at));
                case Statement.Stop stop -> kept.add(stop);
                case Statement.Call call -> kept.add(call);
                case Statement.CallIndirect call -> kept.add(call);
            }
        }
        return kept;
    }

    private boolean sends(Action action) {
        if (!action.type().equals("omfwd") || !action.value("protocol").equals("tcp")) {
            return true;
        }
        String own = action.value("streamdriver");
        return modules.hasDriver(own.isEmpty() ? byDefault : own, action.origin());
    }
}
