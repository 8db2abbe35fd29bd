package org.logreeve.report;

import org.logreeve.finding.State;

/** Colours of a terminal, or none. What is coloured must be encoded already. */
public enum Colours {
    ON,
    OFF;

    private static final String RED = "31";
    private static final String YELLOW = "33";
    private static final String GREEN = "32";
    private static final String GREY = "90";

    String of(State state, String text) {
        return switch (state) {
            case FAIL, ERROR -> paint(RED, text);
            case UNKNOWN -> paint(YELLOW, text);
            case PASS -> paint(GREEN, text);
            case NOTAPPLICABLE, WAIVED, INFORMATIONAL -> paint(GREY, text);
        };
    }

    public String bad(String text) {
        return paint(RED, text);
    }

    public String good(String text) {
        return paint(GREEN, text);
    }

    private String paint(String code, String text) {
        return this == OFF ? text : "\u001b[" + code + "m" + text + "\u001b[0m";
    }
}
