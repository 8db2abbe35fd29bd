package org.logreeve.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The committed table of faults is what the tests say. After a change: {@code mvn -q test
 * -Dtest=FaultTableTest -Ddocs.write=true}.
 */
class FaultTableTest {
    private static final Path TABLE = Path.of("../docs/faults.md");
    private static final int LAST = 55;

    /** Numbers that no test stands for yet. */
    private static final Set<Integer> OPEN = Set.of();

    private static final String HEAD =
            """
            # Faults and what a user is told

            One line for each thing that a host, a network or an account can do wrong up to the end of
            collection, with what `logreeve scan` says of that host. Each line is a test: the real scan runs over
            the host with the fault and over 19 healthy hosts beside it, whose results must be those that they
            have without it. A fault that changes nothing is listed as well; its test holds that too.

            Made from the tests by `mvn -q test -Dtest=FaultTableTest -Ddocs.write=true`; the build fails when it
            is not what they say. Times, ports, keys and folders are left out.

            | no. | fault | code | phase | what the user sees | next step | test |
            |---|---|---|---|---|---|---|
            """;

    /** A line of the table, from whichever test class. */
    private record Row(int number, String text) {
        static Row of(Fault fault, Class<?> test) {
            List<String> told = cells(fault.told());
            return new Row(
                    fault.number(),
                    Stream.of(
                                    Stream.of("" + fault.number(), fault.name()),
                                    told.stream(),
                                    Stream.of("`" + test.getSimpleName() + "`"))
                            .flatMap(cells -> cells)
                            .map(Row::escaped)
                            .collect(Collectors.joining(" | ", "| ", " |")));
        }

        /** Code, phase, what the user sees, next step. */
        private static List<String> cells(Fault.Told told) {
            return switch (told) {
                case Fault.NotAssessed(String code, String phase, String cause, String next) ->
                        List.of(code, phase, "not assessed: " + cause, next);
                case Fault.FewerRights(
                                String code,
                                String cause,
                                String next,
                                List<String> unknown) ->
                        List.of(
                                code,
                                "collect",
                                "read without sudo, unknown: "
                                        + String.join(", ", unknown)
                                        + "; "
                                        + cause,
                                next);
                case Fault.NotObserved(String cause) ->
                        List.of(
                                "-",
                                "-",
                                "the same results, each with its running state unknown: " + cause,
                                "-");
                case Fault.Unharmed() -> List.of("-", "-", "the same results as without it", "-");
            };
        }

        private static String escaped(String cell) {
            return cell.replace("\\", "\\\\")
                    .replace("|", "\\|")
                    .replace("<", "&lt;")
                    .replace("*", "\\*");
        }
    }

    @Test
    void committedTableIsWhatTheTestsSay() throws IOException {
        String table = HEAD + rows().map(Row::text).collect(Collectors.joining("\n")) + "\n";
        if (Boolean.getBoolean("docs.write")) {
            Files.writeString(TABLE, table);
        }

        assertThat(Files.exists(TABLE) ? Files.readString(TABLE) : "")
                .as("to mend it: mvn -q test -Dtest=FaultTableTest -Ddocs.write=true")
                .isEqualTo(table);
    }

    @Test
    void everyFaultOfTheListHasALine() {
        Set<Integer> missing =
                IntStream.rangeClosed(1, LAST)
                        .boxed()
                        .collect(Collectors.toCollection(TreeSet::new));
        missing.removeAll(rows().map(Row::number).toList());

        assertThat(missing).isEqualTo(OPEN);
    }

    @Test
    void everyFaultHasANameAndAHostOfItsOwn() {
        assertThat(faults().map(Fault::title)).doesNotHaveDuplicates();
        assertThat(faults().map(Fault::host)).doesNotHaveDuplicates();
    }

    private static Stream<Fault> faults() {
        return Stream.of(
                        FaultsBeforeLoginTest.FAULTS,
                        FaultsOfIdentityTest.FAULTS,
                        FaultsInSessionTest.FAULTS,
                        FaultsOfShellsTest.FAULTS,
                        FaultsOfHostsTest.FAULTS)
                .flatMap(Collection::stream);
    }

    /**
     * Faults that take more than one host have tests of their own; a line here is {@code
     * of(List.of(Fault.of(30, name, told, Fault.ELSEWHERE)), TheTest.class)}.
     */
    private static Stream<Row> rows() {
        return Stream.of(
                        of(FaultsBeforeLoginTest.FAULTS, FaultsBeforeLoginTest.class),
                        of(FaultsOfIdentityTest.FAULTS, FaultsOfIdentityTest.class),
                        of(FaultsInSessionTest.FAULTS, FaultsInSessionTest.class),
                        of(FaultsOfShellsTest.FAULTS, FaultsOfShellsTest.class),
                        of(FaultsOfHostsTest.FAULTS, FaultsOfHostsTest.class))
                .flatMap(rows -> rows)
                .sorted(Comparator.comparingInt(Row::number));
    }

    private static Stream<Row> of(List<Fault> faults, Class<?> test) {
        return faults.stream().map(fault -> Row.of(fault, test));
    }
}
