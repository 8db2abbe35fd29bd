package org.logreeve.report.html;

import java.nio.charset.StandardCharsets;
import org.logreeve.journal.Journal;

/**
 * {@code report.html}: one file without anything from the network, to be read by people. It holds
 * no script that it cannot do without, and its Content-Security-Policy lets no other run.
 */
public final class HtmlReport {
    private HtmlReport() {}

    /** The page in UTF-8; the same journal gives the same bytes. */
    public static byte[] of(Journal journal) {
        Page page = Page.of(journal);
        return Templates.page(page, Packing.of(page)).getBytes(StandardCharsets.UTF_8);
    }
}
