package org.logreeve.normalize;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.ToIntFunction;
import org.logreeve.parse.PriorityMask;
import org.logreeve.parse.syslogng.Argument;
import org.logreeve.parse.syslogng.Context;
import org.logreeve.parse.syslogng.Definition;
import org.logreeve.parse.syslogng.Element;
import org.logreeve.parse.syslogng.Expression;
import org.logreeve.parse.syslogng.Facilities;
import org.logreeve.parse.syslogng.SyslogNgConfig;

/** What filters let through, and what parsers and rewrites make of a message. */
final class SyslogNgSteps {
    private static final int DEEPEST_CALL = 50;

    /** Parsers that leave facility and severity as they are. */
    private static final Set<String> KEEP_PRIORITY =
            Set.of(
                    "csv-parser",
                    "kv-parser",
                    "json-parser",
                    "xml",
                    "db-parser",
                    "date-parser",
                    "add-contextual-data",
                    "geoip2",
                    "linux-audit-parser",
                    "regexp-parser",
                    "tags-parser",
                    "map-value-pairs",
                    "app-parser");

    private final SyslogNgNames names;
    private final Formulas formulas;

    SyslogNgSteps(SyslogNgConfig config, Formulas formulas) {
        this.names = new SyslogNgNames(config);
        this.formulas = formulas;
    }

    /** Filters that name one another are gone through once each. */
    private static final class Calls {
        private final Map<String, Integer> known = new HashMap<>();
        private int depth;
    }

    /** The messages for which a filter's condition holds. */
    int holds(Expression expression, SyslogNgView view) {
        return holds(expression, view, new Calls());
    }

    private int holds(Expression expression, SyslogNgView view, Calls calls) {
        return switch (expression) {
            case Expression.Facility(PriorityMask mask) -> view.facility().applyAsInt(mask);
            case Expression.Severity(PriorityMask mask) -> view.severity().applyAsInt(mask);
            case Expression.Always always -> Formulas.ALL;
            case Expression.Other(String text) -> unknown(text, view);
            case Expression.And(Expression left, Expression right) ->
                    formulas.and(holds(left, view, calls), holds(right, view, calls));
            case Expression.Or(Expression left, Expression right) ->
                    formulas.or(holds(left, view, calls), holds(right, view, calls));
            case Expression.Not(Expression inner) -> formulas.not(holds(inner, view, calls));
            case Expression.Call(String name, var at) -> called(name, view, calls);
        };
    }

    private int called(String name, SyslogNgView view, Calls calls) {
        Integer before = calls.known.get(name);
        if (before != null) {
            return before;
        }
        calls.depth++;
        int holds = resolved(name, view, calls);
        calls.depth--;
        calls.known.put(name, holds);
        return holds;
    }

    private int resolved(String name, SyslogNgView view, Calls calls) {
        Definition definition = names.find(Context.FILTER, name);
        if (definition != null
                && calls.depth < DEEPEST_CALL
                && definition.content().elements().getFirst() instanceof Element.Filter filter) {
            return holds(filter.expression(), view, calls);
        }
        return unknown("filter(" + name + ")", view);
    }

    private int unknown(String text, SyslogNgView view) {
        return formulas.condition(text + view.changes());
    }

    /** The messages that a parser can read; the others it drops. */
    int reads(Element.Parser parser, SyslogNgView view) {
        return unknown("parser " + parser.origin() + " " + parser.name(), view);
    }

    SyslogNgView after(Element.Parser parser, SyslogNgView view) {
        SyslogNgView after = view.changed(parser.origin() + parser.name());
        return KEEP_PRIORITY.contains(parser.name()) ? after : unknownPriority(after);
    }

    /** What sets facility or severity leaves text and fields as they are. */
    SyslogNgView after(Element.Rewrite rewrite, SyslogNgView view) {
        Expression when = rewrite.condition();
        int condition = when == null ? Formulas.ALL : holds(when, view);
        SyslogNgView after = view.changed(rewrite.origin() + rewrite.name());
        return switch (rewrite.name()) {
            case "set-facility" ->
                    view.withFacility(set(Facilities::facility, rewrite, condition, after, true));
            case "set-severity" ->
                    view.withSeverity(set(Facilities::severity, rewrite, condition, after, false));
            case "set-pri" -> {
                SyslogNgView unknown = unknownPriority(after);
                yield view.withFacility(unknown.facility()).withSeverity(unknown.severity());
            }
            default -> after;
        };
    }

    private interface Names {
        OptionalInt number(String name);
    }

    private ToIntFunction<PriorityMask> set(
            Names names,
            Element.Rewrite rewrite,
            int condition,
            SyslogNgView view,
            boolean isFacility) {
        List<String> values = Argument.values(rewrite.arguments());
        OptionalInt named =
                values.isEmpty() ? OptionalInt.empty() : number(names, values, isFacility);
        ToIntFunction<PriorityMask> before = isFacility ? view.facility() : view.severity();
        return mask -> {
            int then =
                    named.isEmpty()
                            ? unknown(isFacility ? "facility " + mask : "severity " + mask, view)
                            : isIn(mask, named.getAsInt(), isFacility)
                                    ? Formulas.ALL
                                    : Formulas.NONE;
            return formulas.choose(condition, then, before.applyAsInt(mask));
        };
    }

    /** A name or number; a template's value is not known. */
    private static OptionalInt number(Names names, List<String> values, boolean isFacility) {
        String value = values.getFirst();
        OptionalInt named = names.number(value);
        if (named.isPresent() || value.isEmpty() || value.length() > 2) {
            return named;
        }
        boolean isNumber = value.chars().allMatch(c -> c >= '0' && c <= '9');
        int most = isFacility ? PriorityMask.FACILITIES : PriorityMask.SEVERITIES;
        return isNumber && Integer.parseInt(value) < most
                ? OptionalInt.of(Integer.parseInt(value))
                : OptionalInt.empty();
    }

    private static boolean isIn(PriorityMask mask, int number, boolean isFacility) {
        return isFacility ? mask.severitiesOf(number) != 0 : mask.has(0, number);
    }

    private SyslogNgView unknownPriority(SyslogNgView view) {
        return view.withFacility(mask -> unknown("facility " + mask, view))
                .withSeverity(mask -> unknown("severity " + mask, view));
    }
}
