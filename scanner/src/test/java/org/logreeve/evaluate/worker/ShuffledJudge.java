package org.logreeve.evaluate.worker;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.drools.drl.ast.descr.PackageDescr;
import org.logreeve.evaluate.WorkerProtocol.HostReply;
import org.logreeve.evaluate.WorkerProtocol.HostRequest;
import org.logreeve.evaluate.WorkerProtocol.LoadRequest;
import org.logreeve.evaluate.worker.CompiledRules.CompileException;

/** Rules compiled in another order: that of files, and that of the cases in each. */
public final class ShuffledJudge {
    private final RuleJudge judge;

    /** Of the same rules and seed the same order. */
    public ShuffledJudge(LoadRequest rules, long seed) {
        var random = new Random(seed);
        judge = new RuleJudge(checked -> compile(checked, random));
        if (!judge.load(rules).problems().isEmpty()) {
            throw new IllegalArgumentException("rules that are refused");
        }
    }

    private static CompiledRules compile(Collection<PackageDescr> checked, Random random)
            throws CompileException {
        List<PackageDescr> packages = new ArrayList<>(checked);
        Collections.shuffle(packages, random);
        for (PackageDescr each : packages) {
            Collections.shuffle(each.getRules(), random);
        }
        return CompiledRules.of(packages);
    }

    public HostReply judge(HostRequest host) {
        return judge.judge(host);
    }
}
