package org.logreeve.scan;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.logreeve.collect.Redaction;
import org.logreeve.inventory.SecretReference;
import org.logreeve.journal.RunHeader;
import org.logreeve.text.InputException;

/** The key that a run marks secrets with: one that is named, or one of its own. */
final class RunKey {
    private static final int LEAST_BYTES = 32;

    private final Redaction redaction;
    private final RunHeader.RedactionKey inHeader;

    private RunKey(Redaction redaction, RunHeader.RedactionKey inHeader) {
        this.redaction = redaction;
        this.inHeader = inHeader;
    }

    /**
     * @throws InputException when the key is not there, open to others, or short enough to guess
     */
    static RunKey of(@Nullable SecretReference reference) {
        if (reference == null) {
            return new RunKey(
                    Redaction.withKey(Scan.randomBytes(LEAST_BYTES)),
                    new RunHeader.RedactionKey("", ""));
        }
        byte[] key = text(reference.bytes(System.getenv()));
        if (key.length < LEAST_BYTES) {
            throw new InputException(
                    reference.words(),
                    0,
                    0,
                    "a redaction key has at least %d characters, not %d"
                            .formatted(LEAST_BYTES, key.length),
                    "make one: openssl rand -hex 32");
        }
        var redaction = Redaction.withKey(key);
        return new RunKey(
                redaction, new RunHeader.RedactionKey(reference.words(), redaction.keyId()));
    }

    /** A line end that an editor left is no part of a key. */
    private static byte[] text(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1)
                .strip()
                .getBytes(StandardCharsets.ISO_8859_1);
    }

    Redaction redaction() {
        return redaction;
    }

    RunHeader.RedactionKey inHeader() {
        return inHeader;
    }
}
