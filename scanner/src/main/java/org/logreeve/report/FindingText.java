package org.logreeve.report;

import org.logreeve.finding.Finding;
import org.logreeve.finding.ResultWaiver;
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

    /** Whether it is waived, or no longer. */
    static String waiver(ResultWaiver waiver) {
        return (waiver.inForce() ? "waived " : "no longer waived, was ") + waiver.words();
    }

    /** Beside the reason; of a fail, that it was waived once. */
    static String detail(RuleResult result) {
        ResultWaiver waiver = result.waiver();
        return waiver == null || waiver.inForce() ? result.detail() : waiver(waiver);
    }

    static String reason(RuleResult result) {
        return result.detail().isEmpty()
                ? result.reason()
                : result.reason() + ": " + result.detail();
    }
}
