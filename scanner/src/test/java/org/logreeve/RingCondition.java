package org.logreeve;

import java.util.List;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.commons.support.AnnotationSupport;

/** Leaves a ring out when this machine lacks what it needs. */
public final class RingCondition implements ExecutionCondition {
    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        return AnnotationSupport.findAnnotation(context.getRequiredTestClass(), Ring.class)
                .map(
                        ring -> {
                            List<String> missing = ring.value().missing();
                            return missing.isEmpty()
                                    ? ConditionEvaluationResult.enabled("ring can run")
                                    : ConditionEvaluationResult.disabled(
                                            "ring " + ring.value() + " lacks " + missing);
                        })
                .orElse(ConditionEvaluationResult.enabled("no ring"));
    }
}
