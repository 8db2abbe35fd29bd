package org.logreeve.parse.audit;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SequencedMap;

/**
 * The keywords of auditd.conf(5) up to audit 4.1, with what auditd 3 and 4 do when they are absent,
 * which is less than what distributions ship in the file.
 */
final class AuditdKeywords {
    private static final String YES_NO = "yes no";
    private static final String FAILURE = "ignore syslog rotate email exec suspend single halt";

    /**
     * @param otherwise value when nothing sets it
     * @param words possible values, empty when it takes a number or a text
     * @param most largest number; -1 when it takes no number
     * @param takesOption whether a third word may follow, as with {@code exec}
     */
    record Keyword(String otherwise, List<String> words, long most, boolean takesOption) {}

    private static final SequencedMap<String, Keyword> ALL = new LinkedHashMap<>();

    static {
        word("local_events", "yes", YES_NO);
        word("write_logs", "yes", YES_NO);
        text("log_file", "/var/log/audit/audit.log");
        word("log_format", "enriched", "raw nolog enriched");
        text("log_group", "root");
        number("priority_boost", "4", Integer.MAX_VALUE);
        word("flush", "none", "none incremental incremental_async data sync");
        number("freq", "0", Integer.MAX_VALUE);
        number("num_logs", "0", 999);
        word("name_format", "none", "none hostname fqd numeric user");
        text("name", "");
        number("max_log_file", "0", Long.MAX_VALUE);
        word("max_log_file_action", "ignore", "ignore syslog suspend rotate keep_logs");
        text("space_left", "0");
        action("space_left_action", "ignore", FAILURE);
        word("verify_email", "yes", YES_NO);
        text("action_mail_acct", "root");
        text("admin_space_left", "0");
        action("admin_space_left_action", "ignore", FAILURE);
        action("disk_full_action", "ignore", FAILURE.replace("email ", ""));
        action("disk_error_action", "syslog", FAILURE.replace("rotate email ", ""));
        number("tcp_listen_port", "", 65535);
        number("tcp_listen_queue", "5", 65535);
        number("tcp_max_per_addr", "1", 1024);
        word("use_libwrap", "yes", YES_NO);
        text("tcp_client_ports", "0-65535");
        number("tcp_client_max_idle", "0", Integer.MAX_VALUE);
        word("transport", "tcp", "tcp krb5");
        word("enable_krb5", "no", YES_NO);
        text("krb5_principal", "");
        text("krb5_key_file", "");
        word("distribute_network", "no", YES_NO);
        number("q_depth", "2000", 99999);
        word("overflow_action", "syslog", "ignore syslog suspend single halt");
        number("max_restarts", "10", Integer.MAX_VALUE);
        text("plugin_dir", "/etc/audit/plugins.d");
        number("end_of_event_timeout", "2", Long.MAX_VALUE);
        // of audit 2, which 3 and 4 ignore
        text("dispatcher", "");
        text("disp_qos", "");
    }

    private AuditdKeywords() {}

    static Map<String, Keyword> all() {
        return java.util.Collections.unmodifiableMap(ALL);
    }

    /** Keywords that came with audit 4.2, for auditd and audisp-remote. */
    static boolean isNewer(String name) {
        return name.startsWith("tls_") || name.equals("report_interval");
    }

    /** Numbers that begin at 1. */
    private static final List<String> FROM_ONE =
            List.of("tcp_listen_port", "tcp_listen_queue", "tcp_max_per_addr");

    /** Why auditd refuses the value; empty when it takes it. */
    static String refusal(String name, Keyword keyword, String value) {
        String lower = value.toLowerCase(Locale.ROOT);
        if (!keyword.words().isEmpty()) {
            return keyword.words().contains(lower) ? "" : "it does not know '" + value + "'";
        }
        if (name.endsWith("space_left")) {
            return spaceRefusal(value);
        }
        if (keyword.most() >= 0) {
            return numberRefusal(value, keyword.most(), FROM_ONE.contains(name) ? 1 : 0);
        }
        return "";
    }

    private static String spaceRefusal(String value) {
        if (!value.matches("[0-9%]+")) {
            return "it takes numbers and per cent only";
        }
        int percent = value.indexOf('%');
        String digits = percent < 0 ? value : value.substring(0, percent);
        return percent >= 0 && digits.length() > 2 && Long.parseLong(cut(digits)) > 99
                ? "it takes less than 100 per cent"
                : numberRefusal(digits.isEmpty() ? "0" : digits, Long.MAX_VALUE, 0);
    }

    private static String numberRefusal(String value, long most, long least) {
        if (!value.matches("[0-9]+")) {
            return "it takes numbers only";
        }
        if (value.length() > 18 && value.replaceFirst("^0+", "").length() > 18) {
            return "the number is too large";
        }
        long number = Long.parseLong(cut(value));
        return number > most || number < least ? "the number is out of range" : "";
    }

    private static String cut(String digits) {
        String short_ = digits.replaceFirst("^0+(?=.)", "");
        return short_.length() > 18 ? "999999999999999999" : short_;
    }

    private static void word(String name, String otherwise, String words) {
        ALL.put(name, new Keyword(otherwise, List.of(words.split(" ", -1)), -1, false));
    }

    private static void action(String name, String otherwise, String words) {
        ALL.put(name, new Keyword(otherwise, List.of(words.split(" ", -1)), -1, true));
    }

    private static void number(String name, String otherwise, long most) {
        ALL.put(name, new Keyword(otherwise, List.of(), most, false));
    }

    private static void text(String name, String otherwise) {
        ALL.put(name, new Keyword(otherwise, List.of(), -1, false));
    }
}
