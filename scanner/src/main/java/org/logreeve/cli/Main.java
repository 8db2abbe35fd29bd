package org.logreeve.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Objects;
import org.logreeve.finding.Exit;
import org.logreeve.journal.Journal;
import org.logreeve.report.UnwrittenReports;
import org.logreeve.scan.Tool;
import org.logreeve.scan.UnwrittenState;
import org.logreeve.text.HostException;
import org.logreeve.text.InputException;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The program. */
@Command(
        name = "logreeve",
        mixinStandardHelpOptions = true,
        versionProvider = Main.Version.class,
        description = {
            "Is what happens on these Linux hosts recorded, kept, protected, in order of time, and",
            "sent where somebody looks? Reads only; changes nothing on a host."
        },
        synopsisSubcommandLabel = "COMMAND",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:everything was assessed and meets the policy",
            "1:findings at or above --fail-on, everything assessed",
            "2:wrong usage or input, nothing was contacted",
            "3:incomplete: a host was not assessed, or an unknown at or above --fail-on",
            "4:a journal or signature does not verify",
            "70:internal error",
            "130:stopped by Ctrl-C (143 by SIGTERM, 129 by SIGHUP); can be resumed"
        },
        subcommands = {
            ScanCommand.class,
            CollectCommand.class,
            EvaluateCommand.class,
            PurgeCommand.class,
            EffectiveCommand.class,
            ExplainCommand.class,
            ReportCommand.class,
            InventoryCommand.class,
            AttestCommand.class,
            TrustCommand.class,
            AccessCommand.class,
            ConnectCommand.class,
            PolicyCommand.class,
            DemoCommand.class,
            AutoComplete.GenerateCompletion.class
        })
public final class Main {
    private Main() {}

    public static void main(String[] arguments) {
        // reports have the same bytes, and digits that their schemas know, wherever they are made
        Locale.setDefault(Locale.ROOT);
        System.exit(run(new Console(System.out, System.err, System.getenv()), arguments));
    }

    static int run(Console console, String... arguments) {
        var line = new CommandLine(new Main(), new Factory(console));
        line.setOut(console.outWriter());
        line.setErr(console.errWriter());
        line.setColorScheme(CommandLine.Help.defaultColorScheme(CommandLine.Help.Ansi.OFF));
        line.setParameterExceptionHandler((e, given) -> misused(console, e));
        line.setExecutionExceptionHandler(
                (e, command, parsed) -> {
                    report(console, e);
                    return exitCode(e);
                });
        try {
            return line.execute(arguments.length == 0 ? new String[] {"--help"} : arguments);
        } catch (StackOverflowError | OutOfMemoryError e) {
            console.say("internal error, please report it: " + e);
            return Exit.INTERNAL.code();
        }
    }

    private static int misused(Console console, CommandLine.ParameterException e) {
        console.say("error: " + e.getMessage());
        if (e instanceof CommandLine.UnmatchedArgumentException unmatched
                && !unmatched.getSuggestions().isEmpty()) {
            console.say("did you mean: " + String.join(" or ", unmatched.getSuggestions()) + "?");
        }
        console.say("see: " + e.getCommandLine().getCommandSpec().qualifiedName() + " --help");
        console.say("Nothing was contacted.");
        return Exit.INPUT.code();
    }

    /** Says on standard error what went wrong. */
    static void report(Console console, Exception e) {
        switch (e) {
            case InputException input -> {
                input.problems().forEach(problem -> console.say("error: " + problem));
                console.say("Nothing was contacted.");
            }
            case HostException host -> {
                console.say(
                        "error: %s %s: %s".formatted(host.code(), host.phase(), e.getMessage()));
                console.say("next: " + host.next());
            }
            case UnwrittenReports reports ->
                    reports.failed().forEach((file, why) -> console.say(Main.unwritten(file, why)));
            case FileSystemException file ->
                    console.say("error: '%s': %s".formatted(file.getFile(), reason(file)));
            case IOException io -> console.say("error: " + io.getMessage());
            case UncheckedIOException io -> report(console, Objects.requireNonNull(io.getCause()));
            default -> {
                console.say("internal error, please report it:");
                for (Throwable cause = e; cause != null; cause = cause.getCause()) {
                    console.say("  " + cause);
                    for (StackTraceElement frame : cause.getStackTrace()) {
                        console.say("    at " + frame);
                    }
                }
            }
        }
        for (Throwable other : e.getSuppressed()) {
            if (other instanceof UnwrittenState state) {
                report(console, state);
            }
        }
    }

    private static String unwritten(Path report, IOException why) {
        return why instanceof FileSystemException file
                ? "error: cannot write '%s': '%s': %s"
                        .formatted(report, file.getFile(), reason(file))
                : "error: " + why.getMessage();
    }

    /** The exceptions of {@code java.nio.file} say the path and leave the rest to their names. */
    private static String reason(FileSystemException e) {
        return switch (e) {
            case NoSuchFileException ignored -> "is not there";
            case AccessDeniedException ignored -> "this account may not read or write it";
            case FileAlreadyExistsException ignored -> "is there already";
            case NotDirectoryException ignored -> "is not a directory";
            default -> e.getReason() == null ? e.getClass().getSimpleName() : e.getReason();
        };
    }

    private static int exitCode(Throwable e) {
        return switch (e) {
            case InputException ignored -> Exit.INPUT.code();
            case HostException ignored -> Exit.INCOMPLETE.code();
            case Journal.JournalDamage ignored -> Exit.INTEGRITY.code();
            default -> Exit.INTERNAL.code();
        };
    }

    /** Hands the console to each command. */
    private record Factory(Console console) implements CommandLine.IFactory {
        @Override
        public <K> K create(Class<K> type) throws Exception {
            for (var constructor : type.getDeclaredConstructors()) {
                if (constructor.getParameterCount() == 1
                        && constructor.getParameterTypes()[0] == Console.class) {
                    return type.cast(constructor.newInstance(console));
                }
            }
            return CommandLine.defaultFactory().create(type);
        }
    }

    /** {@code --version}. */
    static final class Version implements CommandLine.IVersionProvider {
        @Override
        public String[] getVersion() {
            return new String[] {"logreeve " + Tool.VERSION, "Java " + Runtime.version()};
        }
    }
}
