package org.logreeve.normalize;

import java.util.ArrayList;
import java.util.List;
import org.logreeve.fact.AuditLog;
import org.logreeve.fact.Fact;
import org.logreeve.fact.Gap;
import org.logreeve.fact.Retention;
import org.logreeve.parse.audit.AuditdSettings;
import org.logreeve.text.Origin;

/**
 * How much of its log auditd keeps (auditd.conf(5)).
 *
 * <p>With {@code rotate} and num_logs N a new file is begun when the newest is full and the oldest
 * goes: N - 1 full files are there for certain. With less than two files nothing is rotated, and
 * with {@code keep_logs} nothing is deleted. Any action {@code rotate} for little space may delete
 * earlier. In days all of it depends on how much is logged.
 */
final class AuditLogs {
    /** Where the log is unless auditd.conf says otherwise. */
    static final String USUAL = "/var/log/audit/audit.log";

    private static final long MEBIBYTE = 1L << 20;
    private static final List<String> SPACE_ACTIONS =
            List.of("space_left_action", "admin_space_left_action", "disk_full_action");

    private AuditLogs() {}

    static List<Fact> facts(AuditdSettings settings) {
        var facts = new ArrayList<Fact>();
        String stream = settings.value("log_file");
        boolean written = settings.fault() == null && settings.value("write_logs").equals("yes");
        facts.add(
                new AuditLog(
                        stream,
                        AuditFacts.DAEMON,
                        written,
                        settings.value("max_log_file_action"),
                        written ? leastBytes(settings) : 0,
                        written ? mostBytes(settings) : 0,
                        settings.value("disk_full_action"),
                        origin(settings, written)));
        if (written) {
            facts.add(retention(settings, stream));
        }
        return facts;
    }

    static Gap gap(String stream, Origin at, String reason, Gap.Cause cause) {
        return new Gap("Retention", AuditFacts.DAEMON, stream, cause, reason, at);
    }

    private static Fact retention(AuditdSettings settings, String stream) {
        String action = settings.value("max_log_file_action");
        if (leastBytes(settings) < AuditLog.UNBOUNDED) {
            return gap(
                    stream,
                    origin(settings, true),
                    "size alone decides when it is rotated: " + bound(settings),
                    Gap.Cause.NOT_UNDERSTOOD);
        }
        return new Retention(
                stream,
                AuditFacts.DAEMON,
                action.equals("keep_logs"),
                Retention.UNBOUNDED,
                Retention.UNBOUNDED,
                bound(settings),
                origin(settings, true));
    }

    private static String bound(AuditdSettings settings) {
        return rotates(settings)
                ? "%d MiB x %d"
                        .formatted(settings.number("max_log_file"), settings.number("num_logs"))
                : "max_log_file_action " + settings.value("max_log_file_action");
    }

    private static long leastBytes(AuditdSettings settings) {
        if (rotatesForSpace(settings)) {
            return 0;
        }
        return rotates(settings)
                ? times(settings.number("num_logs") - 1, settings.number("max_log_file"))
                : AuditLog.UNBOUNDED;
    }

    private static long mostBytes(AuditdSettings settings) {
        if (rotates(settings)) {
            return times(settings.number("num_logs"), settings.number("max_log_file"));
        }
        return settings.value("max_log_file_action").equals("suspend")
                ? times(1, settings.number("max_log_file"))
                : AuditLog.UNBOUNDED;
    }

    private static boolean rotates(AuditdSettings settings) {
        return settings.value("max_log_file_action").equals("rotate")
                && settings.number("num_logs") > 1;
    }

    private static boolean rotatesForSpace(AuditdSettings settings) {
        return settings.number("num_logs") > 1
                && SPACE_ACTIONS.stream().anyMatch(a -> settings.value(a).equals("rotate"));
    }

    private static long times(long files, long mebibytes) {
        long most = AuditLog.UNBOUNDED / MEBIBYTE / Math.max(1, files);
        return mebibytes >= most ? AuditLog.UNBOUNDED : files * mebibytes * MEBIBYTE;
    }

    /** The line that says what happens to full files, or why nothing is written. */
    private static Origin origin(AuditdSettings settings, boolean written) {
        if (settings.fault() != null) {
            return settings.fault().at();
        }
        String deciding = written ? "max_log_file_action" : "write_logs";
        return settings.get(rotates(settings) && written ? "num_logs" : deciding).origin();
    }
}
