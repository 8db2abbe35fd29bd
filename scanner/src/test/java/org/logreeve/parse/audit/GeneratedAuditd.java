package org.logreeve.parse.audit;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Generated settings of auditd(8), most of them right. */
final class GeneratedAuditd {
    private final Random random;

    GeneratedAuditd(int seed) {
        this.random = new Random(seed);
    }

    /** An auditd.conf. */
    String settings() {
        var lines = new ArrayList<String>();
        if (random.nextInt(5) > 0) {
            lines.add("space_left = " + pick(List.of("75", "25%", "100", "50")));
        }
        int count = random.nextInt(10);
        for (int i = 0; i < count; i++) {
            // most lines of most files are right, or every file would be refused
            lines.add(random.nextInt(12) == 0 ? pick(SETTINGS) : pick(RIGHT));
        }
        String end = random.nextInt(8) == 0 ? "" : "\n";
        return lines.isEmpty() ? "" : String.join("\n", lines) + end;
    }

    private static final List<String> RIGHT =
            List.of(
                    "local_events = yes",
                    "write_logs = YES",
                    "log_format = RAW",
                    "log_format = enriched",
                    "log_group = root",
                    "flush = none",
                    "flush = SYNC",
                    "freq = 50",
                    "num_logs = 5",
                    "NUM_LOGS = 99",
                    "name_format = HOSTNAME",
                    "name = host",
                    "max_log_file = 8",
                    "max_log_file_action = ROTATE",
                    "max_log_file_action = keep_logs",
                    "space_left_action = SYSLOG",
                    "space_left_action = email",
                    "space_left_action = rotate",
                    "admin_space_left = 40",
                    "admin_space_left = 5%",
                    "admin_space_left_action = SUSPEND",
                    "disk_full_action = halt",
                    "disk_error_action = single",
                    "tcp_listen_port = 60",
                    "use_libwrap = no",
                    "transport = KRB5",
                    "q_depth = 2000",
                    "overflow_action = ignore",
                    "max_restarts = 10",
                    "plugin_dir = /etc/audit/plugins.d",
                    "disp_qos = lossy",
                    "verify_email = no",
                    "action_mail_acct = root",
                    "# comment",
                    "  # indented",
                    "",
                    "  num_logs = 7  ",
                    "end_of_event_timeout = 2");

    private static final List<String> SETTINGS =
            List.of(
                    "local_events = yes",
                    "write_logs = YES",
                    "write_logs = maybe",
                    "log_format = RAW",
                    "log_format = enriched",
                    "log_format = NOLOG",
                    "log_group = root",
                    "log_group = 4",
                    "flush = INCREMENTAL_ASYNC",
                    "flush = incremental",
                    "flush = none",
                    "flush = often",
                    "freq = 50",
                    "freq = 0",
                    "freq = 2147483648",
                    "num_logs = 5",
                    "NUM_LOGS = 99",
                    "num_logs = 1000",
                    "num_logs = 5x",
                    "num_logs = -1",
                    "name_format = HOSTNAME",
                    "name_format = fqdn",
                    "name = host # x",
                    "name = host",
                    "max_log_file = 8",
                    "max_log_file = 8M",
                    "max_log_file_action = ROTATE",
                    "max_log_file_action = keep_logs",
                    "max_log_file_action = delete",
                    "space_left_action = SYSLOG",
                    "space_left_action = email",
                    "space_left_action = exec",
                    "space_left_action = rotate",
                    "admin_space_left = 50",
                    "admin_space_left = 5%",
                    "admin_space_left = 500",
                    "admin_space_left = 100%",
                    "admin_space_left_action = SUSPEND",
                    "disk_full_action = halt",
                    "disk_full_action = email",
                    "disk_error_action = rotate",
                    "disk_error_action = single",
                    "tcp_listen_port = 60",
                    "tcp_listen_port = 0",
                    "tcp_max_per_addr = 1025",
                    "use_libwrap = no",
                    "transport = KRB5",
                    "transport = udp",
                    "q_depth = 2000",
                    "q_depth = 100000",
                    "overflow_action = ignore",
                    "overflow_action = panic",
                    "max_restarts = 10",
                    "plugin_dir = /etc/audit/plugins.d",
                    "end_of_event_timeout = 2",
                    "dispatcher = /sbin/audispd",
                    "disp_qos = lossy",
                    "verify_email = no",
                    "action_mail_acct = root",
                    "num_logs=5",
                    "num_logs =5",
                    "num_logs",
                    "num_logs =",
                    "num_logs 5",
                    "# comment",
                    "  # indented",
                    "",
                    "  num_logs = 7  ",
                    "colour = red",
                    "priority_boost = 4 4",
                    "\tfreq = 5",
                    "x".repeat(200),
                    "name = " + "y".repeat(150),
                    "name = " + "y".repeat(151),
                    "name = " + "y".repeat(152));

    private <T> T pick(List<T> all) {
        return all.get(random.nextInt(all.size()));
    }
}
