package org.logreeve;

import java.io.File;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The rings of tests, what each needs, and how to enable it. */
public enum Rings {
    RSYSLOG("apt-get install rsyslog", false, "rsyslogd"),
    SYSLOG_NG(
            "apt-get install syslog-ng-core, or beside rsyslog as .ci/run does it",
            false,
            "syslog-ng"),
    LOGROTATE("apt-get install logrotate", false, "logrotate"),
    CHRONY("apt-get install chrony", false, "chronyd"),
    OPENNTPD(
            "apt-get download openntpd, unpack it (its package removes other time daemons), and link"
                    + " its ntpd as openntpd into a folder of PATH",
            false,
            "openntpd"),
    SYSTEMD("apt-get install systemd", false, "systemd-analyze", "journalctl"),
    AUDIT(
            "run as root, allowed to mount; apt-get install auditd util-linux",
            true,
            "augenrules",
            "auditctl",
            "ausearch",
            "ausyscall",
            "unshare"),
    CHROMIUM(
            "apt-get install chromium nodejs npm, and npm ci in scanner/src/browser",
            false,
            "chromium",
            "node",
            "src/browser/node_modules/playwright-core"),
    GIT("apt-get install git", false, "git"),
    SUDO("apt-get install sudo", false, "cvtsudoers"),
    OPENSSH("apt-get install openssh-server openssh-client", false, "sshd", "ssh", "ssh-keygen"),
    SHELLS(
            "apt-get install dash bash busybox mksh ksh93u+m tcsh fish sudo shellcheck",
            false,
            "dash",
            "bash",
            "busybox",
            "mksh",
            "ksh93",
            "csh",
            "tcsh",
            "fish",
            "sudo",
            "shellcheck"),
    STRACE("apt-get install strace, allowed to trace its own children", false, "strace"),
    DISK("run as root, allowed to mount; apt-get install util-linux", true, "unshare", "mount"),
    CHROOT(
            "run as root, allowed to mount; apt-get install util-linux dash bash busybox ksh93u+m"
                    + " dropbear-bin",
            true,
            "unshare",
            "mount",
            "chroot",
            "dash",
            "bash",
            "busybox",
            "ksh93",
            "dropbear"),
    LAB(
            "run as root, allowed to mount; apt-get install mmdebstrap iproute2 openssh-client",
            true,
            "mmdebstrap",
            "ssh-keygen",
            "ip",
            "unshare");

    private final String enable;
    private final boolean root;

    @SuppressWarnings("ImmutableEnumChecker") // List.of
    private final List<String> commands;

    Rings(String enable, boolean root, String... commands) {
        this.enable = enable;
        this.root = root;
        this.commands = List.of(commands);
    }

    /** The command that makes the ring run. */
    public String enable() {
        return enable;
    }

    /** What the ring lacks on this machine; empty when it can run. */
    public List<String> missing() {
        var missing = new ArrayList<String>();
        if (root && !System.getProperty("user.name").equals("root")) {
            missing.add("root");
        } else if (root && !mayMount()) {
            missing.add("CAP_SYS_ADMIN");
        }
        for (String command : commands) {
            boolean there =
                    command.contains("/")
                            ? Files.exists(Path.of(command))
                            : program(command).isAbsolute();
            if (!there) {
                missing.add(command);
            }
        }
        return missing;
    }

    /**
     * Where a command lies, also when only root has its folder in {@code PATH}; the name itself
     * when it is nowhere.
     */
    public static Path program(String command) {
        String path = System.getenv("PATH") + ":/usr/local/sbin:/usr/sbin:/sbin:/usr/bin:/bin";
        for (String folder : path.split(File.pathSeparator, -1)) {
            Path program = Path.of(folder, command);
            if (program.isAbsolute() && Files.isExecutable(program)) {
                return program;
            }
        }
        return Path.of(command);
    }

    /** Root in an ordinary container may not: bit 21 of the capabilities in force. */
    private static boolean mayMount() {
        try (Stream<String> status = Files.lines(Path.of("/proc/self/status"))) {
            return status.filter(line -> line.startsWith("CapEff:"))
                    .map(line -> new BigInteger(line.substring("CapEff:".length()).strip(), 16))
                    .anyMatch(capabilities -> capabilities.testBit(21));
        } catch (IOException e) {
            return false;
        }
    }
}
