package org.logreeve.report;

import java.util.ArrayList;
import java.util.List;

/** A strict reader of RFC 4180: CRLF behind each record, quotes only around whole cells. */
final class Rfc4180 {
    private final String text;
    private int at;

    private Rfc4180(String text) {
        this.text = text;
    }

    static List<List<String>> read(String text) {
        var reader = new Rfc4180(text);
        var records = new ArrayList<List<String>>();
        while (reader.at < text.length()) {
            records.add(reader.line());
        }
        return records;
    }

    private List<String> line() {
        var cells = new ArrayList<String>();
        cells.add(cell());
        while (taken(",")) {
            cells.add(cell());
        }
        expect("\r\n");
        return cells;
    }

    private String cell() {
        var cell = new StringBuilder();
        if (!taken("\"")) {
            while (at < text.length() && ",\"\r\n".indexOf(text.charAt(at)) < 0) {
                cell.append(text.charAt(at++));
            }
            return cell.toString();
        }
        while (true) {
            if (taken("\"\"")) {
                cell.append('"');
            } else if (taken("\"")) {
                return cell.toString();
            } else if (at == text.length()) {
                throw new IllegalArgumentException("a quoted cell does not end");
            } else {
                cell.append(text.charAt(at++));
            }
        }
    }

    private boolean taken(String token) {
        if (!text.startsWith(token, at)) {
            return false;
        }
        at += token.length();
        return true;
    }

    private void expect(String token) {
        if (!taken(token)) {
            throw new IllegalArgumentException("no end of line at character " + at);
        }
    }
}
