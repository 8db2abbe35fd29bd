package org.logreeve.evaluate.worker;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.logreeve.evaluate.WorkerProtocol.RuleCase;
import org.logreeve.evaluate.WorkerProtocol.RuleText;
import org.logreeve.evaluate.WorkerProtocol.Says;

/** Hostile rules are refused with a reason before anything of them is built. */
class RuleGuardTest {
    private static final String HEAD =
            """
            package policies
            import org.logreeve.fact.TimeSource
            import org.logreeve.fact.Retention
            global org.logreeve.finding.Findings findings
            """;

    /** Reason code, and line, then the rule; each line of the text block below is one of them. */
    record Hostile(String name, String code, int line, String drl) {}

    private static Hostile file(String name, String code, int line, String drl) {
        return new Hostile(name, code, line, drl);
    }

    private static Hostile when(String name, String code, String conditions) {
        return new Hostile(
                name,
                code,
                7,
                HEAD
                        + "rule \"a/b\"\nwhen\n"
                        + conditions
                        + "\nthen\nfindings.failAbsent(\"x\");\nend\n");
    }

    private static Hostile then(String name, String consequence) {
        return new Hostile(
                name,
                "consequence",
                8,
                HEAD
                        + "rule \"a/b\"\nwhen\n$t : TimeSource($a : address)\nthen "
                        + consequence
                        + "\nend\n");
    }

    private static Hostile header(String name, String code, String line) {
        return new Hostile(name, code, 5, HEAD + line + "\n" + good("a/b"));
    }

    private static Hostile attribute(String name, String code, String attribute) {
        return new Hostile(
                name,
                code,
                6,
                HEAD
                        + "rule \"a/b\"\n"
                        + attribute
                        + "\nwhen\nTimeSource()\nthen\nfindings.failAbsent(\"x\");\nend\n");
    }

    private static String good(String name) {
        return "rule \""
                + name
                + "\"\nwhen\nTimeSource()\nthen\nfindings.failAbsent(\"x\");\nend\n";
    }

    static final String EXEC = "java.lang.Runtime.getRuntime().exec(\"id\")";

