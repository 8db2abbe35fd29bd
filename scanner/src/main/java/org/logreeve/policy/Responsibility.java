package org.logreeve.policy;

import java.util.List;

/**
 * A responsibility of the guide that a pack serves.
 *
 * @param title what is so when it is met
 * @param requirements ids of the requirements that make it up, whether a rule answers for them or
 *     not
 */
public record Responsibility(String id, String title, List<String> requirements) {
    public Responsibility {
        requirements = List.copyOf(requirements);
    }
}
