package org.logreeve.parse.rsyslog;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.SequencedMap;
import java.util.TreeMap;

/**
 * A random configuration that uses most constructs, often wrongly; the same seed gives the same.
 */
final class GeneratedConfig {
    private static final List<String> FACILITIES =
            List.of(
                    "auth",
                    "authpriv",
                    "cron",
                    "daemon",
                    "kern",
                    "lpr",
                    "mail",
                    "news",
                    "syslog",
                    "user",
                    "uucp",
                    "local0",
                    "local3",
                    "local7",
                    "ftp",
                    "security",
                    "mark",
                    "*",
                    "AUTH",
                    "Mail",
                    "*",
                    "nosuch",
                    "ntp",
                    "console");
    private static final List<String> PRIORITIES =
            List.of(
                    "debug", "info", "notice", "warning", "warn", "err", "error", "crit", "alert",
                    "emerg", "panic", "none", "*", "Info", "ERR", "3", "0", "7", "loud");

    private final Random random;
    private final String folder;
    private final SequencedMap<String, String> files = new TreeMap<>();
    private final List<String> rulesets = new ArrayList<>();

    private GeneratedConfig(long seed, String folder) {
        this.random = new Random(seed);
        this.folder = folder;
    }

    /** Texts by path; the main file is {@code folder/main.conf}. */
    static SequencedMap<String, String> of(long seed, String folder) {
        var generated = new GeneratedConfig(seed, folder);
        generated.files.put(folder + "/main.conf", generated.main());
        return generated.files;
    }

    private String main() {
        var text = new StringBuilder();
        text.append(pick("module(load=\"imuxsock\")\n", "$ModLoad imuxsock\n", "# nothing\n"));
        text.append("*.emerg /var/log/always\n");
        for (int i = random.nextInt(3); i > 0; i--) {
            String name = pick("r1", "remote", "Keep", "r1");
            rulesets.add(name);
            text.append("ruleset(name=\"").append(name).append('"');
            text.append(pick("", " queue.type=\"LinkedList\"", "")).append(") {\n");
            text.append(statements(1 + random.nextInt(3), 1)).append("}\n");
        }
        text.append(statements(3 + random.nextInt(9), 0));
        return text.toString();
    }

    private String statements(int count, int depth) {
        var text = new StringBuilder();
        for (int i = 0; i < count; i++) {
            text.append(statement(depth));
        }
        return text.toString();
    }

    private String statement(int depth) {
        return switch (random.nextInt(depth == 0 ? 20 : 12)) {
            case 0, 1, 2, 3 -> selector() + pick(" ", "\t", "\t\t", "  ") + actions();
            case 4 -> selector() + " {\n" + statements(1 + random.nextInt(2), depth + 1) + "}\n";
            case 5 -> filter() + " " + actions();
            case 6, 7 -> depth < 4 ? conditional(depth) : actions();
            case 8 -> actions();
            case 9 -> object() + "\n";
            case 10 -> rulesets.isEmpty() ? "continue\n" : "call " + pick(rulesets) + "\n";
            case 11 ->
                    pick(
                            "set $!x = 1;\n",
                            "unset $.y;\n",
                            "reset $.z = \"a\" & $msg;\n",
                            "# note\n/var/log/n\n",
                            "/* a\n*.* /no */\n/var/log/n\n");
            case 12, 13 -> directives() + pick(selector() + " " + actions(), object() + "\n");
            case 14 -> include();
            case 15 ->
                    "$RuleSet "
                            + pick("one", "two", "RSYSLOG_DefaultRuleset")
                            + "\n"
                            + statement(depth);
            case 16 -> "*.* \\\n   " + legacyAction() + "\n";
            case 17 -> depth == 0 ? "!prog\n+host\n" : "";
            case 18 -> "foreach ($.q in $!list) do {\n" + statements(1, depth + 1) + "}\n";
            default ->
                    pick(
                            "template(name=\"T1\" type=\"string\" string=\"%msg%\\n\")\n",
                            "$template T2,\"%msg%\\n\"\n",
                            "global(workDirectory=\"/var\")\n",
                            "$FileOwner root # c\n",
                            "$Umask 0022\n");
        };
    }

