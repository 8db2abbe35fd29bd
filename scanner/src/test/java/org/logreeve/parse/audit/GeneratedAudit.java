package org.logreeve.parse.audit;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;

/** Random audit rules and settings, mostly right, with the mistakes people make. */
final class GeneratedAudit {
    private static final List<String> NAMES =
            List.of(
                    "9-b",
                    "10-a",
                    "99",
                    "100",
                    "audit",
                    "30-stig",
                    "30-ospp-v42",
                    "30-ospp-v42-1",
                    "a.b",
                    "a-b",
                    "a~",
                    "a",
                    "A",
                    "010-x",
                    "10-A",
                    "zz",
                    "1.2",
                    "1.10",
                    "a.1b.c",
                    "50_x",
                    "50-x",
                    "50x",
                    "x+y",
                    "r1.rules",
                    "~a",
                    "0");

    private static final List<String> NOT_RULES =
            List.of("a.rules.bak", "b.rules~", ".hidden.rules", "rules", "c.RULES", "d.rule");

    private static final List<String> PATHS =
            List.of(
                    "/etc/passwd",
                    "/etc/shadow",
                    "/etc/sudoers",
                    "/etc/ssh/",
                    "/etc/ssh",
                    "/etc/absent",
                    "/etc/default/x",
                    "/var/log/",
                    "/usr/bin/passwd",
                    "/nowhere/x",
                    "/etc//x",
                    "/etc/a*");

    private static final List<String> PERMISSIONS =
            List.of("wa", "aw", "r", "x", "rwxa", "W", "wz", "wawaw", "a");

    private static final List<String> KEYS =
            List.of("-k id", "-F key=id", "-kid", "-k a -k b", "-k a,b", "-k x=y", "");

    private static final List<String> SYSCALLS =
            List.of(
                    "open",
                    "openat,open",
                    "chmod",
                    "fchmodat",
                    "adjtimex",
                    "settimeofday,stime",
                    "stime",
                    "mount",
                    "umount2",
                    "umount",
                    "execve",
                    "all",
                    "0",
                    "59",
                    "OPEN",
                    "unlink,rename,rmdir,unlinkat",
                    "init_module",
                    "sethostname,setdomainname",
                    "2048");

    private static final List<String> FIELDS =
            List.of(
                    "auid>=1000",
                    "auid!=unset",
                    "auid!=-1",
                    "auid!=4294967295",
                    "auid=0",
                    "loginuid>=500",
                    "uid=root",
                    "euid=0",
                    "uid!=0",
                    "gid>=100",
                    "gid=root",
                    "fsuid<10",
                    "obj_uid=0",
                    "exit=-EACCES",
                    "exit=-EPERM",
                    "exit=EACCES",
                    "exit>=0",
                    "exit=-13",
                    "exit!=-ENOENT",
                    "success=0",
                    "success=1",
                    "success=yes",
                    "a0=1",
                    "a1&0100",
                    "a2&=0x80",
                    "a0=-1",
                    "exe=/usr/bin/ls",
                    "exe!=/bin/x",
                    "path=/etc/group",
                    "dir=/etc/ssh",
                    "dir=/etc/ssh/",
                    "path=/etc/ssh/",
                    "perm=wa",
                    "perm=x",
                    "filetype=file",
                    "filetype=dir",
                    "inode=5",
                    "devmajor=8",
                    "ppid!=1",
                    "pid=1",
                    "sessionid=unset",
                    "sessionid!=3",
                    "saddr_fam=2",
                    "subj_type=crond_t",
                    "obj_type=x_t",
                    "pers=0",
                    "uid=-1",
                    "auid>-1",
                    "foo=1",
                    "uid",
                    "uid=",
                    "=1",
                    "msgtype=CWD",
                    "uid&1",
                    "exit=EFOO",
                    "AUID>=1000",
                    "auid>=0x3e8",
                    "auid>=01750",
                    "fstype=tracefs");

    private static final List<String> COMPARISONS =
            List.of("uid!=euid", "euid!=uid", "auid!=obj_uid", "gid=egid", "uid=gid", "uid=uid");

