package org.logreeve.parse.audit;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Reads {@code -F} and {@code -C} as auditctl 3 does, and refuses what it or the kernel refuses
 * (auditctl(8), "-F" and "-C").
 */
final class FieldReader {
    private static final List<String> OPERATORS =
            List.of("!=", ">=", "<=", "&=", "=", ">", "<", "&");

    /** Each pair can be compared with {@code -C}; the kernel holds the earlier one first. */
    static final List<List<String>> COMPARABLE =
            List.of(
                    List.of("uid", "auid", "euid", "suid", "fsuid", "obj_uid"),
                    List.of("gid", "egid", "sgid", "fsgid", "obj_gid"));

    static final Set<String> PLAIN =
            Set.of("pid", "ppid", "pers", "devmajor", "devminor", "inode", "success");
    private static final Set<String> ARGUMENTS = Set.of("a0", "a1", "a2", "a3");
    private static final Set<String> OTHERS =
            Set.of("a0", "a1", "a2", "a3", "arch", "msgtype", "fstype", "sessionid", "saddr_fam");
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

    private final FieldValues values;

    FieldReader(Accounts accounts, Machine machine) {
        this.values = new FieldValues(accounts, machine);
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
                operator.startsWith("&") && !ARGUMENTS.contains(name),
                "bits can only be asked of a0 to a3");
        return new RuleField(name, operator, values.value(name, operator, split.right(), list));
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
                        || OTHERS.contains(name);
        if (name.equals("key") || name.equals("field_compare")) {
            throw RefusedException.open("field '" + name + "' in this form is not understood");
        }
        refuseWhere(!known, "field '" + text + "' is not known");
        return name;
    }

    static void refuseWhere(boolean wrong, String reason) throws RefusedException {
        if (wrong) {
            throw RefusedException.refused(reason);
        }
    }
}
