package org.logreeve.report.html;

import gg.jte.html.OwaspHtmlTemplateOutput;
import gg.jte.output.StringOutput;
import org.logreeve.text.TerminalText;

/**
 * Takes what templates write. Beside the encoding by place, control characters and marks that turn
 * the direction of text become visible, as in the terminal: no template can forget it, since no
 * text comes by another way.
 */
final class EncodedOutput extends OwaspHtmlTemplateOutput {
    private final StringOutput out;

    private EncodedOutput(StringOutput out) {
        super(out);
        this.out = out;
    }

    static EncodedOutput create() {
        return new EncodedOutput(new StringOutput());
    }

    @Override
    public void writeUserContent(String text) {
        super.writeUserContent(TerminalText.encode(text));
    }

    /** All that was written. */
    String text() {
        return out.toString();
    }
}
