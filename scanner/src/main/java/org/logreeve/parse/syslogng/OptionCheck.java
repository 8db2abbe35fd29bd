package org.logreeve.parse.syslogng;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.logreeve.parse.Problems;
import org.logreeve.parse.syslogng.OptionForm.Either;
import org.logreeve.parse.syslogng.OptionForm.Form;
import org.logreeve.parse.syslogng.OptionForm.Words;
import org.logreeve.snapshot.FileRead;
import org.logreeve.snapshot.HostFiles;
import org.logreeve.text.Origin;

/**
 * Whether the daemon takes what stands in brackets; one thing it does not takes the configuration
 * down. What is in no table is not taken here.
 */
final class OptionCheck {
    private final HostFiles files;
    private final TemplateCheck templates;
    private final Problems problems;

    OptionCheck(HostFiles files, TemplateCheck templates, Problems problems) {
        this.files = files;
        this.templates = templates;
        this.problems = problems;
    }

    TemplateCheck templates() {
        return templates;
    }

    void driver(Element.Driver driver) throws RefusedException {
        boolean isSource = driver.context() == Context.SOURCE;
        Form form = isSource ? SourceForms.of(driver.name()) : DestinationForms.of(driver.name());
        known(driver.context(), driver.name(), form, driver.arguments(), driver.origin());
    }

    void parser(String name, List<Argument> arguments, Origin at) throws RefusedException {
        known(Context.PARSER, name, StepForms.parser(name), arguments, at);
    }

    void rewrite(String name, List<Argument> arguments, Origin at) throws RefusedException {
        known(Context.REWRITE, name, StepForms.rewrite(name), arguments, at);
        if (name.equals("subst")) {
            pattern(arguments, at);
        }
    }

    private void known(
            Context context, String name, @Nullable Form form, List<Argument> given, Origin at)
            throws RefusedException {
        if (form == null) {
            problems.unknown(
                    at,
                    "what "
                            + context.word()
                            + " "
                            + Names.shown(name)
                            + "() takes is not known: unless a module brings it, and takes what is"
                            + " written, syslog-ng refuses the configuration");
        } else {
            form(name, form, given, at);
        }
    }

    /** A whole statement of options, or one option of it. */
    void options(String of, List<Argument.Option> options, Map<String, OptionForm> known)
            throws RefusedException {
        options(of, options, known, Vocabulary.of(of));
    }

    private void options(
            String of,
            List<Argument.Option> options,
            Map<String, OptionForm> known,
            Set<String> keywords)
            throws RefusedException {
        for (Argument.Option option : options) {
            OptionForm form = known.get(option.name());
            if (form == null) {
                throw new RefusedException(
                        option.origin(),
                        "no option " + Names.shown(option.name()) + "() of " + of + "() is known");
            }
            value(option, form, keywords);
        }
    }

    /** Plain arguments, then options. */
    void form(String of, Form form, List<Argument> given, Origin at) throws RefusedException {
        form(of, form, given, at, Vocabulary.of(of));
    }

    private void form(String of, Form form, List<Argument> given, Origin at, Set<String> keywords)
            throws RefusedException {
        int count = form.plain().size();
        if (given.size() < count) {
            throw new RefusedException(at, of + "() lacks an argument");
        }
        for (int i = 0; i < count; i++) {
            Argument argument = given.get(i);
            var alone = new Argument.Option(of, List.of(argument), argument.origin());
            value(alone, form.plain().get(i), keywords);
        }
        for (Argument argument : given.subList(count, given.size())) {
            if (argument instanceof Argument.Value value) {
                throw new RefusedException(
                        value.origin(), of + "(): " + Names.shown(value.shown()) + " is too much");
            }
        }
        List<Argument.Option> options = Argument.options(given.subList(count, given.size()));
        options(of, options, form.options(), keywords);
        for (String name : form.required()) {
            if (options.stream().noneMatch(option -> option.name().equals(name))) {
                throw new RefusedException(at, of + "() lacks " + name + "()");
            }
        }
    }

    private void value(Argument.Option option, OptionForm form, Set<String> keywords)
            throws RefusedException {
        switch (form) {
            case PlainForm plain -> plain(option, plain, keywords);
            case Words words -> words(option, words);
            case Either(PlainForm first, OptionForm second) ->
                    value(option, first.fits(option.arguments()) ? first : second, keywords);
            case Form nested ->
                    form(option.name(), nested, option.arguments(), option.origin(), keywords);
        }
    }

    private static void words(Argument.Option option, Words form) throws RefusedException {
        List<String> words =
                Argument.values(option.arguments()).stream()
                        .map(word -> form.exact() ? word : Names.normal(word))
                        .toList();
        boolean fits =
                words.size() == option.arguments().size()
                        && form.words().containsAll(words)
                        && (form.many() || words.size() == 1);
        // csv-parser() takes one way to escape, whatever else its flags say
        long escapes = words.stream().filter(word -> word.startsWith("escape-")).count();
        if (!fits || escapes > 1) {
            throw notTaken(option);
        }
    }

    private void plain(Argument.Option option, PlainForm form, Set<String> keywords)
            throws RefusedException {
        boolean hasKeyword = form != PlainForm.TRANSPORT && isKeyword(option, keywords);
        if (!form.fits(option.arguments()) || hasKeyword) {
            throw notTaken(option);
        }
        switch (form) {
            case FILE -> isThere(option);
            case TEMPLATE, CONTENT -> template(option.arguments());
            case VALUE_NAME -> Macros.mayBeSet(option.value(), option.origin());
            case PATTERNS -> {
                for (String pattern : Argument.values(option.arguments())) {
                    pattern(pattern, option.origin());
                }
            }
            default -> {}
        }
    }

    /** What is an option's name here is one without quotes, too. */
    private static boolean isKeyword(Argument.Option option, Set<String> keywords) {
        return option.arguments().stream()
                .anyMatch(
                        argument ->
                                argument instanceof Argument.Value value
                                        && !value.isQuoted()
                                        && keywords.contains(Names.normal(value.text())));
    }

    private void template(List<Argument> arguments) throws RefusedException {
        for (Argument argument : arguments) {
            switch (argument) {
                case Argument.Value value -> templates.check(value.text(), value.origin());
                case Argument.Option typed -> template(typed.arguments());
            }
        }
    }

    /** The first argument is compared as the options say; a regular expression has to be one. */
    void pattern(List<Argument> given, Origin at) {
        String type = Argument.option(given, "type").map(Argument.Option::value).orElse("pcre");
        if (type.equals("pcre")) {
            pattern(Argument.values(given).getFirst(), at);
        }
    }

    private void pattern(String pattern, Origin at) {
        String fault = new PatternCheck(pattern).fault();
        if (!fault.isEmpty()) {
            problems.unknown(
                    at,
                    "syslog-ng refuses the configuration unless PCRE takes '"
                            + Names.shown(pattern)
                            + "': "
                            + fault);
        }
    }

    private static RefusedException notTaken(Argument.Option option) {
        return new RefusedException(
                option.origin(),
                option.name()
                        + "("
                        + Names.shown(Argument.shownAll(option.arguments()))
                        + ") is not taken");
    }

    /** The daemon looks for certificates and keys while it reads. */
    private void isThere(Argument.Option option) throws RefusedException {
        String path = option.value();
        if (!path.startsWith("/")) {
            problems.unknown(
                    option.origin(),
                    "'" + Names.shown(path) + "' is relative to the daemon's working folder");
        } else if (files.stat(path) instanceof FileRead.Absent) {
            throw new RefusedException(
                    option.origin(), option.name() + "(): " + Names.shown(path) + " is not there");
        }
    }
}
