package org.logreeve.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.logreeve.finding.Exit;
import org.logreeve.inventory.Attestation.About;
import org.logreeve.inventory.AttestationKind;
import org.logreeve.inventory.AttestationKinds;
import org.logreeve.inventory.AttestationSkeleton;
import org.logreeve.inventory.DuePeriod;
import org.logreeve.inventory.Inventory;
import org.logreeve.inventory.NextAttestation;
import org.logreeve.inventory.Unfinished;
import org.logreeve.scan.StatedDuties;
import org.logreeve.text.InputException;
import org.logreeve.text.Nearest;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code logreeve attest}. */
@Command(
        name = "attest",
        mixinStandardHelpOptions = true,
        description = "Work with what only people can state: reviews, checks, agreements.",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {AttestCommand.New.class, AttestCommand.Status.class})
final class AttestCommand {
    private AttestCommand() {}

    /** {@code logreeve attest new}. */
    @Command(
            name = "new",
            mixinStandardHelpOptions = true,
            description =
                    "Write an attestation below attestations/ beside the inventory, for its "
                            + "reviewer to fill in and commit. What is to be filled in stands in "
                            + "<...>, and is refused until it is. A file that is there already is "
                            + "left alone. Contacts no host.",
            footer = {
                "",
                "  logreeve attest new weekly-log-review --subject service:shop",
                "",
                "Kinds, and what they are about: docs/statements.md."
            },
            exitCodeListHeading = "%nExit codes:%n",
            exitCodeList = {"0:the file is written", "2:it is not; a line says why"})
    static final class New implements Callable<Integer> {
        private final Console console;

        @Mixin InventoryOptions inventory;

        @Parameters(paramLabel = "KIND", description = "What was done: weekly-log-review.")
        String kind = "";

        @Option(
                names = "--subject",
                paramLabel = "SUBJECT",
                description =
                        "What it is about: service:NAME, person:NAME or estate (default: what "
                                + "the kind is about, when there is only one).")
        @Nullable String subject;

        @Option(
                names = "--period",
                paramLabel = "PERIOD",
                description =
                        "What it covers: 2026-06-28, 2026-W26, 2026-06, 2026-Q2 or FROM..TO "
                                + "(default: the oldest period that nobody stated, where the kind has "
                                + "periods).")
        @Nullable String period;

        @Option(
                names = "--reviewer",
                paramLabel = "NAME",
                defaultValue = "",
                description = "Who did it (default: to be filled in).")
        String reviewer;

        New(Console console) {
            this.console = console;
        }

        @Override
        public Integer call() throws IOException {
            AttestationKind known =
                    AttestationKinds.named(kind)
                            .orElseThrow(
                                    () ->
                                            new InputException(
                                                    "KIND",
                                                    0,
                                                    0,
                                                    "'" + kind + "' is not a kind of attestation",
                                                    Nearest.hint(kind, AttestationKinds.names())));
            Inventory read = inventory.layered(Unfinished.LEFT_OUT).inventory();
            var next = new NextAttestation(read, known, LocalDate.now(ZoneOffset.UTC));
            About about = next.about(subject);
            AttestationSkeleton skeleton = next.skeleton(about, period, reviewer);
            Path file = skeleton.place(inventory.inventory);
            write(file, skeleton.text(inventory.inventory));
            console.line("wrote " + file);
            if (!Files.exists(AttestationSkeleton.schema(inventory.inventory))) {
                console.say(
                        "note: "
                                + AttestationSkeleton.schema(inventory.inventory)
                                + " is not there, so editors cannot check it");
            }
            console.say(
                    "next: fill in what stands in <...>, try it with 'logreeve inventory check"
                            + " --statements', and let its reviewer commit it"
                            + next.due(about, skeleton).map(day -> " by " + day).orElse(""));
            return Exit.COMPLIANT.code();
        }

        private static void write(Path file, String text) throws IOException {
            Files.createDirectories(file.resolveSibling("."));
            try {
                Files.writeString(
                        file, text, StandardCharsets.UTF_8, StandardOpenOption.CREATE_NEW);
            } catch (FileAlreadyExistsException e) {
                throw new InputException(
                        file.toString(),
                        0,
                        0,
                        "is there already",
                        "fill it in, or name another period with --period");
            }
        }
    }

    /** {@code logreeve attest status}. */
    @Command(
            name = "status",
            mixinStandardHelpOptions = true,
            description =
                    "List what people have to state by the rules of the policy: what is "
                            + "overdue, what was missed, what is due, when, and for whom. Contacts no "
                            + "host.",
            exitCodeListHeading = "%nExit codes:%n",
            exitCodeList = {
                "0:nothing is overdue; earlier periods that were missed are listed all the same",
                "1:something is overdue, or accepted by nobody where that is asked for",
                "2:wrong usage or input",
                "3:of something that was due it cannot be told who stated it"
            })
    static final class Status implements Callable<Integer> {
        private final Console console;

        @Mixin InventoryOptions inventory;
        @Mixin PolicyOptions policy;

        @Option(
                names = "--as-of",
                paramLabel = "DATE",
                description = "The day, such as 2026-12-31, to look from (default: today, UTC).")
        @Nullable String asOf;

        @Option(names = "--all", description = "What was stated and what is not over as well.")
        boolean all;

        Status(Console console) {
            this.console = console;
        }

        @Override
        public Integer call() {
            LocalDate day =
                    asOf == null ? LocalDate.now(ZoneOffset.UTC) : Day.parse("--as-of", asOf);
            Inventory read = inventory.layered(Unfinished.LEFT_OUT).inventory();
            List<DuePeriod> periods = StatedDuties.of(read, policy.loadHere(), day);
            if (read.statements().folder() == null) {
                console.say("note: there is no folder attestations/ beside the inventory");
            }
            var status = new DutyStatus(periods, day);
            status.lines(all).forEach(console::line);
            console.line(status.summary());
            return status.exit().code();
        }
    }
}
