package org.logreeve.parse.syslogng;

import java.util.ArrayList;
import java.util.List;
import org.logreeve.parse.EffectiveValue;
import org.logreeve.parse.PriorityMask;
import org.logreeve.text.Origin;

/** The configuration as values for people: files, settings, statements, then log paths in order. */
final class SyslogNgValues {
    private static final int LONGEST = 400;

    private final SyslogNgConfig config;
    private final List<EffectiveValue> values = new ArrayList<>();

    SyslogNgValues(SyslogNgConfig config) {
        this.config = config;
    }

    List<EffectiveValue> list() {
        for (String file : config.files()) {
            add("file", file, Origin.of(file));
        }
        values.addAll(config.globals());
        for (Definition definition : config.definitions()) {
            String key = definition.context().word() + "." + definition.name();
            add(key, shown(definition.content()), definition.origin());
            drivers(key, definition.content());
        }
        int number = 0;
        for (Element.Sequence path : config.paths()) {
            String key = "log[" + ++number + "]";
            add(key, shown(path), path.origin());
            drivers(key, path);
        }
        return values;
    }

    /** Each option of each driver, with its place. */
    private void drivers(String key, Element element) {
        switch (element) {
            case Element.Driver driver -> {
                String name = key + "." + driver.name();
                for (Argument.Option option : Argument.options(driver.arguments())) {
                    add(
                            name + "." + option.name(),
                            Argument.shownAll(option.arguments()),
                            option.origin());
                }
            }
            case Element.Sequence sequence ->
                    sequence.elements().forEach(inner -> drivers(key, inner));
            case Element.Junction junction ->
                    junction.branches().forEach(inner -> drivers(key, inner));
            case Element.Filter filter -> {}
            case Element.Parser parser -> {}
            case Element.Rewrite rewrite -> {}
            case Element.Reference reference -> {}
        }
    }

    private static String shown(Element element) {
        var text = new StringBuilder();
        show(element, text);
        String shown = text.toString().strip();
        return shown.length() > LONGEST ? shown.substring(0, LONGEST) + " ..." : shown;
    }

    private static void show(Element element, StringBuilder text) {
        if (text.length() > LONGEST) {
            return;
        }
        switch (element) {
            case Element.Driver driver -> text.append(driver.shown()).append(' ');
            case Element.Filter filter -> {
                text.append("filter{");
                show(filter.expression(), text);
                text.append("} ");
            }
            case Element.Parser parser -> text.append(parser.name()).append("() ");
            case Element.Rewrite rewrite ->
                    text.append(rewrite.name())
                            .append('(')
                            .append(Argument.shownAll(rewrite.arguments()))
                            .append(") ");
            case Element.Reference reference ->
                    text.append(reference.context().word())
                            .append('(')
                            .append(reference.name())
                            .append(") ");
            case Element.Sequence sequence -> {
                boolean isPath = sequence.context() == Context.LOG;
                text.append(isPath ? "{ " : "");
                sequence.elements().forEach(inner -> show(inner, text));
                sequence.flags().stream()
                        .sorted()
                        .forEach(
                                flag ->
                                        text.append("flag:")
                                                .append(
                                                        Names.normal(
                                                                flag.name()
                                                                        .toLowerCase(
                                                                                java.util.Locale
                                                                                        .ROOT)))
                                                .append(' '));
                text.append(isPath ? "} " : "");
            }
            case Element.Junction junction ->
                    junction.branches().forEach(inner -> show(inner, text));
        }
    }

    private static void show(Expression expression, StringBuilder text) {
        if (text.length() > LONGEST) {
            return;
        }
        switch (expression) {
            case Expression.Facility(PriorityMask mask) ->
                    text.append("facility(")
                            .append(String.join(" ", mask.facilities()))
                            .append(')');
            case Expression.Severity(PriorityMask mask) ->
                    text.append("severity(").append(severities(mask)).append(')');
            case Expression.Call(String name, Origin at) ->
                    text.append("filter(").append(name).append(')');
            case Expression.Always always -> text.append("always");
            case Expression.Other(String other) -> text.append(other);
            case Expression.And(Expression left, Expression right) ->
                    both(left, " and ", right, text);
            case Expression.Or(Expression left, Expression right) ->
                    both(left, " or ", right, text);
            case Expression.Not(Expression inner) -> {
                text.append("not ");
                show(inner, text);
            }
        }
    }

    private static void both(Expression left, String word, Expression right, StringBuilder text) {
        text.append('(');
        show(left, text);
        text.append(word);
        show(right, text);
        text.append(')');
    }

    private static String severities(PriorityMask mask) {
        var names = new ArrayList<String>();
        for (int i = 0; i < PriorityMask.SEVERITIES; i++) {
            if (mask.has(0, i)) {
                names.add(Facilities.severityName(i));
            }
        }
        return String.join(" ", names);
    }

    private void add(String key, String value, Origin at) {
        values.add(new EffectiveValue(key, value, at));
    }
}
