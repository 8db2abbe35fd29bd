package org.logreeve.parse.sudoers;

import java.util.List;
import org.logreeve.text.Origin;

/**
 * One setting of a {@code Defaults} line.
 *
 * @param members whom it is for; empty in scope {@code ALL}
 * @param operator {@code =}, {@code +=}, {@code -=}, {@code !}, or empty for a bare name
 * @param value empty where none is given
 */
public record DefaultEntry(
        Scope scope,
        List<Member> members,
        String name,
        String operator,
        String value,
        Origin origin) {
    public DefaultEntry {
        members = List.copyOf(members);
    }

    /** Whom a setting is for; sudo sets those of commands after all others. */
    public enum Scope {
        ALL(""),
        HOST("@"),
        USER(":"),
        RUN_AS(">"),
        COMMAND("!");

        private final String sign;

        Scope(String sign) {
            this.sign = sign;
        }

        /** The sign behind {@code Defaults}. */
        public String sign() {
            return sign;
        }
    }
}
