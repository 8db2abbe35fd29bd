package org.logreeve.parse.syslogng;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.logreeve.text.Origin;

/**
 * What stands between brackets: values, and options with brackets of their own, without recursion.
 */
final class ArgumentParser {
    private static final int DEEPEST = 200;

    private final TokenStream tokens;
    private final @Nullable FilterParser conditions;
    private @Nullable Expression condition;

    ArgumentParser(TokenStream tokens) {
        this.tokens = tokens;
        this.conditions = null;
    }

    /** For what takes {@code condition(...)}, which is a filter. */
    ArgumentParser(TokenStream tokens, FilterParser conditions) {
        this.tokens = tokens;
        this.conditions = conditions;
    }

    /** The last condition that was read. */
    @Nullable Expression condition() {
        return condition;
    }

    private record Level(String name, Origin origin, List<Argument> arguments) {}

    /** From the opening bracket to its closing one. */
    List<Argument> parse(Context before, Context within) throws RefusedException {
        Token open = tokens.next(before);
        if (!open.is('(')) {
            throw new RefusedException(open.origin(), "'(' was expected, not " + open.shown());
        }
        return rest(open.origin(), within);
    }

    /** Behind an opening bracket, up to its closing one. */
    List<Argument> rest(Origin origin, Context within) throws RefusedException {
        Deque<Level> levels = new ArrayDeque<>();
        levels.push(new Level("", origin, new ArrayList<>()));
        while (true) {
            Token token = tokens.next(within);
            Level level = levels.getFirst();
            if (token.is(')')) {
                levels.pop();
                if (levels.isEmpty()) {
                    return level.arguments();
                }
                levels.getFirst()
                        .arguments()
                        .add(new Argument.Option(level.name(), level.arguments(), level.origin()));
            } else if (token.isEnd()) {
                throw new RefusedException(level.origin(), "a bracket is not closed");
            } else if (token.is(';')) {
                throw new RefusedException(token.origin(), "';' within brackets");
            } else if (token.type() == Token.Type.WORD && tokens.peek(within).is('(')) {
                tokens.next(within);
                if (conditions != null && levels.size() == 1 && token.isWord("condition")) {
                    condition = condition(conditions);
                    continue;
                }
                open(Names.normal(token.text()), token, levels);
            } else if (token.is('(')) {
                open("", token, levels);
            } else {
                level.arguments()
                        .add(
                                new Argument.Value(
                                        token.text(),
                                        token.type() == Token.Type.STRING,
                                        token.origin()));
            }
        }
    }

    private static void open(String name, Token token, Deque<Level> levels)
            throws RefusedException {
        if (levels.size() == DEEPEST) {
            throw new RefusedException(token.origin(), "brackets are nested too deeply");
        }
        levels.push(new Level(name, token.origin(), new ArrayList<>()));
    }

    private Expression condition(FilterParser filters) throws RefusedException {
        Expression read = filters.parse();
        Token close = tokens.next(Context.FILTER);
        if (!close.is(')')) {
            throw new RefusedException(close.origin(), "')' was expected, not " + close.shown());
        }
        return read;
    }
}
