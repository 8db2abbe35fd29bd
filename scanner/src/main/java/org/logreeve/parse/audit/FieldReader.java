package org.logreeve.parse.audit;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads the values of {@code -F} and {@code -C} as auditctl 3 does, and refuses what it or the
 * kernel refuses (auditctl(8), "-F" and "-C").
 */
final class FieldReader {
    private static final List<String> OPERATORS =
            List.of("!=", ">=", "<=", "&=", "=", ">", "<", "&");

    /** Each pair can be compared with {@code -C}; the kernel holds the earlier one first. */
    private static final List<List<String>> COMPARABLE =
            List.of(
                    List.of("uid", "auid", "euid", "suid", "fsuid", "obj_uid"),
                    List.of("gid", "egid", "sgid", "fsgid", "obj_gid"));

    private static final Set<String> PLAIN =
            Set.of("pid", "ppid", "pers", "devmajor", "devminor", "inode", "success");
    private static final Set<String> TEXTS =
            Set.of(
                    "subj_user",
                    "subj_role",
                    "subj_type",
                    "subj_sen",
                    "subj_clr",
                    "obj_user",
                    "obj_role",
                    "obj_type",
                    "obj_lev_low",
                    "obj_lev_high",
                    "path",
                    "dir",
                    "exe");
    private static final Set<String> EXIT_ONLY =
            Set.of(
                    "exit",
                    "perm",
                    "filetype",
                    "path",
                    "dir",
                    "obj_user",
                    "obj_role",
                    "obj_type",
                    "obj_lev_low",
                    "obj_lev_high",
                    "devmajor",
                    "devminor",
                    "inode",
                    "success",
                    "ppid");
    private static final Set<String> ON_EXCLUDE =
            Set.of(
                    "pid",
                    "uid",
                    "gid",
                    "auid",
                    "msgtype",
                    "subj_user",
                    "subj_role",
                    "subj_type",
                    "subj_sen",
                    "subj_clr",
                    "exe");

    /** Only equal or not: by auditctl or by the kernel. */
    private static final Set<String> EQUAL_OR_NOT =
            Set.of(
                    "subj_user",
                    "subj_role",
                    "subj_type",
                    "obj_user",
                    "obj_role",
                    "obj_type",
                    "arch",
                    "fstype",
                    "filetype",
                    "exe",
                    "inode");

    private static final Set<String> EQUAL_ONLY = Set.of("path", "dir", "perm");

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

    FieldReader(Accounts accounts, Machine machine) {
        this.accounts = accounts;
        this.machine = machine;
    }

    /** What auditctl makes of {@code -F} in a rule of the list. */
    RuleField field(String pair, String list) throws RefusedException {
        Split split = split(pair, OPERATORS);
        String name = name(split.left());
        String operator = split.operator();
        refuseWhere(EXIT_ONLY.contains(name) && !list.equals("exit"), name + " is for exit only");
        refuseWhere(
                list.equals("exclude") && !ON_EXCLUDE.contains(name),
                name + " is not for the exclude list");
        refuseWhere(
                list.equals("filesystem") && !name.equals("fstype"),
                name + " is not for the filesystem list");
        refuseWhere(EQUAL_ONLY.contains(name) && !operator.equals("="), name + " only takes =");
        refuseWhere(
                EQUAL_OR_NOT.contains(name) && !operator.equals("=") && !operator.equals("!="),
                name + " only takes = or !=");
        refuseWhere(
                operator.startsWith("&") && !name.matches("a[0-3]"),
                "bits can only be asked of a0 to a3");
        return new RuleField(name, operator, value(name, operator, split.right(), list));
    }

    /** What auditctl makes of {@code -C} in a rule of the list. */
    RuleField comparison(String pair, String list) throws RefusedException {
        Split split = split(pair, List.of("!=", "="));
        refuseWhere(!list.equals("exit"), "comparisons are for exit only");
        String left = name(split.left());
        String right = name(split.right());
        for (List<String> family : COMPARABLE) {
            int a = family.indexOf(left);
            int b = family.indexOf(right);
            if (a >= 0 && b >= 0 && a != b) {
                return new RuleField(
                        family.get(Math.min(a, b)),
                        split.operator(),
                        family.get(Math.max(a, b)),
                        true);
            }
        }
        throw RefusedException.refused("'" + left + "' cannot be compared with '" + right + "'");
    }

    private record Split(String left, String operator, String right) {}

    /** The first operator of the list that is anywhere in the text, at its first place. */
    private static Split split(String pair, List<String> operators) throws RefusedException {
        for (String operator : operators) {
            int at = pair.indexOf(operator);
            if (at >= 0) {
                String right = pair.substring(at + operator.length());
                refuseWhere(at == 0, "'" + pair + "' names no field");
                refuseWhere(right.isEmpty(), "'" + pair + "' has no value");
                return new Split(pair.substring(0, at), operator, right);
            }
        }
        throw RefusedException.refused("'" + pair + "' has no operator");
    }

    private static String name(String text) throws RefusedException {
        String name = text.toLowerCase(Locale.ROOT);
        if (name.equals("loginuid")) {
            return "auid";
        }
        boolean known =
                PLAIN.contains(name)
                        || TEXTS.contains(name)
                        || EXIT_ONLY.contains(name)
                        || COMPARABLE.stream().anyMatch(family -> family.contains(name))
                        || name.matches("a[0-3]|arch|msgtype|fstype|sessionid|saddr_fam");
        if (name.equals("key") || name.equals("field_compare")) {
            throw RefusedException.open("field '" + name + "' in this form is not understood");
        }
        refuseWhere(!known, "field '" + text + "' is not known");
        return name;
    }

    private String value(String name, String operator, String text, String list)
            throws RefusedException {
        if (COMPARABLE.getFirst().contains(name)) {
            return Integer.toString(user(name, operator, text));
        }
        if (COMPARABLE.getLast().contains(name)) {
            return Integer.toString(group(text));
        }
        if (name.matches("a[0-3]")) {
            refuseWhere(!CNumbers.begins(text, true), name + " takes a number");
            return "0x" + Integer.toHexString(CNumbers.number(text)).toUpperCase(Locale.ROOT);
        }
        if (PLAIN.contains(name)) {
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

    static void refuseWhere(boolean wrong, String reason) throws RefusedException {
        if (wrong) {
            throw RefusedException.refused(reason);
        }
    }
}
