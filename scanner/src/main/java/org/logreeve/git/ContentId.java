package org.logreeve.git;

import java.nio.charset.StandardCharsets;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;

/**
 * What Git calls the content of a file.
 *
 * @param asIs id of its bytes
 * @param committed id of the same lines with the line ends that commits usually have
 */
public record ContentId(String asIs, String committed) {
    public static ContentId of(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        return new ContentId(
                id(bytes), id(text.replace("\r\n", "\n").getBytes(StandardCharsets.ISO_8859_1)));
    }

    boolean is(ObjectId blob) {
        return blob.name().equals(asIs) || blob.name().equals(committed);
    }

    private static String id(byte[] bytes) {
        try (var formatter = new ObjectInserter.Formatter()) {
            return formatter.idFor(Constants.OBJ_BLOB, bytes).name();
        }
    }
}
