package org.logreeve.parse.syslogng;

import java.util.List;
import org.logreeve.parse.EffectiveValue;
import org.logreeve.parse.Problems;
import org.logreeve.text.Origin;

/** Lines that begin with {@code @}: version, definitions, modules, includes. */
final class Pragma implements TokenStream.Pragmas {
    private static final String OLDEST = "3.0";

    private final Defines defines;
    private final Includes includes;
    private final Modules modules;
    private final Problems problems;
    private String version = "";
    private Origin versionAt = Origin.of("");
    private boolean isVersionMissed;

    Pragma(Defines defines, Includes includes, Modules modules, Problems problems) {
        this.defines = defines;
        this.includes = includes;
        this.modules = modules;
        this.problems = problems;
    }

    List<EffectiveValue> version() {
        return version.isEmpty()
                ? List.of()
                : List.of(new EffectiveValue("version", version, versionAt));
    }

    @Override
    public void seen(Token token) {
        if (version.isEmpty() && !isVersionMissed) {
            isVersionMissed = true;
            problems.unknown(
                    token.origin(), "syslog-ng refuses a configuration without @version before it");
        }
    }

    @Override
    public void read(TokenStream stream, Token sign) throws RefusedException {
        Token word = next(stream);
        switch (Names.normal(word.text())) {
            case "version" -> version(stream, word);
            case "define" -> define(stream);
            case "module" -> module(stream);
            case "include" -> include(stream);
            case "requires" -> requires(stream);
            default -> throw refused(word, "a pragma was expected");
        }
    }

    private void version(TokenStream stream, Token word) throws RefusedException {
        if (!next(stream).is(':')) {
            throw refused(word, "':' was expected behind @version");
        }
        Token value = next(stream);
        if (!value.isString() && !value.isNumber()) {
            throw refused(value, "a version was expected");
        }
        if (version.isEmpty()) {
            version = value.text();
            versionAt = value.origin();
            if (!isKnown(version)) {
                throw refused(value, "a version such as 3.38 was expected");
            }
        } else if (!version.equals(value.text())) {
            problems.noted(value.origin(), "a second @version is not looked at");
        }
        end(stream);
    }

    private static boolean isKnown(String version) {
        String plain = version.equals("current") ? OLDEST : version;
        int dot = plain.indexOf('.');
        return dot > 0
                && plain.length() <= 7
                && isDigits(plain.substring(0, dot))
                && isDigits(plain.substring(dot + 1))
                && Integer.parseInt(plain.substring(0, dot)) >= 3;
    }

    private static boolean isDigits(String text) {
        return !text.isEmpty() && text.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    private void define(TokenStream stream) throws RefusedException {
        Token name = next(stream);
        Token value = next(stream);
        if (name.type() != Token.Type.WORD || !(value.isString() || value.isNumber())) {
            throw refused(value, "a name and a value were expected");
        }
        defines.define(name.text(), value.text(), name.origin());
        end(stream);
    }

    private void include(TokenStream stream) throws RefusedException {
        Token name = next(stream);
        if (!name.isString()) {
            throw refused(name, "a file was expected");
        }
        end(stream);
        includes.include(stream, name.text(), name.origin());
    }

    /** It is loaded when it is there; without it the daemon gives up. */
    private void module(TokenStream stream) throws RefusedException {
        Token name = next(stream);
        if (!name.isString() || !modules.isThere(name.text())) {
            throw new RefusedException(name.origin(), "there is no module " + name.shown());
        }
        Token token = next(stream);
        while (token.type() != Token.Type.END_OF_LINE) {
            token = next(stream);
        }
    }

    /** Without the module the rest of an included file is left out, and with a reason all is. */
    private void requires(TokenStream stream) throws RefusedException {
        Token name = next(stream);
        Token reason = next(stream);
        if (!name.isString()) {
            throw refused(name, "a module was expected");
        }
        if (reason.type() != Token.Type.END_OF_LINE) {
            end(stream);
        }
        if (modules.isThere(name.text())) {
            return;
        }
        if (reason.isString() || stream.depth() == 0) {
            throw new RefusedException(name.origin(), "there is no module " + name.shown());
        }
        stream.leave();
    }

    private static void end(TokenStream stream) throws RefusedException {
        Token token = next(stream);
        if (token.type() != Token.Type.END_OF_LINE) {
            throw refused(token, "the end of the line was expected");
        }
    }

    private static Token next(TokenStream stream) throws RefusedException {
        return Lexer.next(stream.buffer(), true);
    }

    private static RefusedException refused(Token token, String message) {
        return new RefusedException(token.origin(), message + ", not " + token.shown());
    }
}
