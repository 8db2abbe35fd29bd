package org.logreeve.collect;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.logreeve.connect.ExecResult;
import org.logreeve.text.HostException;

/**
 * Every way in which a host may refuse to run the collector, with its stable code.
 *
 * <p>What sudo withholds leaves the host readable without it; the other faults end its assessment.
 */
public enum AccessFault {
    /** sudo runs nothing, for a reason of its own. */
    SUDO_REFUSED(2100, "log in as the account, run '%s' and read what sudo says"),
    /** The host has no sudo. */
    NO_SUDO(2101, "install sudo on the host, or use privilege: groups"),
    /** sudo would ask for a password. */
    SUDO_PASSWORD(2102, "add NOPASSWD: to the sudoers line ('logreeve access plan' writes it)"),
    /** sudo wants a terminal. */
    SUDO_TTY(2103, "add to sudoers: Defaults:ACCOUNT !requiretty"),
    /** No sudoers line allows it. */
    NOT_ALLOWED(2104, "install the sudoers file that 'logreeve access plan' writes"),
    /** The collector is not installed. */
    NOT_INSTALLED(2105, "install the collector that 'logreeve access plan --mode pinned' writes"),
    /** The installed collector is none of those that this scanner knows. */
    UNKNOWN_COLLECTOR(
            2106, "install the collector that 'logreeve access plan --mode pinned' writes"),
    /** Somebody beside root may change what runs as root. */
    WRITABLE_COLLECTOR(2107, "on the host: chown root:root FILE; chmod 755 FILE"),
    /** The server runs something else than what it was told to. */
    FORCED_COMMAND(
            2108, "take the forced command away (command= in authorized_keys, ForceCommand)"),
    /** The account's login shell lets nobody in. */
    NO_LOGIN(2109, "give the account a login shell: usermod -s /bin/sh ACCOUNT"),
    /** The account's login shell does not run commands as a POSIX shell does. */
    LOGIN_SHELL(2110, "give the account another login shell: usermod -s /bin/sh ACCOUNT"),
    /** The host has no /bin/sh. */
    NO_SHELL(2111, "such a host cannot be read; give it a /bin/sh, or read its files as a tree"),
    /** The account must change its password before it may run anything. */
    PASSWORD_CHANGE(2112, "for an account with keys only, on the host: chage -d -1 -M -1 ACCOUNT"),
    /** The account's profile starts something that needs a terminal. */
    NO_TERMINAL(1102, "let the account's profile do so only in interactive shells"),
    /** The account's profile reads what is meant for the collector. */
    INPUT_TAKEN(1103, "let the account's profile ask for input only in interactive shells"),
    /** The host runs another system. */
    NOT_LINUX(1104, "take the host out of the inventory: only Linux hosts can be read"),
    /** The host lacks programs that the collector cannot do without. */
    NO_PROGRAMS(1105, "install coreutils on the host, or a busybox with these applets"),
    /** sudo lets the collector run, and the collector nothing. */
    SUDO_NOEXEC(1106, "add to sudoers: Defaults:ACCOUNT !noexec");

    /** What the collector itself says when it cannot read a host; see {@code fit} there. */
    private static final Pattern OWN_WORDS = Pattern.compile("(?m)^logreeve: (.{1,160})");

    private static final int QUOTED = 160;

    private static final List<String> NOT_FOUND =
            List.of("not found", "unknown command", "no such file");

    /** cmd.exe and PowerShell. */
    private static final List<String> WINDOWS =
            List.of(
                    "is not recognized as an internal or external command",
                    "is not recognized as the name of a cmdlet",
                    "is not recognized as a name of a cmdlet");

    private static final Pattern OWN_NAME = Pattern.compile("^/bin/sh: (line )?[0-9]+: ");

    /** A frame, if only of another session: that host does run collectors. */
    private static final Pattern FRAME = Pattern.compile("(?m)^[0-9a-f]{32} ");

    private final int number;
    private final String next;

    AccessFault(int number, String next) {
        this.number = number;
        this.next = next;
    }

    /** {@code LR-} and four digits. */
    public String code() {
        return "LR-" + number;
    }

    /** What to do about it. */
    public String next() {
        return next;
    }

    HostException because(String cause) {
        return new HostException(code(), "collect", cause, next);
    }

    HostException because(String cause, String exactNext) {
        return new HostException(code(), "collect", cause, exactNext);
    }

