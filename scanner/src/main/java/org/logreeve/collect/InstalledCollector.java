package org.logreeve.collect;

import org.jspecify.annotations.Nullable;
import org.logreeve.snapshot.FileMeta;
import org.logreeve.snapshot.FileRead;
import org.logreeve.text.HostException;

/** What a host shows of the collector that its administrator installed. */
final class InstalledCollector {
    private static final int WRITABLE_BY_OTHERS = 0022;

    private InstalledCollector() {}

    /** What is wrong with the file that ran as root; null when nothing is. */
    static @Nullable HostException fault(
            SnapshotBuilder.Installed installed, CollectorVersions versions) {
        if (!(installed.read() instanceof FileRead.Content content)) {
            return AccessFault.UNKNOWN_COLLECTOR.because(
                    installed.read().path() + " does not show its own text");
        }
        FileMeta meta = content.meta();
        if (!meta.owner().equals("root") || (meta.mode() & WRITABLE_BY_OTHERS) != 0) {
            return AccessFault.WRITABLE_COLLECTOR.because(
                    "%s belongs to %s with mode %o: others than root may change what runs as root"
                            .formatted(content.path(), meta.owner(), meta.mode()),
                    AccessFault.WRITABLE_COLLECTOR.next().replace("FILE", content.path()));
        }
        return versions.versionOf(installed.digest()).isPresent()
                ? null
                : unknown(content.path(), installed.digest());
    }

    /** The fault that the file itself shows, where sudo only said no. */
    static HostException exactly(
            HostException fault, SnapshotBuilder.Installed installed, CollectorVersions versions) {
        boolean saidNo =
                fault.code().equals(AccessFault.SUDO_PASSWORD.code())
                        || fault.code().equals(AccessFault.NOT_ALLOWED.code())
                        || fault.code().equals(AccessFault.SUDO_REFUSED.code());
        if (!saidNo) {
            return fault;
        }
        return switch (installed.read()) {
            case FileRead.Absent(String path) ->
                    AccessFault.NOT_INSTALLED.because("there is no " + path + " on the host");
            case FileRead.Content content when versions.versionOf(installed.digest()).isEmpty() ->
                    unknown(content.path(), installed.digest());
            case FileRead.Content content ->
                    AccessFault.NOT_ALLOWED.because(
                            "no sudoers line allows %s (sha256 %s) without a password: %s"
                                    .formatted(
                                            content.path(),
                                            installed.digest(),
                                            fault.getMessage()));
            default -> fault;
        };
    }

    private static HostException unknown(String path, String digest) {
        return AccessFault.UNKNOWN_COLLECTOR.because(
                "%s (sha256 %s) is no collector that this scanner knows".formatted(path, digest));
    }
}
