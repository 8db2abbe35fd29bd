package org.logreeve.parse.sudoers;

import java.util.List;

/**
 * One of those that a list of users, hosts, run-as users, groups or commands names.
 *
 * @param kind what the name is one of
 * @param name without the sign of its kind; of a command its path
 * @param arguments of a command; empty when any may be given
 * @param digests of a command, {@code sha256:...}: any of them has to fit
 * @param negated whether it takes out instead of in
 */
public record Member(
        Kind kind, String name, String arguments, List<String> digests, boolean negated) {
    public Member {
        digests = List.copyOf(digests);
    }

    /** What a name is one of. */
    public enum Kind {
        ALL,
        ALIAS,
        NETGROUP,
        GROUP,
        NETWORK,
        NAME,
        COMMAND,
        /** The user who calls sudo. */
        SELF
    }

    static Member of(Kind kind, String name) {
        return new Member(kind, name, "", List.of(), false);
    }

    public Member withNegation(boolean other) {
        return new Member(kind, name, arguments, digests, other);
    }

    Member withDigests(List<String> others) {
        return new Member(kind, name, arguments, others, negated);
    }

    /** As it would be written, digests left out. */
    public String text() {
        String sign =
                switch (kind) {
                    case NETGROUP -> "+";
                    case GROUP -> "%";
                    default -> "";
                };
        String words = arguments.isEmpty() ? name : name + " " + arguments;
        return (negated ? "!" : "") + sign + words;
    }
}