    /**
     * Why an answer holds no frame, as far as the host's words show it.
     *
     * @param launch what the host was told
     * @param answer what it answered instead
     * @param redaction applied to what is quoted
     */
    static Optional<HostException> in(Launch launch, ExecResult answer, Redaction redaction) {
        String said = start(answer.stderr()) + "\n" + start(answer.stdout());
        String words = said.toLowerCase(Locale.ROOT).strip();
        String quoted = quoted(redaction.redact("", said));
        Matcher own = OWN_WORDS.matcher(said);
        if (own.find()) {
            String why = redaction.redact("", own.group(1));
            return Optional.of(ofCollector(why, launch).because(why));
        }
        Optional<AccessFault> shell = ofShell(words, answer);
        Optional<AccessFault> fault =
                launch.isPrivileged() && shell.isEmpty()
                        ? Optional.of(ofSudo(words, launch, answer))
                        : shell;
        return fault.map(
                known ->
                        known.because(
                                known.cause(launch, answer.exit(), quoted),
                                known.next.formatted(launch.command())));
    }

    private String cause(Launch launch, int exit, String quoted) {
        if (this == PASSWORD_CHANGE) {
            // The host's words are about a password, and redaction takes them for one.
            return "'%s' ended with status %d: the account must be given a new password first"
                    .formatted(launch.command(), exit);
        }
        return "'%s' ended with status %d before the collector said a word%s"
                .formatted(
                        launch.command(),
                        exit,
                        quoted.isEmpty() ? ", and without one" : ": '" + quoted + "'");
    }

    private static AccessFault ofCollector(String words, Launch launch) {
        if (words.contains("not Linux")) {
            return NOT_LINUX;
        }
        if (words.contains("was taken")) {
            return INPUT_TAKEN;
        }
        return words.contains("may be run") && launch.isPrivileged() ? SUDO_NOEXEC : NO_PROGRAMS;
    }

    private static Optional<AccessFault> ofShell(String words, ExecResult answer) {
        // session.c, do_pwchange: the account is in, and nothing runs
        if (says(
                words,
                List.of(
                        "password change required",
                        "password has expired",
                        "must change your password"))) {
            return Optional.of(PASSWORD_CHANGE);
        }
        if (words.contains("account is") && words.contains("not available")) {
            return Optional.of(NO_LOGIN); // nologin(8)
        }
        if (words.isEmpty() && answer.exit() == 1) {
            return Optional.of(NO_LOGIN); // false(1)
        }
        if (says(words, WINDOWS)) {
            return Optional.of(NOT_LINUX);
        }
        if (says(words, List.of("not a terminal", "connected to a terminal", "must be a tty"))) {
            return Optional.of(NO_TERMINAL); // tmux(1), screen(1), dialog(1)
        }
        if (words.lines().anyMatch(AccessFault::lacksShell)) {
            return Optional.of(NO_SHELL);
        }
        if (words.contains("exec")
                && says(words, List.of("restricted", "not recognized", "unrecognized"))) {
            return Optional.of(LOGIN_SHELL);
        }
        if ((answer.exit() == 0 && !FRAME.matcher(words).find())
                || words.contains("sftp connections only")) {
            return Optional.of(FORCED_COMMAND);
        }
        return Optional.empty();
    }

    /** A login shell that is /bin/sh itself begins its errors with its own name. */
    private static boolean lacksShell(String line) {
        String told = OWN_NAME.matcher(line).replaceFirst("");
        return told.contains("/bin/sh") && says(told, NOT_FOUND);
    }

    private static AccessFault ofSudo(String words, Launch launch, ExecResult answer) {
        if (launch.isInstalled() && words.contains(launch.installed()) && says(words, NOT_FOUND)) {
            return NOT_INSTALLED;
        }
        if (says(words, List.of("password is required", "authentication is required"))) {
            return SUDO_PASSWORD;
        }
        if (words.contains("must have a tty")) {
            return SUDO_TTY;
        }
        if (says(words, List.of("not allowed to", "not in the sudoers", "may not run sudo"))) {
            return NOT_ALLOWED;
        }
        return answer.exit() == 127 || (words.contains("sudo") && says(words, NOT_FOUND))
                ? NO_SUDO
                : SUDO_REFUSED;
    }

    private static boolean says(String words, List<String> any) {
        return any.stream().anyMatch(words::contains);
    }

    private static String start(byte[] bytes) {
        return new String(
                        Arrays.copyOf(bytes, Math.min(bytes.length, 2000)),
                        StandardCharsets.ISO_8859_1)
                .strip();
    }

    private static String quoted(String said) {
        String line = said.strip().replaceAll("\\s+", " ");
        return line.length() > QUOTED ? line.substring(0, QUOTED) + "…" : line;
    }
}
