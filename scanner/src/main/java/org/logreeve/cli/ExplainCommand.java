package org.logreeve.cli;

import java.nio.file.Files;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.logreeve.finding.RuleResult;
import org.logreeve.journal.HostRecord;
import org.logreeve.journal.Journal;
import org.logreeve.journal.RunFolder;
import org.logreeve.journal.RunHeader;
import org.logreeve.journal.SubjectRecord;
import org.logreeve.report.ExplainText;
import org.logreeve.text.InputException;
import org.logreeve.text.Nearest;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code logreeve explain}. */
@Command(
        name = "explain",
        mixinStandardHelpOptions = true,
        description = {
            "Print the chain from a verdict of the last run to the line it rests on: verdict, fact,",
            "value, file and line, and what that line overrode."
        })
final class ExplainCommand implements Callable<Integer> {
    private final Console console;

    @Mixin OutputOptions output;

    @Parameters(
            index = "0",
            paramLabel = "HOST",
            description = "A host of that run; service:NAME, person:NAME or estate.")
    String host;

    @Parameters(
            index = "1",
            paramLabel = "RULE",
            description = "A rule's id, for example forwarding/remote-destination.")
    String rule;

    ExplainCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws Exception {
        if (!Files.exists(output.folder.resolve("CURRENT"))) {
            throw new InputException(
                    output.folder.toString(),
                    0,
                    0,
                    "holds no run",
                    "run logreeve scan first, or name --output");
        }
        Journal journal = Journal.read(RunFolder.currentJournal(output.folder));
        Optional<SubjectRecord> subject =
                journal.subjects().stream().filter(each -> each.words().equals(host)).findFirst();
        if (subject.isPresent()) {
            console.print(ExplainText.of(journal, result(subject.get().results())));
            return 0;
        }
        HostRecord record = host(journal);
        if (record.error() != null && record.standIn() == null) {
            console.line(
                    "%s was not assessed: %s %s"
                            .formatted(host, record.error().code(), record.error().cause()));
            return 0;
        }
        console.print(ExplainText.of(journal, record, result(record.results())));
        return 0;
    }

    private HostRecord host(Journal journal) {
        return journal.hosts().stream()
                .filter(record -> record.host().equals(host))
                .findFirst()
                .orElseThrow(() -> notJudged(journal));
    }

    private InputException notJudged(Journal journal) {
        for (RunHeader.Line line : journal.header().inventory().hosts()) {
            if (line.host().equals(host)) {
                String why =
                        line.lifecycle().inService()
                                ? "the run ended before it"
                                : "not in service: " + line.lifecycle().words();
                return missing("the run did not judge '" + host + "' (" + why + ")", "", List.of());
            }
        }
        return missing(
                "the run has no host '" + host + "'",
                host,
                Stream.concat(
                                journal.hosts().stream().map(HostRecord::host),
                                journal.subjects().stream().map(SubjectRecord::words))
                        .toList());
    }

    private RuleResult result(List<RuleResult> results) {
        return results.stream()
                .filter(result -> result.rule().equals(rule))
                .findFirst()
                .orElseThrow(
                        () ->
                                missing(
                                        "the run has no rule '" + rule + "'",
                                        rule,
                                        results.stream().map(RuleResult::rule).toList()));
    }

    private InputException missing(String message, String word, List<String> known) {
        return new InputException(
                output.folder.toString(), 0, 0, message, Nearest.hint(word, known));
    }
}
