package org.logreeve.parse.logrotate;

import java.util.List;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;

/** A random logrotate configuration, mostly right, with the mistakes people make. */
final class GeneratedLogrotate {
    static final List<String> LOGS =
            List.of("a.log", "b.log", "c.log", "app/x.log", "app/y.log", "sys", "mess", "z.txt");

    private static final List<String> GOOD =
            List.of(
                    "hourly",
                    "daily",
                    "weekly",
                    "monthly",
                    "yearly",
                    "weekly 3",
                    "weekly 7",
                    "rotate 7",
                    "rotate 0",
                    "rotate 52",
                    "rotate -1",
                    "rotate=12",
                    "rotate 010",
                    "rotate 0x10",
                    "size 100k",
                    "size 5M",
                    "size=2G",
                    "size 4096",
                    "minsize 1M",
                    "maxsize 10M",
                    "maxsize 3k",
                    "maxage 30",
                    "maxage 0",
                    "minage 2",
                    "start 3",
                    "compress",
                    "nocompress",
                    "delaycompress",
                    "dateext",
                    "dateformat -%Y%m%d",
                    "missingok",
                    "nomissingok",
                    "notifempty",
                    "ifempty",
                    "create",
                    "create 640 root adm",
                    "create root adm",
                    "nocreate",
                    "su root root",
                    "sharedscripts",
                    "nosharedscripts",
                    "copytruncate",
                    "copy",
                    "renamecopy",
                    "mail root@host",
                    "nomail",
                    "mailfirst",
                    "extension .log",
                    "noolddir",
                    "shred",
                    "shredcycles 3",
                    "compresscmd /bin/xz",
                    "compressext .xz",
                    "compressoptions -9",
                    "ignoreduplicates",
                    "allowhardlink",
                    "dateyesterday",
                    "# a comment",
                    "",
                    "compress # ok after a flag",
                    "daily missingok");

    private static final List<String> BAD =
            List.of(
                    "rotate x",
                    "rotate",
                    "rotate 4 # four",
                    "rotate -2",
                    "rotate5",
                    "size 1kb",
                    "size",
                    "size 10 k",
                    "Compress",
                    "frobnicate 3",
                    "weekly 9",
                    "su root",
                    "create 640 root adm x",
                    "maxage -3",
                    "- dash",
                    "1 digit",
                    "tabooext + .zz",
                    "mail a b",
                    "olddir",
                    "minsize -5",
                    "maxsize 99999999999999999999G",
                    "rotate 99999999999",
                    "}",
                    "compress=",
                    "daily=",
                    "errors x@y",
                    "include");

    private final Random random;
    private final String root;
    private final SortedMap<String, String> files = new TreeMap<>();

    GeneratedLogrotate(long seed, String root) {
        // neighbouring seeds begin alike unless they are spread
        this.random = new Random(seed * 0x9E3779B97F4A7C15L);
        this.root = root;
        for (String name : List.of("10-a", "20-b", "B", ".hid", "c.bak", "d.zz", ".e.swp", "f~")) {
            if (random.nextInt(3) > 0) {
                files.put("d/" + name, file(2));
            }
        }
        files.put("d/rel.disabled", file(1));
        files.put("extra", file(1));
        files.put("main", main());
    }

    /** Texts by path below the root; {@code main} is where logrotate starts. */
    SortedMap<String, String> files() {
        return files;
    }

    private String main() {
        var text = new StringBuilder();
        if (one(4)) {
            text.append(pick("tabooext + .zz, .qq\n", "taboopat 1*\n", "tabooext .bak\n"));
        }
        text.append(directives("", random.nextInt(5)));
        if (!one(5)) {
            text.append("include ").append(root).append("/d\n");
        }
        text.append(file(3));
        if (one(3)) {
            text.append("include ").append(root).append(pick("/extra\n", "/d\n", "/gone\n"));
            text.append(file(1));
        }
        return text.toString();
    }

    private String file(int stanzas) {
        var text = new StringBuilder();
        for (int i = random.nextInt(stanzas + 1); i >= 0; i--) {
            text.append(directives("", one(3) ? 1 + random.nextInt(2) : 0));
            if (one(12)) {
                text.append("include rel.disabled\n");
            }
            text.append(stanza());
        }
        if (one(15)) {
            return text.toString().replace("\n", "\r\n");
        }
        if (one(40)) {
            return text + "\0";
        }
        boolean cut = one(12) && text.length() > 0;
        return cut ? text.substring(0, text.length() - 1) : text.toString();
    }

    private String stanza() {
        if (one(25)) {
            return log()
                    + pick(" { daily }\n", " { rotate 7 }\n", "{missingok}\n", " { compress\n}\n");
        }
        String indent = pick("  ", "\t", "", "    ");
        var text = new StringBuilder(log());
        for (int more = random.nextInt(3); more > 1; more--) {
            text.append(pick(" ", "\n", "\n# between\n", " \\\n")).append(log());
        }
        text.append(pick(" {\n", "\n{\n", "{\n", " {   # here\n", " { \n"));
        text.append(directives(indent, random.nextInt(6)));
        if (one(6)) {
            text.append(indent)
                    .append("olddir ")
                    .append(root)
                    .append(pick("/old\n", "/old\n", "/no\n"));
        }
        if (one(5)) {
            text.append(indent).append(pick("postrotate", "prerotate", "lastaction")).append("\n");
            text.append(indent).append("  rotate 999 } {\n").append(indent).append("/bin/true\n");
            text.append(one(15) ? "" : indent + "endscript\n");
            text.append(directives(indent, random.nextInt(2)));
        }
        if (one(30)) {
            return text.toString();
        }
        return text + pick("}\n", "}\n", "}\n", "  }\n", "} # end\n", "}\n\n", "\t}  \n");
    }

    private String directives(String indent, int count) {
        var text = new StringBuilder();
        for (int i = 0; i < count; i++) {
            text.append(indent).append(one(14) ? of(BAD) : of(GOOD));
            text.append(pick("\n", "\n", "\n", "  \n"));
        }
        return text.toString();
    }

    private String log() {
        String path = root + "/log/";
        return switch (random.nextInt(8)) {
            case 0 -> path + pick("*.log", "app/*.log", "[ab].log", "?.txt", "none*", "app/*");
            case 1 -> '"' + path + "with space " + random.nextInt(30) + '"';
            case 2 -> "'" + path + of(LOGS) + "'";
            case 3 -> path + of(LOGS);
            case 4 -> root + "/nodir/m" + random.nextInt(20);
            default -> path + "m" + random.nextInt(60);
        };
    }

    private boolean one(int in) {
        return random.nextInt(in) == 0;
    }

    private String of(List<String> list) {
        return list.get(random.nextInt(list.size()));
    }

    private String pick(String... choices) {
        return choices[random.nextInt(choices.length)];
    }
}
