package org.logreeve.normalize;

import java.util.List;
import java.util.Set;
import org.logreeve.parse.sudoers.Member;

/**
 * What a command that is run as root can do to logging, from its name and its arguments alone. A
 * program that is in no list is {@code unrated}: it may do anything.
 */
final class LoggingPowers {
    private static final List<String> ANY = List.of("any-command");

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
                                    + " du free ps ss netstat lsof last lastb lastlog cmp diff cut"
                                    + " md5sum sha256sum true false list aureport ausearch getfacl"
                                    + " lsattr blkid lsblk lscpu lspci lsusb uname")
                            .split(" "));

    private static final Set<String> SYSTEM_FOLDERS =
            Set.of("/bin", "/sbin", "/usr/bin", "/usr/sbin", "/usr/local/bin", "/usr/local/sbin");

    /** Parts of the names of services, files and folders that logging stands on. */
    private static final List<String> LOGGING =
            List.of(
                    "/var/log",
                    "/run/log",
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

    private static final Set<String> STOPPING =
            Set.of(
                    "stop",
                    "disable",
                    "mask",
                    "kill",
                    "isolate",
                    "emergency",
                    "rescue",
                    "halt",
                    "poweroff",
                    "reboot",
                    "restart",
                    "try-restart",
                    "reload-or-restart");

    private static final Set<String> EDITING =
            Set.of("edit", "set-property", "link", "set-environment", "import-environment");

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
            case "systemctl" -> ofVerb(arguments, true);
            case "service", "rc-service", "invoke-rc.d" -> ofVerb(arguments, false);
            case "auditctl" ->
                    Set.of("-l", "-s", "-v").contains(arguments) ? List.of() : List.of("stop");
            case "augenrules" -> arguments.equals("--check") ? List.of() : List.of("edit");
            case "journalctl" ->
                    fixed && !arguments.contains("vacuum") && !arguments.contains("rotate")
                            ? List.of()
                            : List.of("erase");
            case "logrotate" -> fixed ? List.of("erase") : ANY;
            case "reboot", "shutdown", "halt", "poweroff" -> List.of("stop");
            case "dmesg" -> fixed && !arguments.contains("-c") ? List.of() : List.of("erase");
            default -> List.of("unrated");
        };
    }

    /** {@code systemctl VERB UNIT} and {@code service UNIT VERB}; what may be anything is so. */
    private static List<String> ofVerb(String arguments, boolean verbFirst) {
        if (arguments.isEmpty() || arguments.startsWith("^")) {
            return List.of("stop", "edit");
        }
        List<String> words =
                List.of(arguments.split(" ")).stream().filter(w -> !w.startsWith("-")).toList();
        if (words.stream().anyMatch(w -> w.equals("*"))) {
            boolean harmless =
                    verbFirst && !isPattern(words.getFirst()) && !changes(words.getFirst());
            return harmless ? List.of() : List.of("stop");
        }
        boolean stops = words.stream().anyMatch(w -> STOPPING.contains(w) || isPattern(w));
        boolean edits = words.stream().anyMatch(EDITING::contains);
        boolean logging = words.size() < 2 || touches(arguments);
        if (!logging) {
            return List.of();
        }
        return stops ? List.of("stop") : edits ? List.of("edit") : List.of();
    }

    private static boolean changes(String verb) {
        return STOPPING.contains(verb) || EDITING.contains(verb);
    }

    /** Whether the arguments name, or may name, something that logging stands on. */
    private static boolean touches(String arguments) {
        return arguments.isEmpty()
                || isOpen(arguments)
                || LOGGING.stream().anyMatch(arguments::contains);
    }

    /** Whether the caller chooses a part of the arguments. */
    private static boolean isOpen(String arguments) {
        return arguments.startsWith("^") || isPattern(arguments);
    }

    private static boolean isPattern(String text) {
        for (int i = 0; i < text.length(); i++) {
            if ("*?[".indexOf(text.charAt(i)) >= 0 && (i == 0 || text.charAt(i - 1) != '\\')) {
                return true;
            }
        }
        return false;
    }
}
