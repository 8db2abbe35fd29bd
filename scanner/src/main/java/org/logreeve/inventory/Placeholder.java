package org.logreeve.inventory;

/** What stands in a file that was written for somebody to fill in: {@code <who did it>}. */
final class Placeholder {
    private Placeholder() {}

    /**
     * @param words what belongs there
     */
    static String of(String words) {
        return "<" + words + ">";
    }

    static boolean is(String text) {
        return text.length() > 2 && text.startsWith("<") && text.endsWith(">");
    }
}
