package org.logreeve.fact;

import org.logreeve.text.Origin;

/**
 * The host itself, as the inventory states it. There is exactly one.
 *
 * @param name inventory name
 * @param origin the inventory line that names the host
 */
public record Host(String name, Origin origin) implements Fact {}
