package org.logreeve.fact;

import java.util.List;
import org.logreeve.text.Origin;

/**
 * A setting of sudo in force on this host, for everybody or for those that its scope names; a
 * narrower scope wins, in the order everybody, {@code user}, {@code run-as}, {@code command}, and
 * the tags of a {@link SudoGrant} win over all.
 *
 * @param name the setting's own name, for example {@code log_output}
 * @param value as sudo takes it; {@code yes} and {@code no} for flags and for what is switched off,
 *     so {@code !syslog} is {@code no}
 * @param scope {@code everybody} (with what is set for this host), {@code user}, {@code run-as} or
 *     {@code command}
 * @param members whom or what a narrower scope names, as written; one with {@code !} is left out
 * @param byDefault whether it is sudo's built-in value because nothing sets it
 * @param origin {@code path:line} of the setting, or the file that lacks it
 */
public record SudoDefault(
        String name,
        String value,
        String scope,
        List<String> members,
        boolean byDefault,
        Origin origin)
        implements Fact {
    public SudoDefault {
        members = List.copyOf(members);
    }
}
