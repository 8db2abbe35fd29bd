package org.logreeve.parse.sudoers;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;

/** A random sudoers with includes, mostly right, with the mistakes people make. */
final class GeneratedSudoers {
    private static final List<String> USERS =
            List.of(
                    "joe",
                    "ann",
                    "%wheel",
                    "%#27",
                    "#1000",
                    "+admins",
                    "ALL",
                    "OPS",
                    "!bob",
                    "\"joe user\"",
                    "\"%domain users\"",
                    "%domain\\ admins",
                    "%:windows",
                    "x\\x41y",
                    "UNDEFINED",
                    "a.b-c_d$",
                    "!!eve",
                    "user@host");
    private static final List<String> HOSTS =
            List.of(
                    "ALL",
                    "web1",
                    "WEB",
                    "!db",
                    "10.0.0.0/8",
                    "192.168.1.0/255.255.255.0",
                    "+nets",
                    "web*",
                    "fe80::1/64",
                    "::1",
                    "2001:db8::/32",
                    "www.example.org",
                    "10.1.2.3");
    private static final List<String> COMMANDS =
            List.of(
                    "ALL",
                    "/bin/ls",
                    "/bin/ls -l",
                    "/usr/bin/systemctl stop rsyslog",
                    "/usr/bin/",
                    "!/bin/su",
                    "SHELLS",
                    "!SHELLS",
                    "/bin/cat \"\"",
                    "/bin/tail -f /var/log/*",
                    "sudoedit /etc/motd",
                    "list",
                    "/bin/echo a\\,b\\:c\\=d",
                    "/bin/x\\ y -z",
                    "/bin/kill -[0-9]*",
                    "/usr/bin/find /var/log -name \\*",
                    "^/bin/(ls|cat)$",
                    "/bin/rm ^-[rf]+ .*$",
                    "sha224:d7910e1967342b4605cb73a550944044c631d0f2f5c2e8f2d3f1b0c2" + " /bin/ls",
                    "sha256:cd2662154e6d76b2b2b92e70c0cac3ccf534f9b74eb5b89819ec509083d00a50"
                            + " /sbin/halt",
                    "/bin/a=b",
                    "/bin/c x=y",
                    "/bin/tar czf /tmp/x.tgz \\\n    /var/log",
                    "/bin/d a\\\\b",
                    "/usr/bin/*",
                    "/bin/e [!a-z]\\?",
                    "/sbin/reboot \\#1");
    private static final List<String> RUN_AS =
            List.of(
                    "",
                    "",
                    "",
                    "(root) ",
                    "(ALL) ",
                    "(ALL:ALL) ",
                    "(:adm) ",
                    "() ",
                    "(DB) ",
                    "(joe, !root : adm, ALL) ",
                    "(#0) ",
                    "(%wheel)",
                    "( : ) ",
                    "(\"a b\") ");
    private static final List<String> OPTIONS =
            List.of(
                    "",
                    "",
                    "",
                    "",
                    "CWD=/tmp ",
                    "CHROOT=/srv/x ",
                    "TIMEOUT=5m30s ",
                    "CWD=* ",
                    "ROLE=sysadm_r TYPE=sysadm_t ",
                    "NOTBEFORE=20250101000000Z ",
                    "TIMEOUT=7d NOTAFTER=2030010100Z ");
    private static final List<String> TAGS =
            List.of(
                    "",
                    "",
                    "",
                    "NOPASSWD: ",
                    "PASSWD:",
                    "NOEXEC : ",
                    "EXEC: ",
                    "SETENV: ",
                    "NOSETENV: ",
                    "LOG_OUTPUT: ",
                    "NOLOG_OUTPUT: ",
                    "LOG_INPUT: ",
                    "NOLOG_INPUT: ",
                    "MAIL: ",
                    "NOMAIL: ",
                    "FOLLOW: ",
                    "NOFOLLOW: ",
                    "INTERCEPT: ",
                    "NOINTERCEPT: ",
                    "NOPASSWD:NOEXEC: LOG_OUTPUT: ");
    private static final List<String> SETTINGS =
            List.of(
                    "syslog",
                    "!syslog",
                    "syslog=auth",
                    "syslog = local2",
                    "logfile=/var/log/sudo.log",
                    "logfile=\"/var/log/sudo log\"",
                    "!logfile",
                    "log_output",
                    "!log_output",
                    "log_input",
                    "!!log_input",
                    "use_pty",
                    "!use_pty",
                    "env_reset",
                    "env_keep += \"A B\"",
                    "env_keep+=COLORS",
                    "env_keep -= \"A\"",
                    "!env_keep",
                    "env_check = \"X  Y\tZ\"",
                    "secure_path=\"/usr/sbin:/usr/bin\"",
                    "secure_path = /usr/sbin\\:/usr/bin",
                    "log_servers = \"a.example:30344 b(tls)\"",
                    "log_servers += [::1]:30343",
                    "iolog_dir=/var/log/io/%{user}",
                    "iolog_file=%{seq}",
                    "iolog_mode=0640",
                    "passwd_tries=3",
                    "timestamp_timeout=-1",
                    "timestamp_timeout=2.5",
                    "passprompt=\"say \\\"%p\\\": \"",
                    "umask=0022",
                    "!umask",
                    "lecture=always",
                    "lecture",
                    "!lecture",
                    "badpass_message=a\\ b\\,c",
                    "syslog_goodpri=info",
                    "!syslog_badpri",
                    "log_allowed",
                    "!log_denied",
                    "mailto=root@example.org",
                    "log_server_timeout=1m",
                    "iolog_dir=/var/log/sudo\\ io",
                    "requiretty, !visiblepw",
                    "editor=/usr/bin/vi:/bin/ed",
                    "group_plugin=\"x.so /etc/g\"");
    private static final List<String> SCOPES =
            List.of(
                    "",
                    "",
                    "",
                    "",
                    "@web1",
                    "@WEB,db",
                    ":joe",
                    ":%wheel",
                    ":OPS,!bob",
                    ":\"a b\"",
                    ">root",
                    ">DB",
                    "!/bin/ls",
                    "!SHELLS",
                    "@ web1",
                    ":#1000",
                    "!sudoedit",
                    "@10.0.0.0/8",
                    ": joe , ann",
                    "!/bin/a,/bin/b");
    private static final List<String> ODD =
            List.of("", "# a comment", "#\\", "   # another \\", "#x", "\t", " ");
    private static final List<String> WRONG =
            List.of(
                    "joe ALL = bad",
                    "joe ALL",
                    "joe = ALL",
                    "Defaults",
                    "Defaults = x",
                    "Defaults syslog=",
                    "Defaults badpass_message=\"",
                    "User_Alias lower = joe",
                    "User_Alias X",
                    "joe ALL = ALL :",
                    "joe ALL = (root ALL",
                    "joe ALL = NOPASSWD:",
                    "joe ALL = ALL, ",
                    "joe ALL = NOPASSWD: TIMEOUT=5 /bin/x",
                    "joe ALL = TIMEOUT=5x /bin/x",
                    "joe ALL = CWD=tmp /bin/x",
                    "joe ALL = sha256:abc /bin/x",
                    "joe, ALL = ALL",
                    "joe ALL = /bin/x\\y",
                    "joe ALL = /bin/x =",
                    "% ALL = ALL",
                    "@include",
                    "joe \\\nDefaults syslog",
                    "Defaults:joe",
                    "10.0.0.1 ALL = ALL",
                    "joe %x = ALL",
                    "joe ALL = (joe:) ALL",
                    "Defaults passprompt=\"\"",
                    "sha256:ALL ALL = ALL",
                    "joe ALL = \"/bin/ls\"");

