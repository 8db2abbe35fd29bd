package org.logreeve.connect;

import java.util.Base64;
import org.logreeve.text.HostException;

/** The one line of a public key or certificate file: type, base64, comment. */
final class PublicKeyLine {
    private PublicKeyLine() {}

    /** Whether a text claims to be one. */
    static boolean isPublicKey(String text) {
        return text.startsWith("ssh-") || text.startsWith("ecdsa-") || text.startsWith("sk-");
    }

    static HostKey parse(String text, OwnFile file) throws HostException {
        String[] words = text.strip().split("[ \\t]+", 3);
        try {
            byte[] blob = Base64.getDecoder().decode(words.length < 2 ? "" : words[1].strip());
            String type = new WireFields(blob).text();
            if (!type.equals(words[0])) {
                throw file.broken("says " + words[0] + " and holds " + type);
            }
            if (!Identity.isKnown(type)) {
                throw file.broken("holds a key of the kind " + type + ", which is not used here");
            }
            return new HostKey(type, blob);
        } catch (WireFields.Malformed | IllegalArgumentException e) {
            throw file.broken("holds no public key");
        }
    }
}
