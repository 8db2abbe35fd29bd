package org.logreeve.fact;

/** Whether a daemon was seen running. */
public enum RunState {
    /** The service manager says it is active. */
    RUNNING,
    /** The service manager says it is not active, or its unit is masked. */
    STOPPED,
    /** Nobody could say. */
    UNKNOWN
}
