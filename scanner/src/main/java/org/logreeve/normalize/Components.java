package org.logreeve.normalize;

import java.util.List;

/** The components that are looked at, in the order of reports. */
final class Components {
    static final List<Component<?>> ALL = List.of();

    private Components() {}
}
