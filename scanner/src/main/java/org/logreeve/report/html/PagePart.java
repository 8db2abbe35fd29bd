package org.logreeve.report.html;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import org.logreeve.text.Digest;

/**
 * Style or script of the page.
 *
 * @param hash as a Content-Security-Policy names it
 */
public record PagePart(String text, String hash) {
    static PagePart of(String name) {
        try (InputStream in = PagePart.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException(name + " is missing");
            }
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            byte[] digest =
                    HexFormat.of().parseHex(Digest.sha256(text.getBytes(StandardCharsets.UTF_8)));
            return new PagePart(text, "sha256-" + Base64.getEncoder().encodeToString(digest));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
