package org.logreeve.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.logreeve.git.ContentSource;
import org.logreeve.git.ContentSource.Ident;
import org.logreeve.inventory.Attestation.Standing;
import org.logreeve.inventory.Authorship.State;
import org.logreeve.text.InputProblem;
import org.logreeve.text.Origin;
import org.logreeve.yaml.YamlMapping;
import org.logreeve.yaml.YamlReader;

/** Whose commits are whose, and what a statement is worth then. */
class CommitAddressesTest {
    private static final String PEOPLE =
            """
            people:
              anna: {git: [anna@example.org, Anna@home.example]}
              berta: {git: berta@example.org}
            bots: [robot@example.org]
            """;
    private static final String ID = "0123456789abcdef0123456789abcdef01234567";
    private static final Ident ANNA = new Ident("A", "ANNA@Home.example");
    private static final Ident BERTA = new Ident("B", "berta@example.org");
    private static final Ident ROBOT = new Ident("R", "Robot@example.org");
    private static final Ident STRANGER = new Ident("anna", "stranger@example.org");

    private final List<InputProblem> problems = new ArrayList<>();

    @Test
    void addressIsAPersonsHoweverItIsWritten() {
        assertThat(author(commit(ANNA, List.of(BERTA, STRANGER), List.of(BERTA))))
                .isEqualTo(
                        new Authorship(
                                State.KNOWN,
                                "anna",
                                List.of("berta"),
                                List.of("berta"),
                                ID,
                                Instant.EPOCH,
                                ""));
    }

    @Test
    void nameWithoutAnAddressIsNobodys() {
        var anna = new Ident("anna", "");

        assertThat(author(commit(BERTA, List.of(anna), List.of(anna))))
                .extracting(Authorship::authors, Authorship::approvers)
                .containsExactly(List.of("berta"), List.of());
    }

    @Test
    void addressOfNobodyIsUnknownWhoeverElseIsNamed() {
        Authorship by = author(commit(STRANGER, List.of(ANNA), List.of()));

        assertThat(by.state()).isEqualTo(State.UNKNOWN_PERSON);
        assertThat(by.authors()).isEmpty();
        assertThat(by.words())
                .isEqualTo(
                        "committed in 0123456789ab of 1970-01-01: people.yaml gives the address"
                                + " 'stranger@example.org' to nobody");
    }

    @Test
    void botCommitsForThoseWhomItsTrailersName() {
        Authorship by = author(commit(ROBOT, List.of(ANNA, BERTA, ANNA), List.of(BERTA)));

        assertThat(by.author()).isEqualTo("anna");
        assertThat(by.words())
                .isEqualTo(
                        "committed by anna with berta in 0123456789ab of 1970-01-01, approved by"
                                + " berta");
    }

    @Test
    void botCommitsForTheFirstWhomPeopleKnowWhoeverStandsBefore() {
        assertThat(author(commit(ROBOT, List.of(STRANGER, ROBOT, BERTA, ANNA), List.of())))
                .extracting(Authorship::state, Authorship::authors)
                .containsExactly(State.KNOWN, List.of("berta", "anna"));
    }

    @Test
    void botThatNamesNobodyWhomPeopleKnowIsUnknown() {
        assertThat(author(commit(ROBOT, List.of(), List.of(ANNA))))
                .extracting(Authorship::state, Authorship::detail)
                .containsExactly(
                        State.UNKNOWN_PERSON,
                        "the bot 'Robot@example.org' names no Co-authored-by of people.yaml");
        assertThat(author(commit(ROBOT, List.of(STRANGER), List.of())).state())
                .isEqualTo(State.UNKNOWN_PERSON);
    }

    @Test
    void withoutAddressesOfAnybodyItIsAnInputOfOursThatIsMissing() {
        assertThat(
                        new CommitAddresses(List.of(), List.of())
                                .author(commit(ANNA, List.of(), List.of()))
                                .state())
                .isEqualTo(State.NO_ADDRESSES);
    }

    @Test
    void whatGitCannotTellIsSaidAsItIs() {
        assertThat(
                        List.of(
                                author(new ContentSource.Uncommitted()).words(),
                                author(new ContentSource.NotInGit("")).words(),
                                author(new ContentSource.HistoryMissing("cut")).words()))
                .containsExactly(
                        "the last commit does not have it as it is",
                        "it lies in no Git repository",
                        "the commit that it comes from is missing: cut");
    }

