package org.logreeve.fact;

import org.logreeve.text.Origin;

/**
 * The attributes of a file or folder below {@code /var/log} that bind root too, as long as it does
 * not take them away: chattr(1).
 *
 * @param path absolute path
 * @param appendOnly whether it can only be added to
 * @param immutable whether it cannot be changed at all
 * @param origin what was observed
 */
public record FileAttributes(String path, boolean appendOnly, boolean immutable, Origin origin)
        implements Fact {}
