package org.logreeve.parse.chrony;

import org.logreeve.text.Origin;

/**
 * One time source chronyd is told to use.
 *
 * @param kind {@code server}, {@code pool}, {@code peer}, {@code refclock} or {@code initstepslew}
 * @param address name or address as written; for a reference clock {@code DRIVER:PARAMETER}
 * @param options what follows the address, as written
 * @param authenticated by NTS or a symmetric key
 * @param selectable false with {@code noselect}: it is measured and never followed
 */
public record ChronySource(
        String kind,
        String address,
        String options,
        boolean authenticated,
        boolean selectable,
        Origin origin) {}
