package org.logreeve.scan;

import java.util.regex.Pattern;
import org.logreeve.inventory.Access;
import org.logreeve.inventory.InventoryHost;
import org.logreeve.journal.HostRecord;

/**
 * Fills a host's own words into the next step of a trouble, so that it can be done as it stands.
 */
final class Mend {
    /** Names that no shell and no sudoers file interprets. */
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9._-]*");

    private static final String PLAN = "'logreeve access plan'";
    private static final String PLAN_PINNED = "'logreeve access plan --mode pinned'";

    private Mend() {}

    static HostRecord.Trouble of(InventoryHost host, HostRecord.Trouble trouble) {
        String user = host.connection().user();
        Access access = host.connection().access();
        if (access.type() != Access.Type.SSH || !PLAIN.matcher(user).matches()) {
            return trouble;
        }
        String plan =
                "'logreeve access plan --mode %s --account %s --output access'"
                        .formatted(access.privilege().word(), user);
        return new HostRecord.Trouble(
                trouble.code(),
                trouble.phase(),
                trouble.cause(),
                trouble.next()
                        .replace("ACCOUNT", user)
                        .replace(PLAN, plan)
                        .replace(PLAN_PINNED, plan));
    }
}
