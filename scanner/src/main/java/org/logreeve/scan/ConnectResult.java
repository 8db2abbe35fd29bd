package org.logreeve.scan;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.logreeve.connect.Steps;
import org.logreeve.journal.HostRecord;
import org.logreeve.json.Json;

/**
 * What came of testing the connection to one host; may hold host text.
 *
 * @param host inventory name
 * @param jumps jump hosts on the way, the nearest first
 * @param outcome how far we got
 * @param steps everything that worked, in order
 * @param trouble what went wrong; null when the host can be read with the rights that are wanted
 * @param closed files and folders that the account may not read
 * @param unknown rules that stay unknown because something cannot be read
 */
public record ConnectResult(
        String host,
        List<String> jumps,
        Outcome outcome,
        List<Steps.Step> steps,
        HostRecord.@Nullable Trouble trouble,
        List<String> closed,
        List<String> unknown) {
    public ConnectResult {
        jumps = List.copyOf(jumps);
        steps = List.copyOf(steps);
        closed = List.copyOf(closed);
        unknown = List.copyOf(unknown);
    }

    /** How far we got. */
    public enum Outcome {
        /** It can be read with the rights that the inventory asks for. */
        READABLE,
        /** It can be read, but not with the rights that the inventory asks for. */
        FEWER_RIGHTS,
        /** It cannot be read. */
        FAILED,
        /** It may not be contacted now, or asked to be left alone. */
        POSTPONED;

        /** Lower case, hyphens. */
        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    public boolean isReadable() {
        return outcome == Outcome.READABLE;
    }

    /** All results as JSON, for programs. */
    public static String json(List<ConnectResult> results) {
        return new String(
                Json.writePretty(
                        Map.of("hosts", results.stream().map(ConnectResult::map).toList())),
                StandardCharsets.UTF_8);
    }

    private Map<String, Object> map() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("host", host);
        json.put("jumps", jumps);
        json.put("outcome", outcome.word());
        json.put("steps", steps);
        if (trouble != null) {
            json.put("trouble", trouble);
        }
        json.put("closed", closed);
        json.put("unknownRules", unknown);
        return json;
    }
}
