package org.logreeve.author;

import org.logreeve.evaluate.SubjectFacts;
import org.logreeve.text.HostException;

/** How a fixture's trees become facts: the way of scanned hosts, but for the connection. */
public interface FixtureFacts {
    /**
     * @throws HostException when a tree cannot be read as a host
     */
    SubjectFacts of(Fixture fixture) throws HostException;
}
