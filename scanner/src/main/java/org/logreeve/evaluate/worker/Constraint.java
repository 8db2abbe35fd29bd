package org.logreeve.evaluate.worker;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.logreeve.fact.Fact;

/**
 * One constraint of a pattern, read from its tokens and written anew for the engine: nothing of the
 * author's text goes through that was not understood here.
 */
sealed interface Constraint {
    Set<String> WORDS = Set.of("memberOf", "not memberOf", "contains", "not contains");

    /** The form given to the engine. */
    String expression();

    /** {@code $name : component} */
    record Binding(String variable, String component, Class<?> type) implements Constraint {
        @Override
        public String expression() {
            return variable + " : " + component;
        }
    }

    /** {@code component operator operand} */
    record Comparison(String component, String operator, Token operand, String written)
            implements Constraint {
        @Override
        public String expression() {
            return component + " " + operator + " " + written;
        }

        boolean isEqualTo(String text) {
            return operator.equals("==")
                    && operand.kind() == Token.Kind.STRING
                    && operand.text().equals(text);
        }
    }

    /**
     * @param bound types of the variables bound so far
     */
    static Constraint read(String text, FactShape shape, Map<String, Class<?>> bound)
            throws RefusedException {
        List<Token> tokens = Token.list(text);
        if (tokens.size() == 3
                && tokens.get(0).kind() == Token.Kind.VARIABLE
                && tokens.get(1).is(":")
                && tokens.get(2).kind() == Token.Kind.NAME) {
            String component = tokens.get(2).text();
            return new Binding(tokens.get(0).text(), component, shape.component(component));
        }
        if (tokens.size() < 3 || tokens.size() > 4 || tokens.get(0).kind() != Token.Kind.NAME) {
            throw new RefusedException(
                    Refusal.TOKEN,
                    "'" + text.strip() + "' is not a constraint that rules may use",
                    "write 'component operator value' or '$name : component'");
        }
        String component = tokens.getFirst().text();
        return compare(shape.component(component), component, tokens, bound);
    }

    private static Constraint compare(
            Class<?> type, String component, List<Token> tokens, Map<String, Class<?>> bound)
            throws RefusedException {
        String operator = operator(tokens.subList(1, tokens.size() - 1));
        Token operand = tokens.getLast();
        Class<?> other = operandType(operand, type, bound);
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
                    default -> type == List.class && other == String.class;
                };
        if (!fits) {
            throw new RefusedException(
                    Refusal.TYPE,
                    "'%s' (%s) does not go with %s %s"
                            .formatted(component, what(type), operator, what(other)));
        }
        return new Comparison(component, operator, operand, written(operand, type));
    }

    private static String operator(List<Token> words) throws RefusedException {
        String operator = String.join(" ", words.stream().map(Token::text).toList());
        boolean comparator = words.size() == 1 && words.getFirst().kind() == Token.Kind.COMPARATOR;
        boolean word = words.stream().allMatch(each -> each.kind() == Token.Kind.NAME);
        boolean known = comparator || (word && WORDS.contains(operator));
        if (!known) {
            throw new RefusedException(
                    Refusal.OPERATOR,
                    "operator '" + operator + "' is not allowed",
                    "== != < <= > >= memberOf contains, the last two also with not");
        }
        return operator;
    }

    private static Class<?> operandType(Token operand, Class<?> type, Map<String, Class<?>> bound)
            throws RefusedException {
        return switch (operand.kind()) {
            case STRING -> String.class;
            case NUMBER -> long.class;
            case VARIABLE -> Scope.type(operand.text(), bound);
            case NAME -> wordType(operand.text(), type);
            case COMPARATOR, MARK ->
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
}
