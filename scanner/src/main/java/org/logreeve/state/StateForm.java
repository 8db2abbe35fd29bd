package org.logreeve.state;

import java.io.IOException;
import java.util.Map;
import org.logreeve.json.Json;
import org.logreeve.text.InputException;

/** A host's state as the bytes of a file, 5 kB at most. */
final class StateForm {
    static final int MOST_BYTES = 5_000;

    private static final String ENDING = ".json";
    private static final String FOLDER = "hosts/";

    private StateForm() {}

    /** Where a host's file lies below the state. */
    static String path(String host) {
        return FOLDER + host + ENDING;
    }

    /** Samples go first where there is no room, then logs, then refs of the policy. */
    static byte[] write(HostState state) {
        HostState fitting = state;
        byte[] bytes = Json.write(fitting);
        for (int samples = LogSamples.MOST - 1; samples > 1 && tooLong(bytes); samples--) {
            fitting = state.thinned(samples);
            bytes = Json.write(fitting);
        }
        while (tooLong(bytes) && !fitting.logs().isEmpty()) {
            fitting = fitting.withoutLastLog();
            bytes = Json.write(fitting);
        }
        while (tooLong(bytes) && !fitting.refs().isEmpty()) {
            fitting = fitting.withoutOldestRef();
            bytes = Json.write(fitting);
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
            Object version = Json.read(bytes, Map.class).get("version");
            if (version instanceof Integer number && number > HostState.VERSION) {
                throw new InputException(
                        where,
                        0,
                        0,
                        "is a state of version %d, this logreeve knows %d"
                                .formatted(number, HostState.VERSION),
                        "scan with the newer logreeve that wrote it");
            }
            state = Json.read(bytes, HostState.class);
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
