package org.logreeve.normalize;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.logreeve.fact.Fact;
import org.logreeve.fact.ForwardTarget;
import org.logreeve.fact.Gap;
import org.logreeve.fact.JournalStorage;
import org.logreeve.parse.Parsed;
import org.logreeve.parse.PriorityMask;
import org.logreeve.parse.systemd.journal.JournalUploadConfig;
import org.logreeve.text.Origin;

/** journal-upload's target as a fact: it sends all that the journal stores. */
public final class JournalUploads {
    private static final String DAEMON = "journal-upload";
    private static final String KIND = "ForwardTarget";

    private JournalUploads() {}

    public static List<Fact> of(Parsed<JournalUploadConfig> upload) {
        return switch (upload) {
            case Parsed.NotPresent<JournalUploadConfig> absent -> List.of();
            case Parsed.Unreadable<JournalUploadConfig> unreadable ->
                    List.of(Gaps.unreadable(KIND, DAEMON, unreadable));
            case Parsed.Config<JournalUploadConfig> config -> facts(config);
        };
    }

    /** What the journal does not store, or may lose before it is sent, is not sent for certain. */
    static List<Fact> linked(List<Fact> facts) {
        JournalStorage journal =
                facts.stream()
                        .filter(JournalStorage.class::isInstance)
                        .map(JournalStorage.class::cast)
                        .findFirst()
                        .orElse(null);
        return facts.stream()
                .map(
                        fact ->
                                fact instanceof ForwardTarget target
                                                && target.daemon().equals(DAEMON)
                                        ? fed(target, journal)
                                        : fact)
                .toList();
    }

    private static ForwardTarget fed(ForwardTarget target, @Nullable JournalStorage journal) {
        boolean stored = journal != null && !journal.storage().equals("nowhere");
        boolean disk = journal != null && journal.storage().equals("disk");
        boolean whole = journal != null && journal.maxLevel().equals("debug");
        return new ForwardTarget(
                target.daemon(),
                target.host(),
                target.port(),
                target.protocol(),
                target.tls(),
                target.proof(),
                target.loopback(),
                stored ? target.facilities() : List.of(),
                !whole,
                target.queue(),
                disk,
                target.observed(),
                target.origin());
    }

    private static List<Fact> facts(Parsed.Config<JournalUploadConfig> parsed) {
        JournalUploadConfig config = parsed.config();
        var facts = new ArrayList<Fact>();
        Origin at = config.settings().value("URL").origin();
        if (config.port() < 0) {
            facts.add(
                    new Gap(
                            KIND,
                            DAEMON,
                            "",
                            Gap.Cause.NOT_UNDERSTOOD,
                            "uploads to '" + config.settings().text("URL") + "'",
                            at));
        } else if (!config.host().isEmpty()) {
            facts.add(
                    new ForwardTarget(
                            DAEMON,
                            config.host(),
                            config.port(),
                            "http",
                            config.tls(),
                            // curl asks for the name whenever it checks
                            config.checksReceiver() ? "name" : "none",
                            OwnHost.is(config.host()),
                            PriorityMask.ALL.facilities(),
                            false,
                            "journal",
                            false,
                            "unknown",
                            at));
        }
        facts.addAll(Gaps.whole(KIND, DAEMON, parsed.problems()));
        return facts;
    }
}
