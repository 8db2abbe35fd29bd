package org.logreeve.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.logreeve.finding.Exit;
import org.logreeve.policy.PolicyPack;
import org.logreeve.report.BriefReport;
import org.logreeve.report.Colours;
import org.logreeve.report.ReportFormat;
import org.logreeve.report.ReportRequest;
import org.logreeve.report.Summary;
import org.logreeve.scan.Demo;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code logreeve demo}. */
@Command(
        name = "demo",
        mixinStandardHelpOptions = true,
        description = {
            "Start a few SSH hosts in this process, scan them for real, and show the report. Needs no",
            "root, no packages and no network. Writes results.json, junit.xml and report.html. Exits",
            "0 when the results equal the shipped expected table, 70 otherwise."
        })
final class DemoCommand implements Callable<Integer> {
    private static final String PROFILE = "moj";
    private static final String CLOSER = "app01.demo.example time-sync/approved-source";
    private static final List<ReportRequest> REPORTS =
            List.of(
                    new ReportRequest(ReportFormat.JUNIT, ""),
                    new ReportRequest(ReportFormat.HTML, ""));

    private final Console console;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "DIR",
            description = "Folder of journal and reports (default: reports/out/demo).")
    @Nullable Path output;

    @Mixin ColourOptions colour;

    DemoCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws Exception {
        Colours colours = colour.on(console);
        Path folder = output == null ? HomeFolder.below("reports/out/demo") : output;
        ReportRequest.check(REPORTS, folder);
        Demo demo =
                Demo.run(
                        HomeFolder.shortest(),
                        pack(),
                        folder,
                        REPORTS,
                        Clock.systemUTC(),
                        new ConsoleProgress(console));
        console.print(BriefReport.of(demo.journal(), colours));
        ReportOptions.files(REPORTS, folder).forEach(file -> console.say("Report: " + file));
        console.say(
                "Everything:  ./logreeve report -o %s --from last".formatted(folder)
                        + " --report terminal=-");
        console.say("Look closer: ./logreeve explain -o %s %s".formatted(folder, CLOSER));
        int scan = Summary.of(demo.journal()).exit().code();
        if (demo.differences().isEmpty()) {
            console.say(
                    "The results equal the expected table; a scan like this would have returned %d."
                            .formatted(scan));
            return Exit.COMPLIANT.code();
        }
        demo.differences().forEach(console::say);
        console.say("The results differ from inventory/demo/expected.tsv.");
        return Exit.INTERNAL.code();
    }

    /** From the commit, as a scan would; a copy of the sources without Git has only the files. */
    private PolicyPack pack() {
        Path policies = HomeFolder.below("policies");
        if (Files.exists(HomeFolder.path().resolve(".git"))) {
            return PolicyPack.ofCommit(policies, "HEAD", PROFILE);
        }
        console.say("note: these sources lie in no Git repository, so the rules are 'uncommitted'");
        return PolicyPack.ofWorkingTree(policies, PROFILE);
    }
}
