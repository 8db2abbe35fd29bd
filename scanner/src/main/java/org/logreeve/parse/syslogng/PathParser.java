package org.logreeve.parse.syslogng;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.logreeve.parse.Problems;
import org.logreeve.text.Origin;

/** Log paths: steps, then paths within, then flags; conditions become junctions of two ways. */
final class PathParser {
    private static final int DEEPEST = 100;

    private static final Map<String, Context> STEPS =
            Map.of(
                    "source", Context.SOURCE,
                    "filter", Context.FILTER,
                    "parser", Context.PARSER,
                    "rewrite", Context.REWRITE,
                    "destination", Context.DESTINATION);

    private static final Map<String, Element.Flag> FLAGS =
            Map.of(
                    "catch-all", Element.Flag.CATCHALL,
                    "catchall", Element.Flag.CATCHALL,
                    "fallback", Element.Flag.FALLBACK,
                    "final", Element.Flag.FINAL,
                    "flow-control", Element.Flag.FLOW_CONTROL,
                    "drop-unmatched", Element.Flag.DROP_UNMATCHED);

    private final TokenStream tokens;
    private final Problems problems;
    private final OptionCheck check;
    private final StepParser steps;
    private int depth;

    PathParser(TokenStream tokens, OptionCheck check, Problems problems) {
        this.tokens = tokens;
        this.problems = problems;
        this.check = check;
        this.steps = new StepParser(tokens, check, this);
    }

    StepParser steps() {
        return steps;
    }

    /** A path in braces, behind its keyword. */
    Element.Sequence braced(Context context, Token keyword) throws RefusedException {
        if (++depth > DEEPEST) {
            throw new RefusedException(keyword.origin(), "log paths are nested too deeply");
        }
        expect(context, '{');
        var elements = new ArrayList<Element>();
        var within = new ArrayList<Element>();
        Set<Element.Flag> flags = EnumSet.noneOf(Element.Flag.class);
        while (!tokens.peek(context).is('}')) {
            Token token = tokens.next(context);
            if (token.isWord("flags")) {
                flags = flags(context);
                steps.semicolons(context);
                break;
            }
            if (token.isWord("log") || token.isWord("channel")) {
                within.add(braced(context, token));
                steps.semicolons(context);
            } else if (within.isEmpty()) {
                elements.add(step(context, token));
            } else {
                throw StepParser.refused(token, "nothing but paths may follow a path");
            }
        }
        expect(context, '}');
        if (!within.isEmpty()) {
            elements.add(new Element.Junction(Context.LOG, within, within.getFirst().origin()));
        }
        depth--;
        return new Element.Sequence(Context.LOG, flags, elements, keyword.origin());
    }

    private Element step(Context context, Token token) throws RefusedException {
        Context kind = token.type() == Token.Type.WORD ? STEPS.get(token.text()) : null;
        if (kind != null) {
            Element step = referenceOrContent(context, kind, token.origin());
            steps.semicolons(context);
            return step;
        }
        if (token.isWord("junction")) {
            Element junction = junction(context, token);
            steps.semicolons(context);
            return junction;
        }
        if (token.isWord("if")) {
            Element condition = condition(context, token.origin());
            steps.semicolons(context);
            return condition;
        }
        throw StepParser.refused(token, "a step of a log path was expected");
    }

    private Element referenceOrContent(Context context, Context kind, Origin at)
            throws RefusedException {
        Token open = tokens.next(context);
        if (open.is('{')) {
            Element content = steps.content(kind, at);
            expect(kind, '}');
            return content;
        }
        if (!open.is('(')) {
            throw StepParser.refused(open, "'(' or '{' was expected");
        }
        Token name = tokens.next(context);
        if (!name.isName()) {
            throw StepParser.refused(name, "a name was expected");
        }
        expect(context, ')');
        return new Element.Reference(kind, name.text(), at);
    }

    Element.Junction junction(Context context, Token keyword) throws RefusedException {
        expect(context, '{');
        var branches = new ArrayList<Element>();
        while (!tokens.peek(context).is('}')) {
            Token token = tokens.next(context);
            if (!token.isWord("channel") && !token.isWord("log")) {
                throw StepParser.refused(token, "a channel was expected");
            }
            branches.add(braced(context, token));
            steps.semicolons(context);
        }
        expect(context, '}');
        return new Element.Junction(Context.LOG, branches, keyword.origin());
    }

    /** {@code if}, then {@code elif} and {@code else} as they come. */
    private Element condition(Context context, Origin at) throws RefusedException {
        var taken = new ArrayList<Element>();
        taken.add(branch(context, at));
        Element otherwise = path(List.of(), at);
        while (tokens.peek(context).isWord("elif")) {
            Token elif = tokens.next(context);
            taken.add(branch(context, elif.origin()));
        }
        if (tokens.peek(context).isWord("else")) {
            Token keyword = tokens.next(context);
            otherwise = path(List.of(braced(context, keyword)), keyword.origin());
        }
        Element rest = otherwise;
        Element junction = otherwise;
        for (Element branch : taken.reversed()) {
            junction = new Element.Junction(Context.LOG, List.of(branch, rest), branch.origin());
            rest = path(List.of(junction), at);
        }
        return junction;
    }

    /** One way of a condition: no other way is taken when this one takes the message. */
    private static Element path(List<Element> elements, Origin at) {
        return new Element.Sequence(Context.LOG, EnumSet.of(Element.Flag.FINAL), elements, at);
    }

    /**
     * {@code (FILTER) {...}}: what the filter lets through belongs here whatever becomes of it.
     * {@code {...}}: what comes out of it does.
     */
    private Element branch(Context context, Origin at) throws RefusedException {
        if (tokens.peek(context).is('{')) {
            Element.Sequence block = braced(context, new Token(Token.Type.WORD, "if", at));
            return path(List.of(block), at);
        }
        expect(context, '(');
        Expression filter = new FilterParser(tokens, check).parse();
        expect(Context.FILTER, ')');
        Element.Sequence block = braced(context, new Token(Token.Type.WORD, "if", at));
        Element kept =
                new Element.Sequence(
                        Context.LOG, EnumSet.of(Element.Flag.DROP_UNMATCHED), List.of(block), at);
        return path(List.of(new Element.Filter(filter, at), kept), at);
    }

    private Set<Element.Flag> flags(Context context) throws RefusedException {
        expect(context, '(');
        Set<Element.Flag> flags = EnumSet.noneOf(Element.Flag.class);
        while (!tokens.peek(context).is(')')) {
            Token token = tokens.next(context);
            if (!token.isString()) {
                throw StepParser.refused(token, "a flag was expected");
            }
            Element.Flag flag = FLAGS.get(Names.normal(token.text()));
            if (flag == null) {
                problems.noted(
                        token.origin(),
                        "flag '" + Names.shown(token.text()) + "' is none and is passed over");
            } else {
                flags.add(flag);
            }
        }
        expect(context, ')');
        return flags;
    }

    private void expect(Context context, char sign) throws RefusedException {
        Token token = tokens.next(context);
        if (!token.is(sign)) {
            throw StepParser.refused(token, "'" + sign + "' was expected");
        }
    }
}
