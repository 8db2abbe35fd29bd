package org.logreeve.parse.host;

import java.util.ArrayList;
import java.util.List;
import org.logreeve.parse.EffectiveValue;
import org.logreeve.parse.host.HostConfig.Attributes;
import org.logreeve.parse.host.HostConfig.Installed;
import org.logreeve.text.Origin;

/** The host's values for people. */
final class HostValues {
    private final List<EffectiveValue> values = new ArrayList<>();

    private HostValues() {}

    static List<EffectiveValue> of(HostConfig config) {
        var listed = new HostValues();
        OsRelease release = config.release();
        listed.add("os.id", release.id(), release.at());
        listed.add("os.version", release.version(), release.at());
        listed.add("os.name", release.name(), release.at());
        listed.add("kernel", config.kernel(), MissingParts.origin(HostParser.KERNEL));
        listed.add("container", config.container(), Origin.of("/run/systemd/container"));
        for (Installed each : config.packages()) {
            Origin at = MissingParts.origin(HostParser.PACKAGES);
            listed.add("package." + each.name(), each.version(), at);
        }
        config.mounts().forEach(listed::mount);
        config.files().forEach(listed::file);
        config.attributes().forEach(listed::attributes);
        return listed.values;
    }

    private void add(String key, String value, Origin at) {
        if (!value.isEmpty()) {
            values.add(new EffectiveValue(key, value, at));
        }
    }

    private void mount(MountedFolder folder) {
        add(
                "mount." + folder.path(),
                "%s %s at %s %s, %d of %d bytes free"
                        .formatted(
                                folder.fileSystem(),
                                folder.device(),
                                folder.mountPoint(),
                                String.join(",", folder.options()),
                                folder.freeBytes(),
                                folder.bytes()),
                folder.at());
    }

    private void file(HostFile file) {
        add(
                "%s.%s".formatted(file.purpose().word(), file.path()),
                "%s %04o %s:%s"
                        .formatted(file.type().word(), file.mode(), file.owner(), file.group()),
                Origin.of(file.path()));
    }

    private void attributes(Attributes file) {
        String words =
                (file.appendOnly() ? "append-only " : "") + (file.immutable() ? "immutable" : "");
        add(
                "attributes." + file.path(),
                words.strip(),
                MissingParts.origin(AttributeListing.COMMAND));
    }
}
