package org.logreeve.text;

/** Encodes hostile text for XML 1.0, as content or within a quoted attribute. */
public final class XmlText {
    private XmlText() {}

    /**
     * What XML cannot hold, and what would not be seen, becomes visible as in {@link TerminalText};
     * whatever is left parses back as it was.
     */
    public static String encode(String text) {
        String visible = TerminalText.encode(text);
        var out = new StringBuilder(visible.length() + 16);
        for (int i = 0; i < visible.length(); i++) {
            char c = visible.charAt(i);
            switch (c) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;"); // "]]>" may not stand in content either
                case '"' -> out.append("&quot;");
                case '\'' -> out.append("&apos;");
                default -> out.append(c);
            }
        }
        return out.toString();
    }
}
