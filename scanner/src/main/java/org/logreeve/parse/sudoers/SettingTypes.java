package org.logreeve.parse.sudoers;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The settings of sudo up to 1.9.17 and the values each takes; others are ignored by sudo. */
final class SettingTypes {
    /** Name, type, {@code !} when it can be switched off, and the words that it takes. */
    private static final String TABLE =
            """
            admin_flag folder !
            always_query_group_plugin flag
            always_set_home flag
            apparmor_profile text
            authenticate flag
            authfail_message text
            badpass_message text
            case_insensitive_group flag
            case_insensitive_user flag
            closefrom integer
            closefrom_override flag
            cmddenial_message text
            command_timeout timeout !
            compress_io flag
            editor path
            env_check list !
            env_delete list !
            env_editor flag
            env_file path !
            env_keep list !
            env_reset flag
            exec_background flag
            exempt_group text !
            fast_glob flag
            fdexec one ! never digest_only always
            fqdn flag
            group_plugin text
            ignore_audit_errors flag
            ignore_dot flag
            ignore_iolog_errors flag
            ignore_local_sudoers flag
            ignore_logfile_errors flag
            ignore_unknown_defaults flag
            insults flag
            intercept flag
            intercept_allow_setid flag
            intercept_authenticate flag
            intercept_type one dso trace
            intercept_verify flag
            iolog_dir path
            iolog_file text
            iolog_flush flag
            iolog_group text !
            iolog_mode mode
            iolog_user text !
            lecture one ! never once always
            lecture_file path !
            lecture_status_dir path
            limitprivs text
            listpw one ! never any all always
            log_allowed flag
            log_denied flag
            log_exit_status flag
            log_format one sudo json json_compact json_pretty
            log_host flag
            log_input flag
            log_output flag
            log_passwords flag
            log_server_cabundle path !
            log_server_keepalive flag
            log_server_peer_cert path !
            log_server_peer_key path !
            log_server_timeout timeout !
            log_server_verify flag
            log_servers list !
            log_stderr flag
            log_stdin flag
            log_stdout flag
            log_subcmds flag
            log_ttyin flag
            log_ttyout flag
            log_year flag
            logfile path !
            loglinelen number !
            long_otp_prompt flag
            mail_all_cmnds flag
            mail_always flag
            mail_badpass flag
            mail_no_host flag
            mail_no_perms flag
            mail_no_user flag
            mailerflags text !
            mailerpath path !
            mailfrom text !
            mailsub text
            mailto text !
            match_group_by_gid flag
            maxseq text
            netgroup_tuple flag
            noexec flag
            noninteractive_auth flag
            pam_acct_mgmt flag
            pam_askpass_service text
            pam_login_service text
            pam_rhost flag
            pam_ruser flag
            pam_service text
            pam_session flag
            pam_setcred flag
            pam_silent flag
            passprompt text
            passprompt_override flag
            passprompt_regex list !
            passwd_timeout minutes !
            passwd_tries number
            path_info flag
            preserve_groups flag
            privs text
            pwfeedback flag
            requiretty flag
            restricted_env_file path !
            rlimit_as limit !
            rlimit_core limit !
            rlimit_cpu limit !
            rlimit_data limit !
            rlimit_fsize limit !
            rlimit_locks limit !
            rlimit_memlock limit !
            rlimit_nofile limit !
            rlimit_nproc limit !
            rlimit_rss limit !
            rlimit_stack limit !
            role text
            root_sudo flag
            rootpw flag
            runas_allow_unknown_id flag
            runas_check_shell flag
            runas_default text
            runaspw flag
            runchroot folder !
            runcwd folder !
            secure_path text !
            selinux flag
            set_home flag
            set_logname flag
            set_utmp flag
            setenv flag
            shell_noargs flag
            stay_setuid flag
            sudoedit_checkdir flag
            sudoedit_follow flag
            sudoers_locale text
            syslog facility !
            syslog_badpri severity !
            syslog_goodpri severity !
            syslog_maxlen number
            syslog_pid flag
            targetpw flag
            timestamp_timeout minutes !
            timestamp_type one global ppid tty kernel
            timestampdir path
            timestampowner text
            tty_tickets flag
            type text
            umask mode !
            umask_override flag
            use_loginclass flag
            use_netgroups flag
            use_pty flag
            user_command_timeouts flag
            utmp_runas flag
            verifypw one ! never all any always
            visiblepw flag
            """;

