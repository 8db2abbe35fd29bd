package org.logreeve.evaluate.worker;

import java.util.List;
import java.util.stream.Collectors;

/**
 * One constraint of a pattern, read from its tokens and written anew for the engine: nothing of the
 * author's text goes through that was not understood here.
 */
sealed interface Constraint {
    /** The form given to the engine. */
    String expression();

    /** Comparisons that hold whenever this does. */
    default List<Comparison> certain() {
        return List.of();
    }

    /** {@code $name : component} */
    record Binding(String variable, String component, Class<?> type) implements Constraint {
        @Override
        public String expression() {
            return variable + " : " + component;
        }
    }

    /**
     * {@code component operator operand}
     *
     * @param engine the operator as the engine knows it
     * @param written the operand as the engine takes it
     */
    record Comparison(
            String component, String operator, String engine, Token operand, String written)
            implements Constraint {
        @Override
        public String expression() {
            return component + " " + engine + " " + written;
        }

        @Override
        public List<Comparison> certain() {
            return List.of(this);
        }

        /** As authors write it. */
        String shown() {
            return component + " " + operator + " " + written;
        }

        boolean isEqualTo(String text) {
            return operator.equals("==")
                    && operand.kind() == Token.Kind.STRING
                    && operand.text().equals(text);
        }
    }

    /** {@code component in ("a", "b")}, or {@code not in} */
    record In(String component, boolean not, List<String> written) implements Constraint {
        public In {
            written = List.copyOf(written);
        }

        @Override
        public String expression() {
            return component + (not ? " not in (" : " in (") + String.join(", ", written) + ")";
        }
    }

    /** All of these. */
    record And(List<Constraint> parts) implements Constraint {
        public And {
            parts = List.copyOf(parts);
        }

        @Override
        public String expression() {
            return joined(parts, " && ");
        }

        @Override
        public List<Comparison> certain() {
            return parts.stream().flatMap(part -> part.certain().stream()).toList();
        }
    }

    /** One of these at least. */
    record Or(List<Constraint> parts) implements Constraint {
        public Or {
            parts = List.copyOf(parts);
        }

        @Override
        public String expression() {
            return joined(parts, " || ");
        }
    }

    private static String joined(List<Constraint> parts, String by) {
        return parts.stream().map(Constraint::expression).collect(Collectors.joining(by, "(", ")"));
    }
}
