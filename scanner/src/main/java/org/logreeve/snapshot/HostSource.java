package org.logreeve.snapshot;

import org.logreeve.text.HostException;

/** The one seam behind which a host lies: an SSH session, a fixture tree. */
public interface HostSource {
    /**
     * Reads what is asked for, in one round.
     *
     * @throws HostException when the host cannot be assessed any further
     */
    Snapshot collect(CollectRequest request) throws HostException;
}
