package org.logreeve.parse.logrotate;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.logreeve.text.Origin;

/**
 * Reads one file the way logrotate 3.21 does: character by character, with the same states, since
 * what an error takes with it depends on them.
 */
final class FileReading {
    private enum State {
        DEFAULT,
        SKIP_LINE,
        AFTER_BRACE,
        SCRIPT,
        SCRIPT_LINE,
        /** An error in a stanza: one more character is lost, then all up to a closing brace. */
        ERROR,
        LOST,
        LOST_LINE,
        LOST_SCRIPT,
        LOST_SCRIPT_LINE
    }

    private static final Set<String> SCRIPTS =
            Set.of("prerotate", "postrotate", "firstaction", "lastaction", "preremove");

    private final LogrotateReading reading;
    private final ConfigText text;
    private final String folder;
    private final Scope globals;
    private State state = State.DEFAULT;
    private @Nullable OpenStanza stanza;
    private @Nullable Origin script;
    private boolean failed;
    private boolean aborted;

    /**
     * @param folder where relative includes are looked for
     * @param globals settings that this file may change for those after it
     */
    FileReading(LogrotateReading reading, ConfigText text, String folder, Scope globals) {
        this.reading = reading;
        this.text = text;
        this.folder = folder;
        this.globals = globals;
    }

    /** False when logrotate finds an error that takes back the file's global settings. */
    boolean read() {
        for (; !aborted && !text.isAtEnd(); text.advance()) {
            step();
        }
        if (!aborted && script != null) {
            abort(script, "script without endscript");
        }
        if (!aborted && stanza != null) {
            reading.note(stanza.origin(), "not closed; carried out as far as it goes");
        }
        return !failed && !aborted;
    }

    private void step() {
        switch (state) {
            case DEFAULT -> readDefault();
            case SKIP_LINE -> endOfLine(State.DEFAULT);
            case SCRIPT_LINE -> endOfLine(State.SCRIPT);
            case LOST_LINE -> endOfLine(State.LOST);
            case LOST_SCRIPT_LINE -> endOfLine(State.LOST_SCRIPT);
            case AFTER_BRACE -> readAfterBrace();
            case SCRIPT -> readScript(State.SCRIPT, State.SCRIPT_LINE, State.DEFAULT);
            case LOST_SCRIPT -> readScript(State.LOST_SCRIPT, State.LOST_SCRIPT_LINE, State.LOST);
            case ERROR -> {
                failed = true;
                state = State.LOST;
            }
            case LOST -> readLost();
        }
    }

    private void readDefault() {
        char c = text.peek();
        if (ConfigText.isBlank(c) || c == '\n') {
            return;
        }
        if (c == '#') {
            state = State.SKIP_LINE;
        } else if (ConfigText.isLetter(c)) {
            readDirective();
        } else if (c == '/' || c == '"' || c == '\'' || c == '~') {
            openStanza();
        } else if (c == '}') {
            closeStanza();
        } else {
            raise(text.here(), "a line must begin with a directive or a file name");
        }
    }

    private void readDirective() {
        Origin at = text.here();
        String key = text.word();
        if (!ConfigText.isSpace(text.peek()) && text.peek() != '=') {
            raise(at, "'" + shown(key) + "' is not followed by white space");
        } else if (SCRIPTS.contains(key)) {
            scope().set(key, "script", at);
            script = at;
            state = State.SCRIPT;
        } else if (key.equals("tabooext") || key.equals("taboopat")) {
            readTaboo(key, at);
        } else if (key.equals("include")) {
            include(at);
        } else {
            var directive = new DirectiveReader(text, scope());
            switch (directive.read(key, at)) {
                case TAKEN -> {
                    if (!directive.trouble().isEmpty()) {
                        reading.note(at, directive.trouble());
                    }
                }
                case WRONG -> raise(at, directive.trouble());
                case FATAL -> abort(at, directive.trouble());
                case UNKNOWN -> {
                    reading.unknownDirective(at, shown(key));
                    state = text.peek() == '\n' ? state : State.SKIP_LINE;
                }
            }
        }
    }

    private void readTaboo(String key, Origin at) {
        if (stanza != null) {
            raise(at, key + " inside of a stanza");
            return;
        }
        String value = text.value();
        if (value != null) {
            reading.taboo(key, value, at);
        }
    }

    private void include(Origin at) {
        String value = text.value();
        if (value == null) {
            raise(at, "argument expected after include");
        } else if (!reading.include(value, folder, scope(), at)) {
            failed = true;
            if (stanza != null) {
                // logrotate puts back the settings and loses the list of the stanza's logs
                reading.unknown(at, "an error in a file that a stanza includes");
            }
        }
    }

    private void openStanza() {
        Origin at = text.here();
        if (stanza != null) {
            raise(at, "a log file name inside of a stanza: is a closing brace missing?");
            return;
        }
        stanza = reading.open(globals, at);
        String names = text.untilBrace();
        List<String> logs = names == null ? List.of() : LogNames.split(names);
        if (logs.isEmpty()) {
            abort(at, "log file names without an opening brace");
            return;
        }
        for (String log : logs) {
            failed |= !reading.claim(stanza, log, at);
        }
    }

    private void closeStanza() {
        if (stanza == null) {
            abort(text.here(), "a closing brace without a stanza");
            return;
        }
        String trouble = reading.oldDirectoryTrouble(stanza);
        if (!trouble.isEmpty()) {
            abort(text.here(), trouble);
            return;
        }
        stanza = null;
        state = State.AFTER_BRACE;
    }

    private void readAfterBrace() {
        char c = text.peek();
        if (c == '\n') {
            state = State.DEFAULT;
        } else if (!ConfigText.isBlank(c)) {
            reading.note(text.here(), "text behind a closing brace is ignored");
            state = State.SKIP_LINE;
        }
    }

    private void readScript(State on, State line, State done) {
        boolean end = text.word().equals("endscript");
        if (end) {
            script = null;
        }
        State rest = text.peek() == '\n' ? on : line;
        state = end ? done : rest;
    }

    /** Only a brace in the first column is seen here, or behind a word. */
    private void readLost() {
        if (text.peek() == '}') {
            state = State.DEFAULT;
            drop();
        } else if (SCRIPTS.contains(text.word())) {
            state = State.LOST_SCRIPT;
        } else if (text.peek() != '\n') {
            state = State.LOST_LINE;
        }
    }

    private void endOfLine(State next) {
        if (text.peek() == '\n') {
            state = next;
        }
    }

    private void raise(Origin at, String why) {
        if (stanza == null) {
            abort(at, why);
        } else {
            reading.note(at, why + "; the stanza is lost");
            state = State.ERROR;
        }
    }

    private void abort(Origin at, String why) {
        aborted = true;
        reading.note(at, why + "; the file is not read any further");
        drop();
    }

    private void drop() {
        if (stanza != null) {
            reading.dropLast();
            stanza = null;
        }
    }

    private Scope scope() {
        return stanza == null ? globals : stanza.scope();
    }

    private static String shown(String key) {
        return key.length() > 60 ? key.substring(0, 60) + "..." : key;
    }
}
