package org.logreeve.parse.rsyslog;

import java.util.ArrayList;
import java.util.List;
import org.logreeve.parse.PriorityMask;
import org.logreeve.parse.Problems;
import org.logreeve.parse.rsyslog.Token.Kind;

/**
 * RainerScript expressions. {@code and} and {@code or} bind alike, from left to right, and {@code
 * not} binds tighter than a comparison, as the daemon has them.
 */
final class ExpressionParser {
    private static final int DEEPEST = 200;
    private static final int LONGEST_TEXT = 4_000;
    private static final int LOGIC = 1;
    private static final int COMPARISON = 2;
    private static final int SUM = 3;
    private static final int PRODUCT = 4;
    private static final int NO_OPERATOR = 0;

    /** An operand: what comparisons with facility and severity need to know of it. */
    sealed interface Operand {
        record Numeral(long value) implements Operand {}

        record Text(String value) implements Operand {}

        record Variable(String name) implements Operand {}

        record Decision(Condition condition) implements Operand {}

        record Opaque() implements Operand {}
    }

    /** A condition and how it was written. */
    record Written(Condition condition, String text) {}

    private final ScriptLexer lexer;
    private final Problems problems;
    private final StringBuilder text = new StringBuilder();
    private Token token;
    private int operators;

    private ExpressionParser(ScriptLexer lexer, Problems problems) {
        this.lexer = lexer;
        this.problems = problems;
        this.token = lexer.expression();
    }

    /** Parses up to and with the closing word, for example {@code then}. */
    static Written parse(ScriptLexer lexer, Problems problems, String closing) {
        var parser = new ExpressionParser(lexer, problems);
        Operand operand = parser.binary(LOGIC, 0);
        if (!parser.token.isPunctuation(closing)) {
            throw new SyntaxException(parser.token, "expected '" + closing + "'");
        }
        return new Written(Comparison.condition(operand), parser.text.toString().strip());
    }

    private Operand binary(int lowest, int depth) {
        Operand left = unary(depth);
        for (int level = level(token); level >= lowest; level = level(token)) {
            Token operator = take();
            Operand right = binary(level + 1, depth + 1);
            operators++;
            left = combine(left, operator, right);
        }
        return left;
    }

    private Operand combine(Operand left, Token operator, Operand right) {
        if (operators > DEEPEST) {
            return new Operand.Decision(new Condition.Other());
        }
        return Comparison.combine(left, operator.text(), right, operator.origin(), problems);
    }

    private static int level(Token token) {
        if (token.kind() != Kind.PUNCTUATION) {
            return NO_OPERATOR;
        }
        return switch (token.text()) {
            case "and", "or" -> LOGIC;
            case "==",
                    "!=",
                    "<>",
                    "<=",
                    ">=",
                    "<",
                    ">",
                    "contains",
                    "contains_i",
                    "startswith",
                    "startswith_i" ->
                    COMPARISON;
            case "+", "-", "&" -> SUM;
            case "*", "/", "%" -> PRODUCT;
            default -> NO_OPERATOR;
        };
    }

    private Operand unary(int depth) {
        if (depth > DEEPEST) {
            throw new SyntaxException(token, "expression is nested too deeply to follow");
        }
        if (token.isPunctuation("not")) {
            take();
            Operand inner = unary(depth + 1);
            return new Operand.Decision(new Condition.Not(Comparison.condition(inner)));
        }
        if (token.isPunctuation("-")) {
            take();
            return unary(depth + 1) instanceof Operand.Numeral(long value)
                    ? new Operand.Numeral(-value)
                    : new Operand.Opaque();
        }
        return primary(depth);
    }

    private Operand primary(int depth) {
        Token first = take();
        return switch (first.kind()) {
            case NUMBER -> number(first);
            case STRING ->
                    first.text().startsWith("`")
                            ? new Operand.Opaque()
                            : new Operand.Text(first.text());
            case VARIABLE -> new Operand.Variable(first.text().substring(1));
            case NAME -> function(first, depth);
            default -> {
                if (first.isPunctuation("(")) {
                    Operand inner = binary(LOGIC, depth + 1);
                    expect(")");
                    yield inner;
                }
                if (first.isPunctuation("[")) {
                    yield array();
                }
                throw new SyntaxException(first, "expected a value");
            }
        };
    }

    private static Operand number(Token token) {
        try {
            return new Operand.Numeral(Long.decode(token.text()));
        } catch (NumberFormatException e) {
            throw new SyntaxException(token, "not a number");
        }
    }

    private Operand function(Token name, int depth) {
        expect("(");
        List<Operand> arguments = new ArrayList<>();
        while (!token.isPunctuation(")")) {
            arguments.add(binary(LOGIC, depth + 1));
            if (!token.isPunctuation(")")) {
                expect(",");
            }
        }
        take();
        if (name.text().equals("prifilt")
                && arguments.size() == 1
                && arguments.getFirst() instanceof Operand.Text(String selector)) {
            PriorityMask mask = SelectorParser.parse(selector, name.origin(), problems);
            return new Operand.Decision(new Condition.Priority(mask));
        }
        return new Operand.Opaque();
    }

    private Operand array() {
        while (token.kind() == Kind.STRING) {
            take();
            if (token.isPunctuation(",")) {
                take();
            }
        }
        expect("]");
        return new Operand.Opaque();
    }

    private void expect(String punctuation) {
        if (!token.isPunctuation(punctuation)) {
            throw new SyntaxException(token, "expected '" + punctuation + "'");
        }
        take();
    }

    private Token take() {
        Token taken = token;
        if (text.length() < LONGEST_TEXT) {
            String shown = taken.kind() == Kind.STRING ? '"' + taken.text() + '"' : taken.text();
            text.append(text.isEmpty() ? "" : " ").append(shown);
        }
        token = lexer.expression();
        return taken;
    }
}
