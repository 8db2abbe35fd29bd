package org.logreeve.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.logreeve.connect.SshConnector;
import org.logreeve.connect.Sshfp;
import org.logreeve.connect.TrustCandidate;
import org.logreeve.connect.TrustFiles;
import org.logreeve.connect.TrustTable;
import org.logreeve.finding.Exit;
import org.logreeve.inventory.Inventory;
import org.logreeve.inventory.InventoryHost;
import org.logreeve.text.HostException;
import org.logreeve.text.InputException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code logreeve trust}. */
@Command(
        name = "trust",
        mixinStandardHelpOptions = true,
        description = {
            "Add host keys to the known_hosts file of the inventory. A table comes first, and nothing",
            "is written without --yes or a yes; a changed key is never replaced."
        },
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {TrustCommand.Add.class, TrustCommand.Import.class})
final class TrustCommand {
    private TrustCommand() {}

    /** Forms of a file with keys. */
    enum Format {
        KNOWN_HOSTS,
        CA,
        SSHFP,
        CSV;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** {@code logreeve trust add}. */
    @Command(
            name = "add",
            mixinStandardHelpOptions = true,
            description = {
                "Ask hosts for their keys (key exchange only, nobody logs in) and trust them on first",
                "use: whoever answers now is trusted, so compare the fingerprints by another way."
            })
    static final class Add implements Callable<Integer> {
        private final Console console;

        @Mixin InventoryOptions inventory;
        @Mixin TrustOptions trust;

        @Parameters(paramLabel = "HOST", arity = "1..*", description = "Hosts of the inventory.")
        List<String> hosts = List.of();

        Add(Console console) {
            this.console = console;
        }

        @Override
        public Integer call() throws Exception {
            List<InventoryHost> chosen = InventoryOptions.select(inventory.load(), hosts);
            Map<Path, List<TrustCandidate>> byFile = new LinkedHashMap<>();
            int silent = 0;
            try (var connector = new SshConnector()) {
                for (InventoryHost host : chosen) {
                    try {
                        byFile.computeIfAbsent(trust.file(host), file -> new ArrayList<>())
                                .addAll(connector.offered(host));
                    } catch (HostException e) {
                        silent++;
                        TrustCommand.say(console, host, e);
                    }
                }
            }
            console.say(
                    "Trust on first use: the hosts themselves showed these keys just now. Compare"
                            + " the fingerprints with theirs (ssh-keygen -lf, on the host's console).");
            int exit = Exit.COMPLIANT.code();
            for (Map.Entry<Path, List<TrustCandidate>> entry : byFile.entrySet()) {
                TrustTable table = TrustTable.of(entry.getKey(), entry.getValue());
                exit = Math.max(exit, trust.offer(table, console));
            }
            return exit == Exit.COMPLIANT.code() && silent > 0 ? Exit.INCOMPLETE.code() : exit;
        }
    }

    /** {@code logreeve trust import}. */
    @Command(
            name = "import",
            mixinStandardHelpOptions = true,
            description = "Trust the keys of a file that you have from a place you trust.",
            footer = {
                "",
                "known_hosts: OpenSSH's lines. ca: public keys of authorities, for the hosts of --hosts.",
                "csv: host,port,type,key with these words as first line. sshfp: host IN SSHFP 4 2 hex;",
                "it holds fingerprints only, so the hosts are asked for their keys, and only those that",
                "a record confirms are added."
            })
    static final class Import implements Callable<Integer> {
        private final Console console;

        @Mixin InventoryOptions inventory;
        @Mixin TrustOptions trust;

        @Parameters(index = "0", paramLabel = "FILE", description = "Where the keys are.")
        Path file;

        @Option(
                names = "--format",
                paramLabel = "FORMAT",
                required = true,
                description = "One of ${COMPLETION-CANDIDATES}.")
        Format format;

        @Option(
                names = "--hosts",
                paramLabel = "PATTERN",
                description = "For ca: hosts that the authority certifies, such as *.example.org.")
        @Nullable String hosts;

        Import(Console console) {
            this.console = console;
        }

        @Override
        public Integer call() throws Exception {
            Inventory read = inventory.load();
            Path target = trust.file(read);
            try {
                List<TrustCandidate> candidates =
                        switch (format) {
                            case KNOWN_HOSTS -> TrustFiles.knownHosts(file);
                            case CA -> TrustFiles.authorities(file, pattern());
                            case CSV -> TrustFiles.csv(file);
                            case SSHFP -> confirmed(read);
                        };
                return trust.offer(TrustTable.of(target, candidates), console);
            } catch (InputException e) {
                e.problems().forEach(problem -> console.say("error: " + problem));
                console.say("Nothing was written.");
                return Exit.INPUT.code();
            }
        }

        private String pattern() {
            if (hosts == null || !hosts.matches("[^\\s|@#]+")) {
                throw new InputException(
                        "--hosts",
                        0,
                        0,
                        "an authority needs the hosts that it certifies",
                        "such as --hosts '*.example.org'; * is every host");
            }
            return hosts;
        }

        private List<TrustCandidate> confirmed(Inventory read) {
            List<Sshfp> records = Sshfp.read(file);
            var confirmed = new ArrayList<TrustCandidate>();
            var names = new LinkedHashSet<>(records.stream().map(Sshfp::host).toList());
            try (var connector = new SshConnector()) {
                for (InventoryHost host : read.hosts()) {
                    List<String> own = names(host);
                    List<Sshfp> ofHost =
                            records.stream().filter(one -> own.contains(one.host())).toList();
                    names.removeAll(own);
                    if (!ofHost.isEmpty()) {
                        confirmed.addAll(confirmed(connector, host, ofHost));
                    }
                }
            }
            names.forEach(name -> console.say("not in the inventory, left out: " + name));
            return confirmed;
        }

        private List<TrustCandidate> confirmed(
                SshConnector connector, InventoryHost host, List<Sshfp> records) {
            try {
                List<TrustCandidate> offered = connector.offered(host);
                List<TrustCandidate> confirmed = Sshfp.confirmed(records, offered);
                int left = offered.size() - confirmed.size();
                if (left > 0) {
                    console.say(
                            "%s: %d of its keys have no SHA-256 record and are left out"
                                    .formatted(host.name(), left));
                }
                return confirmed;
            } catch (HostException e) {
                TrustCommand.say(console, host, e);
                return List.of();
            }
        }

        private static List<String> names(InventoryHost host) {
            return Stream.of(host.name(), host.connection().address())
                    .map(name -> name.toLowerCase(Locale.ROOT))
                    .toList();
        }
    }

    private static void say(Console console, InventoryHost host, HostException e) {
        console.say("%s: %s %s".formatted(host.name(), e.code(), e.getMessage()));
        console.say("next: " + e.next());
    }
}
