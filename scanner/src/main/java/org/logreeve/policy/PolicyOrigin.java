package org.logreeve.policy;

/**
 * Where a policy pack came from, for reports.
 *
 * @param source folder or repository as the user named it
 * @param commit full commit id; empty when uncommitted
 * @param state {@code committed} or {@code uncommitted}
 */
public record PolicyOrigin(String source, String commit, String state) {
    public static PolicyOrigin committed(String source, String commit) {
        return new PolicyOrigin(source, commit, "committed");
    }

    public static PolicyOrigin uncommitted(String source) {
        return new PolicyOrigin(source, "", "uncommitted");
    }
}
