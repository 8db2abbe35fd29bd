package org.logreeve.evaluate.worker;

import com.google.re2j.Pattern;
import java.io.ObjectInput;
import java.io.ObjectOutput;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.drools.base.base.ValueResolver;
import org.drools.base.base.ValueType;
import org.drools.base.rule.accessor.Evaluator;
import org.drools.base.rule.accessor.FieldValue;
import org.drools.base.rule.accessor.ReadAccessor;
import org.drools.compiler.rule.builder.EvaluatorDefinition;
import org.drools.drl.parser.impl.Operator;
import org.drools.mvel.evaluators.BaseEvaluator;
import org.drools.mvel.evaluators.VariableRestriction.VariableContextEntry;
import org.jspecify.annotations.Nullable;
import org.kie.api.runtime.rule.FactHandle;

/**
 * The engine's operator behind {@code matches}: a text against a literal, on RE2/J, because the
 * engine's own backtracks and a rule could keep it busy for ever.
 */
public final class MatchesLinear implements EvaluatorDefinition {
    /** What the guard writes for {@code matches}; no author can write it. */
    static final String NAME = "matchesLinear";

    private static final Operator YES = Operator.addOperatorToRegistry(NAME, false);
    private static final Operator NO = Operator.addOperatorToRegistry(NAME, true);

    @Override
    public String[] getEvaluatorIds() {
        return new String[] {NAME};
    }

    @Override
    public boolean isNegatable() {
        return true;
    }

    @Override
    public Evaluator getEvaluator(
            ValueType type,
            String id,
            boolean negated,
            @Nullable String parameters,
            Target left,
            Target right) {
        return new Matcher(type, negated);
    }

    @Override
    public Evaluator getEvaluator(
            ValueType type, String id, boolean negated, @Nullable String parameters) {
        return new Matcher(type, negated);
    }

    @Override
    public Evaluator getEvaluator(ValueType type, Operator operator, @Nullable String parameters) {
        return new Matcher(type, operator.isNegated());
    }

    @Override
    public Evaluator getEvaluator(ValueType type, Operator operator) {
        return new Matcher(type, operator.isNegated());
    }

    @Override
    public boolean supportsType(ValueType type) {
        return true;
    }

    @Override
    public Target getTarget() {
        return Target.FACT;
    }

    @Override
    public void writeExternal(ObjectOutput out) {
        throw new UnsupportedOperationException("rules are never serialized");
    }

    @Override
    public void readExternal(ObjectInput in) {
        throw new UnsupportedOperationException("rules are never serialized");
    }

    /** Matches whole texts; the patterns were compiled once by {@link LinearRegex} already. */
    private static final class Matcher extends BaseEvaluator {
        private static final long serialVersionUID = 1L;

        private final boolean negated;
        private final transient Map<String, Pattern> compiled = new ConcurrentHashMap<>();

        Matcher(ValueType type, boolean negated) {
            super(type, negated ? NO : YES);
            this.negated = negated;
        }

        @Override
        public boolean evaluate(
                ValueResolver resolver, ReadAccessor left, FactHandle fact, FieldValue right) {
            return matches(left.getValue(resolver, fact.getObject()), right.getValue());
        }

        @Override
        public boolean evaluate(
                ValueResolver resolver,
                ReadAccessor left,
                FactHandle leftFact,
                ReadAccessor right,
                FactHandle rightFact) {
            // Where && or || stand around it, the engine hands over literals this way.
            return matches(
                    left.getValue(resolver, leftFact.getObject()),
                    right.getValue(resolver, rightFact.getObject()));
        }

        @Override
        public boolean evaluateCachedLeft(
                ValueResolver resolver, VariableContextEntry context, FactHandle right) {
            throw literalOnly();
        }

        @Override
        public boolean evaluateCachedRight(
                ValueResolver resolver, VariableContextEntry context, FactHandle left) {
            throw literalOnly();
        }

        private boolean matches(@Nullable Object text, @Nullable Object regex) {
            Pattern pattern = compiled.computeIfAbsent(String.valueOf(regex), Pattern::compile);
            return pattern.matches(String.valueOf(text)) != negated;
        }

        private static IllegalStateException literalOnly() {
            return new IllegalStateException("the guard lets literals through only");
        }
    }
}
