package org.logreeve.parse.sudoers;

import org.jspecify.annotations.Nullable;
import org.logreeve.parse.sudoers.Token.Kind;

/** The words of a file with one word of looking ahead. */
final class TokenStream {
    private final SudoersLexer lexer;
    private @Nullable Token ahead;

    TokenStream(String text) {
        this.lexer = new SudoersLexer(text);
    }

    Token peek() {
        Token next = ahead == null ? lexer.next() : ahead;
        ahead = next;
        return next;
    }

    Token next() {
        Token next = peek();
        ahead = null;
        return next;
    }

    /** Whether the next one was of that kind; then it is behind. */
    boolean skip(Kind kind) {
        if (!peek().is(kind)) {
            return false;
        }
        ahead = null;
        return true;
    }

    Token take(Kind kind) throws SyntaxException {
        Token next = peek();
        if (!next.is(kind)) {
            throw new SyntaxException(next.line(), next.shown() + " is not expected here");
        }
        ahead = null;
        return next;
    }

    void skipLine() {
        while (!peek().is(Kind.END) && !next().is(Kind.NEWLINE)) {}
    }
}
