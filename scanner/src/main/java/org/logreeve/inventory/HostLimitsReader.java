package org.logreeve.inventory;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.logreeve.text.Nearest;
import org.logreeve.yaml.YamlMapping;

/** Reads {@code limits:} of the inventory and {@code labels:} of a host. */
final class HostLimitsReader {
    private static final int MOST = 512;
    private static final Duration LONGEST_JITTER = Duration.ofMinutes(1);
    private static final String LABEL = "[A-Za-z0-9]([A-Za-z0-9._/-]{0,62}[A-Za-z0-9])?";

    private HostLimitsReader() {}

    /**
     * @param labels those that hosts carry; a limit for another one would never hold
     */
    static HostLimits read(YamlMapping limits, Set<String> labels) {
        HostLimits standard = HostLimits.STANDARD;
        int hosts = limits.integer("hosts", 1, MOST).map(Long::intValue).orElse(standard.hosts());
        int perBastion =
                limits.integer("perBastion", 1, MOST)
                        .map(Long::intValue)
                        .orElse(standard.perBastion());
        Map<String, Integer> perLabel = perLabel(limits.mapping("perLabel"), labels);
        Duration jitter = jitter(limits).orElse(standard.startJitter());
        limits.close();
        return new HostLimits(hosts, perBastion, perLabel, jitter);
    }

    static Set<String> labels(YamlMapping host) {
        var labels = new TreeSet<String>();
        for (String label : host.texts("labels")) {
            if (!label.matches(LABEL)) {
                host.problem(
                        "labels",
                        "'" + label + "' is not a label",
                        "letters and digits, and '.', '_', '/', '-' between them, at most 64");
            } else if (!labels.add(label)) {
                host.problem("labels", "the label '" + label + "' stands twice", "");
            }
        }
        return labels;
    }

    private static Map<String, Integer> perLabel(YamlMapping yaml, Set<String> labels) {
        var perLabel = new LinkedHashMap<String, Integer>();
        for (String label : yaml.keys()) {
            if (!labels.contains(label)) {
                yaml.problem(
                        label,
                        "no host carries the label '" + label + "'",
                        Nearest.hint(label, labels));
            }
            yaml.integer(label, 1, MOST)
                    .ifPresent(most -> perLabel.put(label, Math.toIntExact(most)));
        }
        return perLabel;
    }

    private static Optional<Duration> jitter(YamlMapping yaml) {
        Optional<String> text = yaml.text("startJitter");
        Optional<Duration> jitter =
                text.map(ConnectionReader::duration)
                        .filter(time -> time.compareTo(LONGEST_JITTER) <= 0);
        if (text.isPresent() && jitter.isEmpty()) {
            yaml.problem(
                    "startJitter",
                    "'startJitter' wants a time such as 200ms or 0s, at most 1m, not '"
                            + text.get()
                            + "'",
                    "");
        }
        return jitter;
    }
}
