package org.logreeve.parse.audit;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.logreeve.snapshot.FileRead;
import org.logreeve.text.Origin;

/**
 * The form that auditd.conf(5), auditd-plugins(5) and audisp-remote.conf(5) share: {@code name =
 * value}, all three words between spaces, and nothing but spaces.
 */
final class KeyValueFile {
    /** auditd and its plugins skip what does not end within 159 bytes, line feed included. */
    static final int AUDITD_LONGEST = 158;

    /** audisp-remote reads pieces of 127 bytes. */
    static final int REMOTE_LONGEST = 126;

    private final String path;
    private final int longest;
    private final List<Origin> skipped = new ArrayList<>();

    /**
     * One line with a value.
     *
     * @param name in lower case
     * @param option a third word; empty when there is none
     * @param fault why the daemon stops reading here; empty when it goes on
     */
    record Entry(String name, String value, String option, String fault, Origin origin) {}

    /**
     * @param longest bytes of a line, beyond which it is skipped
     */
    KeyValueFile(String path, int longest) {
        this.path = path;
        this.longest = longest;
    }

    /** Lines that are skipped: too long, or at the end of the file without a line feed. */
    List<Origin> skipped() {
        return skipped;
    }

    List<Entry> entries(String text) {
        var entries = new ArrayList<Entry>();
        int number = 0;
        int from = 0;
        while (from < text.length()) {
            var at = new Origin(path, ++number);
            int feed = text.indexOf('\n', from);
            int end = feed < 0 ? text.length() : feed;
            boolean open = feed < 0 && longest == AUDITD_LONGEST;
            if (open || end - from > longest || bytes(text, from, end) > longest) {
                skipped.add(at);
            } else {
                String line = text.substring(from, end);
                int nul = line.indexOf('\0');
                String read = nul < 0 ? line : line.substring(0, nul);
                Entry entry = entry(words(read), at);
                if (entry != null) {
                    entries.add(entry);
                }
            }
            from = end + 1;
        }
        return entries;
    }

    private static int bytes(String text, int from, int end) {
        return text.substring(from, end).getBytes(StandardCharsets.UTF_8).length;
    }

    private static @Nullable Entry entry(List<String> words, Origin at) {
        if (words.isEmpty() || words.getFirst().startsWith("#")) {
            return null;
        }
        String name = words.getFirst().toLowerCase(Locale.ROOT);
        if (words.size() < 2) {
            return new Entry(name, "", "", "a name without a value", at);
        }
        if (!words.get(1).equals("=")) {
            return new Entry(name, "", "", "no equal sign between spaces", at);
        }
        if (words.size() < 3) {
            return new Entry(name, "", "", "a name without a value", at);
        }
        return new Entry(name, words.get(2), words.size() > 3 ? words.get(3) : "", "", at);
    }

    private static List<String> words(String line) {
        var words = new ArrayList<String>();
        for (String word : line.split(" ", -1)) {
            if (!word.isEmpty()) {
                words.add(word);
            }
        }
        return words;
    }

    /** Why the daemon does not read such a file at all; empty when it does. */
    static String refusal(FileRead.Content file) {
        if ((file.meta().mode() & 0002) != 0) {
            return "not read: anybody may write to it";
        }
        return file.meta().owner().equals("root") ? "" : "not read: root does not own it";
    }
}
