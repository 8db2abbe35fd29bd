package org.logreeve.parse.syslogng;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What a driver, a step or an option takes in its brackets; nothing else is taken. */
sealed interface OptionForm
        permits PlainForm, OptionForm.Words, OptionForm.Either, OptionForm.Form {

    /**
     * Words of a set, quoted or not.
     *
     * @param many whether there may be none or several
     * @param exact whether hyphens are no underscores
     */
    record Words(Set<String> words, boolean many, boolean exact) implements OptionForm {
        static Words oneOf(String... words) {
            return new Words(Set.of(words), false, false);
        }

        static Words exactly(String... words) {
            return new Words(Set.of(words), false, true);
        }

        static Words anyOf(String... words) {
            return new Words(Set.of(words), true, false);
        }
    }

    /** The first form where its shape fits, the other one where it does not. */
    record Either(PlainForm first, OptionForm second) implements OptionForm {}

    /**
     * Plain arguments in their order, then options in any order.
     *
     * @param required options that have to be there
     */
    record Form(List<OptionForm> plain, Map<String, OptionForm> options, Set<String> required)
            implements OptionForm {

        static Form of(int plain, Map<String, OptionForm> options) {
            return of(Collections.nCopies(plain, PlainForm.WORD), options);
        }

        static Form of(List<OptionForm> plain, Map<String, OptionForm> options) {
            return new Form(plain, options, Set.of());
        }
    }
}
