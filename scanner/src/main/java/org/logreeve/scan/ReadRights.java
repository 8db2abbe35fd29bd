package org.logreeve.scan;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.logreeve.inventory.Privilege;
import org.logreeve.journal.HostRecord;
import org.logreeve.snapshot.CommandRead;
import org.logreeve.snapshot.FileRead;
import org.logreeve.snapshot.GlobRead;
import org.logreeve.snapshot.Snapshot;

/** What the rights that a host gave were good for, in words. */
final class ReadRights {
    private static final int NAMED = 20;

    private ReadRights() {}

    /** How the collector was started, and what answered. */
    static String collector(HostRecord.Access access) {
        String started =
                access.commands().stream()
                        .filter(command -> command.startsWith("exec "))
                        .reduce((first, last) -> last)
                        .orElse("-");
        return "collector version %d answers to '%s'".formatted(access.collector(), started);
    }

    static String privilege(HostRecord.Access access) {
        return access.withheld() == null
                ? access.wanted() + ": " + meaning(access.wanted())
                : "%s is withheld; read with the rights of the account".formatted(access.wanted());
    }

    private static String meaning(String mode) {
        if (mode.equals(Privilege.SUDO_SHELL.word())) {
            return "read as root; sudo gives the account FULL ROOT";
        }
        if (mode.equals(Privilege.PINNED.word())) {
            return "read as root, by the installed collector and nothing else";
        }
        return mode.equals(Privilege.GROUPS.word())
                ? "read with the rights of the account and its groups"
                : "read with the rights of the account";
    }

    /** Files that the account may not read and folders that it may not list, in order. */
    static List<String> closed(Snapshot snapshot) {
        var closed = new TreeSet<String>();
        for (FileRead file : snapshot.files().values()) {
            if (file instanceof FileRead.Denied denied) {
                closed.add(denied.path());
            }
        }
        for (GlobRead glob : snapshot.globs().values()) {
            closed.addAll(glob.denied());
        }
        return List.copyOf(closed);
    }

    static String reads(Snapshot snapshot, List<String> closed) {
        var said = new ArrayList<String>();
        said.add(count(snapshot, FileRead.Content.class) + " files");
        said.add(
                snapshot.commands().values().stream()
                                .filter(CommandRead.Output.class::isInstance)
                                .count()
                        + " commands");
        long partly = count(snapshot, FileRead.Unread.class);
        if (partly > 0) {
            said.add(partly + " files not read whole");
        }
        said.add(closed.isEmpty() ? "nothing is closed to us" : "closed to us: " + list(closed));
        return String.join(", ", said);
    }

    /** Only more rights can help an account that has not got all of them. */
    static String unknown(HostRecord.Access access, List<String> rules, int all) {
        boolean more =
                access.granted().equals(Privilege.NONE.word())
                        || access.granted().equals(Privilege.GROUPS.word());
        return "%d of %d stay unknown, because something cannot be read: %s%s"
                .formatted(
                        rules.size(),
                        all,
                        list(rules),
                        more ? " ('logreeve access plan' tells what each mode reads)" : "");
    }

    private static String list(List<String> names) {
        return names.size() <= NAMED
                ? String.join(", ", names)
                : String.join(", ", names.subList(0, NAMED))
                        + " and %d more".formatted(names.size() - NAMED);
    }

    private static long count(Snapshot snapshot, Class<? extends FileRead> kind) {
        return snapshot.files().values().stream().filter(kind::isInstance).count();
    }
}