    @Test
    void statementIsByItsReviewerByAnotherOrByTheOneItIsAbout() {
        assertThat(standing("{service: shop}", "anna", List.of())).isEqualTo(Standing.BY_REVIEWER);
        assertThat(standing("{service: shop}", "berta", List.of("anna")))
                .isEqualTo(Standing.BY_REVIEWER);
        assertThat(standing("{service: shop}", "berta", List.of())).isEqualTo(Standing.BY_ANOTHER);
        assertThat(standing("{person: berta}", "berta", List.of("anna")))
                .isEqualTo(Standing.BY_SUBJECT);
        assertThat(standing("{person: berta}", "anna", List.of("berta")))
                .isEqualTo(Standing.BY_SUBJECT);
        assertThat(standing("{person: berta}", "anna", List.of())).isEqualTo(Standing.BY_REVIEWER);
        assertThat(standing("{service: berta}", "berta", List.of())).isEqualTo(Standing.BY_ANOTHER);
    }

    @Test
    void statementThatWasOnlyReadIsOfNobody() {
        assertThat(attestation("estate").standing()).isEqualTo(Standing.UNCOMMITTED);
    }

    @Test
    void addressThatIsNoneOrStandsTwiceIsRefused() {
        people(
                """
                people:
                  anna: {git: [anna, a@b.example]}
                  berta: {git: [A@B.example, "x <y@z.example>"]}
                bots: [a@B.example, c@d.example]
                """);

        assertThat(problems)
                .extracting(InputProblem::toString)
                .containsExactly(
                        "people.yaml:2:15: 'anna' is no e-mail address (for example a@b.example)",
                        "people.yaml:3:16: 'A@B.example' is of anna already",
                        "people.yaml:3:16: 'x <y@z.example>' is no e-mail address (for example"
                                + " a@b.example)",
                        "people.yaml:4:7: 'a@B.example' is of anna already");
    }

    @Test
    void nobodyIsTwoPersonsByWritingTheirNameInAnotherCase() {
        assertThat(refused("{service: shop}", "anna", "Anna")).containsExactly("is the reviewer");
        assertThat(refused("{person: berta}", "Berta", "anna"))
                .containsExactly("nobody reviews or approves what is about themselves");
        assertThat(refused("{person: berta}", "anna", "BERTA"))
                .containsExactly("nobody reviews or approves what is about themselves");
    }

    private static List<String> refused(String subject, String reviewer, String approver) {
        String text =
                "kind: fault-review\nsubject: %s\nreviewer: %s\napprover: %s\ndate: 2026-06-29\n"
                        .formatted(subject, reviewer, approver);
        var problems = new ArrayList<InputProblem>();
        new AttestationReader(
                        mapping("a.yaml", text, problems),
                        List.of("shop"),
                        List.of("anna", "Anna", "berta", "Berta", "BERTA"))
                .read();
        return problems.stream().map(InputProblem::message).toList();
    }

    private static Standing standing(String subject, String author, List<String> coAuthors) {
        return attestation(subject)
                .with(
                        new Authorship(
                                State.KNOWN, author, coAuthors, List.of(), ID, Instant.EPOCH, ""))
                .standing();
    }

    private static Attestation attestation(String subject) {
        String text =
                "kind: fault-review\nsubject: %s\nreviewer: anna\ndate: 2026-06-29\n"
                        .formatted(subject);
        return new AttestationReader(
                        mapping("a.yaml", text, new ArrayList<>()),
                        List.of("shop", "berta"),
                        List.of("anna", "berta"))
                .read()
                .orElseThrow()
                .at(Origin.of("a.yaml"));
    }

    private Authorship author(ContentSource source) {
        PeopleReader.People people = people(PEOPLE);
        assertThat(problems).isEmpty();
        return new CommitAddresses(people.people(), people.bots()).author(source);
    }

    private PeopleReader.People people(String text) {
        return PeopleReader.read(mapping("people.yaml", text, problems));
    }

    private static YamlMapping mapping(String name, String text, List<InputProblem> problems) {
        return YamlMapping.of(
                name, YamlReader.read(name, text.getBytes(StandardCharsets.UTF_8)), problems);
    }

    private static ContentSource commit(Ident author, List<Ident> coAuthors, List<Ident> approved) {
        return new ContentSource.Commit(ID, author, BERTA, Instant.EPOCH, approved, coAuthors);
    }
}
