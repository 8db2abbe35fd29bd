package org.logreeve.parse.syslogng;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.logreeve.parse.Problems;

/** The statements of a configuration, one after the other. */
final class StatementParser {
    private static final Context HERE = Context.ROOT;

    /** Where the packages put their configuration library. */
    private static final String LIBRARY = "/usr/share/syslog-ng/include/scl/";

    private static final Map<String, Context> NAMED =
            Map.of(
                    "source", Context.SOURCE,
                    "destination", Context.DESTINATION,
                    "filter", Context.FILTER,
                    "parser", Context.PARSER,
                    "rewrite", Context.REWRITE);

    /** Contexts whose blocks have no say in where messages go. */
    private static final Set<String> OTHER_CONTEXTS =
            Set.of(
                    "block-def",
                    "block-arg",
                    "block-ref",
                    "block-content",
                    "pragma",
                    "format",
                    "template-func",
                    "client-proto",
                    "server-proto",
                    "config");

    private static final Map<String, OptionForm> TEMPLATE =
            OptionTables.all(
                    OptionTables.each(PlainForm.CONTENT, "template"),
                    OptionTables.each(PlainForm.YES_NO, "template-escape"));

    private final TokenStream tokens;
    private final Problems problems;
    private final PathParser paths;
    private final GlobalOptions options;
    private final Definitions definitions;
    private final Modules modules;
    private final OptionCheck check;

    StatementParser(
            TokenStream tokens,
            OptionCheck check,
            GlobalOptions options,
            Definitions definitions,
            Modules modules,
            Problems problems) {
        this.tokens = tokens;
        this.problems = problems;
        this.modules = modules;
        this.check = check;
        this.paths = new PathParser(tokens, check, problems);
        this.options = options;
        this.definitions = definitions;
    }

    /** Up to the end, or to what the daemon does not take: then it takes nothing at all. */
    void parse() {
        try {
            while (!tokens.peek(HERE).isEnd()) {
                statement(tokens.next(HERE));
                paths.steps().semicolons(HERE);
            }
        } catch (RefusedException refused) {
            problems.unknown(
                    refused.at(), "syslog-ng refuses the configuration: " + refused.getMessage());
        }
    }

    private void statement(Token token) throws RefusedException {
        if (token.type() != Token.Type.WORD) {
            throw StepParser.refused(token, "a statement was expected");
        }
        Context kind = NAMED.get(token.text());
        if (kind != null) {
            named(kind, token);
            return;
        }
        switch (Names.normal(token.text())) {
            case "log" -> definitions.add(paths.braced(Context.LOG, token));
            case "options" -> options();
            case "template" -> template(token);
            case "template-function" -> templateFunction();
            case "block" -> block(token);
            case "application" -> application(token);
            case "python" -> python(token);
            default -> throw StepParser.refused(token, "a statement was expected");
        }
    }

    private void named(Context kind, Token keyword) throws RefusedException {
        Token name = name();
        expect(HERE, '{');
        Element.Sequence content = paths.steps().content(kind, keyword.origin());
        expect(kind, '}');
        definitions.add(new Definition(kind, name.text(), content, keyword.origin()));
    }

    private void options() throws RefusedException {
        expect(HERE, '{');
        while (!tokens.peek(Context.OPTIONS).is('}')) {
            Token name = tokens.next(Context.OPTIONS);
            List<Argument> arguments =
                    new ArgumentParser(tokens).parse(Context.OPTIONS, Context.OPTIONS);
            options.add(new Argument.Option(Names.normal(name.text()), arguments, name.origin()));
            paths.steps().semicolons(Context.OPTIONS);
        }
        expect(Context.OPTIONS, '}');
    }

    private void template(Token keyword) throws RefusedException {
        Token name = name();
        String content = "";
        if (tokens.peek(HERE).is('{')) {
            expect(HERE, '{');
            while (!tokens.peek(HERE).is('}')) {
                Token item = tokens.next(HERE);
                List<Argument> arguments = new ArgumentParser(tokens).parse(HERE, HERE);
                var option =
                        new Argument.Option(Names.normal(item.text()), arguments, item.origin());
                check.options("template", List.of(option), TEMPLATE);
                if (option.name().equals("template")) {
                    content = Argument.shownAll(arguments);
                    content = Argument.values(arguments).stream().findFirst().orElse(content);
                }
                paths.steps().semicolons(HERE);
            }
            expect(HERE, '}');
        } else {
            content = content();
        }
        check.templates().name(name.text());
        definitions.template(name.text(), content, keyword.origin());
    }

