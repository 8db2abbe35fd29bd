package org.logreeve.collect;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.logreeve.text.HostException;

/** What the collector measured before it read anything else, and whether that was too much. */
final class LoadFigures {
    private static final String UNKNOWN = "-";
    private static final int WORDS = 7;

    private final List<String> words;

    private LoadFigures(List<String> words) {
        this.words = words;
    }

    /**
     * @param words a frame: its kind, whether the host is busy, load1, CPUs, percentage of memory
     *     available, and stalled time for memory and for input and output; shares and load in
     *     hundredths
     * @throws HostException when the host is busy, or the frame is none
     */
    static void check(List<String> words) throws HostException {
        if (words.size() != WORDS
                || !words.stream().skip(1).allMatch(word -> word.matches("-|[0-9]{1,12}"))) {
            throw FrameReader.broken("figures of its load that are none");
        }
        if (!words.get(1).equals("0")) {
            throw new HostException(
                    LoadLimits.BUSY,
                    "collect",
                    "the host is busy, nothing was read: " + new LoadFigures(words).text(),
                    "it was tried again at the end of the run: scan it at a quieter time with"
                            + " --retry-failed, or see loadGuard in the inventory");
        }
    }

    private String text() {
        var known = new ArrayList<String>();
        hundredths(2).ifPresent(load -> known.add("load1 %s on %s CPUs".formatted(load, cpus())));
        number(4).ifPresent(share -> known.add(share + "% of memory available"));
        hundredths(5).ifPresent(share -> known.add(share + "% of the time stalled for memory"));
        hundredths(6)
                .ifPresent(share -> known.add(share + "% of the time stalled for input or output"));
        return known.isEmpty() ? "no figures" : String.join(", ", known);
    }

    private String cpus() {
        return number(3).filter(cpus -> !cpus.equals("0")).orElse("unknown");
    }

    private Optional<String> number(int index) {
        return Optional.of(words.get(index)).filter(word -> !word.equals(UNKNOWN));
    }

    private Optional<String> hundredths(int index) {
        return number(index)
                .map(Long::parseLong)
                .map(number -> "%d.%02d".formatted(number / 100, number % 100));
    }
}
