package org.logreeve.faults;

import static org.logreeve.faults.Fault.error;
import static org.logreeve.faults.Fault.unharmed;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.logreeve.Ring;
import org.logreeve.Rings;
import org.logreeve.inventory.Connection;

/** Faults 35-46 and 51-53: login shells, profiles, sudo and its moods, in real shells. */
@Ring(Rings.SHELLS)
@Timeout(240)
class FaultsOfShellsTest {
    private static final String TIME = "time-sync/approved-source";
    private static final String PROFILE = ".bashrc";
    private static final String NOEXEC = "/usr/libexec/sudo/sudo_noexec.so";

    static final List<Fault> FAULTS =
            List.of(
                    Fault.of(
                            35,
                            "a profile that writes to standard output",
                            unharmed(),
                            site ->
                                    bash(
                                            site,
                                            "echo 'Welcome! password: no'; seq 1 5000; printf"
                                                    + " 'no line end'",
                                            Site.LONG)),
                    Fault.of(
                            36,
                            "csh for a login shell",
                            unharmed(),
                            site -> login(site, ".cshrc", "echo hello\n", "csh", "-c")),
                    Fault.of(
                            36,
                            "tcsh for a login shell",
                            unharmed(),
                            site -> login(site, ".tcshrc", "echo hello\n", "tcsh", "-c")),
                    Fault.of(
                            37,
                            "fish for a login shell",
                            unharmed(),
                            site ->
                                    login(
                                            site,
                                            ".config/fish/config.fish",
                                            "echo hello\n",
                                            "fish",
                                            "-c")),
                    Fault.of(
                            38,
                            "nologin for a login shell",
                            error(
                                    "LR-2109",
                                    "collect",
                                    "'exec /bin/sh -s' ended with status 1 before the collector"
                                            + " said a word: 'This account is currently not"
                                            + " available.'",
                                    "give the account a login shell: usermod -s /bin/sh ACCOUNT"),
                            site -> login(site, PROFILE, "", "/usr/sbin/nologin", "-c")),
                    Fault.of(
                            39,
                            "a forced command",
                            forced("Backup of today is done"),
                            site ->
                                    login(
                                            site,
                                            PROFILE,
                                            "",
                                            "sh",
                                            "-c",
                                            "echo Backup of today is done",
                                            "sh")),
                    Fault.of(
                            39,
                            "SFTP forced",
                            error(
                                    "LR-2108",
                                    "collect",
                                    "'exec /bin/sh -s' ended with status 1 before the collector"
                                            + " said a word: 'This service allows sftp connections"
                                            + " only.'",
                                    "take the forced command away (command= in authorized_keys,"
                                            + " ForceCommand)"),
                            site ->
                                    site.ssh(
                                            streams -> {
                                                streams.say(
                                                        "This service allows sftp connections"
                                                                + " only.\r\n");
                                                return 1;
                                            })),
                    Fault.of(
                            40,
                            "a restricted shell",
                            error(
                                    "LR-2110",
                                    "collect",
                                    "'exec /bin/sh -s' ended with status 1 before the collector"
                                            + " said a word: 'bash: line 1: exec: restricted'",
                                    "give the account another login shell: usermod -s /bin/sh"
                                            + " ACCOUNT"),
                            site -> login(site, PROFILE, "", "bash", "-r", "-c")),
                    Fault.of(
                            41,
                            "a profile that never ends",
                            error(
                                    "LR-1026",
                                    "collect",
                                    "the host's TIME were over while a command was running",
                                    "see what hangs on the host, or give it a longer deadline"),
                            site -> bash(site, "exec sleep 600", Site.SHORT)),
                    Fault.of(
                            41,
                            "a profile that starts tmux",
                            error(
                                    "LR-1102",
                                    "collect",
                                    "'exec /bin/sh -s' ended with status 1 before the collector"
                                            + " said a word: 'open terminal failed: not a"
                                            + " terminal'",
                                    "let the account's profile do so only in interactive shells"),
                            site ->
                                    bash(
                                            site,
                                            "echo 'open terminal failed: not a terminal' >&2; exit"
                                                    + " 1",
                                            Site.LONG)),
                    Fault.of(
                            41,
                            "a profile that asks for input",
                            error(
                                    "LR-1103",
                                    "collect",
                                    "the start of the script was taken",
                                    "let the account's profile ask for input only in interactive"
                                            + " shells"),
                            site -> bash(site, "read -p 'Project? ' project", Site.LONG)),
                    Fault.of(
                            42,
                            "no sudo",
                            fewer(
                                    "LR-2101",
                                    127,
                                    "/bin/sh: 1: exec: sudo: not found",
                                    "install sudo on the host, or use privilege: groups"),
                            site -> sudo(site, "")),
                    Fault.of(
                            43,
                            "sudo wants a password",
                            fewer(
                                    "LR-2102",
                                    1,
                                    "sudo: a password is required",
                                    "add NOPASSWD: to the sudoers line ('logreeve access plan'"
                                            + " writes it)"),
                            site -> sudo(site, "echo 'sudo: a password is required' >&2; exit 1")),
                    Fault.of(
                            44,
                            "sudo wants a terminal",
                            fewer(
                                    "LR-2103",
                                    1,
                                    "sudo: sorry, you must have a tty to run sudo",
                                    "add to sudoers: Defaults:ACCOUNT !requiretty"),
                            site ->
                                    sudo(
                                            site,
                                            "echo 'sudo: sorry, you must have a tty to run sudo'"
                                                    + " >&2; exit 1")),
                    Fault.of(
                            45,
                            "sudo with noexec",
                            new Fault.FewerRights(
                                    "LR-1106",
                                    "no program may be run",
                                    "add to sudoers: Defaults:ACCOUNT !noexec",
                                    List.of(TIME)),
                            site ->
                                    sudo(
                                            site,
                                            "shift; LD_PRELOAD="
                                                    + NOEXEC
                                                    + "; export LD_PRELOAD; exec \"$@\"")),
                    Fault.of(
                            46,
                            "a lecture and insults of sudo",
                            unharmed(),
                            site ->
                                    Site.withSudo(
                                            site.ssh(
                                                    collecting(
                                                            site,
                                                            program(
                                                                    site,
                                                                    "for i in 1 2 3; do echo 'We"
                                                                            + " trust you have received"
                                                                            + " the usual lecture from"
                                                                            + " the local System"
                                                                            + " Administrator. You"
                                                                            + " speak an infinite deal"
                                                                            + " of nothing' >&2; done;"
                                                                            + " shift; exec \"$@\""))))),
                    inShell("dash", "dash", "-s"),
                    inShell("busybox sh", "busybox", "sh", "-s"),
                    inShell("ksh93", "ksh93", "-s"),
                    inShell("mksh", "mksh", "-s"),
                    inShell("bash as sh", "bash", "--posix", "-s"),
                    Fault.of(
                            52,
                            "a Turkish locale that is not installed",
                            unharmed(),
                            site ->
                                    site.ssh(
                                            site.healthy()
                                                    .with("LANG", "tr_TR.UTF-8")
                                                    .with("LC_ALL", "tr_TR.UTF-8"))),
                    Fault.of(
                            52,
                            "garbage for a locale",
                            unharmed(),
                            site ->
                                    site.ssh(
                                            bashIn(site, "true")
                                                    .with("LANG", "../../\u0001$(id)")
                                                    .with("LC_ALL", "*")
                                                    .with("LC_COLLATE", "%s%n"))),
                    windows(
                            "Windows with cmd.exe",
                            "'exec' is not recognized as an internal or external command, operable"
                                    + " program or batch file."),
                    windows(
                            "Windows with PowerShell",
                            "exec : The term 'exec' is not recognized as the name of a cmdlet,"
                                    + " function, script file, or operable program."));

