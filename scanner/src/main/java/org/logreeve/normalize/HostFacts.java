package org.logreeve.normalize;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.logreeve.fact.Fact;
import org.logreeve.fact.FileAccess;
import org.logreeve.fact.FileAttributes;
import org.logreeve.fact.Gap;
import org.logreeve.fact.InstalledPackage;
import org.logreeve.fact.Mount;
import org.logreeve.fact.OperatingSystem;
import org.logreeve.parse.Parsed;
import org.logreeve.parse.host.HostConfig;
import org.logreeve.parse.host.HostConfig.Missing;
import org.logreeve.parse.host.HostConfig.Part;
import org.logreeve.parse.host.HostFile;
import org.logreeve.parse.host.MountedFolder;
import org.logreeve.text.Origin;

/** The host itself in facts. */
public final class HostFacts {
    private static final String COMPONENT = "host";
    private static final Origin PACKAGES = Origin.of("command:packages-debian");
    private static final Origin ATTRIBUTES = Origin.of("command:log-attributes");

    /** What logrotate, its dateext, newsyslog and the compressors leave behind. */
    private static final Pattern ROTATED =
            Pattern.compile(".*(\\.[0-9]{1,6}|[-.][0-9]{8}|\\.old|\\.gz|\\.xz|\\.bz2|\\.zst|\\.Z)");

    private HostFacts() {}

    public static List<Fact> of(Parsed<HostConfig> parsed) {
        return switch (parsed) {
            case Parsed.NotPresent<HostConfig> absent -> List.of();
            case Parsed.Unreadable<HostConfig> unreadable -> List.of();
            case Parsed.Config<HostConfig>(HostConfig config, var ignored) -> facts(config);
        };
    }

    private static List<Fact> facts(HostConfig config) {
        var facts = new ArrayList<Fact>();
        facts.add(
                new OperatingSystem(
                        config.release().id(),
                        config.release().version(),
                        config.release().like(),
                        config.release().name(),
                        config.kernel(),
                        config.container(),
                        config.release().at()));
        config.packages()
                .forEach(
                        each ->
                                facts.add(
                                        new InstalledPackage(
                                                each.name(), each.version(), PACKAGES)));
        config.files().forEach(file -> facts.add(access(file)));
        config.attributes()
                .forEach(
                        each ->
                                facts.add(
                                        new FileAttributes(
                                                each.path(),
                                                each.appendOnly(),
                                                each.immutable(),
                                                ATTRIBUTES)));
        config.mounts().forEach(folder -> facts.add(mount(folder)));
        config.missing().forEach(missing -> facts.add(gap(missing)));
        return facts;
    }

    static FileAccess access(HostFile file) {
        int mode = file.type() == HostFile.Type.LINK ? 0 : file.mode();
        String name = file.path().substring(file.path().lastIndexOf('/') + 1);
        return new FileAccess(
                file.path(),
                file.purpose().word(),
                file.type().word(),
                "%04o".formatted(file.mode()),
                file.owner(),
                file.group(),
                (mode & 0020) != 0,
                (mode & 0004) != 0,
                (mode & 0002) != 0,
                (mode & 01000) != 0,
                permissions(mode),
                file.type() == HostFile.Type.FILE && ROTATED.matcher(name).matches(),
                file.bytes(),
                Origin.of(file.path()));
    }

    private static List<String> permissions(int mode) {
        var words = new ArrayList<String>();
        int bit = 0400;
        for (String who : List.of("owner", "group", "other")) {
            for (String what : List.of("read", "write", "execute")) {
                if ((mode & bit) != 0) {
                    words.add(who + "-" + what);
                }
                bit >>= 1;
            }
        }
        return words;
    }

    private static Mount mount(MountedFolder folder) {
        List<String> options = folder.options();
        return new Mount(
                folder.path(),
                folder.mountPoint(),
                folder.mountPoint().equals(folder.path()),
                folder.fileSystem(),
                folder.device(),
                options,
                options.contains("nodev"),
                options.contains("nosuid"),
                options.contains("noexec"),
                options.contains("ro"),
                folder.bytes(),
                folder.freeBytes(),
                percent(folder.freeBytes(), folder.bytes()),
                folder.at());
    }

    /** Of more than a number holds, only how many times larger the whole is counts. */
    private static long percent(long part, long whole) {
        if (part < 0 || whole <= 0 || part > whole) {
            return Mount.UNSEEN;
        }
        return part <= Long.MAX_VALUE / 100 ? part * 100 / whole : part / (whole / 100);
    }

    private static Gap gap(Missing missing) {
        return new Gap(
                kind(missing.part()),
                missing.purpose().isEmpty() ? COMPONENT : missing.purpose(),
                missing.scope(),
                missing.at().line() == 0 ? Gap.Cause.UNREADABLE : Gap.Cause.NOT_UNDERSTOOD,
                missing.reason(),
                missing.at());
    }

    private static String kind(Part part) {
        return switch (part) {
            case SYSTEM -> "OperatingSystem";
            case PACKAGES -> "InstalledPackage";
            case FILES -> "FileAccess";
            case ATTRIBUTES -> "FileAttributes";
            case MOUNTS -> "Mount";
        };
    }
}
