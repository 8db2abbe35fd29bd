package org.logreeve.fact;

import org.logreeve.text.Origin;

/**
 * A program that carries logs away by itself and whose own configuration is not understood: whether
 * it runs is seen, what it sends and where is not.
 *
 * @param name for example {@code filebeat}
 * @param declared whether the inventory states that the host has it
 * @param state {@code running}, {@code stopped}, {@code absent} or {@code unknown}
 * @param origin the file of its program, the units, or the inventory line where nothing is there
 */
public record Agent(String name, boolean declared, String state, Origin origin) implements Fact {}
