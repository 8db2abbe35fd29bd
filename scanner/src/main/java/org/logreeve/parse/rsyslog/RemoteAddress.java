package org.logreeve.parse.rsyslog;

/**
 * {@code (options)host:port} of a traditional forwarding action.
 *
 * @param rest what follows, a template or comment
 */
record RemoteAddress(String host, String port, boolean octetCounted, String rest) {
    static final String DEFAULT_PORT = "514";

    static RemoteAddress parse(String line, int from) {
        int at = from;
        boolean counted = false;
        if (at < line.length() && line.charAt(at) == '(') {
            int close = line.indexOf(')', at);
            int end = close < 0 ? line.length() : close;
            for (String option : line.substring(at + 1, end).split(",", -1)) {
                counted |= option.startsWith("o");
            }
            at = Math.min(end + 1, line.length());
        }
        boolean bracketed = at < line.length() && line.charAt(at) == '[';
        int start = bracketed ? at + 1 : at;
        int end = start;
        while (end < line.length() && !endsHost(line.charAt(end), bracketed)) {
            end++;
        }
        String host = line.substring(start, end);
        int next = bracketed && end < line.length() ? end + 1 : end;
        String port = DEFAULT_PORT;
        if (next < line.length() && line.charAt(next) == ':') {
            int digits = next + 1;
            while (digits < line.length() && Patterns.isDigit(line.charAt(digits))) {
                digits++;
            }
            port = line.substring(next + 1, digits);
            next = digits;
        }
        while (next < line.length() && !endsAddress(line.charAt(next))) {
            next++;
        }
        return new RemoteAddress(host, port, counted, line.substring(next));
    }

    private static boolean endsHost(char c, boolean bracketed) {
        return bracketed ? c == ']' : c == ';' || c == ':' || c == '#';
    }

    private static boolean endsAddress(char c) {
        return c == ';' || c == '#' || SourceText.isSpace(c);
    }
}
