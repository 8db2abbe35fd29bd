package org.logreeve.fact;

import org.logreeve.text.Origin;

/**
 * What the inventory states of the storage under a folder of logs; a host does not see how its
 * disks are kept.
 *
 * @param path the folder
 * @param encrypted whether what lies there is encrypted at rest
 * @param origin the inventory line
 */
public record LogVolume(String path, boolean encrypted, Origin origin) implements Fact {}
