package org.logreeve.normalize;

import java.util.List;
import java.util.Set;
import org.logreeve.parse.sudoers.Member;

/**
 * What a command that is run as root can do to logging, from its name and its arguments alone. A
 * program that is in no list is {@code unrated}: it may do anything.
 */
final class LoggingPowers {
    static final List<String> ANY = List.of("any-command");

    /** They start programs that their arguments or their user names. */
    private static final Set<String> STARTERS =
            Set.of(
                    ("sh bash dash zsh ksh ksh93 mksh csh tcsh fish busybox su sudo runuser env find"
                                    + " awk gawk mawk nawk perl python python2 python3 ruby lua php"
                                    + " node vi vim vim.basic vim.tiny nvim view nano pico joe"
                                    + " emacs ed ex less more most man git ssh rsync docker podman"
                                    + " nsenter chroot unshare strace ltrace gdb screen tmux script"
                                    + " watch xargs nice ionice nohup timeout time setsid stdbuf at"
                                    + " batch crontab systemd-run machinectl make apt apt-get"
                                    + " aptitude dpkg yum dnf rpm zypper snap pip pip3 visudo"
                                    + " passwd usermod useradd chpasswd mount pkexec expect nmap"
                                    + " insmod modprobe kexec run-parts start-stop-daemon")
                            .split(" "));

    /** They change files that their arguments name. */
    private static final Set<String> WRITERS =
            Set.of(
                    ("rm rmdir unlink mv cp truncate shred tee dd chattr chmod chown chgrp setfacl"
                                    + " ln install sed tar cpio zip unzip gzip bzip2 xz zstd split"
                                    + " touch wipe logsave sponge patch")
                            .split(" "));

    private static final Set<String> KILLERS =
            Set.of("kill", "pkill", "killall", "killall5", "skill");

    /** They only read, whatever they are told. */
    private static final Set<String> READERS =
            Set.of(
                    ("cat head tail grep egrep fgrep zgrep zcat ls stat wc id who w whoami uptime df"
                                    + " du free ps netstat lsof last lastb cmp diff cut"
                                    + " md5sum sha256sum true false list aureport getfacl"
                                    + " lsattr lsblk lscpu lspci lsusb uname")
                            .split(" "));

    private static final Set<String> SYSTEM_FOLDERS =
            Set.of("/bin", "/sbin", "/usr/bin", "/usr/sbin", "/usr/local/bin", "/usr/local/sbin");

    /** Parts of the names of services, files and folders that logging stands on. */
    private static final List<String> LOGGING =
            List.of(
                    "/var/log",
                    "/run/log",
                    "var-log",
                    "var.mount",
                    "rsyslog",
                    "syslog",
                    "journal",
                    "audit",
                    "audisp",
                    "logrotate",
                    "chrony",
                    "ntp",
                    "timesyncd",
                    "sudo",
                    "fluent",
                    "filebeat",
                    "wazuh",
                    "vector",
                    "/etc/cron");

    /** Long options of journalctl that change the journal, or a file of the caller's choice. */
    private static final String[] JOURNAL_WRITES = {
        "vacuum-size",
        "vacuum-time",
        "vacuum-files",
        "rotate",
        "relinquish-var",
        "smart-relinquish-var",
        "cursor-file",
        "setup-keys",
        "update-catalog",
        "flush",
        "sync"
    };

    private LoggingPowers() {}

    static List<String> of(Member command) {
        if (command.kind() == Member.Kind.ALL) {
            return ANY;
        }
        if (command.kind() == Member.Kind.ALIAS) {
            return List.of();
        }
        String path = command.name();
        String arguments = command.arguments();
        if (path.equals("sudoedit")) {
            return touches(arguments) ? List.of("edit") : List.of("unrated");
        }
        int slash = path.lastIndexOf('/');
        String name = path.substring(slash + 1);
        if (name.isEmpty() || path.startsWith("^") || isPattern(path)) {
            boolean system = slash > 0 && SYSTEM_FOLDERS.contains(path.substring(0, slash));
            return system ? ANY : List.of("unrated");
        }
        if (slash >= 0 && !SYSTEM_FOLDERS.contains(path.substring(0, slash))) {
            // whatever its name promises
            return List.of("unrated");
        }
        return ofProgram(name, arguments);
    }

    private static List<String> ofProgram(String name, String arguments) {
        boolean none = arguments.equals("\"\"");
        boolean fixed = !arguments.isEmpty() && !isOpen(arguments);
        if (READERS.contains(name)) {
            return List.of();
        }
        if (STARTERS.contains(name)) {
            return fixed && !none ? List.of("unrated") : ANY;
        }
        if (WRITERS.contains(name)) {
            // a file that is not the log's may still make its writer root
            return touches(arguments) ? List.of("erase") : List.of("unrated");
        }
        if (KILLERS.contains(name)) {
            return touches(arguments) || !fixed ? List.of("stop") : List.of("unrated");
        }
        return switch (name) {
            case "systemctl" -> ServicePowers.ofSystemctl(arguments);
            case "service", "rc-service", "invoke-rc.d" -> ServicePowers.ofService(arguments);
            case "auditctl" ->
                    Set.of("-l", "-s", "-v").contains(arguments) ? List.of() : List.of("stop");
            case "augenrules" -> arguments.equals("--check") ? List.of() : List.of("edit");
            case "journalctl" -> unless(fixed && !has(arguments, JOURNAL_WRITES), "erase");
            case "ausearch" -> unless(fixed && !has(arguments, "checkpoint"), "erase");
            case "lastlog" -> unless(fixed && !isCleared(arguments, "CS"), "erase");
            case "ss" -> unless(fixed && !isCleared(arguments, "K"), "stop");
            case "logrotate" -> fixed ? List.of("erase") : ANY;
            case "reboot", "shutdown", "halt", "poweroff" -> List.of("stop");
            case "dmesg" -> unless(fixed && !isCleared(arguments, "cC"), "erase");
            default -> List.of("unrated");
        };
    }

    private static List<String> unless(boolean isHarmless, String power) {
        return isHarmless ? List.of() : List.of(power);
    }

    /** Whether a long option is given; getopt_long(3) takes any beginning that is not shared. */
    private static boolean has(String arguments, String... options) {
        for (String word : arguments.split(" ", -1)) {
            String option = word.startsWith("--") ? word.substring(2).split("=", 2)[0] : "";
            if (option.length() > 1
                    && List.of(options).stream().anyMatch(each -> each.startsWith(option))) {
                return true;
            }
        }
        return false;
    }

    /** Whether one of the short options is given, alone or among others, or its long form. */
    private static boolean isCleared(String arguments, String options) {
        for (String word : arguments.split(" ", -1)) {
            boolean isShort = word.startsWith("-") && !word.startsWith("--");
            if (isShort && word.chars().anyMatch(c -> options.indexOf(c) >= 0)) {
                return true;
            }
        }
        return has(arguments, "clear", "read-clear", "set", "kill");
    }

    /** Whether the arguments name, or may name, something that logging stands on. */
    static boolean touches(String arguments) {
        return arguments.isEmpty()
                || isOpen(arguments)
                || LOGGING.stream().anyMatch(arguments::contains);
    }

    /** Whether the caller chooses a part of the arguments. */
    private static boolean isOpen(String arguments) {
        return arguments.startsWith("^") || isPattern(arguments);
    }

    static boolean isPattern(String text) {
        for (int i = 0; i < text.length(); i++) {
            if ("*?[".indexOf(text.charAt(i)) >= 0 && (i == 0 || text.charAt(i - 1) != '\\')) {
                return true;
            }
        }
        return false;
    }
}
