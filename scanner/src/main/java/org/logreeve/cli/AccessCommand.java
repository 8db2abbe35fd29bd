package org.logreeve.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.logreeve.access.AccessFiles;
import org.logreeve.access.AccessPlan;
import org.logreeve.access.Reads;
import org.logreeve.inventory.Access;
import org.logreeve.inventory.Privilege;
import org.logreeve.text.AtomicFile;
import org.logreeve.text.InputException;
import org.logreeve.text.Nearest;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code logreeve access}. */
@Command(
        name = "access",
        mixinStandardHelpOptions = true,
        description = "Work out which rights the scanner needs on hosts.",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = AccessCommand.Plan.class)
final class AccessCommand {
    private AccessCommand() {}

    /** {@code logreeve access plan}. */
    @Command(
            name = "plan",
            mixinStandardHelpOptions = true,
            description = {
                "Print which rules each privilege mode would leave unknown, and why; with --output,",
                "write the files that set a mode up on hosts and take it away. Contacts no host."
            })
    static final class Plan implements Callable<Integer> {
        private static final String NO_KEY = "PUT-THE-PUBLIC-KEY-OF-THE-SCANNER-HERE";

        private final Console console;

        @Mixin PolicyOptions policy;

        @Option(
                names = "--mode",
                paramLabel = "MODE",
                description = "none, groups, pinned or sudo-shell (default: all).")
        @Nullable String mode;

        @Option(
                names = {"-o", "--output"},
                paramLabel = "DIR",
                description = "Write the mode's files into this folder.")
        @Nullable Path output;

        @Option(
                names = "--account",
                paramLabel = "NAME",
                defaultValue = "logreeve",
                description = "Account that the scanner logs in to (default: ${DEFAULT-VALUE}).")
        String account;

        @Option(names = "--key", paramLabel = "FILE", description = "The scanner's public key.")
        @Nullable Path key;

        @Option(
                names = "--from",
                paramLabel = "ADDRESSES",
                defaultValue = "",
                description = "Addresses that the scanner comes from, as sshd(8) reads from=.")
        String from;

        Plan(Console console) {
            this.console = console;
        }

        @Override
        public Integer call() throws Exception {
            List<Privilege> modes =
                    mode == null ? List.of(Privilege.values()) : List.of(privilege(mode));
            if (output != null && mode == null) {
                throw wrong("--output", "wants --mode: the files are those of one mode");
            }
            AccessPlan plan = AccessPlan.of(policy.load(console), Reads.shipped());
            for (String line : plan.lines(modes)) {
                console.line(line);
            }
            if (output != null) {
                write(output, modes.getFirst());
            }
            return 0;
        }

        private void write(Path folder, Privilege chosen) throws IOException {
            Map<String, String> files;
            try {
                files =
                        new AccessFiles(chosen, account, Access.COLLECTOR_PATH, publicKey(), from)
                                .files();
            } catch (IllegalArgumentException e) {
                throw wrong("access plan", String.valueOf(e.getMessage()));
            }
            Files.createDirectories(folder);
            for (Map.Entry<String, String> file : files.entrySet()) {
                Path to = folder.resolve(file.getKey());
                AtomicFile.write(to, file.getValue().getBytes(StandardCharsets.UTF_8));
                console.say("wrote " + to);
            }
        }

        private String publicKey() {
            try {
                return key == null ? NO_KEY : Files.readString(key).strip();
            } catch (IOException e) {
                throw wrong("--key", "cannot read '" + key + "'");
            }
        }

        private static Privilege privilege(String word) {
            List<String> words = Arrays.stream(Privilege.values()).map(Privilege::word).toList();
            return Arrays.stream(Privilege.values())
                    .filter(known -> known.word().equals(word))
                    .findFirst()
                    .orElseThrow(
                            () -> {
                                String hint = Nearest.hint(word, words);
                                return new InputException(
                                        "--mode",
                                        0,
                                        0,
                                        "there is no mode '" + word + "'",
                                        hint.isEmpty()
                                                ? "known: " + String.join(", ", words)
                                                : hint);
                            });
        }

        private static InputException wrong(String where, String what) {
            return new InputException(where, 0, 0, what, "");
        }
    }
}
