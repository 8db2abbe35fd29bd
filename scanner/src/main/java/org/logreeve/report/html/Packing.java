package org.logreeve.report.html;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.zip.GZIPOutputStream;

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

    /** Stands in no text that went through {@link VisibleOutput}. */
    private static final char SEPARATOR = '\u001e';

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

    private static String packed(List<HostView> hosts, Page page) {
        var bytes = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(bytes)) {
            for (HostView host : hosts) {
                gzip.write(Templates.details(host, page).getBytes(StandardCharsets.UTF_8));
                gzip.write(SEPARATOR);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("memory does not fail", e);
        }
        return Base64.getEncoder().encodeToString(bytes.toByteArray());
    }
}
