package org.logreeve.inventory;

import java.util.List;
import org.logreeve.text.Origin;

/**
 * Somebody whom attestations and waivers may name.
 *
 * @param name as they are named there
 * @param team empty without one
 * @param git e-mail addresses of their commits
 * @param unix their user names on hosts
 * @param origin the line of {@code people.yaml}
 */
public record Person(String name, String team, List<String> git, List<String> unix, Origin origin) {
    public Person {
        git = List.copyOf(git);
        unix = List.copyOf(unix);
    }
}