    private final Random random;
    private final String root;
    private final boolean faulty;
    private int aliases;

    GeneratedSudoers(int seed, String root) {
        this.random = new Random(seed * 7919L);
        this.root = root;
        this.faulty = seed % 4 == 0;
    }

    /** By path below the root; the first is the main one. */
    SortedMap<String, String> files() {
        var files = new TreeMap<String, String>();
        var main = new ArrayList<String>();
        main.add("User_Alias OPS = joe, %ops, !bob : DEV = ann");
        main.add("Runas_Alias DB = postgres, mysql");
        main.add("Host_Alias WEB = web1, 10.0.0.0/8 : FARM = WEB, !db, web[0-9]");
        main.add("Cmnd_Alias SHELLS = /bin/sh, /bin/bash");
        lines(main, 3 + random.nextInt(8));
        switch (random.nextInt(6)) {
            case 0 -> main.add("@includedir " + root + "/d");
            case 1 -> main.add("#includedir " + root + "/d");
            case 2 -> main.add("@includedir d");
            case 3 -> main.add("#include " + root + "/one");
            case 4 -> main.add("@include \"one\"");
            default -> main.add("@includedir \"" + root + "/none\"");
        }
        lines(main, random.nextInt(4));
        if (faulty) {
            main.add(random.nextInt(main.size()), pick(WRONG));
        }
        files.put("main", text(main));
        files.put("one", text(some()));
        files.put("d/20-b", text(some()));
        files.put("d/10-a", text(some()));
        files.put("d/a.conf", "Defaults log_stderr\n");
        files.put("d/a~", "Defaults log_stdin\n");
        files.put("d/.hidden", "Defaults log_ttyin\n");
        return files;
    }

