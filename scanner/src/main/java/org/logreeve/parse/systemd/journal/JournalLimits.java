package org.logreeve.parse.systemd.journal;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.logreeve.parse.EffectiveValue;
import org.logreeve.parse.systemd.ByteSize;
import org.logreeve.parse.systemd.Settings;
import org.logreeve.snapshot.CommandRead;
import org.logreeve.snapshot.HostFiles;
import org.logreeve.text.Origin;

/**
 * The sizes that journald computes: shares of the file system where nothing is written, and the
 * least sizes where what is written is too small (journald.conf(5), SystemMaxUse).
 */
final class JournalLimits {
    /** The collector's name for the sizes of the file systems a journal may lie on. */
    static final String COMMAND = "journal-space";

    static final Origin ORIGIN = Origin.of("command:" + COMMAND);

    private static final long MEBIBYTE = 1L << 20;
    private static final long LEAST_FILE = MEBIBYTE / 2;
    private static final long LARGEST_FILE = 128 * MEBIBYTE;
    private static final long LARGEST_SHARE = 4096 * MEBIBYTE;
    private static final long PAGE = 4096;

    private final Settings settings;
    private final String prefix;
    private final long fileSystem;

    private JournalLimits(Settings settings, String prefix, long fileSystem) {
        this.settings = settings;
        this.prefix = prefix;
        this.fileSystem = fileSystem;
    }

    /** MaxUse, MaxFileSize and KeepFree of the place; without those that cannot be computed. */
    static List<EffectiveValue> of(Settings settings, JournaldConfig.Place place, HostFiles files) {
        // asked for in any case, so that one round is enough
        CommandRead asked = files.command(COMMAND);
        boolean disk = place == JournaldConfig.Place.DISK;
        if (!disk && place != JournaldConfig.Place.MEMORY) {
            return List.of();
        }
        List<String> folders =
                disk
                        ? List.of("/var/log/journal", "/var/log")
                        : List.of("/run/log/journal", "/run");
        long size =
                asked instanceof CommandRead.Output output ? bytes(output.stdout(), folders) : 0;
        return new JournalLimits(settings, disk ? "System" : "Runtime", size).values();
    }

    /** Of lines {@code FOLDER BLOCKSIZE BLOCKS}, the size of the first folder that is there. */
    private static long bytes(String output, List<String> folders) {
        for (String folder : folders) {
            for (String line : output.lines().toList()) {
                String[] words = line.split(" ", -1);
                if (words.length == 3
                        && words[0].equals(folder)
                        && words[1].matches("[0-9]{1,9}")
                        && words[2].matches("[0-9]{1,15}")) {
                    long blocks = Long.parseLong(words[2]);
                    long block = Long.parseLong(words[1]);
                    return block == 0 || blocks > Long.MAX_VALUE / block ? 0 : block * blocks;
                }
            }
        }
        return 0;
    }

    private List<EffectiveValue> values() {
        var values = new ArrayList<EffectiveValue>();
        OptionalLong use = use();
        if (use.isPresent()) {
            long file = file(use.getAsLong());
            // two files must fit
            long most = use.getAsLong() == 0 ? 0 : Math.max(use.getAsLong(), 2 * file);
            values.add(value("MaxUse", most));
            values.add(value("MaxFileSize", file));
        }
        OptionalLong written = settings.size(prefix + "KeepFree");
        if (written.isPresent()) {
            values.add(value("KeepFree", aligned(written.getAsLong())));
        } else if (fileSystem > 0) {
            values.add(value("KeepFree", share(fileSystem / 20 * 3)));
        }
        return values;
    }

    private OptionalLong use() {
        OptionalLong written = settings.size(prefix + "MaxUse");
        if (written.isPresent()) {
            long bytes = aligned(written.getAsLong());
            return OptionalLong.of(bytes == 0 ? 0 : Math.max(bytes, 2 * LEAST_FILE));
        }
        return fileSystem > 0 ? OptionalLong.of(share(fileSystem / 10)) : OptionalLong.empty();
    }

    private long file(long use) {
        OptionalLong written = settings.size(prefix + "MaxFileSize");
        long bytes =
                written.isPresent()
                        ? aligned(written.getAsLong())
                        : Math.min(aligned(use / 8), LARGEST_FILE);
        return Math.max(bytes, LEAST_FILE);
    }

    private static long share(long bytes) {
        return Math.min(Math.max(aligned(bytes), MEBIBYTE), LARGEST_SHARE);
    }

    private static long aligned(long bytes) {
        return bytes > Long.MAX_VALUE - PAGE ? bytes : (bytes + PAGE - 1) / PAGE * PAGE;
    }

    private EffectiveValue value(String name, long bytes) {
        EffectiveValue written = settings.value(prefix + name);
        boolean computed = ByteSize.parse(written.value()).isEmpty();
        return new EffectiveValue(
                prefix + name,
                shown(bytes),
                computed ? ORIGIN : written.origin(),
                written.overrode());
    }

    /** {@code 4G}, or bytes where no unit fits. */
    private static String shown(long bytes) {
        String units = "KMGT";
        int unit = -1;
        long rest = bytes;
        while (rest > 0 && rest % 1024 == 0 && unit + 1 < units.length()) {
            rest /= 1024;
            unit++;
        }
        return unit < 0 ? Long.toString(bytes) : rest + units.substring(unit, unit + 1);
    }
}
