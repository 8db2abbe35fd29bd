package org.logreeve.scan;

/** What this program calls itself in reports. */
public final class Tool {
    /** From the jar's manifest; {@code dev} when it runs from classes. */
    public static final String VERSION =
            java.util.Objects.requireNonNullElse(
                    Tool.class.getPackage().getImplementationVersion(), "dev");

    private Tool() {}
}
