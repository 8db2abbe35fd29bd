package org.logreeve.state;

import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.logreeve.json.Json;
import org.logreeve.text.InputException;

/** A host's state as the bytes of a file, 5 kB at most. */
final class StateForm {
    static final int MOST_BYTES = 5_000;

    /** So many that readings of logs have room beside them. */
    static final int MOST_REFS = 8;

    private static final int TIME_LENGTH = 20;
    private static final String ENDING = ".json";
    private static final String FOLDER = "hosts/";

    private StateForm() {}

    /** Where a host's file lies below the state. */
    static String path(String host) {
        return FOLDER + host + ENDING;
    }

    /**
     * All but the newest refs of the policy go, and where there is no room samples, then logs, then
     * refs.
     *
     * @throws InputException when not even the names have room
     */
    static byte[] write(HostState state) {
        HostState fitting = state;
        while (fitting.refs().size() > MOST_REFS) {
            fitting = fitting.withoutOldestRef();
        }
        byte[] bytes = Json.write(fitting);
        for (int samples = LogSamples.MOST - 1; samples > 1 && tooLong(bytes); samples--) {
            fitting = state.thinned(samples);
            bytes = Json.write(fitting);
        }
        while (tooLong(bytes) && !fitting.logs().isEmpty()) {
            fitting = fitting.withoutOldestLog();
            bytes = Json.write(fitting);
        }
        while (tooLong(bytes) && !fitting.refs().isEmpty()) {
            fitting = fitting.withoutOldestRef();
            bytes = Json.write(fitting);
        }
        if (tooLong(bytes)) {
            throw new InputException(
                    path(state.host()),
                    0,
                    0,
                    "needs %d bytes for its names alone, at most %d may be there"
                            .formatted(bytes.length, MOST_BYTES),
                    "shorten the name of the inventory, or the path of the redaction key");
        }
        return bytes;
    }

    private static boolean tooLong(byte[] bytes) {
        return bytes.length > MOST_BYTES;
    }

    /**
     * @param where for messages
     * @param path below the state
     * @throws InputException when it is damaged, newer, of another inventory, or in a wrong place
     */
    static HostState read(byte[] bytes, String where, String path, String inventory) {
        if (bytes.length > MOST_BYTES) {
            throw damaged(where, "it has more than " + MOST_BYTES + " bytes");
        }
        HostState state;
        try {
            Map<?, ?> written = Json.read(bytes, Map.class);
            Object version = written.get("version");
            if (version instanceof Integer number && number > HostState.VERSION) {
                throw new InputException(
                        where,
                        0,
                        0,
                        "is a state of version %d, this logreeve knows %d"
                                .formatted(number, HostState.VERSION),
                        "scan with the newer logreeve that wrote it");
            }
            checkNulls(written);
            state = Json.read(bytes, HostState.class);
            checkTimes(state);
            if (!state.merge(state).equals(state)) {
                throw new IOException("samples of a log are not in the order of their times");
            }
        } catch (IOException | RuntimeException e) {
            if (e instanceof InputException newer) {
                throw newer;
            }
            throw damaged(where, String.valueOf(e.getMessage()).lines().findFirst().orElse(""));
        }
        if (!path(state.host()).equals(path)) {
            throw damaged(where, "it is of the host '" + state.host() + "'");
        }
        if (!state.inventory().equals(inventory)) {
            throw new InputException(
                    where,
                    0,
                    0,
                    "is of the inventory '%s', not '%s'".formatted(state.inventory(), inventory),
                    "give each inventory a state of its own");
        }
        return state;
    }

    /** Only the last good scan may be one that there never was. */
    private static void checkNulls(Map<?, ?> state) throws IOException {
        for (Map.Entry<?, ?> each : state.entrySet()) {
            if (!"lastGood".equals(each.getKey()) || each.getValue() != null) {
                checkNoNull(String.valueOf(each.getKey()), each.getValue());
            }
        }
    }

    private static void checkNoNull(String name, @Nullable Object value) throws IOException {
        switch (value) {
            case null -> throw new IOException("'" + name + "' is null");
            case Map<?, ?> map -> {
                for (Map.Entry<?, ?> each : map.entrySet()) {
                    checkNoNull(name + "." + each.getKey(), each.getValue());
                }
            }
            case List<?> list -> {
                for (Object each : list) {
                    checkNoNull(name, each);
                }
            }
            case Object ignored -> {
                // a text, a number, a truth
            }
        }
    }

    private static void checkTimes(HostState state) throws IOException {
        checkTime("firstSeen", state.firstSeen());
        checkTime("listed", state.listed().at());
        HostState.Good good = state.lastGood();
        if (good != null) {
            checkTime("lastGood", good.at());
        }
        for (HostState.RefAt each : state.refs().values()) {
            checkTime("refs", each.at());
        }
    }

    /** In the one form that sorts as it is written. */
    private static void checkTime(String name, String text) throws IOException {
        boolean right;
        try {
            Instant time = Instant.parse(text).truncatedTo(ChronoUnit.SECONDS);
            right = text.length() == TIME_LENGTH && time.toString().equals(text);
        } catch (DateTimeException e) {
            right = false;
        }
        if (!right) {
            throw new IOException(
                    "'%s' has '%s', which is no time such as 2026-12-31T23:59:59Z"
                            .formatted(name, text));
        }
    }

    static InputException damaged(String where, String what) {
        return new InputException(
                where,
                0,
                0,
                "is no state, or a damaged one: " + what,
                "put back an earlier one from Git or a backup, or begin anew elsewhere");
    }

    /** Whether a file may lie there. */
    static boolean isHost(String path) {
        return path.startsWith(FOLDER)
                && path.endsWith(ENDING)
                && path.indexOf('/', FOLDER.length()) < 0;
    }
}
