package org.logreeve.inventory;

/** What an e-mail address looks like, as far as it matters here. */
final class MailAddress {
    private MailAddress() {}

    /** Whether it has one @ with something on both sides, and no spaces and angle brackets. */
    static boolean isOne(String text) {
        return text.matches("[^@\\s<>]+@[^@\\s<>]+");
    }
}
