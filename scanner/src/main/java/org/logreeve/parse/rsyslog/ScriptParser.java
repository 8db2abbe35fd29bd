package org.logreeve.parse.rsyslog;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.logreeve.parse.PriorityMask;
import org.logreeve.parse.Problems;
import org.logreeve.parse.rsyslog.Token.Kind;
import org.logreeve.text.Origin;

/** Statements and objects in order, into rulesets. */
final class ScriptParser {
    private static final int DEEPEST = 200;
    private static final Set<String> ACTION_LIKE =
            Set.of("stop", "call", "call_indirect", "continue");

    private final Cursor cursor;
    private final StatementLexer lexer;
    private final ScriptLexer script;
    private final ObjectParser objects;
    private final ActionFactory actions;
    private final LegacyActions legacyActions;
    private final Rulesets rulesets;
    private final Problems problems;

    ScriptParser(
            Cursor cursor,
            StatementLexer lexer,
            ScriptLexer script,
            ObjectParser objects,
            ActionFactory actions,
            LegacyActions legacyActions,
            Rulesets rulesets,
            Problems problems) {
        this.cursor = cursor;
        this.lexer = lexer;
        this.script = script;
        this.objects = objects;
        this.actions = actions;
        this.legacyActions = legacyActions;
        this.rulesets = rulesets;
        this.problems = problems;
    }

    /** Parses all there is. The daemon gives up at a syntax error; we go on to show what we can. */
    void parse() {
        while (lexer.peek().kind() != Kind.END) {
            try {
                top(lexer.next());
            } catch (SyntaxException e) {
                problems.unknown(e.at(), "syntax error: " + e.getMessage());
                lexer.forget();
                cursor.skipLine();
            }
        }
    }

    private void top(Token token) {
        switch (token.kind()) {
            case LEGACY_RULESET -> {
                String name = token.text().substring("$ruleset ".length()).strip();
                rulesets.enter(LegacyDirectives.word(name), token.origin());
            }
            case BSD_BLOCK ->
                    problems.noted(
                            token.origin(), "BSD blocks are ignored: rules below apply to all");
            case OBJECT -> topObject(token);
            case LEGACY_ACTION -> chain(token);
            case KEYWORD -> {
                if (ACTION_LIKE.contains(token.text())) {
                    chain(token);
                } else {
                    rulesets.add(statement(token, 0));
                }
            }
            default -> rulesets.add(statement(token, 0));
        }
    }

    private void chain(Token first) {
        List<Statement> head = action(first).stream().toList();
        rulesets.addChain(head, chained());
    }

    private void topObject(Token token) {
        switch (token.text()) {
            case "action" -> chain(token);
            case "include" -> objects.include(token.origin());
            case "ruleset" -> ruleset(token.origin());
            case "template" -> template(token.origin());
            default -> objects.global(token.text(), token.origin());
        }
    }

    private void ruleset(Origin at) {
        var parameters = new Parameters(objects.parameters(), problems);
        expect("{");
        List<Statement> body = lexer.peek().isPunctuation("}") ? List.of() : script(0);
        expect("}");
        if (!parameters.isEnabled()) {
            problems.noted(at, "the ruleset is switched off by config.enabled");
            return;
        }
        String name = parameters.value("name", "");
        if (name.isEmpty()) {
            problems.noted(at, "a ruleset without name is ignored");
            return;
        }
        rulesets.define(name, parameters.hasQueue(), body, at);
    }

    private void template(Origin at) {
        objects.global("template", at);
        if (!lexer.peek().isPunctuation("{")) {
            return;
        }
        lexer.next();
        for (Token part = lexer.next(); !part.isPunctuation("}"); part = lexer.next()) {
            if (!part.is(Kind.OBJECT, "property") && !part.is(Kind.OBJECT, "constant")) {
                throw new SyntaxException(part, "expected property() or constant()");
            }
            objects.parameters();
        }
    }

    private List<Statement> script(int depth) {
        var statements = new ArrayList<Statement>();
        do {
            statements.addAll(statement(lexer.next(), depth));
        } while (!lexer.peek().isPunctuation("}") && lexer.peek().kind() != Kind.END);
        return statements;
    }

    private List<Statement> block(int depth) {
        Token first = lexer.next();
        if (!first.isPunctuation("{")) {
            return statement(first, depth + 1);
        }
        List<Statement> body = script(depth + 1);
        expect("}");
        return body;
    }

