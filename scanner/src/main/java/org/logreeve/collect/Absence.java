package org.logreeve.collect;

import java.util.Optional;

/** Why a path of a tree does not show. */
sealed interface Absence {
    record Absent() implements Absence {}

    record Hidden(String folder) implements Absence {}

    record Loop() implements Absence {}

    default void tell(SnapshotBuilder into, String key) {
        switch (this) {
            case Absent() -> into.absent(key);
            case Hidden hidden ->
                    into.denied(key, "folder " + hidden.folder() + " may not be searched");
            case Loop() -> into.unread(key, "too many symbolic links");
        }
    }

    /** The script's proof of absence: each folder on the way, by the name that was walked. */
    static Absence of(HostTree tree, String path) {
        String left = path.substring(Math.min(1, path.length()));
        String walked = "";
        int hops = 0;
        while (true) {
            Optional<String> folder = tree.resolve(walked + "/");
            Optional<String> link = tree.link(walked);
            if (folder.isPresent()) {
                if (tree.isDenied(folder.get())) {
                    return new Hidden(walked.isEmpty() ? "/" : walked);
                }
                int slash = left.indexOf('/');
                String step = slash < 0 ? left : left.substring(0, slash);
                left = slash < 0 ? "" : left.substring(slash + 1);
                walked = step.isEmpty() ? walked : walked + "/" + step;
            } else if (link.isPresent() && tree.resolve(walked).isEmpty()) {
                if (++hops > 20) {
                    return new Loop();
                }
                String target = link.get();
                walked = target.startsWith("/") ? "" : walked.substring(0, walked.lastIndexOf('/'));
                left =
                        (target.startsWith("/") ? target.substring(1) : target)
                                + (left.isEmpty() ? "" : "/" + left);
            } else {
                return new Absent();
            }
        }
    }
}