    static List<Hostile> hostile() {
        var all = new ArrayList<Hostile>();
        all.add(when("eval", "element", "eval(" + EXEC + " != null)"));
        all.add(when("from", "source", "$t : TimeSource() from " + EXEC));
        all.add(
                when(
                        "collect",
                        "source",
                        "java.util.List() from collect(TimeSource(address == \"x\"))"));
        all.add(
                when(
                        "accumulate",
                        "source",
                        "Number() from accumulate(TimeSource(), init("
                                + EXEC
                                + ";) action()"
                                + " result(1))"));
        all.add(
                when(
                        "accumulate with a known type",
                        "source",
                        "TimeSource() from accumulate(TimeSource(), init(int n = 0;) action("
                                + EXEC
                                + ";) result(null))"));
        all.add(when("not from", "source", "not (TimeSource() from " + EXEC + ")"));
        all.add(when("entry point", "source", "TimeSource() from entry-point \"x\""));
        all.add(when("window", "source", "TimeSource() over window:length(3)"));
        all.add(
                when(
                        "variable from inside an or",
                        "variable",
                        "(TimeSource($x : address) or Retention($x : stream))"
                                + " TimeSource(daemon == $x)"));
        all.add(when("or that multiplies", "join", "TimeSource() (Retention() or TimeSource())"));
        all.add(
                when(
                        "code hidden in an or",
                        "token",
                        "(TimeSource() or Retention(" + EXEC + " != null))"));
        all.add(
                when(
                        "accumulate with an unknown function",
                        "source",
                        "accumulate(TimeSource($a : address); $n : exec($a))"));
        all.add(
                when(
                        "accumulate with code in a function",
                        "variable",
                        "accumulate(TimeSource($a : address); $n : count(" + EXEC + "))"));
        all.add(
                when(
                        "accumulate with code in its condition",
                        "token",
                        "accumulate(TimeSource($a : address); $n : count($a); "
                                + EXEC
                                + " != null)"));
        all.add(
                when(
                        "accumulate over a join without a condition",
                        "join",
                        "accumulate(TimeSource($a : address) and Retention(); $n : count($a))"));
        all.add(when("sum of texts", "type", "accumulate(TimeSource($a : address); $n : sum($a))"));
        all.add(
                when(
                        "number from accumulate",
                        "source",
                        "$n : Number() from accumulate(TimeSource($a : address), count($a))"));
        all.add(when("not a regular expression", "regex", "TimeSource(address matches \"(a\")"));
        all.add(when("look-behind", "regex", "TimeSource(address matches \"(?<=a)b\")"));
        all.add(
                when(
                        "regular expression of a million states",
                        "regex",
                        "TimeSource(address matches \"((a{100}){100}){100}\")"));
        all.add(
                when(
                        "regular expression of a variable",
                        "type",
                        "TimeSource($k : kind, address matches $k)"));
        all.add(
                when(
                        "the engine's own operator",
                        // an engine that has compiled before knows it, and the guard refuses it
                        "syntax|operator",
                        "TimeSource(address matchesLinear \"a\")"));
        all.add(when("code behind or", "token", "TimeSource(kind == \"a\" || " + EXEC + ")"));
        all.add(
                when(
                        "unknown component behind and",
                        "field",
                        "TimeSource(kind == \"a\" && ad == \"b\")"));
        all.add(when("call in a constraint", "token", "TimeSource(" + EXEC + " != null)"));
        all.add(when("call on a component", "token", "TimeSource(address.length() > 3)"));
        all.add(when("class of a component", "token", "TimeSource(this.class.name == \"x\")"));
        all.add(when("class name", "token", "TimeSource(address == java.io.File.separator)"));
        all.add(when("in with a call", "token", "TimeSource(address in (" + EXEC + "))"));
        all.add(when("constructor", "token", "TimeSource(address == new String(\"x\"))"));
        all.add(when("cast", "field", "TimeSource((String) address == \"x\")"));
        all.add(when("str operator", "token", "TimeSource(address str[startsWith] \"a\")"));
        all.add(when("comment in a constraint", "token", "TimeSource(address == /* x */ \"y\")"));
        all.add(when("two at once", "token", "TimeSource(address == \"x\" || == \"y\")"));
        all.add(when("bound call", "token", "TimeSource($x : address.toString())"));
        all.add(when("template text", "escape", "TimeSource(address == '@{1+1}')"));
        all.add(when("unknown component", "field", "TimeSource(adress == \"x\")"));
        all.add(when("unknown kind", "kind", "String(this == \"x\")"));
        all.add(when("qualified kind", "kind", "java.lang.Object()"));
        all.add(when("number against text", "type", "Retention(leastDays < \"90\")"));
        all.add(when("unbound variable", "variable", "TimeSource(address == $nobody)"));
        all.add(
                when(
                        "variable from inside a not",
                        "variable",
                        "not TimeSource($x : address) Retention(stream == $x)"));
        all.add(when("positional", "element", "TimeSource(\"chrony\"; )"));
        all.add(when("annotated pattern", "annotation", "TimeSource() @watch(address)"));
        all.add(when("join without a condition", "join", "TimeSource() Retention()"));
        all.add(
                when(
                        "join inside a not",
                        "join",
                        "not (TimeSource() and Retention() and Retention())"));
        all.add(
                when(
                        "parameter of another rule",
                        "parameter",
                        "Parameter(rule == \"x/y\", name == \"p\", $n : number)"));
        all.add(
                when(
                        "parameter that is not declared",
                        "parameter",
                        "Parameter(rule == \"a/b\", name == \"q\", $n : number)"));
        all.add(
                when(
                        "absence of a parameter",
                        "parameter",
                        "not Parameter(rule == \"a/b\", name == \"p\")"));
        all.add(when("named consequence", "element", "if (true) do[x]"));
        all.add(then("exec", EXEC + ";"));
        all.add(then("two statements", "findings.examined($t); " + EXEC + ";"));
        all.add(then("call in an argument", "findings.fail($t, $t.address(), \"x\");"));
        all.add(then("sum in an argument", "findings.fail($t, \"a\" + $a, \"x\");"));
        all.add(then("endless loop", "while (true) {}"));
        all.add(then("comment hides", "findings.examined($t); // " + EXEC));
        all.add(then("engine at hand", "drools.halt();"));
        all.add(then("insert", "insert(new Object());"));
        all.add(then("unknown finding", "findings.pass($t);"));
        all.add(then("value as fact", "findings.examined($a);"));
        all.add(then("fact as value", "findings.fail($t, $t, \"x\");"));
        all.add(then("modify", "modify($t) { }"));
        all.add(then("nothing", ""));
        all.add(header("java import", "import", "import java.lang.Runtime"));
        all.add(header("static import", "import", "import static java.lang.System.exit"));
        all.add(header("function import", "import", "import function java.lang.System.exit"));
        all.add(
                file(
                        "function",
                        "function",
                        5,
                        HEAD + "function void f() { " + EXEC + "; }\n" + good("a/b")));
        all.add(
                file(
                        "query",
                        "query",
                        5,
                        HEAD + "query \"a/b (q)\"\nTimeSource()\nend\n" + good("a/b")));
        all.add(file("declare", "declare", 5, HEAD + "declare X\nn : int\nend\n" + good("a/b")));
        all.add(
                file(
                        "declare enum",
                        "declare",
                        5,
                        HEAD + "declare enum X A(1); n : int end\n" + good("a/b")));
        all.add(file("global", "global", 5, HEAD + "global java.lang.Runtime r\n" + good("a/b")));
        all.add(
                file(
                        "other package",
                        "package",
                        1,
                        HEAD.replace("package policies", "package java.lang") + good("a/b")));
        all.add(file("name of another rule", "name", 5, HEAD + good("x/y")));
        all.add(file("name that breaks out", "name", 5, HEAD + good("a/b'); x(")));
        all.add(file("name twice", "name", 11, HEAD + good("a/b") + good("a/b")));
        all.add(
                file(
                        "extends",
                        "extends",
                        11,
                        HEAD
                                + good("a/b")
                                + good("a/b (x)")
                                        .replace("\"a/b (x)\"", "\"a/b (x)\" extends \"a/b\"")));
        all.add(attribute("salience", "attribute", "salience(" + EXEC + ".hashCode())"));
        all.add(attribute("enabled", "attribute", "enabled(" + EXEC + " != null)"));
        all.add(attribute("timer", "attribute", "timer(int: 1s)"));
        all.add(attribute("java dialect", "attribute", "dialect \"java\""));
        all.add(attribute("no-loop", "attribute", "no-loop true"));
        all.add(
                file(
                        "metadata",
                        "annotation",
                        5,
                        HEAD + good("a/b").replace("\nwhen", "\n@x(" + EXEC + ")\nwhen")));
        all.add(
                file(
                        "unicode escape",
                        "escape",
                        7,
                        HEAD
                                + good("a/b")
                                        .replace(
                                                "TimeSource()",
                                                "TimeSource(kind == \"\\u0022\")")));
        all.add(file("deep nesting", "size", 1, "(".repeat(20_000)));
        all.add(file("too long", "size", 1, HEAD + "// " + "x".repeat(70_000)));
        all.add(file("not DRL", "syntax", 5, HEAD + "rule rule rule"));
        all.add(file("empty", "syntax", 1, ""));
        all.add(file("no rule", "syntax", 1, HEAD));
        return all;
    }

