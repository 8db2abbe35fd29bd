package org.logreeve.parse.syslogng;

import java.util.ArrayList;
import java.util.List;
import org.logreeve.text.Origin;

/** What source, destination, filter, parser and rewrite statements have between their braces. */
final class StepParser {
    private final TokenStream tokens;
    private final OptionCheck check;
    private final PathParser paths;

    StepParser(TokenStream tokens, OptionCheck check, PathParser paths) {
        this.tokens = tokens;
        this.check = check;
        this.paths = paths;
    }

    /** Between the braces; they stay. */
    Element.Sequence content(Context context, Origin at) throws RefusedException {
        return switch (context) {
            case FILTER ->
                    Element.Sequence.of(
                            context,
                            List.of(
                                    new Element.Filter(
                                            new FilterParser(tokens, check).parse(), at)),
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
        Context inner =
                context == Context.SOURCE ? Context.INNER_SOURCE : Context.INNER_DESTINATION;
        boolean isPlain = name.equals("internal") || !isOwn(context, name);
        List<Argument> arguments =
                new ArgumentParser(tokens).parse(context, isPlain ? context : inner);
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
                String parser = Names.normal(name.text());
                check.parser(parser, arguments, name.origin());
                steps.add(new Element.Parser(parser, arguments, name.origin()));
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
                var arguments = new ArgumentParser(tokens, new FilterParser(tokens, check));
                List<Argument> given = arguments.parse(Context.REWRITE, Context.REWRITE);
                String rewrite = Names.normal(name.text());
                check.rewrite(rewrite, given, name.origin());
                steps.add(
                        new Element.Rewrite(rewrite, given, arguments.condition(), name.origin()));
            }
            semicolons(Context.REWRITE);
        }
        return steps;
    }

    /** A driver of the daemon's own whose options have a context of theirs. */
    private static boolean isOwn(Context context, String name) {
        return context == Context.SOURCE
                ? SourceForms.of(name) != null && !name.equals("system")
                : DestinationForms.of(name) != null;
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
