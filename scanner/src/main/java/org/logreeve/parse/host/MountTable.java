package org.logreeve.parse.host;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.logreeve.parse.host.HostConfig.Part;
import org.logreeve.snapshot.CommandRead;
import org.logreeve.snapshot.HostFiles;
import org.logreeve.text.Origin;

/** {@code /proc/self/mountinfo} by proc(5), and the room that {@code stat -f} shows. */
final class MountTable {
    /** The collector's name for the kernel's table. */
    static final String COMMAND = "mounts";

    /** The collector's name for sizes and free space. */
    static final String SPACE = "log-space";

    private static final List<String> FOLDERS =
            List.of("/var", "/var/log", "/var/log/audit", "/var/log/journal", "/run/log/journal");

    private final List<Mounted> mounts = new ArrayList<>();

    private MountTable() {}

    private record Mounted(
            String point, List<String> options, String fileSystem, String device, Origin at) {
        boolean holds(String path) {
            return point.equals("/") || path.equals(point) || path.startsWith(point + "/");
        }
    }

    private record Space(long bytes, long free) {}

    static List<MountedFolder> of(HostFiles host, MissingParts missing) {
        Map<String, Space> space = space(host, missing);
        var table = new MountTable();
        table.read(missing.output(host.command(COMMAND), Part.MOUNTS, "", List.of(0)), missing);
        var folders = new ArrayList<MountedFolder>();
        for (String folder : FOLDERS) {
            Space room = space.get(folder);
            if (room != null) {
                table.under(folder)
                        .ifPresent(mounted -> folders.add(folder(folder, mounted, room)));
            }
        }
        return folders;
    }

    private static MountedFolder folder(String path, Mounted mounted, Space room) {
        return new MountedFolder(
                path,
                mounted.point(),
                mounted.fileSystem(),
                mounted.device(),
                mounted.options(),
                room.bytes(),
                room.free(),
                mounted.at());
    }

    /** The deepest mount; of those at one place the last lies on top. */
    private Optional<Mounted> under(String folder) {
        Mounted found = null;
        for (Mounted each : mounts) {
            boolean isDeeper = found == null || each.point().length() >= found.point().length();
            if (each.holds(folder) && isDeeper) {
                found = each;
            }
        }
        return Optional.ofNullable(found);
    }

    private void read(String lines, MissingParts missing) {
        int number = 0;
        for (String line : MissingParts.lines(lines)) {
            var at = new Origin("command:" + COMMAND, ++number);
            List<String> words = Arrays.asList(line.split(" ", -1));
            int dash = words.size() < 7 ? -1 : 6 + words.subList(6, words.size()).indexOf("-");
            if (dash < 6 || words.size() < dash + 4) {
                missing.whole(Part.MOUNTS, at, "not a line of mountinfo");
                if (missing.isFull()) {
                    return;
                }
                continue;
            }
            var options = new LinkedHashSet<String>(List.of(words.get(5).split(",", -1)));
            options.addAll(List.of(words.get(dash + 3).split(",", -1)));
            mounts.add(
                    new Mounted(
                            unescaped(words.get(4)),
                            List.copyOf(options),
                            words.get(dash + 1),
                            unescaped(words.get(dash + 2)),
                            at));
        }
    }

    /** The kernel writes blanks and backslashes as three octal digits. */
    private static String unescaped(String word) {
        var text = new StringBuilder();
        for (int i = 0; i < word.length(); i++) {
            boolean escaped =
                    word.charAt(i) == '\\'
                            && i + 3 < word.length()
                            && word.substring(i + 1, i + 4).matches("[0-3][0-7]{2}");
            text.append(
                    escaped
                            ? (char) Integer.parseInt(word.substring(i + 1, i + 4), 8)
                            : word.charAt(i));
            i += escaped ? 3 : 0;
        }
        return text.toString();
    }

    /** A folder without a line is not there. */
    private static Map<String, Space> space(HostFiles host, MissingParts missing) {
        CommandRead read = host.command(SPACE);
        String lines = missing.output(read, Part.MOUNTS, "", List.of(0, 1));
        Map<String, Space> space = new HashMap<>();
        for (String line : MissingParts.lines(lines)) {
            String[] words = line.split(" ", 4);
            if (words.length == 4
                    && List.of(words).subList(0, 3).stream().allMatch(MountTable::isNumber)) {
                space.put(
                        words[3],
                        new Space(product(words[0], words[1]), product(words[0], words[2])));
            } else {
                missing.whole(Part.MOUNTS, MissingParts.origin(SPACE), "not what stat -f prints");
                return space;
            }
        }
        if (read instanceof CommandRead.Output output) {
            MissingParts.lines(output.stderr()).stream()
                    .filter(said -> !said.endsWith(": No such file or directory"))
                    .findFirst()
                    .ifPresent(
                            said -> missing.whole(Part.MOUNTS, MissingParts.origin(SPACE), said));
        }
        return space;
    }

    private static boolean isNumber(String word) {
        return word.matches("[0-9]{1,18}");
    }

    /** -1 beyond what a number holds. */
    private static long product(String size, String count) {
        try {
            return Math.multiplyExact(Long.parseLong(size), Long.parseLong(count));
        } catch (ArithmeticException e) {
            return -1;
        }
    }
}
