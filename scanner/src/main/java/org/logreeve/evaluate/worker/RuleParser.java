package org.logreeve.evaluate.worker;

import org.drools.drl.ast.descr.PackageDescr;
import org.drools.drl.parser.DrlParser;
import org.drools.drl.parser.DroolsError;
import org.drools.drl.parser.DroolsParserException;
import org.drools.drl.parser.ParserError;
import org.jspecify.annotations.Nullable;
import org.kie.internal.builder.conf.LanguageLevelOption;

/** DRL text to descriptors; nothing of it is built or run. */
final class RuleParser {
    private static final int MAX_CHARACTERS = 64 << 10;
    private static final int MAX_NESTING = 24;

    private RuleParser() {}

    /** The parsed file, or null and problems. */
    static @Nullable PackageDescr parse(String text, Problems problems) {
        checkText(text, problems);
        if (!problems.isEmpty()) {
            return null;
        }
        var parser = new DrlParser(LanguageLevelOption.DRL6);
        PackageDescr parsed = null;
        try {
            parsed = parser.parse(false, text);
        } catch (DroolsParserException | RuntimeException | StackOverflowError e) {
            problems.add(1, Refusal.SYNTAX, "not DRL: " + e.getClass().getSimpleName());
        }
        for (DroolsError error : parser.getErrors()) {
            int line = error instanceof ParserError at ? at.getRow() : 1;
            problems.add(line, Refusal.SYNTAX, oneLine(error.getMessage()));
        }
        if (parsed == null && problems.isEmpty()) {
            problems.add(1, Refusal.SYNTAX, "there is nothing in this file");
        }
        return problems.isEmpty() ? parsed : null;
    }

    /**
     * A backslash can smuggle a quote past the parser (Java source escapes), so none gets in.
     * Beyond ASCII there are letters that look like others, that nobody sees, and that turn the
     * order of the line around: what a reviewer reads would not be what is compared.
     */
    private static void checkText(String text, Problems problems) {
        if (text.length() > MAX_CHARACTERS) {
            problems.add(
                    1, Refusal.SIZE, "more than " + MAX_CHARACTERS + " characters in one file");
            return;
        }
        int line = 1;
        int depth = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\n') {
                line++;
            } else if (c == '\\' || (c < ' ' && c != '\t' && c != '\r') || c == 0x7f) {
                problems.add(
                        line,
                        Refusal.ESCAPE,
                        "backslashes and control characters are not allowed",
                        "in regular expressions write [.] and [0-9]");
            } else if (c > 0x7e) {
                problems.add(
                        line,
                        Refusal.CHARACTER,
                        "the character U+%04X is not allowed".formatted((int) c),
                        "only ASCII; words for people stand in rule.yaml");
            }
            depth += "([{".indexOf(c) >= 0 ? 1 : ")]}".indexOf(c) >= 0 ? -1 : 0;
            if (depth > MAX_NESTING) {
                problems.add(line, Refusal.SIZE, "brackets are nested too deep");
                return;
            }
        }
    }

    private static String oneLine(String message) {
        return message.replace('\n', ' ').replace('\r', ' ').strip();
    }
}
