package org.logreeve.evaluate.worker;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.logreeve.fact.Fact;

/**
 * Tokens of one constraint to what they mean: a binding, or comparisons joined by {@code &&} and
 * {@code ||}.
 */
final class ConstraintParser {
    private static final Set<String> WORDS = Set.of("memberOf", "contains", "matches");
    private static final String FORMS = "write 'component operator value' or '$name : component'";
    private static final int MAX_TOKENS = 200;

    private final String text;
    private final Map<String, Class<?>> left;
    private final Map<String, Class<?>> bound;
    private final List<Token> tokens;
    private int at;

    private ConstraintParser(String text, Map<String, Class<?>> left, Map<String, Class<?>> bound)
            throws RefusedException {
        this.text = text;
        this.left = left;
        this.bound = bound;
        this.tokens = Token.list(text);
        if (tokens.size() > MAX_TOKENS) {
            throw new RefusedException(Refusal.SIZE, "a constraint of more than 200 words");
        }
    }

    /**
     * A constraint of a pattern.
     *
     * @param bound types of the variables bound so far
     */
    static Constraint pattern(String text, FactShape shape, Map<String, Class<?>> bound)
            throws RefusedException {
        var parser = new ConstraintParser(text, shape.components(), bound);
        List<Token> tokens = parser.tokens;
        if (tokens.size() == 3
                && tokens.get(0).kind() == Token.Kind.VARIABLE
                && tokens.get(1).is(":")
                && tokens.get(2).kind() == Token.Kind.NAME) {
            String component = tokens.get(2).text();
            return new Constraint.Binding(
                    tokens.get(0).text(), component, shape.component(component));
        }
        for (int i = 0; i < tokens.size(); i++) {
            boolean path = i + 1 < tokens.size() && tokens.get(i + 1).is(".");
            if (tokens.get(i).kind() == Token.Kind.NAME && parser.isOperand(i) && !path) {
                shape.component(tokens.get(i).text());
            }
        }
        return parser.whole();
    }

    /**
     * A condition on what {@code accumulate} came to.
     *
     * @param results types of its variables
     */
    static Constraint result(
            String text, Map<String, Class<?>> results, Map<String, Class<?>> bound)
            throws RefusedException {
        return new ConstraintParser(text, results, bound).whole();
    }

    /** Whether a name stands where a component must: first, or behind a bracket or logic word. */
    private boolean isOperand(int index) {
        Token before = index == 0 ? null : tokens.get(index - 1);
        boolean first = before == null || before.kind() == Token.Kind.LOGIC;
        boolean inBracket =
                before != null && before.is("(") && (index < 2 || !tokens.get(index - 2).is("in"));
        return first || inBracket;
    }

    private Constraint whole() throws RefusedException {
        Constraint constraint = or();
        if (at < tokens.size()) {
            throw notUnderstood();
        }
        return constraint;
    }

    private Constraint or() throws RefusedException {
        var parts = new ArrayList<Constraint>();
        parts.add(and());
        while (take("||")) {
            parts.add(and());
        }
        return parts.size() == 1 ? parts.getFirst() : new Constraint.Or(parts);
    }

    private Constraint and() throws RefusedException {
        var parts = new ArrayList<Constraint>();
        parts.add(primary());
        while (take("&&")) {
            parts.add(primary());
        }
        return parts.size() == 1 ? parts.getFirst() : new Constraint.And(parts);
    }

    /** Brackets are at most as deep as {@link RuleParser} lets them be. */
    private Constraint primary() throws RefusedException {
        if (!take("(")) {
            return comparison();
        }
        Constraint inner = or();
        if (!take(")")) {
            throw notUnderstood();
        }
        return inner;
    }

    private Constraint comparison() throws RefusedException {
        Token name = next();
        Class<?> type = left.get(name.text());
        boolean named = name.kind() == Token.Kind.NAME || name.kind() == Token.Kind.VARIABLE;
        if (type == null || !named || at == tokens.size()) {
            throw notUnderstood();
        }
        boolean not = take("not");
        Token operator = next();
        if (operator.is("in")) {
            return in(name.text(), type, not);
        }
        boolean symbol = operator.kind() == Token.Kind.COMPARATOR && !not;
        boolean word = operator.kind() == Token.Kind.NAME && WORDS.contains(operator.text());
        if (!symbol && !word) {
            if (operator.kind() == Token.Kind.MARK) {
                throw notUnderstood();
            }
            throw new RefusedException(
                    Refusal.OPERATOR,
                    "operator '" + (not ? "not " : "") + operator.text() + "' is not allowed",
                    "== != < <= > >= in memberOf contains matches, the words also with not");
        }
        if (at == tokens.size()) {
            throw notUnderstood();
        }
        return compare(name.text(), type, (not ? "not " : "") + operator.text(), next());
    }