    @TempDir private static Path folder;
    private static FaultRun run;

    @BeforeAll
    static void scan() throws Exception {
        run = FaultRun.of(folder, FAULTS);
    }

    @AfterAll
    static void stop() throws Exception {
        run.close();
    }

    @TestFactory
    Stream<DynamicTest> faults() {
        return run.tests();
    }

    private static Fault.Told forced(String said) {
        return error(
                "LR-2108",
                "collect",
                "'exec /bin/sh -s' ended with status 0 before the collector said a word: '"
                        + said
                        + "'",
                "take the forced command away (command= in authorized_keys, ForceCommand)");
    }

    private static Fault.Told fewer(String code, int exit, String said, String next) {
        return new Fault.FewerRights(
                code,
                "'exec sudo -n /bin/sh -s' ended with status %d before the collector said a word: '%s'"
                        .formatted(exit, said),
                next,
                List.of(TIME));
    }

    private static Fault windows(String name, String says) {
        return Fault.of(
                53,
                name,
                error(
                        "LR-1104",
                        "collect",
                        "'exec /bin/sh -s' ended with status 1 before the collector said a word: '"
                                + says
                                + "'",
                        "take the host out of the inventory: only Linux hosts can be read"),
                site ->
                        site.ssh(
                                streams -> {
                                    streams.err()
                                            .write(
                                                    (says + "\r\n")
                                                            .getBytes(StandardCharsets.US_ASCII));
                                    return 1;
                                }));
    }

