package org.logreeve.parse.host;

import org.logreeve.snapshot.FileMeta;

/**
 * Who may do what with one path.
 *
 * @param purpose what it is to logs
 * @param type of the path itself, but for those that links were followed to
 * @param mode permission bits
 */
public record HostFile(
        String path, Purpose purpose, Type type, int mode, String owner, String group, long bytes) {
    /** What a path is to logs. */
    public enum Purpose {
        LOG,
        JOURNAL,
        AUDIT,
        CONFIGURATION,
        PROGRAM,
        /** Above the others: who may write to it may replace what is in it. */
        FOLDER;

        /** The word in facts. */
        public String word() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }

        /** Of a path that the collector lists by itself. */
        public static Purpose of(String path) {
            if (isAt(path, "/var/log/audit")) {
                return AUDIT;
            }
            if (isAt(path, "/var/log/journal") || isAt(path, "/run/log/journal")) {
                return JOURNAL;
            }
            return isAt(path, "/var/log") || isAt(path, "/run/log") ? LOG : CONFIGURATION;
        }

        private static boolean isAt(String path, String folder) {
            return path.equals(folder) || path.startsWith(folder + "/");
        }
    }

    /** Kind of file. */
    public enum Type {
        FILE,
        FOLDER,
        LINK,
        SPECIAL;

        /** The word in facts. */
        public String word() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    /** What a metadata request said; links were followed. */
    public static HostFile of(String path, Purpose purpose, FileMeta meta) {
        Type type =
                switch (meta.type()) {
                    case REGULAR -> Type.FILE;
                    case DIRECTORY -> Type.FOLDER;
                    case SPECIAL -> Type.SPECIAL;
                };
        return new HostFile(
                path, purpose, type, meta.mode(), meta.owner(), meta.group(), meta.size());
    }
}
