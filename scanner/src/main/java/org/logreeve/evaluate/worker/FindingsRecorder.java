package org.logreeve.evaluate.worker;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.kie.api.event.rule.AfterMatchFiredEvent;
import org.kie.api.event.rule.BeforeMatchFiredEvent;
import org.kie.api.event.rule.DefaultAgendaEventListener;
import org.logreeve.evaluate.WorkerProtocol;
import org.logreeve.evaluate.WorkerProtocol.RawFinding;
import org.logreeve.evaluate.WorkerProtocol.RuleAnswer;
import org.logreeve.fact.Fact;
import org.logreeve.finding.Findings;

/** Writes down what rules say about one host. */
final class FindingsRecorder implements Findings {
    private final IdentityHashMap<Fact, Integer> indexes = new IdentityHashMap<>();
    private final Map<String, Said> said = new LinkedHashMap<>();
    private String firing = "";

    private record Said(List<RawFinding> findings, TreeSet<Integer> examined) {}

    FindingsRecorder(List<Fact> facts) {
        facts.forEach(fact -> indexes.put(fact, indexes.size()));
    }

    @Override
    public void fail(Fact fact, Object found, Object wanted) {
        Said said = said();
        said.findings.add(new RawFinding(caseName(), index(fact), text(found), text(wanted)));
        said.examined.add(index(fact));
        checkSize(said);
    }

    @Override
    public void failAbsent(Object wanted) {
        Said said = said();
        said.findings.add(new RawFinding(caseName(), -1, "", text(wanted)));
        checkSize(said);
    }

    @Override
    public void examined(Fact fact) {
        Said said = said();
        said.examined.add(index(fact));
        checkSize(said);
    }

    RuleAnswer answer(String rule) {
        Said said = this.said.get(rule);
        return said == null
                ? new RuleAnswer(rule, "", List.of(), List.of())
                : new RuleAnswer(rule, "", said.findings, List.copyOf(said.examined));
    }

    DefaultAgendaEventListener listener() {
        return new DefaultAgendaEventListener() {
            @Override
            public void beforeMatchFired(BeforeMatchFiredEvent event) {
                firing = event.getMatch().getRule().getName();
            }

            @Override
            public void afterMatchFired(AfterMatchFiredEvent event) {
                firing = "";
            }
        };
    }

    private Said said() {
        int bracket = firing.indexOf(" (");
        String rule = bracket < 0 ? firing : firing.substring(0, bracket);
        return said.computeIfAbsent(rule, r -> new Said(new ArrayList<>(), new TreeSet<>()));
    }

    private String caseName() {
        int bracket = firing.indexOf(" (");
        return bracket < 0
                ? WorkerProtocol.MAIN_CASE
                : firing.substring(bracket + 2, firing.length() - 1);
    }

    private int index(Fact fact) {
        Integer index = indexes.get(fact);
        if (index == null) {
            throw new IllegalStateException("a fact that is not the host's");
        }
        return index;
    }

    private static void checkSize(Said said) {
        if (said.findings.size() > WorkerProtocol.MAX_FINDINGS
                || said.examined.size() > WorkerProtocol.MAX_FINDINGS) {
            throw new IllegalStateException(
                    "more than " + WorkerProtocol.MAX_FINDINGS + " findings on one host");
        }
    }

    private static String text(Object value) {
        String text =
                value instanceof List<?> list
                        ? String.join(", ", list.stream().map(String::valueOf).toList())
                        : String.valueOf(value);
        return text.length() <= WorkerProtocol.MAX_TEXT
                ? text
                : text.substring(0, WorkerProtocol.MAX_TEXT);
    }
}
