package org.logreeve.parse.host;

import java.util.List;
import org.logreeve.text.Origin;

/**
 * What logging stands on.
 *
 * @param release the distribution
 * @param kernel release of the running kernel; empty when it was not seen
 * @param container the kind of container it shows signs of; empty without
 * @param packages of logging programs
 * @param files who may do what with them
 * @param attributes of files below {@code /var/log}
 * @param mounts file systems of the folders of logs
 * @param missing what could not be seen
 */
public record HostConfig(
        OsRelease release,
        String kernel,
        String container,
        List<Installed> packages,
        List<HostFile> files,
        List<Attributes> attributes,
        List<MountedFolder> mounts,
        List<Missing> missing) {
    public HostConfig {
        packages = List.copyOf(packages);
        files = List.copyOf(files);
        attributes = List.copyOf(attributes);
        mounts = List.copyOf(mounts);
        missing = List.copyOf(missing);
    }

    /** A package and its version. */
    public record Installed(String name, String version) {}

    /** chattr(1): what binds root too. */
    public record Attributes(String path, boolean appendOnly, boolean immutable) {}

    /** The part of this component that something is missing of. */
    public enum Part {
        SYSTEM,
        PACKAGES,
        FILES,
        ATTRIBUTES,
        MOUNTS
    }

    /**
     * Something that could not be seen.
     *
     * @param part what it is missing of
     * @param purpose of the files concerned; empty for all
     * @param scope path or name concerned; empty for the whole part
     * @param at what could not be seen, without a line; the line that was not understood
     * @param reason one line
     */
    public record Missing(Part part, String purpose, String scope, Origin at, String reason) {}
}
