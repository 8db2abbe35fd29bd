package org.logreeve.evaluate.worker;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.logreeve.evaluate.WorkerProtocol.Says;
import org.logreeve.fact.Fact;

/**
 * The one statement of a rule: a call of {@code findings}, read from its tokens and written anew.
 *
 * @param statement the form given to the engine
 */
record Consequence(Says says, String statement) {
    private static final String FORMS =
            "one of: findings.fail($fact, found, wanted); findings.failAbsent(wanted);"
                    + " findings.examined($fact);";

    static Consequence read(String text, Map<String, Class<?>> bound) throws RefusedException {
        List<Token> tokens = tokens(text);
        if (tokens.size() < 6
                || !tokens.get(0).is("findings")
                || !tokens.get(1).is(".")
                || !tokens.get(3).is("(")
                || !tokens.get(tokens.size() - 2).is(")")
                || !tokens.getLast().is(";")) {
            throw refused();
        }
        List<Token> arguments = arguments(tokens.subList(4, tokens.size() - 2));
        Says says = says(tokens.get(2), arguments.size());
        boolean first = says != Says.FAIL_ABSENT;
        var written = new ArrayList<String>();
        for (Token argument : arguments) {
            written.add(argument(argument, first, bound));
            first = false;
        }
        return new Consequence(
                says, "findings." + tokens.get(2).text() + "(" + String.join(", ", written) + ");");
    }

    private static List<Token> tokens(String text) throws RefusedException {
        try {
            return Token.list(text);
        } catch (RefusedException e) {
            throw new RefusedException(Refusal.CONSEQUENCE, String.valueOf(e.getMessage()), FORMS);
        }
    }

    private static List<Token> arguments(List<Token> tokens) throws RefusedException {
        if (tokens.size() % 2 == 0) {
            throw refused();
        }
        var arguments = new ArrayList<Token>();
        for (int i = 0; i < tokens.size(); i++) {
            if (i % 2 == 0) {
                arguments.add(tokens.get(i));
            } else if (!tokens.get(i).is(",")) {
                throw refused();
            }
        }
        return arguments;
    }

    private static Says says(Token method, int arguments) throws RefusedException {
        if (method.is("fail") && arguments == 3) {
            return Says.FAIL;
        }
        if (method.is("failAbsent") && arguments == 1) {
            return Says.FAIL_ABSENT;
        }
        if (method.is("examined") && arguments == 1) {
            return Says.EXAMINED;
        }
        throw refused();
    }

    private static String argument(Token token, boolean fact, Map<String, Class<?>> bound)
            throws RefusedException {
        if (token.kind() == Token.Kind.STRING && !fact) {
            return '"' + token.text() + '"';
        }
        if (token.kind() != Token.Kind.VARIABLE) {
            throw refused();
        }
        boolean isFact = Fact.class.isAssignableFrom(Scope.type(token.text(), bound));
        if (fact != isFact) {
            throw new RefusedException(
                    Refusal.CONSEQUENCE,
                    fact
                            ? "'" + token.text() + "' is a value, a fact is wanted"
                            : "'" + token.text() + "' is a fact, a value is wanted",
                    FORMS);
        }
        return token.text();
    }

    private static RefusedException refused() {
        return new RefusedException(
                Refusal.CONSEQUENCE, "only one call of findings may stand after 'then'", FORMS);
    }
}
