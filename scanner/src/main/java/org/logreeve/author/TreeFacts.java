package org.logreeve.author;

import java.util.List;
import org.logreeve.collect.TreeReader;
import org.logreeve.fact.Fact;
import org.logreeve.fact.Host;
import org.logreeve.normalize.HostModel;
import org.logreeve.text.HostException;
import org.logreeve.text.Origin;

/** The whole way of a scanned host, with the fixture's files in the place of SSH. */
public final class TreeFacts implements FixtureFacts {
    private static final String NAME = "fixture";

    @Override
    public List<Fact> of(Fixture fixture) throws HostException {
        var host = new Host(NAME, Origin.of(fixture.name()));
        return HostModel.read(new TreeReader(NAME, fixture.layers()), host).facts();
    }
}
