package org.logreeve.report.html;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.logreeve.json.Json;

/**
 * Details of hosts of a large run: packed, and unpacked by the page when a reader opens a host. A
 * browser cannot lay out a million results at once.
 *
 * @param isWanted whether the run is so large
 * @param chunks gzip in Base64, each of the details of {@link #HOSTS} hosts in the page's order,
 *     parted by a separator; empty for a small run
 */
public record Packing(boolean isWanted, List<String> chunks) {
    /** Hosts that are unpacked together. */
    public static final int HOSTS = 50;

    /** Results that a browser shows at once without delay. */
    static final int MOST_RESULTS = 12_000;

    /** Stands in no text that went through {@link EncodedOutput}. */
    private static final char SEPARATOR = '\u001e';

    /** The same holds for these: {@link EncodedOutput} lets no private character through. */
    private static final char FIRST_MARK = '\ue000';

    /** What is frequent; a longer text before those that are parts of it. */
    private static final List<String> MARKUP =
            List.of(
                    "</code></p></td></tr><tr><th scope=\"row\"><strong data-rule=\"",
                    "\"></strong></th><td><span class=\"mark passes\"><span"
                            + " aria-hidden=\"true\">\u2713</span> passes</span></td><td>",
                    "\"></strong></th><td><span class=\"mark nothing\"><span"
                            + " aria-hidden=\"true\">\u2013</span> does not apply</span>",
                    "<div class=\"result\"><p><span class=\"mark fails\"><span"
                            + " aria-hidden=\"true\">\u2715</span> fails</span><span class=\"severity ",
                    "<div class=\"result\"><p><span class=\"mark untold\"><span"
                            + " aria-hidden=\"true\">?</span> could not be told</span><span"
                            + " class=\"severity ",
                    "</strong></p><div class=\"finding\"><p><code>",
                    "</bdi></p><p class=\"quiet\">found <samp>",
                    "</samp>, wanted <samp>",
                    "</samp>, seen by ",
                    "</p></div><details class=\"examined\"><summary>",
                    " looked at</summary><ul><li><bdi>",
                    "</code></li></ul></details></div>",
                    "<p><bdi>",
                    "</bdi> <code>",
                    "</code> <bdi>",
                    "</bdi>: <bdi>",
                    "</span><strong data-rule=\"",
                    "critical\">critical",
                    "high\">high",
                    "medium\">medium",
                    "low\">low",
                    "info\">info");

    static final Packing NONE = new Packing(false, List.of());

    static Packing of(Page page) {
        long results = page.hosts().stream().mapToLong(host -> host.results().size()).sum();
        if (results <= MOST_RESULTS) {
            return NONE;
        }
        var chunks = new ArrayList<String>();
        for (int from = 0; from < page.hosts().size(); from += HOSTS) {
            List<HostView> some =
                    page.hosts().subList(from, Math.min(from + HOSTS, page.hosts().size()));
            chunks.add(packed(some, page));
        }
        return new Packing(true, chunks);
    }

    /**
     * For each mark, the text that it stands for, as the page's script reads it. Gzip looks back 32
     * KiB only, less than the markup of one host: without marks no two hosts would share any.
     */
    public static String marks() {
        return new String(Json.write(MARKUP), StandardCharsets.UTF_8).replace("<", "\\u003c");
    }

    private static String shortened(String details) {
        String text = details.replaceAll(">\\s*\\n\\s*", ">").replaceAll("\\n\\s*<", "<");
        for (int n = 0; n < MARKUP.size(); n++) {
            text = text.replace(MARKUP.get(n), String.valueOf((char) (FIRST_MARK + n)));
        }
        return text;
    }

    private static String packed(List<HostView> hosts, Page page) {
        var bytes = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(bytes)) {
            for (HostView host : hosts) {
                String details = shortened(Templates.packed(host, page));
                gzip.write(details.getBytes(StandardCharsets.UTF_8));
                gzip.write(SEPARATOR);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("memory does not fail", e);
        }
        return Base64.getEncoder().encodeToString(bytes.toByteArray());
    }
}
