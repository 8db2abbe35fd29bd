package org.logreeve.parse.audit;

import static org.logreeve.parse.audit.FieldReader.refuseWhere;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Values of conditions as auditctl 3 takes and prints them, each kind of field by its own rules.
 */
final class FieldValues {
    private static final Map<String, Integer> FILE_TYPES =
            Map.of(
                    "socket",
                    0140000,
                    "link",
                    0120000,
                    "file",
                    0100000,
                    "block",
                    0060000,
                    "dir",
                    0040000,
                    "character",
                    0020000,
                    "fifo",
                    0010000);

    private static final Map<String, String> FILE_SYSTEMS =
            Map.of(
                    "1953653091",
                    "tracefs",
                    "0x74726163",
                    "tracefs",
                    "tracefs",
                    "tracefs",
                    "1684170528",
                    "debugfs",
                    "0x64626720",
                    "debugfs",
                    "debugfs",
                    "debugfs");

    private static final NumberTable MESSAGES = NumberTable.of("message-types.tsv", 1);

    private final Accounts accounts;
    private final Machine machine;

    FieldValues(Accounts accounts, Machine machine) {
        this.accounts = accounts;
        this.machine = machine;
    }

    /** The value as {@code auditctl -l} prints it. */
    String value(String name, String operator, String text, String list) throws RefusedException {
        if (FieldReader.COMPARABLE.getFirst().contains(name)) {
            return Integer.toString(user(name, operator, text));
        }
        if (FieldReader.COMPARABLE.getLast().contains(name)) {
            return Integer.toString(group(text));
        }
        if (name.matches("a[0-3]")) {
            refuseWhere(!CNumbers.begins(text, true), name + " takes a number");
            return "0x" + Integer.toHexString(CNumbers.number(text)).toUpperCase(Locale.ROOT);
        }
        if (FieldReader.PLAIN.contains(name)) {
            refuseWhere(!CNumbers.begins(text, false), name + " takes a number");
            int number = CNumbers.number(text);
            return name.equals("inode")
                    ? Integer.toUnsignedString(number)
                    : Integer.toString(number);
        }
        return switch (name) {
            case "exit" -> exit(text);
            case "arch" -> arch(text);
            case "perm" -> permissions(text);
            case "msgtype" -> message(text, list);
            case "filetype" -> fileType(text);
            case "fstype" -> fileSystem(text, list);
            case "sessionid" -> session(text, list);
            case "saddr_fam" -> addressFamily(text);
            case "path", "dir" -> path(name, text);
            default -> text;
        };
    }

    private int user(String name, String operator, String text) throws RefusedException {
        int number;
        if (CNumbers.begins(text, true)) {
            number = CNumbers.number(text);
        } else if (text.equals("unset")) {
            number = -1;
        } else {
            number = known(accounts.user(text), "user", text);
        }
        // the kernel takes "nobody has logged in" for auid only, and only equal or not
        refuseWhere(
                number == -1
                        && (!name.equals("auid")
                                || !(operator.equals("=") || operator.equals("!="))),
                "the kernel does not take " + name + operator + text);
        return number;
    }

    private int group(String text) throws RefusedException {
        int number =
                CNumbers.begins(text, false)
                        ? CNumbers.number(text)
                        : known(accounts.group(text), "group", text);
        refuseWhere(number == -1, "the kernel does not take group " + text);
        return number;
    }

    private static int known(@Nullable Integer number, String kind, String name)
            throws RefusedException {
        if (number == null) {
            throw RefusedException.open(
                    "%s '%s' is not in the host's own files".formatted(kind, name));
        }
        return number;
    }

    private static String exit(String text) throws RefusedException {
        if (CNumbers.begins(text, true)) {
            return Errors.shown(CNumbers.number(text));
        }
        int number = Errors.number(text);
        refuseWhere(number == 0, "error '" + text + "' is not known");
        return Errors.shown(number);
    }

    private String arch(String text) throws RefusedException {
        String arch =
                switch (text.toLowerCase(Locale.ROOT)) {
                    case "b64", "x86_64", "aarch64" -> "b64";
                    case "b32", "i386", "i486", "i586", "i686" -> "b32";
                    case "0xc000003e", "3221225534", "0xc00000b7", "3221225655" -> "b64";
                    case "0x40000003", "1073741827" -> "b32";
                    default -> throw RefusedException.open("arch '" + text + "' is not understood");
                };
        refuseWhere(!machine.has(arch), "this machine has no " + text);
        return arch;
    }

    static String permissions(String text) throws RefusedException {
        refuseWhere(text.length() > 4, "permissions '" + text + "' are too long");
        String lower = text.toLowerCase(Locale.ROOT);
        refuseWhere(!lower.matches("[rwxa]*"), "permissions can only contain rwxa");
        var sorted = new StringBuilder();
        for (char c : "rwxa".toCharArray()) {
            if (lower.indexOf(c) >= 0) {
                sorted.append(c);
            }
        }
        return sorted.toString();
    }

    private static String message(String text, String list) throws RefusedException {
        refuseWhere(
                !list.equals("exclude") && !list.equals("user"),
                "msgtype is for the exclude and user lists");
        if (CNumbers.begins(text, false)) {
            return MESSAGES.name(CNumbers.number(text));
        }
        Integer number = MESSAGES.number(text);
        if (number == null) {
            throw RefusedException.open("record type '" + text + "' is not known to audit 3.0.9");
        }
        return MESSAGES.name(number);
    }

    private static String fileType(String text) throws RefusedException {
        // auditctl lists the number
        if (CNumbers.begins(text, false)) {
            return text;
        }
        Integer type = FILE_TYPES.get(text.toLowerCase(Locale.ROOT));
        if (type == null) {
            throw RefusedException.refused("file type '" + text + "' is not known");
        }
        return type.toString();
    }

    private static String fileSystem(String text, String list) throws RefusedException {
        refuseWhere(!list.equals("filesystem"), "fstype is for the filesystem list");
        String known = FILE_SYSTEMS.get(text.toLowerCase(Locale.ROOT));
        refuseWhere(
                known == null && !CNumbers.begins(text, false),
                "file system type '" + text + "' is not known");
        return known == null ? Integer.toString(CNumbers.number(text)) : known;
    }

    private static String session(String text, String list) throws RefusedException {
        refuseWhere(
                !List.of("exclude", "user", "exit").contains(list),
                "sessionid is for the exclude, user and exit lists");
        if (text.equals("unset")) {
            return "-1";
        }
        return Integer.toString(CNumbers.begins(text, true) ? CNumbers.number(text) : 0);
    }

    private static String addressFamily(String text) throws RefusedException {
        int family = CNumbers.begins(text, false) ? CNumbers.number(text) : 0;
        // AF_MAX of the kernels since 5.14
        refuseWhere(family < 0 || family >= 46, "there is no address family " + text);
        return Integer.toString(family);
    }

    private static String path(String name, String text) throws RefusedException {
        refuseWhere(!text.startsWith("/"), "the kernel takes absolute paths only");
        refuseWhere(
                name.equals("path") && text.endsWith("/"),
                "the kernel takes no path that ends in a slash");
        return text;
    }
}
