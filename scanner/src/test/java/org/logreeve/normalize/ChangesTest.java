package org.logreeve.normalize;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.logreeve.fact.Change;
import org.logreeve.fact.Fact;
import org.logreeve.fact.ForwardTarget;
import org.logreeve.fact.Gap;
import org.logreeve.fact.JournalStorage;
import org.logreeve.fact.Mount;
import org.logreeve.fact.Retention;
import org.logreeve.fact.SshdSetting;
import org.logreeve.fact.SudoDefault;
import org.logreeve.fact.SudoGrant;
import org.logreeve.text.Origin;

/** What a host that was read twice tells of what somebody set anew. */
class ChangesTest {
    private static final String SINCE = "2026-01-01T00:00:00Z";
    private static final Origin HERE = new Origin("/etc/a", 1);
    private static final Origin THERE = new Origin("/etc/b", 9);

    @Test
    void whatTheLineDoesNotSayIsAChangeToo() {
        assertThat(changes(retention(30, 60, HERE), retention(30, 90, THERE)))
                .containsExactly(
                        new Change(
                                "Retention",
                                "/var/log/syslog",
                                "/var/log/syslog is kept 30 days at least (weekly x 4)"
                                        + " (mostDays 60)",
                                "/var/log/syslog is kept 30 days at least (weekly x 4)"
                                        + " (mostDays 90)",
                                SINCE,
                                THERE));
    }

    @Test
    void queueOfAForwardThatIsTakenAwayIsAChange() {
        assertThat(changes(target("linkedlist", true), target("direct", false)))
                .extracting(change -> change.before() + " -> " + change.after())
                .containsExactly(
                        "rsyslog sends to logs:514 over tcp (queue linkedlist, diskAssisted true)"
                                + " -> rsyslog sends to logs:514 over tcp"
                                + " (queue direct, diskAssisted false)");
    }

    @Test
    void sealAndLevelOfTheJournalAreSettingsAndItsAgeIsNone() {
        assertThat(changes(journal(true, "debug", 3, "running"), journal(true, "debug", 9, "x")))
                .isEmpty();
        assertThat(changes(journal(true, "debug", 3, "x"), journal(false, "err", 3, "x")))
                .extracting(Change::before)
                .containsExactly(
                        "journald keeps the journal: disk (SystemMaxFiles=100)"
                                + " (sealed true, maxLevel debug)");
    }

    @Test
    void whatSshdAndSudoAndMountsAreSetToIsCompared() {
        assertThat(
                        changes(
                                new SshdSetting("loglevel", "VERBOSE", "", false, HERE),
                                new SshdSetting("loglevel", "QUIET", "", false, HERE)))
                .hasSize(1);
        assertThat(
                        changes(
                                new SudoDefault(
                                        "syslog", "auth", "everybody", List.of(), false, HERE),
                                new SudoDefault(
                                        "syslog", "no", "everybody", List.of(), false, HERE)))
                .hasSize(1);
        assertThat(changes(grant("joe", List.of()), grant("joe", List.of("!authenticate"))))
                .extracting(change -> change.before() + " -> " + change.after())
                .containsExactly(
                        "sudo: joe may run /bin/sh as root (tags []) -> sudo: joe may run /bin/sh"
                                + " as root (tags [!authenticate])");
        assertThat(changes(mount("nodev", 7), mount("dev", 7))).hasSize(1);
        assertThat(changes(mount("nodev", 7), mount("nodev", 8))).isEmpty();
    }

    @Test
    void grantsThatChangePlacesAreAChangeForTheLastOneCounts() {
        SudoGrant joe = grant("joe", List.of());
        SudoGrant ann = grant("ann", List.of());
        SudoGrant eve = grant("eve", List.of());

        assertThat(Changes.between(List.of(joe, ann), List.of(eve, joe, ann), SINCE))
                .extracting(fact -> ((Change) fact).after())
                .containsExactly("sudo: eve may run /bin/sh as root");
        assertThat(Changes.between(List.of(joe, ann), List.of(ann, joe), SINCE))
                .containsExactly(
                        new Change(
                                "SudoGrant",
                                "/bin/sh",
                                "in this place of the order: sudo: joe may run /bin/sh as root",
                                "in this place of the order: sudo: ann may run /bin/sh as root",
                                SINCE,
                                HERE));
        assertThat(Changes.between(List.of(joe, ann, joe), List.of(ann, joe), SINCE)).isEmpty();
    }

    @Test
    void whatCouldNotBeReadIsNoChangeAndAGap() {
        var denied = new Gap("SudoGrant", "sudoers", "", Gap.Cause.UNREADABLE, "denied", THERE);

        assertThat(Changes.between(List.of(grant("joe", List.of())), List.of(denied), SINCE))
                .containsExactly(
                        new Gap(
                                "Change",
                                "sudoers",
                                "SudoGrant",
                                Gap.Cause.UNREADABLE,
                                "what changed of SudoGrant: denied",
                                THERE));
    }

    private static List<Change> changes(Fact before, Fact after) {
        return Changes.between(List.of(before), List.of(after), SINCE).stream()
                .map(Change.class::cast)
                .toList();
    }

    private static Retention retention(long least, long most, Origin at) {
        return new Retention("/var/log/syslog", "logrotate", true, least, most, "weekly x 4", at);
    }

    private static ForwardTarget target(String queue, boolean disk) {
        return new ForwardTarget(
                "rsyslog",
                "logs",
                514,
                "tcp",
                false,
                "none",
                false,
                List.of("auth"),
                false,
                queue,
                disk,
                "running",
                HERE);
    }

    private static JournalStorage journal(
            boolean sealed, String level, long oldest, String observed) {
        return new JournalStorage(
                "journal",
                "journald",
                "disk",
                sealed,
                level,
                true,
                0,
                0,
                "SystemMaxFiles=100",
                0,
                oldest,
                0,
                0,
                observed,
                HERE);
    }

    private static SudoGrant grant(String user, List<String> tags) {
        return new SudoGrant(
                List.of(user),
                false,
                List.of(),
                List.of(),
                true,
                "/bin/sh",
                false,
                tags,
                List.of("any-command"),
                true,
                HERE);
    }

    private static Mount mount(String option, long free) {
        return new Mount(
                "/var/log",
                "/var/log",
                true,
                "ext4",
                "/dev/sda2",
                List.of(option),
                option.equals("nodev"),
                false,
                false,
                false,
                10,
                free,
                Mount.UNSEEN,
                HERE);
    }
}
