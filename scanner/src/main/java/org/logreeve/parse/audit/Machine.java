package org.logreeve.parse.audit;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.logreeve.snapshot.FileRead;
import org.logreeve.snapshot.HostFiles;

/**
 * The kind of processor, which decides the numbers of system calls and which {@code arch=} are
 * possible.
 */
enum Machine {
    X86_64("/lib64/ld-linux-x86-64.so.2", table(1), table(2)),
    AARCH64("/lib/ld-linux-aarch64.so.1", table(3), null),
    /** Another one: no name of a system call can be checked. */
    OTHER("", null, null);

    private final String loader;

    @SuppressWarnings("ImmutableEnumChecker") // filled once, never changed
    private final @Nullable NumberTable wide;

    @SuppressWarnings("ImmutableEnumChecker")
    private final @Nullable NumberTable narrow;

    Machine(String loader, @Nullable NumberTable wide, @Nullable NumberTable narrow) {
        this.loader = loader;
        this.wide = wide;
        this.narrow = narrow;
    }

    /** By the program loader, which every program that is not static needs. */
    static Machine of(HostFiles files) {
        Machine found = OTHER;
        for (Machine machine : List.of(X86_64, AARCH64)) {
            if (files.stat(machine.loader) instanceof FileRead.Present && found == OTHER) {
                found = machine;
            }
        }
        return found;
    }

    static List<String> loaders() {
        return List.of(X86_64.loader, AARCH64.loader);
    }

    /** The table for {@code b64} or {@code b32}; null when names cannot be checked. */
    @Nullable NumberTable syscalls(String arch) {
        return arch.equals("b32") ? narrow : wide;
    }

    /** Whether rules can be made for it: a 64-bit ARM kernel takes no {@code b32} from auditctl. */
    boolean has(String arch) {
        return this != AARCH64 || arch.equals("b64");
    }

    /** Whether another machine or its other architecture has a system call of that name. */
    boolean hasElsewhere(String name) {
        for (Machine other : values()) {
            for (NumberTable table : Arrays.asList(other.wide, other.narrow)) {
                if (table != null && table.number(name) != null) {
                    return true;
                }
            }
        }
        return false;
    }

    private static NumberTable table(int column) {
        return NumberTable.of("syscalls.tsv", column);
    }
}
