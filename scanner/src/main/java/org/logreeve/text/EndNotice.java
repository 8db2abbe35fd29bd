package org.logreeve.text;

/** When it is said that what somebody stated will end. */
public final class EndNotice {
    /** From this many days before its last one on. */
    public static final int DAYS = 30;

    private EndNotice() {}
}
