package org.logreeve.parse.syslogng;

import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import org.logreeve.parse.PriorityMask;
import org.logreeve.text.Origin;

/** A filter's condition: {@code not} binds tightest, then {@code and}, {@code or}, {@code ;}. */
final class FilterParser {
    private static final int DEEPEST = 200;

    /** They become a tree as deep as they are many. */
    private static final int MOST_TERMS = 1_000;

    private static final Context HERE = Context.FILTER;

    private static final OptionForm.Form CONTENT =
            OptionForm.Form.of(List.of(PlainForm.CONTENT), Map.of());

    private static final Set<String> OPERATORS =
            Set.of(
                    "lt", "le", "eq", "ne", "ge", "gt", "<", "<=", "==", "!=", ">=", ">", "===",
                    "!==");

    /** Without brackets behind them they are nothing. */
    private static final Set<String> KEYWORDS =
            Set.of("facility", "level", "severity", "priority", "filter", "or", "and", "not");

    private final TokenStream tokens;
    private final ArgumentParser arguments;
    private final OptionCheck check;
    private final FilterForms forms;
    private int depth;
    private int terms;

    FilterParser(TokenStream tokens, OptionCheck check) {
        this.tokens = tokens;
        this.check = check;
        this.forms = new FilterForms(check);
        this.arguments = new ArgumentParser(tokens);
    }

    /** Up to the bracket or brace that ends it, which stays. */
    Expression parse() throws RefusedException {
        if (++depth > DEEPEST) {
            throw new RefusedException(tokens.peek(HERE).origin(), "nested too deeply");
        }
        Expression left = either();
        while (tokens.peek(HERE).is(';')) {
            tokens.next(HERE);
            Token next = tokens.peek(HERE);
            if (!next.is(';') && !next.is('}') && !next.is(')')) {
                left = new Expression.And(left, either());
            }
        }
        depth--;
        return left;
    }

    private Expression either() throws RefusedException {
        Expression left = both();
        while (tokens.peek(HERE).isWord("or")) {
            tokens.next(HERE);
            left = new Expression.Or(left, both());
        }
        return left;
    }

    private Expression both() throws RefusedException {
        Expression left = one();
        while (tokens.peek(HERE).isWord("and")) {
            tokens.next(HERE);
            left = new Expression.And(left, one());
        }
        return left;
    }

    private Expression one() throws RefusedException {
        if (++terms > MOST_TERMS) {
            throw new RefusedException(
                    tokens.peek(HERE).origin(), "more conditions than are followed here");
        }
        boolean isNegated = false;
        Token token = tokens.next(HERE);
        while (token.isWord("not")) {
            isNegated = !isNegated;
            token = tokens.next(HERE);
        }
        Expression inner;
        if (token.is('(')) {
            inner = parse();
            Token close = tokens.next(HERE);
            if (!close.is(')')) {
                throw refused(close, "')' was expected");
            }
        } else {
            inner = simple(token);
        }
        return isNegated ? new Expression.Not(inner) : inner;
    }

    private Expression simple(Token token) throws RefusedException {
        boolean isCall = token.type() == Token.Type.WORD && tokens.peek(HERE).is('(');
        if (isCall && !PlainForm.TYPES.contains(token.text())) {
            return call(token);
        }
        return comparison(token);
    }

    private Expression comparison(Token first) throws RefusedException {
        String left = content(first, "a condition was expected");
        Token operator = tokens.next(HERE);
        if (operator.type() != Token.Type.WORD || !OPERATORS.contains(operator.text())) {
            throw refused(operator, "a comparison was expected");
        }
        String right = content(tokens.next(HERE), "a value was expected");
        return new Expression.Other(left + " " + operator.text() + " " + right);
    }

    /** A template, which may have a type. */
    private String content(Token token, String expected) throws RefusedException {
        if (!token.isString() && !token.isNumber()) {
            throw refused(token, expected);
        }
        Argument given = new Argument.Value(token.text(), !isBare(token), token.origin());
        if (token.type() == Token.Type.WORD && tokens.peek(HERE).is('(')) {
            given = new Argument.Option(token.text(), arguments.parse(HERE, HERE), token.origin());
        } else if (token.type() == Token.Type.WORD && isKeyword(token)) {
            throw refused(token, expected);
        }
        check.form("a comparison", CONTENT, List.of(given), token.origin());
        return given.shown();
    }

