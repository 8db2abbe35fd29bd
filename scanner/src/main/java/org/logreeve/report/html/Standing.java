package org.logreeve.report.html;

import java.util.Collection;
import org.logreeve.finding.RuleResult;

/** What some results say together; the gravest decides, and what could not be told is no pass. */
public enum Standing {
    FAILS("fails", "✕"),
    UNTOLD("could not be told", "?"),
    WAIVED("waived", "~"),
    PASSES("passes", "✓"),
    NOTHING("does not apply", "–");

    private final String words;
    private final String sign;

    Standing(String words, String sign) {
        this.words = words;
        this.sign = sign;
    }

    /** Nothing applies where there is no result. */
    static Standing of(Collection<RuleResult> results) {
        return results.stream().map(Standing::of).min(Standing::compareTo).orElse(NOTHING);
    }

    public static Standing of(RuleResult result) {
        return switch (result.state()) {
            case FAIL -> FAILS;
            case UNKNOWN, ERROR -> UNTOLD;
            case WAIVED -> WAIVED;
            case PASS -> PASSES;
            case NOTAPPLICABLE, INFORMATIONAL -> NOTHING;
        };
    }

    public String words() {
        return words;
    }

    public String sign() {
        return sign;
    }

    /** Name of the class that colours it. */
    public String look() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }
}