    private static final Set<String> FACILITIES =
            Set.of(
                    "authpriv",
                    "auth",
                    "daemon",
                    "user",
                    "local0",
                    "local1",
                    "local2",
                    "local3",
                    "local4",
                    "local5",
                    "local6",
                    "local7");

    private static final Set<String> SEVERITIES =
            Set.of("alert", "crit", "debug", "emerg", "err", "info", "notice", "warning", "none");

    private static final Map<String, Type> BY_NAME = read();

    private SettingTypes() {}

    /** One row of the table. */
    private record Type(String kind, boolean canBeOff, List<String> words) {}

    static boolean isList(String name) {
        Type type = BY_NAME.get(name);
        return type != null && type.kind().equals("list");
    }

    /** What is wrong with the entry, so that sudo ignores it; null when it counts. */
    static @Nullable String wrong(DefaultEntry entry) {
        Type type = BY_NAME.get(entry.name());
        if (type == null) {
            return "no sudo up to 1.9.17 has the setting '" + entry.name() + "'";
        }
        String kind = type.kind();
        boolean flag = kind.equals("flag");
        return switch (entry.operator()) {
            case "!" -> flag || type.canBeOff() ? null : entry.name() + " cannot be switched off";
            case "" -> flag || isFineAlone(type) ? null : entry.name() + " needs a value";
            case "=" -> {
                if (flag) {
                    yield entry.name() + " takes no value";
                }
                yield fits(type, entry.value())
                        ? null
                        : "'" + entry.value() + "' is no value of " + entry.name();
            }
            default ->
                    kind.equals("list")
                            ? null
                            : entry.operator() + " is for lists, and " + entry.name() + " is none";
        };
    }

    private static boolean isFineAlone(Type type) {
        return type.kind().equals("facility") || (type.kind().equals("one") && type.canBeOff());
    }

    private static boolean fits(Type type, String value) {
        return switch (type.kind()) {
            case "path" -> value.startsWith("/");
            case "folder" -> value.startsWith("/") || value.startsWith("~") || value.equals("*");
            case "integer", "number" -> isNumber(value, type.kind().equals("integer"));
            case "mode" -> isMode(value);
            case "one" -> type.words().contains(value);
            case "timeout" -> OptionValues.isTimeout(value);
            case "minutes" -> isMinutes(value);
            case "facility" -> FACILITIES.contains(value);
            case "severity" -> SEVERITIES.contains(value);
            default -> true;
        };
    }

    private static boolean isNumber(String value, boolean signed) {
        String digits = signed && value.startsWith("-") ? value.substring(1) : value;
        return isAllOf(digits, '9')
                && digits.length() <= 10
                && Long.parseLong(digits) <= (signed ? Integer.MAX_VALUE : 0xFFFF_FFFFL);
    }

    private static boolean isMode(String value) {
        return isAllOf(value, '7') && value.length() <= 9 && Integer.parseInt(value, 8) <= 0777;
    }

    private static boolean isMinutes(String value) {
        boolean signed = value.startsWith("+") || value.startsWith("-");
        String number = signed ? value.substring(1) : value;
        int dot = number.indexOf('.');
        String whole = dot < 0 ? number : number.substring(0, dot);
        String part = dot < 0 ? "" : number.substring(dot + 1);
        return (whole.isEmpty() || (isAllOf(whole, '9') && whole.length() < 16))
                && (part.isEmpty() || isAllOf(part.substring(0, Math.min(9, part.length())), '9'));
    }

    private static boolean isAllOf(String text, char most) {
        return !text.isEmpty() && text.chars().allMatch(c -> c >= '0' && c <= most);
    }

    private static Map<String, Type> read() {
        var all = new HashMap<String, Type>();
        TABLE.lines()
                .map(line -> List.of(line.split(" ", -1)))
                .forEach(
                        f -> {
                            boolean off = f.size() > 2 && f.get(2).equals("!");
                            int words = off ? 3 : 2;
                            List<String> rest =
                                    f.size() > words ? f.subList(words, f.size()) : List.of();
                            all.put(f.get(0), new Type(f.get(1), off, rest));
                        });
        return Map.copyOf(all);
    }
}
