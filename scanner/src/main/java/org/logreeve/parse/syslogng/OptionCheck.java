package org.logreeve.parse.syslogng;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.logreeve.parse.Problems;
import org.logreeve.snapshot.FileRead;
import org.logreeve.snapshot.HostFiles;

/** Whether the daemon takes a driver's arguments; one it does not takes the configuration down. */
final class OptionCheck {
    private static final Map<String, Set<String>> PARSERS =
            Map.of(
                    "csv-parser",
                    Set.of(
                            "columns",
                            "delimiters",
                            "flags",
                            "quotes",
                            "quote-pairs",
                            "null",
                            "prefix",
                            "dialect",
                            "template",
                            "quote"),
                    "kv-parser",
                    Set.of(
                            "prefix",
                            "value-separator",
                            "pair-separator",
                            "extract-stray-words-into",
                            "template"),
                    "json-parser",
                    Set.of("prefix", "marker", "extract-prefix", "key-delimiter", "template"),
                    "db-parser",
                    Set.of(
                            "file",
                            "template",
                            "drop-unmatched",
                            "inject-mode",
                            "prefix",
                            "program-template",
                            "message-template"));

    private static final Set<String> MACROS =
            Set.of(
                    "FACILITY",
                    "FACILITY_NUM",
                    "SEVERITY",
                    "SEVERITY_NUM",
                    "LEVEL",
                    "LEVEL_NUM",
                    "PRI",
                    "TAG",
                    "TAGS",
                    "DATE",
                    "FULLDATE",
                    "ISODATE",
                    "STAMP",
                    "UNIXTIME",
                    "YEAR",
                    "MONTH",
                    "DAY",
                    "HOUR",
                    "MIN",
                    "SEC",
                    "SEQNUM",
                    "SDATA",
                    "SOURCEIP",
                    "LOGHOST",
                    "RCPTID",
                    "UNIQID");

    private final HostFiles files;
    private final Problems problems;

    OptionCheck(HostFiles files, Problems problems) {
        this.files = files;
        this.problems = problems;
    }

    void driver(Element.Driver driver) throws RefusedException {
        Drivers.Form form = Drivers.form(driver.context(), driver.name());
        if (form == null) {
            return;
        }
        List<Argument> arguments = driver.arguments();
        for (int i = 0; i < arguments.size(); i++) {
            boolean isPlain = arguments.get(i) instanceof Argument.Value;
            if (isPlain != i < form.arguments()) {
                throw new RefusedException(
                        arguments.get(i).origin(),
                        driver.name() + "(): " + Names.shown(arguments.get(i).shown()));
            }
        }
        if (arguments.size() < form.arguments()) {
            throw new RefusedException(driver.origin(), driver.name() + "() lacks an argument");
        }
        List<Argument> first = arguments.subList(0, form.arguments());
        boolean isTemplate =
                driver.context() == Context.DESTINATION
                        && (driver.name().equals("file") || driver.name().equals("pipe"));
        OptionForm target = isTemplate ? OptionForm.WORD_OR_NUMBER : OptionForm.WORD;
        if (!first.isEmpty() && !target.fits(first)) {
            throw new RefusedException(
                    driver.origin(), driver.name() + "(): " + Argument.shownAll(first));
        }
        options(driver.name(), Argument.options(arguments), form.options());
    }

    void options(String of, List<Argument.Option> options, Map<String, OptionForm> known)
            throws RefusedException {
        for (Argument.Option option : options) {
            OptionForm form = known.get(option.name());
            if (form == null) {
                throw new RefusedException(
                        option.origin(),
                        "no option " + Names.shown(option.name()) + "() of " + of + "() is known");
            }
            if (!form.fits(option.arguments())) {
                throw new RefusedException(
                        option.origin(), option.name() + "(" + shown(option) + ") is not taken");
            }
            switch (form) {
                case TLS -> nested(option, OptionTables.TLS_OPTIONS);
                case DISK_BUFFER -> nested(option, OptionTables.DISK);
                case FAILOVER -> nested(option, OptionTables.FAILOVERS);
                case FILE -> isThere(option);
                default -> {}
            }
        }
    }

    private static String shown(Argument.Option option) {
        return Names.shown(Argument.shownAll(option.arguments()));
    }

    private void nested(Argument.Option option, Map<String, OptionForm> known)
            throws RefusedException {
        for (Argument argument : option.arguments()) {
            if (argument instanceof Argument.Value value) {
                throw new RefusedException(
                        value.origin(), option.name() + "(): " + Names.shown(value.text()));
            }
        }
        options(option.name(), Argument.options(option.arguments()), known);
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

    /** Options of the parsers that are known best; those of others are not looked at. */
    void parser(Token name, List<Argument> arguments) throws RefusedException {
        Set<String> known = PARSERS.get(Names.normal(name.text()));
        for (Argument.Option option : Argument.options(arguments)) {
            if (known != null && !known.contains(option.name())) {
                throw new RefusedException(
                        option.origin(),
                        "no option "
                                + Names.shown(option.name())
                                + "() of "
                                + Names.shown(name.text())
                                + "() is known");
            }
        }
    }

    /** What is worked out from a message cannot be set. */
    void rewrite(Token name, List<Argument> arguments) throws RefusedException {
        String value = Argument.option(arguments, "value").map(Argument.Option::value).orElse("");
        if (MACROS.contains(value.startsWith("$") ? value.substring(1) : value)) {
            throw new RefusedException(
                    name.origin(), Names.shown(value) + " cannot be changed in a rewrite");
        }
    }
}
