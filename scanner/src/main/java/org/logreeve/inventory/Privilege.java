package org.logreeve.inventory;

import java.util.Locale;

/** With which rights the collector runs on a host. */
public enum Privilege {
    /** With the rights of the account that logs in. */
    NONE,
    /** The same, and the administrator has put that account into groups that may read logs. */
    GROUPS,
    /** As root, but nothing else than one installed file: sudo compares its digest. */
    PINNED,
    /** As root without limits: any command of the scanner would be obeyed. */
    SUDO_SHELL;

    /** The word of inventories and reports. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
