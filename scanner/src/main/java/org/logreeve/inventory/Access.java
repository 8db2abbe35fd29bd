package org.logreeve.inventory;

import java.nio.file.Path;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * By which way and with which rights a host is read.
 *
 * @param type where the host is
 * @param privilege rights of the collector; {@code NONE} for a tree
 * @param collectorPath where the administrator has installed the collector, for {@code PINNED}
 * @param tree folder of an unpacked host; null for all but a tree
 */
public record Access(Type type, Privilege privilege, String collectorPath, @Nullable Path tree) {
    /** Where the collector is installed when the inventory says nothing else. */
    public static final String COLLECTOR_PATH = "/usr/local/libexec/logreeve-collect";

    /** Where a host is. */
    public enum Type {
        /** At the other end of a connection. */
        SSH,
        /** It is this machine. */
        LOCAL,
        /** Its files lie in a folder. */
        TREE;

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Over SSH, with the rights of the account. */
    public static Access ssh() {
        return ssh(Privilege.NONE);
    }

    public static Access ssh(Privilege privilege) {
        return new Access(Type.SSH, privilege, COLLECTOR_PATH, null);
    }
}
