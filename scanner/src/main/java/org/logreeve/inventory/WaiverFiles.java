package org.logreeve.inventory;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Waivers beside an inventory, in the order of their files, and whether they were approved. */
final class WaiverFiles {
    static final WaiverFiles NONE = new WaiverFiles(List.of(), CommittedFiles.NONE);

    private final List<Waiver> stated;
    private final CommittedFiles files;

    /**
     * @param files those of the waivers, among others
     */
    WaiverFiles(List<Waiver> stated, CommittedFiles files) {
        this.stated = List.copyOf(stated);
        this.files = files;
    }

    List<Waiver> stated() {
        return stated;
    }

    /**
     * Why its approver cannot be seen to have agreed, which who commits it does, or whom the commit
     * names as approving it; empty when they did, or no commit can be told to be anybody's.
     */
    String doubt(Waiver waiver) {
        if (files.areNobodys()) {
            return "";
        }
        Authorship by = files.author(Path.of(waiver.origin().path()));
        boolean isApproved =
                Stream.concat(by.authors().stream(), by.approvers().stream())
                        .anyMatch(each -> StatedNames.isSame(each, waiver.approver()));
        if (isApproved) {
            return "";
        }
        return switch (by.state()) {
            case KNOWN, UNKNOWN_PERSON, NO_ADDRESSES ->
                    "%s did not approve it: %s".formatted(waiver.approver(), by.words());
            case UNCOMMITTED, NOT_IN_GIT, HISTORY_MISSING ->
                    "nobody can see that %s approved it: %s"
                            .formatted(waiver.approver(), by.words());
        };
    }
}
