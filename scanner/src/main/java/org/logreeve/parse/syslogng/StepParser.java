package org.logreeve.parse.syslogng;

import java.util.ArrayList;
import java.util.List;
import org.logreeve.parse.Problems;
import org.logreeve.text.Origin;

/** What source, destination, filter, parser and rewrite statements have between their braces. */
final class StepParser {
    private final TokenStream tokens;
    private final Problems problems;
    private final OptionCheck check;
    private final PathParser paths;

    StepParser(TokenStream tokens, OptionCheck check, Problems problems, PathParser paths) {
        this.tokens = tokens;
        this.problems = problems;
        this.check = check;
        this.paths = paths;
    }

    /** Between the braces; they stay. */
    Element.Sequence content(Context context, Origin at) throws RefusedException {
        return switch (context) {
            case FILTER ->
                    Element.Sequence.of(
                            context,
                            List.of(new Element.Filter(new FilterParser(tokens).parse(), at)),
                            at);
            case PARSER -> Element.Sequence.of(context, parsers(), at);
            case REWRITE -> Element.Sequence.of(context, rewrites(), at);
            case SOURCE, DESTINATION, ROOT, LOG, OPTIONS, INNER_SOURCE, INNER_DESTINATION ->
                    Element.Sequence.of(
                            context,
                            List.of(new Element.Junction(context, drivers(context), at)),
                            at);
        };
    }

    private List<Element> drivers(Context context) throws RefusedException {
        var drivers = new ArrayList<Element>();
        while (!tokens.peek(context).is('}')) {
            Token name = tokens.next(context);
            if (name.isWord("channel") || name.isWord("log")) {
                drivers.add(paths.braced(context, name));
            } else {
                drivers.add(driver(context, name));
            }
            semicolons(context);
        }
        return drivers;
    }

    private Element.Driver driver(Context context, Token token) throws RefusedException {
        String name = Names.normal(token.text());
        if (token.type() != Token.Type.WORD) {
            throw refused(token, "a driver was expected");
        }
        boolean isKnown = Drivers.isKnown(context, name);
        Context inner =
                context == Context.SOURCE ? Context.INNER_SOURCE : Context.INNER_DESTINATION;
        boolean isPlain = Drivers.form(context, name) == null || name.equals("internal");
        List<Argument> arguments =
                new ArgumentParser(tokens).parse(context, isPlain ? context : inner);
        if (!isKnown) {
            problems.unknown(
                    token.origin(),
                    "no "
                            + context.word()
                            + " "
                            + Names.shown(name)
                            + "() is known: unless a module brings it, syslog-ng refuses the"
                            + " configuration");
        }
        var driver = new Element.Driver(context, name, arguments, token.origin());
        check.driver(driver);
        return driver;
    }

    private List<Element> parsers() throws RefusedException {
        var steps = new ArrayList<Element>();
        while (!tokens.peek(Context.PARSER).is('}')) {
            Token name = tokens.next(Context.PARSER);
            if (name.isWord("channel") || name.isWord("log")) {
                steps.add(
                        new Element.Junction(
                                Context.PARSER,
                                List.of(paths.braced(Context.PARSER, name)),
                                name.origin()));
            } else {
                List<Argument> arguments =
                        new ArgumentParser(tokens).parse(Context.PARSER, Context.PARSER);
                known(Context.PARSER, name);
                check.parser(name, arguments);
                steps.add(new Element.Parser(Names.normal(name.text()), arguments, name.origin()));
            }
            semicolons(Context.PARSER);
        }
        return steps;
    }

    private List<Element> rewrites() throws RefusedException {
        var steps = new ArrayList<Element>();
        while (!tokens.peek(Context.REWRITE).is('}')) {
            Token name = tokens.next(Context.REWRITE);
            if (name.isWord("channel") || name.isWord("log")) {
                steps.add(
                        new Element.Junction(
                                Context.REWRITE,
                                List.of(paths.braced(Context.REWRITE, name)),
                                name.origin()));
            } else if (name.isWord("junction")) {
                steps.add(paths.junction(Context.REWRITE, name));
            } else {
                var arguments = new ArgumentParser(tokens, new FilterParser(tokens));
                List<Argument> given = arguments.parse(Context.REWRITE, Context.REWRITE);
                known(Context.REWRITE, name);
                check.rewrite(name, given);
                steps.add(
                        new Element.Rewrite(
                                Names.normal(name.text()),
                                given,
                                arguments.condition(),
                                name.origin()));
            }
            semicolons(Context.REWRITE);
        }
        return steps;
    }

    private void known(Context context, Token name) {
        if (!Drivers.isKnown(context, Names.normal(name.text()))) {
            problems.unknown(
                    name.origin(),
                    "no "
                            + context.word()
                            + " "
                            + Names.shown(name.text())
                            + "() is known: unless a module brings it, syslog-ng refuses the"
                            + " configuration");
        }
    }

    /** At least one. */
    void semicolons(Context context) throws RefusedException {
        Token token = tokens.next(context);
        if (!token.is(';')) {
            throw refused(token, "';' was expected");
        }
        while (tokens.peek(context).is(';')) {
            tokens.next(context);
        }
    }

    static RefusedException refused(Token token, String message) {
        return new RefusedException(token.origin(), message + ", not " + token.shown());
    }
}
