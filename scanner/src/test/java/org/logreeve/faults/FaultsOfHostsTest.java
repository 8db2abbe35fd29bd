package org.logreeve.faults;

import static org.logreeve.faults.Fault.error;
import static org.logreeve.faults.Fault.unharmed;

import java.nio.file.Path;
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

/** Faults 33, 47-50 and 53-55: servers, programs and kernels, in file systems of their own. */
@Ring(Rings.CHROOT)
@Timeout(240)
class FaultsOfHostsTest {
    private static final String[] NEEDED = {"cat", "date", "readlink", "stat", "sleep"};
    private static final String[] USUAL = {
        "cat", "date", "readlink", "stat", "head", "sha256sum", "timeout", "realpath", "uname"
    };

    static final List<Fault> FAULTS =
            List.of(
                    hanging("a service manager that hangs", 124, USUAL),
                    hanging("a service manager that hangs, and no timeout", 143, NEEDED),
                    Fault.of(33, "dropbear", unharmed(), Dropbear::host),
                    Fault.of(
                            47,
                            "no program may be run from /tmp",
                            unharmed(),
                            site ->
                                    Jail.with(site, "dash")
                                            .programs(USUAL)
                                            .mounting("mount -t tmpfs -o noexec tmpfs tmp")
                                            .host()),
                    Fault.of(
                            48,
                            "a root file system that is read-only",
                            unharmed(),
                            site ->
                                    Jail.with(site, "dash")
                                            .programs(USUAL)
                                            .mounting(
                                                    "mount --bind . .; cd \"$PWD\"; mount -o"
                                                            + " remount,bind,ro .")
                                            .host()),
                    Fault.of(
                            48,
                            "no room on any disk",
                            unharmed(),
                            site ->
                                    Jail.with(site, "bash")
                                            .programs(USUAL)
                                            .mounting(
                                                    "for full in tmp var/log; do mount -t tmpfs -o"
                                                            + " size=4k tmpfs $full; head -c 4096"
                                                            + " /dev/zero >$full/full; done")
                                            .host()),
                    Fault.of(
                            49,
                            "nothing but busybox",
                            unharmed(),
                            site -> Jail.with(site, "busybox").busybox(USUAL).host()),
                    Fault.of(
                            49,
                            "a busybox without stat",
                            lacks("stat"),
                            site ->
                                    Jail.with(site, "busybox")
                                            .busybox("cat", "date", "readlink", "head")
                                            .host()),
                    Fault.of(
                            50,
                            "no coreutils",
                            lacks("cat date readlink stat"),
                            site -> Jail.with(site, "dash").host()),
                    Fault.of(
                            50,
                            "the least that the collector can do with",
                            unharmed(),
                            site -> Jail.with(site, "dash").programs(NEEDED).host()),
                    Fault.of(
                            50,
                            "nothing that could end a command in time",
                            new Fault.NotObserved(
                                    "systemctl show ended with status 126: not run: the host has"
                                            + " neither timeout nor sleep"),
                            site ->
                                    Jail.with(site, "dash")
                                            .programs("cat", "date", "readlink", "stat")
                                            .host()),
                    other("FreeBSD", "FreeBSD"),
                    other("AIX", "AIX"),
                    Fault.of(
                            54,
                            "no service manager",
                            new Fault.NotObserved("the host has no systemctl"),
                            site -> Jail.bare(site, "dash").programs(USUAL).host()),
                    Fault.of(
                            55,
                            "other users' processes are hidden, and the service"
                                    + " manager does not answer",
                            new Fault.NotObserved(
                                    "systemctl show ended with status 1: Failed to connect to bus:"
                                            + " Operation not permitted"),
                            site ->
                                    Jail.bare(site, "dash")
                                            .programs(USUAL)
                                            .script(
                                                    "systemctl",
                                                    "echo 'Failed to connect to bus: Operation not"
                                                            + " permitted' >&2; exit 1")
                                            .mounting("mount -t proc -o hidepid=2 proc proc")
                                            .as("65534:65534")
                                            .host()));

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

    /** What runs on the host ends there, and the rest of the host is read. */
    private static Fault hanging(String name, int status, String... programs) {
        return Fault.of(
                23,
                name,
                new Fault.NotObserved(
                        "systemctl show ended with status " + status + ": stopped after TIME"),
                site ->
                        Jail.bare(site, "dash")
                                .programs(programs)
                                .mounting("[ -p dev/never ] || mkfifo dev/never")
                                .script("systemctl", "read never </dev/never")
                                .hurried());
    }

    private static Fault.Told lacks(String programs) {
        return error(
                "LR-1105",
                "collect",
                "the host lacks: " + programs,
                "install coreutils on the host, or a busybox with these applets");
    }

    /** Without Linux's /proc, and with a stat of another kind. */
    private static Fault other(String name, String kernel) {
        return Fault.of(
                53,
                name,
                error(
                        "LR-1104",
                        "collect",
                        "this is " + kernel + ", not Linux",
                        "take the host out of the inventory: only Linux hosts can be read"),
                site ->
                        Jail.bare(site, "ksh93")
                                .programs("cat", "date", "readlink", "head")
                                .script("uname", "echo " + kernel)
                                .script("stat", "echo 'stat: illegal option -- c' >&2; exit 1")
                                .host());
    }
}