    private String selector() {
        var text = new StringBuilder();
        for (int i = 1 + random.nextInt(3); i > 0; i--) {
            text.append(text.isEmpty() ? "" : ";").append(known(FACILITIES));
            if (random.nextInt(4) == 0) {
                text.append(',').append(known(FACILITIES));
            }
            text.append('.').append(pick("", "", "", "=", "!", "!="));
            String priority = known(PRIORITIES);
            // The daemon shifts by 255 for "=*": no defined meaning.
            text.append(text.toString().endsWith("=") && priority.equals("*") ? "err" : priority);
        }
        return text.toString();
    }

    /** Mostly names that exist. */
    private String known(List<String> names) {
        String name = pick(names);
        boolean wrong = name.equals("nosuch") || name.equals("loud");
        return wrong && random.nextInt(3) > 0 ? "*" : name;
    }

    private String filter() {
        return pick(
                ":msg, contains, \"error\"",
                ":programname, isequal, \"sshd\"",
                ":msg,!regex,\"a\\\"b\"",
                ":$now, startswith , \"2\"");
    }

    private String conditional(int depth) {
        String text =
                "if "
                        + expression(0)
                        + pick(" then ", "\n  then ")
                        + "{\n"
                        + statements(1 + random.nextInt(2), depth + 1)
                        + "}";
        return switch (random.nextInt(4)) {
            case 0 -> text + " else {\n" + statements(1, depth + 1) + "}\n";
            case 1 -> text + " else " + conditional(depth + 1);
            default -> text + "\n";
        };
    }

    private String expression(int depth) {
        return switch (random.nextInt(depth > 2 ? 6 : 10)) {
            case 0 ->
                    "$syslogfacility-text == '"
                            + pick("auth", "mail", "cron", "local7", "AUTH")
                            + "'";
            case 1 -> "$syslogseverity-text == \"" + pick("err", "info", "debug") + "\"";
            case 2 ->
                    "$syslogseverity "
                            + pick("<=", "<", ">", ">=", "==", "!=")
                            + " "
                            + random.nextInt(8);
            case 3 ->
                    "$syslogfacility "
                            + pick("<=", "<", ">", ">=", "==", "<>")
                            + " "
                            + random.nextInt(24);
            case 4 -> "prifilt(\"" + selector() + "\")";
            case 5 ->
                    pick(
                            "$msg contains 'x'",
                            "not $msg startswith \"y\"",
                            "re_match($msg, 'a.b')",
                            "$fromhost-ip != '127.0.0.1'",
                            "$syslogfacility-text != 'mail'");
            case 6 -> "not (" + expression(depth + 1) + ")";
            case 7 ->
                    "("
                            + expression(depth + 1)
                            + ") "
                            + pick("and", "or")
                            + " "
                            + expression(depth + 1);
            default ->
                    expression(depth + 1) + pick(" and ", " or ", " AND ") + expression(depth + 1);
        };
    }

    private String actions() {
        var text = new StringBuilder(action()).append('\n');
        while (random.nextInt(5) == 0) {
            text.append("& ").append(action()).append('\n');
        }
        return text.toString();
    }

    private String action() {
        return switch (random.nextInt(8)) {
            case 0 -> "stop";
            case 1 -> "~";
            case 2 -> object();
            default -> legacyAction();
        };
    }

    private String legacyAction() {
        return pick(
                "/var/log/a",
                "-/var/log/b",
                "/var/log/c;RSYSLOG_FileFormat",
                "/var/log/d;NoSuchTemplate",
                "@siem",
                "@siem:1514",
                "@@siem.example.org:6514",
                "@@(o)[2001:db8::1]:514;RSYSLOG_ForwardFormat",
                "@[::1]",
                "@@10.1.2.3:514 # trailing",
                "@@(z9,o)h:99",
                "|/dev/xconsole",
                "^/usr/bin/prog;RSYSLOG_FileFormat",
                ":omusrmsg:root,joe",
                ":omusrmsg:*",
                "*",
                "root,joe",
                "?NoSuchTemplate",
                "/var/log/e # comment",
                "/var/log/f  ;  RSYSLOG_TraditionalFileFormat",
                ":omnosuch:x");
    }

