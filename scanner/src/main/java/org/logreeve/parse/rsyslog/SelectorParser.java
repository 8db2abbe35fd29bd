package org.logreeve.parse.rsyslog;

import org.logreeve.parse.PriorityMask;
import org.logreeve.parse.Problems;
import org.logreeve.text.Origin;

/** sysklogd selectors: {@code facility,facility.[!][=]priority;...} to a mask, left to right. */
final class SelectorParser {
    private static final int LARGEST_SHIFT = 30;

    private final String text;
    private final Origin at;
    private final Problems problems;
    private final int[] mask = new int[PriorityMask.FACILITIES];
    private boolean failed;

    private SelectorParser(String text, Origin at, Problems problems) {
        this.text = text;
        this.at = at;
        this.problems = problems;
    }

    /** An error ends the selector for the daemon too: what stands before it is in force. */
    static PriorityMask parse(String text, Origin at, Problems problems) {
        var parser = new SelectorParser(text, at, problems);
        parser.selectors();
        return PriorityMask.of(parser.mask);
    }

    private void selectors() {
        for (int from = 0; from < text.length() && !failed; ) {
            int dot = text.indexOf('.', from);
            int priority = dot < 0 ? text.length() : dot + 1;
            int end = endOf(priority);
            selector(text.substring(from, facilitiesEnd(from)), text.substring(priority, end));
            from = end;
            while (from < text.length() && isSeparator(text.charAt(from))) {
                from++;
            }
        }
    }

    private int facilitiesEnd(int from) {
        int end = from;
        while (end < text.length() && text.charAt(end) != '.' && text.charAt(end) != ';') {
            end++;
        }
        return end;
    }

    private int endOf(int from) {
        int end = from;
        while (end < text.length() && !isSeparator(text.charAt(end))) {
            end++;
        }
        return end;
    }

    private static boolean isSeparator(char c) {
        return c == ',' || c == ';';
    }

    private void selector(String facilities, String written) {
        boolean except = written.startsWith("!");
        String name = except ? written.substring(1) : written;
        boolean exact = name.startsWith("=");
        int severity = Names.severity(exact ? name.substring(1) : name);
        if (severity == Names.UNKNOWN) {
            fail("unknown priority '" + written + "'");
            return;
        }
        if (severity > LARGEST_SHIFT && (exact || severity != Names.ALL_PRIORITIES)) {
            problems.unknown(at, "priority '" + written + "' has no defined meaning");
            failed = true;
            return;
        }
        for (String facility : facilities.split(",", -1)) {
            if (!facility.isEmpty() && !failed) {
                apply(facility, severity, exact, except);
            }
        }
    }

    private void apply(String facility, int severity, boolean exact, boolean except) {
        if (facility.startsWith("*")) {
            for (int i = 0; i < mask.length; i++) {
                mask[i] = changed(mask[i], severity, exact, except);
            }
            return;
        }
        int number = Names.facility(facility);
        if (number == Names.UNKNOWN) {
            fail("unknown facility '" + facility + "'");
        } else if (number < mask.length) {
            if (except && mask[number] == 0 && severity < PriorityMask.SEVERITIES) {
                problems.noted(
                        at,
                        "an exception for '"
                                + facility
                                + "' from nothing selects nothing here; newest releases differ");
            }
            mask[number] = changed(mask[number], severity, exact, except);
        }
    }

    private static int changed(int old, int severity, boolean exact, boolean except) {
        if (severity == Names.NO_PRIORITY) {
            return except ? 0xFF : 0;
        }
        if (!exact && severity == Names.ALL_PRIORITIES) {
            return except ? 0 : 0xFF;
        }
        int bits = (exact ? 1 << severity : (1 << (severity + 1)) - 1) & 0xFF;
        return except ? old & ~bits : old | bits;
    }

    private void fail(String message) {
        problems.noted(at, message + ": the selector ends there");
        failed = true;
    }
}
