package org.logreeve.parse.rsyslog;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import org.logreeve.parse.EffectiveValue;
import org.logreeve.parse.Problems;
import org.logreeve.parse.rsyslog.Token.Kind;
import org.logreeve.text.Origin;

/** The parameters of objects, and what the objects outside of rulesets do. */
final class ObjectParser {
    private final ScriptLexer lexer;
    private final Includes includes;
    private final Modules modules;
    private final Globals globals;
    private final Problems problems;
    private final List<String> entryRulesets = new ArrayList<>();
    private final List<ConfigObject> objects = new ArrayList<>();

    ObjectParser(
            ScriptLexer lexer,
            Includes includes,
            Modules modules,
            Globals globals,
            Problems problems) {
        this.lexer = lexer;
        this.includes = includes;
        this.modules = modules;
        this.globals = globals;
        this.problems = problems;
    }

    /** Rulesets that inputs are bound to. */
    List<String> entryRulesets() {
        return entryRulesets;
    }

    /** Modules, inputs and templates in the order written. */
    List<ConfigObject> objects() {
        return objects;
    }

    /** Parses up to and with the closing parenthesis. */
    List<Parameter> parameters() {
        var parameters = new ArrayList<Parameter>();
        for (Token name = lexer.object(); !name.isPunctuation(")"); name = lexer.object()) {
            if (name.kind() != Kind.NAME) {
                throw new SyntaxException(name, "expected a parameter");
            }
            Token equals = lexer.object();
            if (!equals.isPunctuation("=")) {
                throw new SyntaxException(equals, "expected '='");
            }
            parameters.add(
                    new Parameter(name.text().toLowerCase(Locale.ROOT), value(), name.origin()));
        }
        return parameters;
    }

    private String value() {
        Token token = lexer.object();
        if (token.kind() == Kind.STRING) {
            return token.text();
        }
        if (!token.isPunctuation("[")) {
            throw new SyntaxException(token, "expected a value in double quotes");
        }
        var elements = new ArrayList<String>();
        do {
            Token element = lexer.object();
            if (element.kind() != Kind.STRING) {
                throw new SyntaxException(element, "expected a value in double quotes");
            }
            elements.add(element.text());
            token = lexer.object();
        } while (token.isPunctuation(","));
        if (!token.isPunctuation("]")) {
            throw new SyntaxException(token, "expected ']'");
        }
        return String.join(", ", elements);
    }

    void include(Origin at) {
        var parameters = new Parameters(parameters(), problems);
        boolean file = parameters.get("file").isPresent();
        boolean text = parameters.get("text").isPresent();
        if (!parameters.isEnabled()) {
            problems.noted(at, "the include is switched off by config.enabled");
        } else if (file == text) {
            problems.noted(at, "include() needs either file or text: ignored");
        } else if (text) {
            includes.pushText(parameters.value("text", ""), at);
        } else {
            String mode = parameters.value("mode", "required");
            String path = parameters.value("file", "");
            boolean fine = includes.include(path, mode.equals("optional"), at);
            if (!fine && mode.equals("abort-if-missing")) {
                problems.unknown(at, "the daemon does not start: '" + path + "' is missing");
            }
        }
    }

    /** An object that is neither an action nor a ruleset nor an include. */
    void global(String object, Origin at) {
        var parameters = new Parameters(parameters(), problems);
        if (!parameters.isEnabled()) {
            problems.noted(at, object + "() is switched off by config.enabled");
            return;
        }
        switch (object) {
            case "global" -> globals.object(parameters);
            case "module" -> {
                modules.load(parameters.value("load", ""));
                // imklog has no input object
                bound(parameters);
                keep(object, parameters, at);
            }
            case "template" -> {
                modules.addTemplate(parameters.value("name", ""));
                keep(object, parameters, at);
            }
            case "input" -> {
                bound(parameters);
                keep(object, parameters, at);
            }
            default -> {}
        }
        if (!object.equals("global")) {
            globals.add(object, shown(parameters), at);
        }
    }

    private void bound(Parameters parameters) {
        parameters.get("ruleset").map(EffectiveValue::value).ifPresent(entryRulesets::add);
    }

    private void keep(String object, Parameters parameters, Origin at) {
        var values = new LinkedHashMap<String, String>();
        parameters.all().forEach(value -> values.put(value.key(), value.value()));
        objects.add(new ConfigObject(object, values, at));
    }

    private static String shown(Parameters parameters) {
        var text = new StringBuilder();
        for (EffectiveValue p : parameters.all()) {
            text.append(text.isEmpty() ? "" : " ")
                    .append(p.key())
                    .append("=\"")
                    .append(p.value())
                    .append('"');
        }
        return text.toString();
    }
}
