package org.logreeve.parse.systemd;

import java.util.List;
import org.logreeve.snapshot.FileRead;
import org.logreeve.snapshot.HostFiles;

/**
 * Who built the systemd of a host (os-release(5)); defaults that are set when it is built differ.
 *
 * @param id for example {@code debian}; empty when it is not known
 * @param version for example {@code 12}
 * @param like the distributions it is made from
 */
public record Distribution(String id, String version, List<String> like) {
    /** The second one counts when the first is not there. */
    public static final List<String> FILES = List.of("/etc/os-release", "/usr/lib/os-release");

    public Distribution {
        like = List.copyOf(like);
    }

    public static Distribution of(HostFiles files) {
        List<FileRead> all = FILES.stream().map(files::read).toList();
        return all.stream()
                .filter(FileRead.Content.class::isInstance)
                .map(FileRead.Content.class::cast)
                .findFirst()
                .map(file -> parse(file.text()))
                .orElse(new Distribution("", "", List.of()));
    }

    private static Distribution parse(String text) {
        String id = "";
        String version = "";
        List<String> like = List.of();
        for (String line : text.lines().toList()) {
            int equals = line.indexOf('=');
            if (equals > 0) {
                String value = unquoted(line.substring(equals + 1).strip());
                switch (line.substring(0, equals)) {
                    case "ID" -> id = value;
                    case "VERSION_ID" -> version = value;
                    case "ID_LIKE" -> like = List.of(value.split(" +", -1));
                    default -> {}
                }
            }
        }
        return new Distribution(id, version, like);
    }

    /** Debian or one made from it. */
    public boolean isDebian() {
        return id.equals("debian") || like.contains("debian") || like.contains("ubuntu");
    }

    public boolean isKnown() {
        return !id.isEmpty();
    }

    private static String unquoted(String value) {
        boolean quoted =
                value.length() > 1
                        && (value.startsWith("\"") || value.startsWith("'"))
                        && value.endsWith(value.substring(0, 1));
        return quoted ? value.substring(1, value.length() - 1) : value;
    }
}