    private Constraint in(String component, Class<?> type, boolean not) throws RefusedException {
        if (!take("(")) {
            throw notUnderstood();
        }
        var written = new ArrayList<String>();
        do {
            Token value = next();
            boolean literal =
                    value.kind() == Token.Kind.STRING
                            || value.kind() == Token.Kind.NUMBER
                            || (value.kind() == Token.Kind.NAME && type.isEnum());
            if (!literal) {
                throw new RefusedException(
                        Refusal.TOKEN, "'" + value.text() + "' is no text or number", "");
            }
            if (operandType(value, type) != type) {
                throw mismatch(component, type, "in", operandType(value, type));
            }
            written.add(written(value, type));
        } while (take(","));
        if (!take(")")) {
            throw notUnderstood();
        }
        return new Constraint.In(component, not, written);
    }

    private Constraint compare(String component, Class<?> type, String operator, Token operand)
            throws RefusedException {
        Class<?> other = operandType(operand, type);
        boolean fits =
                switch (operator) {
                    case "==", "!=" ->
                            type == other
                                    && (type == String.class
                                            || type == long.class
                                            || type == boolean.class
                                            || type.isEnum()
                                            || type == Fact.class);
                    case "<", "<=", ">", ">=" -> type == long.class && other == long.class;
                    case "memberOf", "not memberOf" -> type == String.class && other == List.class;
                    case "matches", "not matches" ->
                            type == String.class && operand.kind() == Token.Kind.STRING;
                    default -> type == List.class && other == String.class;
                };
        if (!fits) {
            throw mismatch(component, type, operator, other);
        }
        String engine = operator;
        if (operator.endsWith("matches")) {
            LinearRegex.check(operand.text());
            engine = operator.replace("matches", MatchesLinear.NAME);
        }
        return new Constraint.Comparison(
                component, operator, engine, operand, written(operand, type));
    }

    private Class<?> operandType(Token operand, Class<?> type) throws RefusedException {
        return switch (operand.kind()) {
            case STRING -> String.class;
            case NUMBER -> long.class;
            case VARIABLE -> Scope.type(operand.text(), bound);
            case NAME -> wordType(operand.text(), type);
            case COMPARATOR, MARK, LOGIC ->
                    throw new RefusedException(
                            Refusal.TOKEN, "'" + operand.text() + "' is not a value");
        };
    }

    private static Class<?> wordType(String word, Class<?> type) throws RefusedException {
        if (word.equals("true") || word.equals("false")) {
            return boolean.class;
        }
        if (type.isEnum()) {
            for (Object constant : type.getEnumConstants()) {
                if (((Enum<?>) constant).name().equals(word)) {
                    return type;
                }
            }
        }
        throw new RefusedException(Refusal.TOKEN, "'" + word + "' is not a value");
    }

    private static String written(Token operand, Class<?> type) {
        if (operand.kind() == Token.Kind.STRING) {
            return '"' + operand.text() + '"';
        }
        boolean constant = type.isEnum() && operand.kind() == Token.Kind.NAME;
        return constant ? type.getCanonicalName() + "." + operand.text() : operand.text();
    }

    private static RefusedException mismatch(
            String component, Class<?> type, String operator, Class<?> other) {
        return new RefusedException(
                Refusal.TYPE,
                "'%s' (%s) does not go with %s %s"
                        .formatted(component, what(type), operator, what(other)));
    }

    private static String what(Class<?> type) {
        if (type == String.class) {
            return "a text";
        }
        if (type == long.class) {
            return "a number";
        }
        if (type == boolean.class) {
            return "true or false";
        }
        if (type == List.class) {
            return "a list";
        }
        return "a " + type.getSimpleName();
    }

    private boolean take(String word) {
        Token token = at < tokens.size() ? tokens.get(at) : null;
        boolean there =
                token != null
                        && (token.is(word)
                                || (token.kind() == Token.Kind.LOGIC && token.text().equals(word)));
        if (there) {
            at++;
        }
        return there;
    }

    private Token next() throws RefusedException {
        if (at == tokens.size()) {
            throw notUnderstood();
        }
        return tokens.get(at++);
    }

    private RefusedException notUnderstood() {
        return new RefusedException(
                Refusal.TOKEN,
                "'" + text.strip() + "' is not a constraint that rules may use",
                FORMS);
    }
}
