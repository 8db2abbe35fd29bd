package org.logreeve.report.html;

import gg.jte.TemplateOutput;
import org.logreeve.text.TerminalText;

/**
 * Takes what templates write. Control characters and marks that turn the direction of text become
 * visible, as in the terminal: no template can forget it, since nothing comes by another way.
 */
final class VisibleOutput implements TemplateOutput {
    private final StringBuilder out;

    VisibleOutput(StringBuilder out) {
        this.out = out;
    }

    @Override
    public void writeContent(String text) {
        writeContent(text, 0, text.length());
    }

    @Override
    public void writeContent(String text, int begin, int end) {
        int done = begin;
        for (int at = begin; at < end; at++) {
            char c = text.charAt(at);
            if (c == '\n' || (c >= 0x20 && c < 0x7f)) {
                continue;
            }
            int next = text.offsetByCodePoints(at, 1);
            out.append(text, done, at).append(TerminalText.encode(text.substring(at, next)));
            done = next;
            at = next - 1;
        }
        out.append(text, done, end);
    }
}