    private static Fault inShell(String name, String... shell) {
        return Fault.of(
                51,
                name + " for /bin/sh",
                unharmed(),
                site -> site.ssh(site.keep(Collecting.in(site.tree(), command -> List.of(shell)))));
    }

    /** A login shell of this kind, with a profile that it reads. */
    private static Connection login(Site site, String profile, String text, String... shell)
            throws Exception {
        Path home = site.newFolder("home");
        Path file = home.resolve(profile);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
        var line = List.of(shell);
        return site.ssh(
                site.keep(
                                Collecting.in(
                                        site.tree(),
                                        command ->
                                                Stream.concat(line.stream(), Stream.of(command))
                                                        .toList()))
                        .with("HOME", home.toString()));
    }

    private static Connection bash(Site site, String profile, Duration deadline) throws Exception {
        return site.ssh(bashIn(site, profile), deadline);
    }

    /** bash as sshd starts it: it reads its profile when it sees that it does. */
    private static Collecting bashIn(Site site, String profile) throws IOException {
        Path home = site.newFolder("home");
        Files.writeString(home.resolve(PROFILE), profile + "\n");
        return site.keep(Collecting.in(site.tree(), command -> List.of("bash", "-c", command)))
                .with("HOME", home.toString())
                .with("SSH_CLIENT", "192.0.2.1 50000 22");
    }

    /** A host whose sudo does this; without it chrony's files may not be read. */
    private static Connection sudo(Site site, String does) throws Exception {
        Path programs = program(site, does);
        return Site.withSudo(
                site.ssh(
                        site.keep(
                                        Collecting.in(
                                                site.denied(),
                                                command -> List.of("/bin/sh", "-c", command)))
                                .with("PATH", programs.toString())));
    }

    private static Collecting collecting(Site site, Path programs) {
        return site.healthy().with("PATH", programs.toString());
    }

    /** A folder with a sudo that does this, or with none. */
    private static Path program(Site site, String does) throws IOException {
        Path folder = site.newFolder("bin");
        if (!does.isEmpty()) {
            Path sudo = Files.writeString(folder.resolve("sudo"), "#!/bin/sh\n" + does + "\n");
            Files.setPosixFilePermissions(sudo, PosixFilePermissions.fromString("rwxr-xr-x"));
        }
        return folder;
    }
}
