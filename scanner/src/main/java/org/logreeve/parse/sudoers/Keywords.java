package org.logreeve.parse.sudoers;

import java.util.List;
import java.util.function.ObjIntConsumer;
import org.logreeve.parse.sudoers.Token.Kind;

/** The fixed words of sudoers(5), each offered with the place where it ends. */
final class Keywords {
    private static final List<String> TAGS =
            List.of(
                    "NOPASSWD",
                    "PASSWD",
                    "NOEXEC",
                    "EXEC",
                    "INTERCEPT",
                    "NOINTERCEPT",
                    "SETENV",
                    "NOSETENV",
                    "LOG_OUTPUT",
                    "NOLOG_OUTPUT",
                    "LOG_INPUT",
                    "NOLOG_INPUT",
                    "MAIL",
                    "NOMAIL",
                    "FOLLOW",
                    "NOFOLLOW");

    private static final List<String> OPTIONS =
            List.of(
                    "TIMEOUT",
                    "NOTBEFORE",
                    "NOTAFTER",
                    "CWD",
                    "CHROOT",
                    "ROLE",
                    "TYPE",
                    "APPARMOR_PROFILE");

    private static final List<String> DIGESTS = List.of("sha224", "sha256", "sha384", "sha512");

    private static final List<String> ALIASES =
            List.of("Host_Alias", "Cmnd_Alias", "Cmd_Alias", "User_Alias", "Runas_Alias");

    private static final String DEFAULTS = "Defaults";

    private final Shapes shapes;

    Keywords(Shapes shapes) {
        this.shapes = shapes;
    }

    /** Whether one begins here that stands only at the start of a line, blanks before it. */
    boolean startsLine(int at) {
        return shapes.literal(at, DEFAULTS) > at
                || ALIASES.stream().anyMatch(alias -> shapes.literal(at, alias) > at);
    }

    /** An include that looks like a comment; {@link Kind#WRONG} for a comment. */
    Kind oldInclude(int at) {
        if (isBeforeBlank(at, "#includedir")) {
            return Kind.INCLUDE_FOLDER;
        }
        return isBeforeBlank(at, "#include") ? Kind.INCLUDE : Kind.WRONG;
    }

    private boolean isBeforeBlank(int at, String word) {
        int behind = shapes.literal(at, word);
        return behind > at && shapes.blanks(behind) > behind;
    }

    /** The end of an include's keyword, of which an old one is offered with the whole line. */
    static int includeEnd(int at, Kind kind) {
        return at + (kind == Kind.INCLUDE ? "@include" : "@includedir").length();
    }

    void includes(int at, ObjIntConsumer<Kind> offer) {
        offer.accept(Kind.INCLUDE, shapes.literal(at, "@include"));
        offer.accept(Kind.INCLUDE_FOLDER, shapes.literal(at, "@includedir"));
    }

    /** Those that stand only at the start of a line. */
    void lineStarts(int at, ObjIntConsumer<Kind> offer) {
        Kind old = oldInclude(at);
        if (old != Kind.WRONG) {
            offer.accept(old, shapes.restOfLine(at));
        }
        int name = shapes.blanks(at);
        int behind = shapes.literal(name, DEFAULTS);
        if (behind > name) {
            offer.accept(Kind.DEFAULTS, Math.max(behind, scopeEnd(behind)));
        }
        for (String alias : ALIASES) {
            int aliased = shapes.literal(name, alias);
            Kind kind =
                    switch (alias.charAt(0)) {
                        case 'H' -> Kind.HOST_ALIAS;
                        case 'C' -> Kind.COMMAND_ALIAS;
                        case 'U' -> Kind.USER_ALIAS;
                        default -> Kind.RUN_AS_ALIAS;
                    };
            offer.accept(kind, aliased > name ? aliased : at);
        }
    }

    /** The end of {@code Defaults} without its scope. */
    int defaultsEnd(int at) {
        return shapes.literal(shapes.blanks(at), DEFAULTS);
    }

    /** Where the first word of a scope ends that begins here; 0 when there is none. */
    private int scopeEnd(int sign) {
        if (shapes.at(sign) == '\0' || ":@>!".indexOf(shapes.at(sign)) < 0) {
            return 0;
        }
        int name = shapes.of(shapes.blanks(sign + 1), "!");
        name += shapes.at(name) == '"' ? 1 : 0;
        int behind = shapes.wordOrNumber(name);
        return behind > name ? behind : 0;
    }

    /** Settings of the scope that this sign begins. */
    Kind scoped(int sign) {
        return switch (shapes.at(sign)) {
            case ':' -> Kind.DEFAULTS_USER;
            case '>' -> Kind.DEFAULTS_RUN_AS;
            case '@' -> Kind.DEFAULTS_HOST;
            default -> Kind.DEFAULTS_COMMAND;
        };
    }

    void tags(int at, ObjIntConsumer<Kind> offer) {
        for (String tag : TAGS) {
            int behind = shapes.literal(at, tag);
            int colon = shapes.blanks(behind);
            offer.accept(Kind.TAG, behind > at && shapes.at(colon) == ':' ? colon + 1 : at);
        }
    }

    void options(int at, ObjIntConsumer<Kind> offer) {
        OPTIONS.forEach(option -> offer.accept(Kind.OPTION, shapes.literal(at, option)));
    }

    void digestTypes(int at, ObjIntConsumer<Kind> offer) {
        DIGESTS.forEach(digest -> offer.accept(Kind.DIGEST_TYPE, shapes.literal(at, digest)));
    }
}
