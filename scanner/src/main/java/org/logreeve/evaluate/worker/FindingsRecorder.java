package org.logreeve.evaluate.worker;

import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
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

    /** What one rule said, up to the most that is listed. */
    private static final class Said {
        // An alternative that holds twice, or a join, says the same thing again.
        private final Set<RawFinding> findings = new LinkedHashSet<>();
        private final TreeSet<Integer> examined = new TreeSet<>();
        private int dropped;

        void add(RawFinding finding) {
            if (findings.size() < WorkerProtocol.MAX_FINDINGS) {
                findings.add(finding);
            } else if (!findings.contains(finding)) {
                dropped++;
            }
        }

        void add(int fact) {
            if (examined.size() < WorkerProtocol.MAX_FINDINGS) {
                examined.add(fact);
            } else if (!examined.contains(fact)) {
                dropped++;
            }
        }
    }

    FindingsRecorder(List<Fact> facts) {
        facts.forEach(fact -> indexes.put(fact, indexes.size()));
    }

    @Override
    public void fail(Fact fact, Object found, Object wanted) {
        said().add(new RawFinding(caseName(), index(fact), text(found), text(wanted)));
        said().add(index(fact));
    }

    @Override
    public void failAbsent(Object wanted) {
        said().add(new RawFinding(caseName(), -1, "", text(wanted)));
    }

    @Override
    public void examined(Fact fact) {
        said().add(index(fact));
    }

    RuleAnswer answer(String rule) {
        Said said = this.said.get(rule);
        return said == null
                ? new RuleAnswer(rule, "", List.of(), List.of(), 0)
                : new RuleAnswer(
                        rule,
                        "",
                        List.copyOf(said.findings),
                        List.copyOf(said.examined),
                        said.dropped);
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
        return said.computeIfAbsent(rule, r -> new Said());
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
