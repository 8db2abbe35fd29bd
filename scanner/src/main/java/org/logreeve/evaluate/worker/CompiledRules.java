package org.logreeve.evaluate.worker;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.drools.drl.ast.descr.PackageDescr;
import org.kie.api.KieBase;
import org.kie.api.io.Resource;
import org.kie.api.io.ResourceType;
import org.kie.api.runtime.KieSession;
import org.kie.internal.builder.KnowledgeBuilder;
import org.kie.internal.builder.KnowledgeBuilderConfiguration;
import org.kie.internal.builder.KnowledgeBuilderError;
import org.kie.internal.builder.KnowledgeBuilderFactory;
import org.kie.internal.builder.conf.EvaluatorOption;
import org.kie.internal.io.ResourceFactory;
import org.logreeve.fact.Fact;

/** Checked rules compiled by the classic engine. */
final class CompiledRules {
    private final KieBase base;

    private CompiledRules(KieBase base) {
        this.base = base;
    }

    /**
     * @throws CompileException when the engine refuses what the guard let through
     */
    static CompiledRules of(Collection<PackageDescr> packages) throws CompileException {
        KnowledgeBuilderConfiguration configuration =
                KnowledgeBuilderFactory.newKnowledgeBuilderConfiguration();
        configuration.setOption(EvaluatorOption.get(MatchesLinear.NAME, new MatchesLinear()));
        KnowledgeBuilder builder = KnowledgeBuilderFactory.newKnowledgeBuilder(configuration);
        for (PackageDescr each : packages) {
            Resource resource = ResourceFactory.newDescrResource(each);
            builder.add(resource, ResourceType.DESCR);
            if (builder.hasErrors()) {
                throw new CompileException(errors(builder));
            }
        }
        return new CompiledRules(builder.newKieBase());
    }

    /** Judges one host's facts; what the rules say goes to {@code findings}. */
    void run(List<Fact> facts, FindingsRecorder findings) {
        KieSession session = base.newKieSession();
        try {
            session.setGlobal("findings", findings);
            session.addEventListener(findings.listener());
            facts.forEach(session::insert);
            session.fireAllRules();
        } finally {
            session.dispose();
        }
    }

    private static List<KnowledgeBuilderError> errors(KnowledgeBuilder builder) {
        return new ArrayList<>(builder.getErrors());
    }

    /** What the engine did not like. */
    static final class CompileException extends Exception {
        private static final long serialVersionUID = 1L;

        private final transient List<KnowledgeBuilderError> errors;

        CompileException(List<KnowledgeBuilderError> errors) {
            this.errors = errors;
        }

        List<KnowledgeBuilderError> errors() {
            return errors;
        }
    }
}