    private void templateFunction() throws RefusedException {
        Token name = name();
        var ignored = content();
        check.templates().function(name.text());
    }

    /** Text, a number, or either with its type before it. */
    private String content() throws RefusedException {
        Token token = tokens.next(HERE);
        Argument content =
                new Argument.Value(token.text(), token.type() == Token.Type.STRING, token.origin());
        if (token.type() == Token.Type.WORD && tokens.peek(HERE).is('(')) {
            List<Argument> typed = new ArgumentParser(tokens).parse(HERE, HERE);
            content = new Argument.Option(token.text(), typed, token.origin());
        }
        if (!token.isString() && !token.isNumber()) {
            throw StepParser.refused(token, "a template was expected");
        }
        var option = new Argument.Option("template", List.of(content), token.origin());
        check.options("template", List.of(option), TEMPLATE);
        return content instanceof Argument.Value ? token.text() : content.shown();
    }

    private void block(Token keyword) throws RefusedException {
        Token context = tokens.next(HERE);
        Optional<Context> of = Context.of(context.text());
        Token name = tokens.next(HERE);
        if (name.type() != Token.Type.WORD) {
            throw StepParser.refused(name, "a block's name was expected");
        }
        expect(HERE, '(');
        var defaults = new LinkedHashMap<String, @Nullable String>();
        boolean isOpen = false;
        Token next = tokens.next(HERE);
        while (!next.is(')')) {
            if (next.isSign("...")) {
                isOpen = true;
            } else if (next.type() == Token.Type.WORD && !isOpen) {
                defaults.put(Names.key(next.text()), BlockText.argument(tokens.buffer()));
            } else {
                throw StepParser.refused(next, "a block's parameter was expected");
            }
            next = tokens.next(HERE);
        }
        String body = tokens.body();
        if (of.isEmpty() && !OTHER_CONTEXTS.contains(context.text())) {
            throw StepParser.refused(context, "a context was expected");
        }
        if (of.isPresent()) {
            tokens.define(of.get(), new Block(name.text(), defaults, isOpen, body));
        } else {
            problems.noted(
                    keyword.origin(),
                    "a block of " + Names.shown(context.text()) + " is not looked at");
        }
    }

    /** What app-parser() is made of: it adds to messages and lets all of them through. */
    private void application(Token keyword) throws RefusedException {
        Token name = name();
        expect(HERE, '[');
        name();
        expect(HERE, ']');
        if (!keyword.origin().path().startsWith(LIBRARY)) {
            unseen(keyword, "application " + Names.shown(name.text()));
        }
        Token open = tokens.next(HERE);
        if (!open.is('{')) {
            throw StepParser.refused(open, "'{' was expected");
        }
        Token part = tokens.next(HERE);
        while (!part.is('}')) {
            if (part.isEnd()) {
                throw StepParser.refused(keyword, "a brace is not closed");
            }
            tokens.skipBody();
            paths.steps().semicolons(HERE);
            part = tokens.next(HERE);
        }
    }

    private void python(Token keyword) throws RefusedException {
        if (!modules.isThere("mod-python")) {
            throw StepParser.refused(keyword, "the module mod-python is not there");
        }
        unseen(keyword, "python");
        tokens.skipBody();
    }

    /** A package's own is taken to be right; what somebody wrote here may be refused. */
    private void unseen(Token keyword, String what) {
        problems.unknown(
                keyword.origin(),
                "what "
                        + what
                        + " is made of is not looked at: if it is wrong, syslog-ng refuses the"
                        + " configuration");
    }

    private Token name() throws RefusedException {
        Token name = tokens.next(HERE);
        if (!name.isName()) {
            throw StepParser.refused(name, "a name was expected");
        }
        return name;
    }

    private void expect(Context context, char sign) throws RefusedException {
        Token token = tokens.next(context);
        if (!token.is(sign)) {
            throw StepParser.refused(token, "'" + sign + "' was expected");
        }
    }
}