    private List<Statement> statement(Token token, int depth) {
        if (depth > DEEPEST) {
            throw new SyntaxException(token, "blocks are nested too deeply to follow");
        }
        Origin at = token.origin();
        return switch (token.kind()) {
            case SELECTOR -> {
                PriorityMask mask = SelectorParser.parse(token.text(), at, problems);
                var when = new Condition.Priority(mask);
                yield List.of(
                        new Statement.Branch(when, token.text(), block(depth), List.of(), at));
            }
            case PROPERTY_FILTER ->
                    List.of(
                            new Statement.Branch(
                                    new Condition.Other(),
                                    token.text(),
                                    block(depth),
                                    List.of(),
                                    at));
            case LEGACY_ACTION -> actionList(token);
            case OBJECT -> object(token);
            case KEYWORD -> keyword(token, depth);
            default -> throw new SyntaxException(token, "expected a statement");
        };
    }

    private List<Statement> object(Token token) {
        if (token.text().equals("include")) {
            objects.include(token.origin());
            return List.of();
        }
        if (!token.text().equals("action")) {
            throw new SyntaxException(token, "expected a statement");
        }
        return actionList(token);
    }

    private List<Statement> keyword(Token token, int depth) {
        Origin at = token.origin();
        return switch (token.text()) {
            case "if" -> List.of(conditional(at, depth));
            case "foreach" -> {
                expectInExpression("(");
                ExpressionParser.parse(script, problems, "in");
                ExpressionParser.parse(script, problems, ")");
                expectInExpression("do");
                yield List.of(new Statement.Loop(block(depth), at));
            }
            case "set", "reset" -> {
                variable();
                expectInExpression("=");
                ExpressionParser.parse(script, problems, ";");
                yield List.of();
            }
            case "unset" -> {
                variable();
                expectInExpression(";");
                yield List.of();
            }
            case "reload_lookup_table" -> {
                expectInExpression("(");
                for (Token t = script.expression(); !t.isPunctuation(")"); ) {
                    if (t.kind() == Kind.END) {
                        throw new SyntaxException(t, "expected ')'");
                    }
                    t = script.expression();
                }
                yield List.of();
            }
            default -> actionList(token);
        };
    }

    private Statement conditional(Origin at, int depth) {
        ExpressionParser.Written when = ExpressionParser.parse(script, problems, "then");
        List<Statement> then = block(depth);
        List<Statement> otherwise = List.of();
        if (lexer.peek().isKeyword("else")) {
            lexer.next();
            otherwise = block(depth);
        }
        return new Statement.Branch(when.condition(), when.text(), then, otherwise, at);
    }

    private List<Statement> actionList(Token first) {
        var statements = new ArrayList<Statement>();
        action(first).ifPresent(statements::add);
        statements.addAll(chained());
        return statements;
    }

    private List<Statement> chained() {
        var statements = new ArrayList<Statement>();
        while (lexer.peek().isPunctuation("&")) {
            lexer.next();
            action(lexer.next()).ifPresent(statements::add);
        }
        return statements;
    }

    private Optional<Statement> action(Token token) {
        Origin at = token.origin();
        if (token.kind() == Kind.LEGACY_ACTION) {
            return legacyActions.parse(token.text(), at);
        }
        if (token.is(Kind.OBJECT, "action")) {
            return actions.fromObject(objects.parameters(), at).map(a -> new Statement.Run(a, at));
        }
        if (token.kind() != Kind.KEYWORD) {
            throw new SyntaxException(token, "expected an action");
        }
        return switch (token.text()) {
            case "stop" -> Optional.of(new Statement.Stop(at));
            case "call" -> {
                Token name = script.called();
                if (name.kind() != Kind.NAME) {
                    throw new SyntaxException(name, "expected a ruleset");
                }
                yield Optional.of(new Statement.Call(name.text(), at));
            }
            case "call_indirect" ->
                    Optional.of(
                            new Statement.CallIndirect(
                                    ExpressionParser.parse(script, problems, ";").text(), at));
            // The daemon makes nothing of it.
            case "continue" -> Optional.empty();
            default -> throw new SyntaxException(token, "expected a statement");
        };
    }

    private void variable() {
        Token token = script.expression();
        if (token.kind() != Kind.VARIABLE) {
            throw new SyntaxException(token, "expected a variable");
        }
    }

    private void expectInExpression(String punctuation) {
        Token token = script.expression();
        if (!token.isPunctuation(punctuation)) {
            throw new SyntaxException(token, "expected '" + punctuation + "'");
        }
    }

    private void expect(String punctuation) {
        Token token = lexer.next();
        if (!token.isPunctuation(punctuation)) {
            throw new SyntaxException(token, "expected '" + punctuation + "'");
        }
    }
}