    private String object() {
        return pick("action(", "ACTION(", "action (\n")
                + switch (random.nextInt(6)) {
                    case 0 -> "type=\"omfile\" file=\"/var/log/o\"";
                    case 1 -> "type=\"OmFile\" dynaFile=\"RSYSLOG_FileFormat\"";
                    case 2 -> "type=\"omusrmsg\" users=\"root\"";
                    case 3 -> "type=\"ompipe\" pipe=\"/p\"";
                    default -> forward();
                }
                + queue()
                + extra()
                + ")";
    }

    private String forward() {
        return "type=\"omfwd\""
                + pick(" target=\"siem\"", " Target=\"10.0.0.1\"", " target=\"a\" target=\"b\"")
                + pick("", " port=\"6514\"", " Port=\"10514\"", "")
                + pick(
                        "",
                        " protocol=\"tcp\"",
                        " protocol=\"UDP\"",
                        " protocol=\"Tcp\"",
                        " protocol=\"sctp\"",
                        " prot=\"tcp\"");
    }

    private String queue() {
        return pick(
                        "",
                        "",
                        " queue.type=\"LinkedList\"",
                        " queue.type=\"fixedArray\"",
                        " queue.type=\"Disk\"",
                        " queue.type=\"direct\"",
                        " queue.type=\"stack\"")
                + pick("", "", " queue.filename=\"q" + random.nextInt(1_000_000) + "\"")
                + pick(
                        "",
                        "",
                        " queue.size=\"5000\"",
                        " queue.size=\"10k\"",
                        " queue.size=\"2K\"",
                        " queue.size=\"50\"",
                        " queue.size=\"x\"")
                + pick("", "", "", " queue.highWatermark=\"800\"", " queue.highwatermark=\"99999\"")
                + pick("", "", "", " queue.saveOnShutdown=\"off\"", " queue.saveonshutdown=\"on\"")
                + pick("", "", "", " queue.maxDiskSpace=\"1g\"", " queue.maxdiskspace=\"100000\"");
    }

    private String extra() {
        return pick(
                "",
                "",
                "",
                "",
                " config.enabled=\"off\"",
                " config.enabled=\"on\"",
                " config.enabled=\"On\"",
                " action.resumeRetryCount=\"-1\"",
                " action.resumeretrycount=\"many\"",
                "\n  # a comment\n  action.copyMsg=\"off\"",
                " template=\"RSYSLOG_ForwardFormat\"",
                " template=\"nope\"",
                " /* c */ action.reportSuspension=\"on\"");
    }

    private String directives() {
        var text = new StringBuilder();
        for (int i = 1 + random.nextInt(3); i > 0; i--) {
            text.append(
                    pick(
                            "$ActionQueueType LinkedList\n",
                            "$ActionQueueType fixedarray # why\n",
                            "$ActionQueueType Stack\n",
                            "$actionqueuesize 2000\n",
                            "$ActionQueueFileName f" + random.nextInt(1_000_000) + "\n",
                            "$ActionQueueHighWatermark 500\n",
                            "$ActionQueueSaveOnShutdown off\n",
                            "$ActionQueueMaxDiskSpace 1g\n",
                            "$ActionResumeRetryCount -1\n",
                            "$NoSuchDirective x\n"));
        }
        return text.toString();
    }

    private String include() {
        String name = "inc" + files.size();
        String body = statements(1 + random.nextInt(2), 1);
        return switch (random.nextInt(5)) {
            case 0 -> {
                files.put(folder + "/" + name + "/b.conf", body);
                files.put(folder + "/" + name + "/a.conf", statements(1, 1));
                files.put(folder + "/" + name + "/c.txt", "*.* @never\n");
                yield "$IncludeConfig " + folder + "/" + name + "/*.conf\n";
            }
            case 1 -> {
                files.put(folder + "/" + name + ".conf", body);
                yield "include(file=\"" + folder + "/" + name + ".conf\")\n";
            }
            case 2 -> "include(file=\"" + folder + "/missing.conf\" mode=\"optional\")\n";
            case 3 -> "$IncludeConfig " + folder + "/missing/*.conf\n";
            default -> {
                files.put(folder + "/" + name + ".d/x", body);
                yield "$IncludeConfig " + folder + "/" + name + ".d/\n";
            }
        };
    }

    private String pick(String... choices) {
        return choices[random.nextInt(choices.length)];
    }

    private String pick(List<String> choices) {
        return choices.get(random.nextInt(choices.size()));
    }
}
