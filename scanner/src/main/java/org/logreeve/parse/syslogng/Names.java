package org.logreeve.parse.syslogng;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.logreeve.parse.EffectiveValue;
import org.logreeve.parse.Problems;

/** Names as the daemon compares them: hyphens and underscores are one. */
final class Names {
    private static final int SHOWN = 60;
    private static final int MOST_OVERRIDDEN = 50;

    private Names() {}

    static String normal(String name) {
        return name.replace('_', '-');
    }

    /** Arguments and global values, in the form that the daemon keeps them by. */
    static String key(String name) {
        return name.replace('-', '_');
    }

    static boolean same(String written, String name) {
        return normal(written).equals(name);
    }

    /** Host text for a message. */
    static String shown(String text) {
        return Problems.shown(text.replace('\n', ' '), SHOWN);
    }

    /** What a value of the same name takes over: the newest of them, oldest first. */
    static List<EffectiveValue.Overridden> overridden(@Nullable EffectiveValue before) {
        if (before == null) {
            return List.of();
        }
        var all = new ArrayList<>(before.overrode());
        all.add(new EffectiveValue.Overridden(before.value(), before.origin()));
        return all.size() > MOST_OVERRIDDEN ? all.subList(1, all.size()) : all;
    }
}
