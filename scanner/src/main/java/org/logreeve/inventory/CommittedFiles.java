package org.logreeve.inventory;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.logreeve.git.ContentId;

/**
 * Who committed files beside an inventory. Git's history is walked when that is first asked, once
 * for all of them: a list of hosts must not cost a walk.
 */
final class CommittedFiles {
    static final CommittedFiles NONE =
            new CommittedFiles(new CommitAddresses(List.of(), List.of()), Map.of());

    private final CommitAddresses addresses;
    private final Map<Path, ContentId> files;
    private @Nullable Map<Path, Authorship> authors;

    /**
     * @param files what was read of them, so that what Git is asked of is what counts
     */
    CommittedFiles(CommitAddresses addresses, Map<Path, ContentId> files) {
        this.addresses = addresses;
        this.files = new LinkedHashMap<>(files);
    }

    /** Whether Git could be asked in vain only. */
    boolean areNobodys() {
        return addresses.isEmpty();
    }

    /** Of one of them. */
    synchronized Authorship author(Path file) {
        Map<Path, Authorship> known = authors;
        if (known == null) {
            known = addresses.authors(files);
            authors = known;
        }
        return Objects.requireNonNull(known.get(file));
    }
}