    private List<String> some() {
        var lines = new ArrayList<String>();
        lines(lines, 1 + random.nextInt(3));
        return lines;
    }

    private String text(List<String> lines) {
        String end = random.nextInt(8) == 0 ? "\r\n" : "\n";
        String text = String.join(end, lines);
        return random.nextInt(6) == 0 ? text : text + end;
    }

    private void lines(List<String> lines, int count) {
        for (int i = 0; i < count; i++) {
            lines.add(
                    switch (random.nextInt(8)) {
                        case 0, 1, 2 -> defaults();
                        case 3 -> alias();
                        case 4 -> pick(ODD);
                        default -> userSpec();
                    });
        }
    }

    private String defaults() {
        String start = random.nextInt(6) == 0 ? "  Defaults" : "Defaults";
        return start + pick(SCOPES) + blank() + some(SETTINGS, pick(List.of(",", ", ", " , ")), 3);
    }

    private String alias() {
        String name = "A" + aliases++ + "_" + random.nextInt(1_000_000);
        return switch (random.nextInt(4)) {
            case 0 -> "User_Alias " + name + " = " + some(USERS, ",", 4);
            case 1 -> "Runas_Alias\t" + name + "=" + some(USERS, ", ", 2);
            case 2 -> "Host_Alias " + name + " = " + some(HOSTS, " , ", 4);
            default -> "Cmnd_Alias " + name + " = " + some(COMMANDS, ", ", 4);
        };
    }

    private String userSpec() {
        var text = new StringBuilder(some(USERS, ", ", 3)).append(blank());
        int parts = 1 + random.nextInt(8) / 6;
        for (int i = 0; i < parts; i++) {
            text.append(i == 0 ? "" : " : ").append(some(HOSTS, ", ", 2)).append(pick(EQUALS));
            int commands = 1 + random.nextInt(4);
            for (int c = 0; c < commands; c++) {
                text.append(c == 0 ? "" : pick(COMMAS));
                text.append(pick(RUN_AS)).append(pick(OPTIONS)).append(pick(TAGS));
                text.append(pick(COMMANDS));
            }
        }
        return text + pick(List.of("", "", " # why", "\t"));
    }

    private static final List<String> EQUALS = List.of(" = ", "=", " =\\\n\t");
    private static final List<String> COMMAS = List.of(", ", ",", " , ", ", \\\n  ");

    private String blank() {
        return pick(List.of(" ", "\t", "  ", " \\\n "));
    }

    private String some(List<String> all, String separator, int most) {
        int count = 1 + random.nextInt(most);
        var some = new ArrayList<String>();
        for (int i = 0; i < count; i++) {
            some.add(pick(all));
        }
        return String.join(separator, some);
    }

    private String pick(List<String> all) {
        return all.get(random.nextInt(all.size()));
    }
}
