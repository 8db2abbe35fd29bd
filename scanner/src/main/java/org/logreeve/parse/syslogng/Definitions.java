package org.logreeve.parse.syslogng;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.logreeve.parse.EffectiveValue;
import org.logreeve.parse.Problems;
import org.logreeve.text.Origin;

/** What the statements define, and whether what they name is there. */
final class Definitions {
    private static final int DEEPEST = 100;

    private record Key(Context context, String name) {}

    private final Map<Key, Definition> named = new LinkedHashMap<>();
    private final List<Element.Sequence> paths = new ArrayList<>();
    private final Map<String, EffectiveValue> templates = new LinkedHashMap<>();
    private final Map<String, Origin> states = new HashMap<>();
    private String version = "";
    private int depth;
    private final Defines defines;
    private final Problems problems;

    Definitions(Defines defines, Problems problems) {
        this.defines = defines;
        this.problems = problems;
    }

    void add(Definition definition) throws RefusedException {
        Key key = new Key(definition.context(), definition.name());
        Definition before = named.remove(key);
        if (before != null) {
            duplicate(
                    definition.context().word() + " " + definition.name(),
                    before.origin(),
                    definition.origin());
        }
        named.put(key, definition);
    }

    void add(Element.Sequence path) {
        paths.add(path);
    }

    void template(String name, String content, Origin at) throws RefusedException {
        EffectiveValue before = templates.remove(name);
        if (before != null) {
            duplicate("template " + name, before.origin(), at);
        }
        templates.put(name, new EffectiveValue("template." + name, content, at));
    }

    private void duplicate(String what, Origin before, Origin at) throws RefusedException {
        if (!defines.value("allow-config-dups").equals("1")) {
            throw new RefusedException(at, Names.shown(what) + " is defined already at " + before);
        }
        problems.noted(before, Names.shown(what) + " is defined again at " + at);
    }

    List<Definition> named() {
        return new ArrayList<>(named.values());
    }

    List<Element.Sequence> paths() {
        return paths;
    }

    List<EffectiveValue> templates() {
        return new ArrayList<>(templates.values());
    }

    /** Only a daemon that starts looks whether names lead anywhere, {@code -s} does not. */
    void checkReferences(String version) {
        this.version = version;
        Set<Definition> used = Collections.newSetFromMap(new IdentityHashMap<>());
        for (Element.Sequence path : paths) {
            references(path, used);
        }
    }

    private void references(Element element, Set<Definition> used) {
        switch (element) {
            case Element.Reference(Context context, String name, Origin at) -> {
                Definition definition = named.get(new Key(context, name));
                if (definition == null) {
                    missing(context, name, at);
                } else if (used.add(definition)) {
                    follow(definition, used, at);
                }
            }
            case Element.Sequence sequence -> {
                sequence.elements().forEach(inner -> references(inner, used));
            }
            case Element.Junction junction ->
                    junction.branches().forEach(inner -> references(inner, used));
            case Element.Filter filter -> calls(filter.expression(), used);
            case Element.Rewrite rewrite -> {
                if (rewrite.condition() != null) {
                    calls(rewrite.condition(), used);
                }
            }
            case Element.Driver driver -> starts(driver);
            case Element.Parser parser -> {}
        }
    }

    private void follow(Definition definition, Set<Definition> used, Origin at) {
        if (depth == DEEPEST) {
            problems.unknown(at, "statements name one another too deeply to follow");
            return;
        }
        depth++;
        references(definition.content(), used);
        depth--;
    }

    private void starts(Element.Driver driver) {
        String fault = Transport.fault(driver);
        if (!fault.isEmpty()) {
            problems.unknown(driver.origin(), SyslogNgParser.NO_START + fault);
        }
        String name = PersistName.of(driver, version);
        Origin other = name == null ? null : states.putIfAbsent(name, driver.origin());
        if (other != null) {
            problems.unknown(
                    driver.origin(),
                    SyslogNgParser.NO_START
                            + driver.name()
                            + "("
                            + Names.shown(driver.target())
                            + ") is there already at "
                            + other
                            + ", and neither has a persist-name() of its own");
        }
    }

    private void calls(Expression expression, Set<Definition> used) {
        switch (expression) {
            case Expression.Call(String name, Origin at) -> {
                Definition definition = named.get(new Key(Context.FILTER, name));
                if (definition == null) {
                    missing(Context.FILTER, name, at);
                } else if (used.add(definition)) {
                    follow(definition, used, at);
                }
            }
            case Expression.And(Expression left, Expression right) -> {
                calls(left, used);
                calls(right, used);
            }
            case Expression.Or(Expression left, Expression right) -> {
                calls(left, used);
                calls(right, used);
            }
            case Expression.Not(Expression inner) -> calls(inner, used);
            case Expression.Facility facility -> {}
            case Expression.Severity severity -> {}
            case Expression.Always always -> {}
            case Expression.Other other -> {}
        }
    }

    private void missing(Context context, String name, Origin at) {
        problems.unknown(
                at,
                SyslogNgParser.NO_START
                        + "there is no "
                        + context.word()
                        + " '"
                        + Names.shown(name)
                        + "'");
    }
}