    @TestFactory
    Stream<DynamicTest> refusesHostileRules() {
        assertThat(hostile()).hasSizeGreaterThan(60);
        return hostile().stream()
                .map(
                        each ->
                                DynamicTest.dynamicTest(
                                        each.name,
                                        () ->
                                                assertThat(check(each.drl).problems())
                                                        .extracting(
                                                                problem ->
                                                                        problem.code()
                                                                                + " at "
                                                                                + problem.line())
                                                        .containsAnyOf(
                                                                Arrays.stream(
                                                                                each.code.split(
                                                                                        "\\|", -1))
                                                                        .map(
                                                                                code ->
                                                                                        code
                                                                                                + " at "
                                                                                                + each.line)
                                                                        .toArray(String[]::new))));
    }

    @Test
    void saysAllThatIsWrongAtOnce() {
        CheckedRules checked =
                check(
                        HEAD
                                + """
                                rule "a/b (one)"
                                salience 3
                                when
                                    TimeSource(adress == "x", kind ~= "y")
                                then
                                    System.exit(0);
                                end
                                rule "a/b (two)"
                                when
                                    Retention(leastDays > "3")
                                then
                                    findings.failAbsent("x");
                                end
                                """);

        assertThat(checked.problems())
                .extracting(problem -> problem.line() + " " + problem.code() + " " + problem.hint())
                .anyMatch(line -> line.contains("did you mean 'address'?"))
                .hasSizeGreaterThan(2);
    }

    @Test
    void knowsTheKindsWhoseAbsenceACaseRestsOn() {
        CheckedRules checked =
                check(
                        """
                        package policies

                        rule "a/b"
                        when
                            Parameter(rule == "a/b", name == "p", $least : number)
                            $t : TimeSource($d : daemon)
                            not Daemon(component == $d, state == "running")
                            not (Retention(leastDays >= $least, $s : stream)
                                 and not Gap(scope == $s))
                            exists ForwardTarget(facilities contains "auth")
                        then
                            findings.fail($t, $d, "running");
                        end

                        rule "a/b (seen)"
                        dialect "mvel"
                        when
                            $t : TimeSource(authenticated == true, kind != "pool")
                        then
                            findings.examined($t);
                        end

                        rule "a/b (all)"
                        when
                            forall($r : Retention() Retention(this == $r, leastDays >= 3))
                        then
                            findings.failAbsent("x");
                        end
                        """);

        assertThat(checked.problems()).isEmpty();
        assertThat(checked.cases())
                .containsExactly(
                        new RuleCase(
                                "a/b", "main", 3, Says.FAIL, List.of("Daemon", "Gap", "Retention")),
                        new RuleCase("a/b", "seen", 15, Says.EXAMINED, List.of()),
                        new RuleCase("a/b", "all", 23, Says.FAIL_ABSENT, List.of("Retention")));
    }

    private static CheckedRules check(String drl) {
        return CheckedRules.of(List.of(new RuleText("a/b", "rule.drl", drl, List.of("p"))));
    }
}
