package org.logreeve.normalize;

import java.util.List;
import java.util.Random;
import java.util.SortedSet;

/**
 * What generators of configurations draw from.
 *
 * @param constructs what was made use of so far
 */
record Draw(Random random, SortedSet<String> constructs) {
    int below(int bound) {
        return random.nextInt(bound);
    }

    boolean chance(int percent) {
        return random.nextInt(100) < percent;
    }

    String pick(List<String> from) {
        return from.get(random.nextInt(from.size()));
    }

    void use(String construct) {
        constructs.add(construct);
    }
}
