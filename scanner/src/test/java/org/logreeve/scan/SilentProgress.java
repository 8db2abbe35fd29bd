package org.logreeve.scan;

import org.logreeve.journal.HostRecord;

/** Says nothing. */
final class SilentProgress implements Progress {
    @Override
    public void doing(String what) {}

    @Override
    public void done(HostRecord host, int finished, int all) {}
}
