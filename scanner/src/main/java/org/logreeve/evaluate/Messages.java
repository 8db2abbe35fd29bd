package org.logreeve.evaluate;

/** The words of a rule around the values it found. */
final class Messages {
    private static final String FOUND = "{found}";
    private static final String WANTED = "{wanted}";

    private Messages() {}

    /** Fills the two places in one pass, so that host text which looks like one stays as it is. */
    static String fill(String template, String found, String wanted) {
        var message = new StringBuilder();
        int at = 0;
        while (at < template.length()) {
            if (template.startsWith(FOUND, at)) {
                message.append(found);
                at += FOUND.length();
            } else if (template.startsWith(WANTED, at)) {
                message.append(wanted);
                at += WANTED.length();
            } else {
                message.append(template.charAt(at++));
            }
        }
        return message.toString();
    }
}
