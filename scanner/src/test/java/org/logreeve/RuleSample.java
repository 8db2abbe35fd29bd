package org.logreeve;

import java.util.List;
import java.util.TreeSet;
import org.logreeve.policy.PolicyPack;
import org.logreeve.policy.Rule;
import org.logreeve.text.Digest;

/**
 * The rules that dear proofs go over: in the normal build about every fifth, chosen by a digest of
 * its id and so the same ones every day; all of them with {@code -Pnightly}.
 *
 * @param rules folders of the rules chosen
 * @param of how many there are
 */
public record RuleSample(List<String> rules, int of) {
    private static final int EVERY = 5;

    public static RuleSample of(PolicyPack pack) {
        var all = new TreeSet<String>();
        pack.rules().values().stream().map(Rule::folder).forEach(all::add);
        boolean isAll = Boolean.getBoolean("rules.all");
        return new RuleSample(
                all.stream().filter(rule -> isAll || isChosen(rule)).toList(), all.size());
    }

    private static boolean isChosen(String rule) {
        return Integer.parseInt(Digest.sha256(rule).substring(0, 4), 16) % EVERY == 0;
    }

    @Override
    public String toString() {
        return rules.size() + " of " + of + " rules" + (rules.size() < of ? " (nightly: all)" : "");
    }
}
