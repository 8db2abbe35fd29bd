package org.logreeve.inventory;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Attestations beside an inventory, in the order of their files. */
final class Attestations {
    static final Attestations NONE = new Attestations(Map.of(), CommittedFiles.NONE);

    private final Map<Path, Attestation> stated;
    private final CommittedFiles files;
    private @Nullable List<Attestation> authored;

    Attestations(Map<Path, Attestation> stated, CommittedFiles files) {
        this.stated = Collections.unmodifiableMap(new LinkedHashMap<>(stated));
        this.files = files;
    }

    /** As they are written: of nobody yet. */
    List<Attestation> written() {
        return List.copyOf(stated.values());
    }

    /** With who committed them. */
    synchronized List<Attestation> authored() {
        List<Attestation> known = authored;
        if (known == null) {
            var each = new ArrayList<Attestation>();
            stated.forEach((file, written) -> each.add(written.with(files.author(file))));
            known = List.copyOf(each);
            authored = known;
        }
        return known;
    }
}