    private static final List<String> OTHERS =
            List.of(
                    "",
                    "   ",
                    "# comment",
                    "   # indented comment",
                    "\t# tab",
                    "-a always,exclude -F msgtype=CWD",
                    "-a exclude,always -F msgtype=1309",
                    "-a never,exclude -F auid=5",
                    "-a always,exclude -F auid>=1000 -F exe=/bin/x",
                    "-a never,user -F uid=0",
                    "-a always,user -F msgtype=USER_LOGIN",
                    "-a always,task -F uid=0",
                    "-a task,never",
                    "-a never,filesystem -F fstype=debugfs",
                    "-a always,filesystem -F fstype!=tracefs",
                    "-a always,entry -S open",
                    "-a exit,always",
                    "-D",
                    " -D",
                    "-D ",
                    "-D -k id",
                    "-W /etc/passwd",
                    "-w /etc/a\\ b -p wa",
                    "-w /etc/x -p wa # why",
                    "-w etc/x",
                    "-w\t/etc/x",
                    "-w /etc/passwd  -p   wa",
                    "-d always,exit -F arch=b64 -S chmod",
                    "-c",
                    "-i",
                    "nonsense",
                    "-Z");

    /** Controls, which only the merge gets: the kernel of this machine is nobody's toy. */
    private static final List<String> CONTROLS =
            List.of(
                    "-e 2",
                    "-e 1",
                    "  -e 0",
                    "-f 1",
                    "-f 2",
                    " -f 0",
                    "-b 8192",
                    "-b 320",
                    "\t-b 1",
                    "--backlog_wait_time 60000",
                    "--loginuid-immutable",
                    "-r 0",
                    "s-e 1",
                    "-extra",
                    "-boo",
                    "-Dx",
                    "-e",
                    "-e 2 # last");

    private final Random random;

    GeneratedAudit(int seed) {
        this.random = new Random(seed);
    }

    /** File names below rules.d. */
    SortedMap<String, String> folder() {
        var files = new TreeMap<String, String>();
        int count = 1 + random.nextInt(5);
        for (int i = 0; i < count; i++) {
            boolean other = random.nextInt(8) == 0;
            String name = other ? pick(NOT_RULES) : pick(NAMES) + ".rules";
            files.put(name, text(random.nextInt(8), true));
        }
        return files;
    }

    /** One file for auditctl. */
    String rules() {
        boolean goOn = random.nextInt(3) == 0;
        return (goOn ? pick(List.of("-i\n", "-c\n")) : "") + text(1 + random.nextInt(12), false);
    }

    private String text(int lines, boolean controls) {
        var text = new ArrayList<String>();
        for (int i = 0; i < lines; i++) {
            boolean again = i > 0 && random.nextInt(8) == 0;
            boolean control = controls && random.nextInt(3) == 0;
            text.add(again ? pick(text) : control ? pick(CONTROLS) : rule());
        }
        String end = random.nextInt(8) == 0 ? "" : "\n";
        return String.join("\n", text) + (lines == 0 ? "" : end);
    }

    private String rule() {
        return switch (random.nextInt(6)) {
            case 0, 1 -> watch();
            case 2, 3, 4 -> syscalls();
            default -> pick(OTHERS);
        };
    }

    private String watch() {
        String permissions = random.nextInt(6) == 0 ? "" : " -p " + pick(PERMISSIONS);
        return ("-w " + pick(PATHS) + permissions + " " + pick(KEYS)).stripTrailing();
    }

    private String syscalls() {
        var words = new ArrayList<String>();
        words.add(pick(List.of("-a", "-a", "-a", "-A")));
        words.add(pick(List.of("always,exit", "exit,always", "never,exit", "always,exit")));
        if (random.nextInt(4) > 0) {
            words.add("-F");
            words.add(
                    pick(List.of("arch=b64", "arch=b32", "arch=x86_64", "arch=i386", "arch!=b64")));
        }
        if (random.nextInt(8) > 0) {
            words.add("-S");
            words.add(pick(SYSCALLS));
        }
        int fields = random.nextInt(4);
        for (int i = 0; i < fields; i++) {
            boolean compares = random.nextInt(8) == 0;
            words.add(compares ? "-C" : "-F");
            words.add(pick(compares ? COMPARISONS : FIELDS));
        }
        if (random.nextInt(3) == 0) {
            words.add("-S");
            words.add(pick(SYSCALLS));
        }
        words.add(pick(KEYS));
        return String.join(" ", words).strip();
    }

    private <T> T pick(List<T> all) {
        return all.get(random.nextInt(all.size()));
    }
}
