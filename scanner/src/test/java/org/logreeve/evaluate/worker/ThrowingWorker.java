package org.logreeve.evaluate.worker;

import java.io.IOException;
import java.util.Collection;
import org.drools.drl.ast.descr.PackageDescr;
import org.drools.drl.ast.descr.RuleDescr;
import org.logreeve.evaluate.worker.CompiledRules.CompileException;

/** The worker, but the case "foreign" throws when it fires: no rule can be made to. */
public final class ThrowingWorker {
    private ThrowingWorker() {}

    public static void main(String[] args) throws IOException {
        WorkerMain.serve(new RuleJudge(ThrowingWorker::compile));
    }

    private static CompiledRules compile(Collection<PackageDescr> checked) throws CompileException {
        for (PackageDescr each : checked) {
            for (RuleDescr rule : each.getRules()) {
                if (rule.getName().endsWith(" (foreign)")) {
                    rule.setConsequence("java.lang.Integer.parseInt(\"hostile\");");
                }
            }
        }
        return CompiledRules.of(checked);
    }
}