    private static boolean isBare(Token token) {
        return token.type() != Token.Type.STRING;
    }

    private static boolean isKeyword(Token token) {
        String word = Names.normal(token.text());
        return KEYWORDS.contains(word) || FilterForms.isKnown(word);
    }

    private Expression call(Token name) throws RefusedException {
        String filter = Names.normal(name.text());
        List<Argument> given = arguments.parse(HERE, HERE);
        Origin at = name.origin();
        switch (filter) {
            case "facility" -> {
                return facility(given, at);
            }
            case "level", "severity", "priority" -> {
                return severity(given, at);
            }
            case "filter" -> {
                return new Expression.Call(FilterForms.only(given, at), at);
            }
            default -> {}
        }
        forms.check(filter, given, at);
        return FilterForms.isAlways(filter, given)
                ? new Expression.Always()
                : new Expression.Other(filter + "(" + Argument.shownAll(given) + ")");
    }

    private static Expression facility(List<Argument> given, Origin at) throws RefusedException {
        OptionalInt number = number(given, PriorityMask.FACILITIES);
        if (number.isPresent()) {
            boolean isOne = number.getAsInt() < PriorityMask.FACILITIES;
            return new Expression.Facility(
                    isOne ? PriorityMask.facility(number.getAsInt()) : PriorityMask.NONE);
        }
        PriorityMask mask = PriorityMask.NONE;
        for (int[] range : ranges(given, at, Facilities::facility, "facility")) {
            mask = mask.or(Facilities.facilities(range[0], range[1]));
        }
        return new Expression.Facility(mask);
    }

    private static Expression severity(List<Argument> given, Origin at) throws RefusedException {
        if (number(given, PriorityMask.SEVERITIES).isPresent()) {
            // 4.11 takes it, 3.38 does not
            throw new RefusedException(at, "a severity by its number is not taken everywhere");
        }
        int mask = 0;
        for (int[] range : ranges(given, at, Facilities::severity, "severity")) {
            mask |= Facilities.severities(range[0], range[1]);
        }
        return new Expression.Severity(PriorityMask.severities(mask));
    }

    /** A single number instead of names; what is out of range holds for nothing. */
    private static OptionalInt number(List<Argument> given, int most) {
        return given.size() == 1
                        && given.getFirst() instanceof Argument.Value value
                        && !value.isQuoted()
                        && Numbers.type(value.text()) == Token.Type.NUMBER
                ? OptionalInt.of(
                        (int) Math.min(most, Math.abs(Numbers.value(value.text()).orElse(most))))
                : OptionalInt.empty();
    }

    private interface Lookup {
        OptionalInt of(String name);
    }

    private static List<int[]> ranges(List<Argument> given, Origin at, Lookup names, String kind)
            throws RefusedException {
        var ranges = new java.util.ArrayList<int[]>();
        for (int i = 0; i < given.size(); i++) {
            int first = named(given.get(i), names, kind);
            boolean isRange =
                    i + 2 < given.size()
                            && given.get(i + 1) instanceof Argument.Value dots
                            && !dots.isQuoted()
                            && dots.text().equals("..");
            int last = first;
            if (isRange) {
                last = named(given.get(i + 2), names, kind);
                i += 2;
            }
            ranges.add(new int[] {first, last});
        }
        if (ranges.isEmpty()) {
            throw new RefusedException(at, "a " + kind + " was expected");
        }
        return ranges;
    }

    private static int named(Argument argument, Lookup names, String kind) throws RefusedException {
        String name = argument instanceof Argument.Value value ? value.text() : "";
        OptionalInt number = names.of(name);
        if (number.isEmpty()) {
            throw new RefusedException(
                    argument.origin(), "'" + Names.shown(argument.shown()) + "' is no " + kind);
        }
        return number.getAsInt();
    }

    private static RefusedException refused(Token token, String message) {
        return new RefusedException(token.origin(), message + ", not " + token.shown());
    }
}
