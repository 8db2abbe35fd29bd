package org.logreeve.author;

import java.util.List;
import org.logreeve.fact.Fact;
import org.logreeve.text.HostException;

/** How a fixture's tree becomes facts: the way of a scanned host, but for the connection. */
public interface FixtureFacts {
    /**
     * @throws HostException when the tree cannot be read as a host
     */
    List<Fact> of(Fixture fixture) throws HostException;
}
