package org.logreeve.text;

import java.util.List;
import java.util.stream.Collectors;

/** Our own input cannot be used; carries everything wrong with it at once. Exit code 2. */
public final class InputException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<InputProblem> problems;

    public InputException(List<InputProblem> problems) {
        super(problems.stream().map(InputProblem::toString).collect(Collectors.joining("\n")));
        this.problems = List.copyOf(problems);
    }

    public InputException(String path, int line, int column, String message, String hint) {
        this(List.of(new InputProblem(path, line, column, message, hint)));
    }

    public List<InputProblem> problems() {
        return problems;
    }
}
