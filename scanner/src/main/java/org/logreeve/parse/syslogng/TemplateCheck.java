package org.logreeve.parse.syslogng;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.logreeve.parse.Problems;
import org.logreeve.text.Origin;

/**
 * Whether the daemon takes a template: {@code $NAME}, {@code ${NAME:-default}} and {@code
 * $(function argument ...)}, whose arguments are templates again.
 */
final class TemplateCheck {
    private static final int DEEPEST = 50;

    private final Set<String> named = new HashSet<>();
    private final Set<String> functions = new HashSet<>();
    private final Problems problems;

    TemplateCheck(Problems problems) {
        this.problems = problems;
    }

    /** A template that others may call by its name. */
    void name(String template) {
        named.add(template);
    }

    /** Whether a template, or a function made of one, has the name. */
    boolean isNamed(String template) {
        return named.contains(template) || functions.contains(Names.normal(template));
    }

    /** A function that the configuration itself makes. */
    void function(String name) {
        functions.add(Names.normal(name));
    }

    void check(String text, Origin at) throws RefusedException {
        check(text, at, 0);
    }

    void check(String text, Origin at, int depth) throws RefusedException {
        if (depth > DEEPEST) {
            throw new RefusedException(at, "a template is nested too deeply to follow");
        }
        int i = text.indexOf('$');
        while (i >= 0 && i + 1 < text.length()) {
            int next = i + 2;
            if (text.charAt(i + 1) == '{') {
                next = braced(text, i + 2, at);
            } else if (text.charAt(i + 1) == '(') {
                var call = new Call(text, i + 2, at);
                call(call.words, at, depth);
                next = call.end;
            }
            i = text.indexOf('$', next);
        }
    }

    private void call(List<String> words, Origin at, int depth) throws RefusedException {
        if (words.isEmpty()) {
            throw new RefusedException(at, "$() without a name");
        }
        String name = Names.normal(words.getFirst());
        if (functions.contains(name) || TemplateCall.isKnown(name)) {
            new TemplateCall(this, at, depth).check(name, words.subList(1, words.size()));
        } else {
            problems.unknown(
                    at,
                    "what $("
                            + Names.shown(words.getFirst())
                            + ") takes is not known: unless a module brings it, and takes what is"
                            + " written, syslog-ng refuses the configuration");
        }
    }

    private static int braced(String text, int from, Origin at) throws RefusedException {
        int end = text.indexOf('}', from);
        if (end < 0) {
            throw fault(text, "a brace is not closed", at);
        }
        int colon = text.substring(from, end).indexOf(':');
        // the daemon looks no further than the character before the brace
        boolean isDefault = colon >= 0 && text.charAt(from + colon + 1) == '-';
        if (colon >= 0 && !isDefault) {
            throw fault(text, "':' without '-'", at);
        }
        return end + 1;
    }

    private static RefusedException fault(String text, String why, Origin at) {
        return new RefusedException(at, "template '" + Names.shown(text) + "': " + why);
    }

    /** The words of one call, quotes of the outermost level taken off. */
    private static final class Call {
        private final List<String> words = new ArrayList<>();
        private final int end;

        Call(String text, int from, Origin at) throws RefusedException {
            var word = new StringBuilder();
            boolean isWord = false;
            int open = 1;
            int i = from;
            while (true) {
                if (i >= text.length()) {
                    throw fault(text, "a bracket is not closed", at);
                }
                char c = text.charAt(i);
                open += c == '(' ? 1 : c == ')' ? -1 : 0;
                if (open == 0) {
                    break;
                }
                if (c == '"' || c == '\'') {
                    int close = text.indexOf(c, i + 1);
                    if (close < 0) {
                        throw fault(text, "a quote is not closed", at);
                    }
                    word.append(text, open == 1 ? i + 1 : i, open == 1 ? close : close + 1);
                    isWord = true;
                    i = close + 1;
                } else if (open == 1 && Character.isWhitespace(c)) {
                    if (isWord) {
                        words.add(word.toString());
                    }
                    word.setLength(0);
                    isWord = false;
                    i++;
                } else {
                    i += c == '\\' ? 1 : 0;
                    if (i < text.length()) {
                        word.append(text.charAt(i++));
                    }
                    isWord = true;
                }
            }
            if (isWord) {
                words.add(word.toString());
            }
            end = i + 1;
        }
    }
}
