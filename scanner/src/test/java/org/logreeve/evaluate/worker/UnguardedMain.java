package org.logreeve.evaluate.worker;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.kie.api.event.rule.BeforeMatchFiredEvent;
import org.kie.api.event.rule.DefaultAgendaEventListener;
import org.kie.api.io.ResourceType;
import org.kie.api.runtime.KieSession;
import org.kie.internal.builder.KnowledgeBuilder;
import org.kie.internal.builder.KnowledgeBuilderFactory;
import org.kie.internal.io.ResourceFactory;
import org.logreeve.evaluate.WorkerProtocol.RuleText;
import org.logreeve.fact.Fact;
import org.logreeve.finding.Findings;

/**
 * What the worker would be without its guard, to show that hostile rules are hostile: compiles the
 * files it is told of beside three honest rules and says what came of it. Only here; no switch of
 * the product leads to it.
 */
public final class UnguardedMain {
    private UnguardedMain() {}

    /** Reads paths from standard input, and answers each with one line. */
    public static void main(String[] args) throws IOException {
        PrintStream out = System.out;
        out.println("## ready " + outcome(null));
        out.flush();
        var paths = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String path = paths.readLine(); path != null; path = paths.readLine()) {
            String outcome = outcome(Files.readString(Path.of(path)));
            System.out.flush();
            out.println();
            out.println("## done " + outcome);
            out.flush();
        }
    }

    private static String outcome(@Nullable String hostile) throws IOException {
        var said = new Said();
        try {
            KnowledgeBuilder builder = KnowledgeBuilderFactory.newKnowledgeBuilder();
            for (RuleText victim : HostileHost.victims()) {
                add(builder, victim.text());
            }
            if (hostile != null) {
                add(builder, hostile);
            }
            if (builder.hasErrors()) {
                return "broken " + oneLine(builder.getErrors().iterator().next().getMessage());
            }
            run(builder, said);
            return "ran " + said;
        } catch (StackOverflowError e) {
            return "stack " + said;
        } catch (RuntimeException e) {
            return "threw " + said + " " + oneLine(String.valueOf(e.getMessage()));
        }
    }

    private static void run(KnowledgeBuilder builder, Said said) {
        KieSession session = builder.newKieBase().newKieSession();
        try {
            session.setGlobal("findings", said);
            session.addEventListener(
                    new DefaultAgendaEventListener() {
                        @Override
                        public void beforeMatchFired(BeforeMatchFiredEvent event) {
                            said.rule = event.getMatch().getRule().getName();
                        }
                    });
            HostileHost.facts().forEach(session::insert);
            session.fireAllRules();
        } finally {
            session.dispose();
        }
    }

    private static void add(KnowledgeBuilder builder, String drl) {
        builder.add(
                ResourceFactory.newByteArrayResource(drl.getBytes(StandardCharsets.UTF_8)),
                ResourceType.DRL);
    }

    private static String oneLine(String text) {
        String line = text.replace('\n', ' ');
        return line.substring(0, Math.min(300, line.length()));
    }

    /** What the rules said, the honest ones apart; must not be final, rules reach into it. */
    private static final class Said implements Findings {
        private static final int MOST = 2_000;

        private final TreeSet<String> honest = new TreeSet<>();
        private final TreeSet<String> hostile = new TreeSet<>();
        private String rule = "";
        private int count;
        private boolean flood;

        @Override
        public void fail(Fact fact, Object found, Object wanted) {
            say(found + " " + wanted);
        }

        @Override
        public void failAbsent(Object wanted) {
            say(String.valueOf(wanted));
        }

        @Override
        public void examined(Fact fact) {
            // no verdict
        }

        private void say(String what) {
            boolean odd = rule.startsWith("hostile/") || rule.startsWith("a/b");
            if (odd) {
                count++;
                flood |= count > MOST || what.length() > MOST;
                if (hostile.size() < 5) {
                    hostile.add(what.substring(0, Math.min(80, what.length())));
                }
            } else {
                honest.add(rule + what);
            }
        }

        @Override
        public String toString() {
            return "honest=%d:%d flood=%s said=%s"
                    .formatted(honest.size(), honest.hashCode(), flood, hostile);
        }
    }
}
