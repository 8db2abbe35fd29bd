package org.logreeve.text;

/**
 * One thing wrong with our own input: an inventory, a policy, a fixture, an option.
 *
 * @param path the file as the user named it
 * @param line line from 1, 0 when none applies
 * @param column column from 1, 0 when none applies
 * @param message what is wrong, lower case, values quoted
 * @param hint how to mend it, empty when the message says it
 */
public record InputProblem(String path, int line, int column, String message, String hint) {
    /** {@code path:line:column: message (hint)}; not encoded for any sink yet. */
    @Override
    public String toString() {
        var text = new StringBuilder(path);
        if (line > 0) {
            text.append(':').append(line);
            if (column > 0) {
                text.append(':').append(column);
            }
        }
        text.append(": ").append(message);
        if (!hint.isEmpty()) {
            text.append(" (").append(hint).append(')');
        }
        return text.toString();
    }
}
