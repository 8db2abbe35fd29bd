package org.logreeve.report;

import org.logreeve.finding.Finding;
import org.logreeve.finding.RuleResult;

/** How results and findings are put into one line; not encoded for any sink yet. */
final class FindingText {
    private FindingText() {}

    /** Where it stands; empty when nothing is there. */
    static String at(Finding finding) {
        return finding.at().path().equals("-") ? "" : finding.at().toString();
    }

    /** What is wrong, and with what. */
    static String message(Finding finding) {
        boolean named =
                finding.subject().isEmpty() || finding.message().contains(finding.subject());
        return named ? finding.message() : finding.subject() + ": " + finding.message();
    }

    static String reason(RuleResult result) {
        return result.detail().isEmpty()
                ? result.reason()
                : result.reason() + ": " + result.detail();
    }
}
