package org.logreeve.scan;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.logreeve.inventory.InventoryHost;
import org.logreeve.journal.HostFigures;
import org.logreeve.journal.HostRecord;
import org.logreeve.journal.Journal;
import org.logreeve.journal.RunHeader;
import org.logreeve.state.HostState;
import org.logreeve.state.LogSamples;
import org.logreeve.text.InputException;

/** What earlier runs knew of the hosts of a plan, and what this one adds. */
final class Remembered {
    /** A clock that is further off is wrong. */
    private static final Duration CLOCK_ERROR = Duration.ofDays(1);

    private final @Nullable StateUse use;
    private final SortedMap<String, HostState> before;
    private final List<String> vanished;

    private Remembered(
            @Nullable StateUse use, SortedMap<String, HostState> before, List<String> vanished) {
        this.use = use;
        this.before = before;
        this.vanished = vanished;
    }

    /**
     * Reads the plan's state, before any host is contacted.
     *
     * @throws InputException when it is damaged, newer, of another inventory, or of a time to come
     */
    static Remembered of(ScanPlan plan, Instant now, Progress progress) throws IOException {
        StateUse use = plan.keeping().state();
        if (use == null) {
            if (Before.isAsked(plan.pack())) {
                progress.doing(
                        "no --state was given: rules about changes know the output folder only");
            }
            return new Remembered(null, new TreeMap<>(), List.of());
        }
        SortedMap<String, HostState> before = use.store().read();
        before.values().forEach(state -> checkTime(use, state, now));
        if (before.isEmpty()) {
            progress.doing("nothing is in the state " + use.store().words() + " yet");
        }
        Set<String> listed =
                plan.inventory().hosts().stream()
                        .map(InventoryHost::name)
                        .collect(Collectors.toSet());
        List<String> vanished =
                before.values().stream()
                        .filter(state -> state.listed().there())
                        .map(HostState::host)
                        .filter(host -> !listed.contains(host))
                        .toList();
        var remembered = new Remembered(use, before, vanished);
        remembered.tellMovedRef(plan, progress);
        return remembered;
    }

    /** What a wrong clock wrote would count as the newest for as long as it is wrong. */
    private static void checkTime(StateUse use, HostState state, Instant now) {
        String newest = state.newest();
        if (Instant.parse(newest).isAfter(now.plus(CLOCK_ERROR))) {
            throw new InputException(
                    use.store().words(),
                    0,
                    0,
                    "knows of %s from %s, and it is %s now".formatted(state.host(), newest, now),
                    "set this machine's clock, or, if another one's was wrong, delete the host's"
                            + " file");
        }
    }

    private void tellMovedRef(ScanPlan plan, Progress progress) {
        String ref = ref(plan);
        String commit = plan.pack().origin().commit();
        if (ref == null) {
            return;
        }
        before.values().stream()
                .map(state -> state.refs().get(ref))
                .flatMap(Stream::ofNullable)
                .max(HostState.RefAt.LATER)
                .filter(at -> !at.commit().equals(commit))
                .ifPresent(
                        at ->
                                progress.doing(
                                        ("the policy's %s named commit %.12s on %s, and names"
                                                        + " %.12s now")
                                                .formatted(ref, at.commit(), at.at(), commit)));
    }

    /**
     * The ref of a plan's policy; null when it is read at no ref, by the id of a commit, which
     * names the same for ever, or from a working tree.
     */
    private static @Nullable String ref(ScanPlan plan) {
        StateUse use = plan.keeping().state();
        String named = use == null ? null : use.policyRef();
        String commit = plan.pack().origin().commit();
        return named == null
                        || commit.isEmpty()
                        || commit.startsWith(named.toLowerCase(Locale.ROOT))
                ? null
                : plan.pack().origin().source() + "@" + named;
    }

    /** For the header; null when no state was given. */
    RunHeader.@Nullable State inHeader() {
        return use == null ? null : new RunHeader.State(use.store().words(), vanished);
    }

    /** An assessment whose records tell what was known before. */
    HostPool.Assessment on(HostPool.Assessment assessment) {
        return use == null
                ? assessment
                : new HostPool.Assessment() {
                    @Override
                    public HostRecord of(InventoryHost host) {
                        return withHistory(host, assessment.of(host));
                    }

                    @Override
                    public HostRecord cutOff(InventoryHost host) {
                        return withHistory(host, assessment.cutOff(host));
                    }
                };
    }

    /** Only what was known when the host was read, also where that was long ago. */
    private HostRecord withHistory(InventoryHost host, HostRecord record) {
        HostState known = before.get(record.host());
        if (known == null || known.firstSeen().compareTo(record.started()) > 0) {
            return record;
        }
        HostState.Good good = known.lastGood();
        if (good != null && good.at().compareTo(record.started()) > 0) {
            good = null;
        }
        return record.with(
                new HostFigures.History(
                        known.firstSeen(),
                        good == null ? null : good.at(),
                        good == null ? null : good.run(),
                        host.settings().isRole() ? List.of() : growth(known, record)));
    }

    /** Of a role's machines none is the one before, however alike their logs' inodes are. */
    private static List<HostFigures.Growth> growth(HostState known, HostRecord record) {
        var growth = new ArrayList<HostFigures.Growth>();
        for (HostFigures.Log log : record.figures().logs()) {
            LogSamples earlier = known.logs().get(log.path());
            LogSamples.Growth rate =
                    earlier == null || !isClockRight(record)
                            ? null
                            : earlier.until(record.clock()).merge(sample(record, log)).growth();
            if (rate != null) {
                growth.add(
                        new HostFigures.Growth(
                                log.path(),
                                rate.least(),
                                rate.most(),
                                rate.measured(),
                                rate.rotated()));
            }
        }
        return growth;
    }

    /** What a host read by a wrong clock, or by none, cannot be put in order with the rest. */
    private static boolean isClockRight(HostRecord record) {
        Instant started = Instant.parse(record.started());
        return Duration.between(started, Instant.ofEpochSecond(record.clock()))
                        .abs()
                        .compareTo(CLOCK_ERROR)
                <= 0;
    }

    private static LogSamples sample(HostRecord record, HostFigures.Log log) {
        return LogSamples.of(new LogSamples.Sample(record.clock(), log.inode(), log.size()));
    }

    /**
     * Puts what a run found into the state.
     *
     * @throws UnwrittenState when it cannot be written; the run is what it is all the same
     */
    void add(ScanPlan plan, Journal journal) throws UnwrittenState {
        StateUse to = use;
        if (to == null) {
            return;
        }
        Map<String, HostRecord> records = new HashMap<>();
        journal.hosts().forEach(record -> records.put(record.host(), record));
        Set<String> roles =
                plan.inventory().hosts().stream()
                        .filter(host -> host.settings().isRole())
                        .map(InventoryHost::name)
                        .collect(Collectors.toSet());
        var news = new ArrayList<HostState>();
        for (RunHeader.Line line : journal.header().inventory().hosts()) {
            news.add(
                    state(
                            plan,
                            journal.header(),
                            line.host(),
                            records.get(line.host()),
                            !roles.contains(line.host())));
        }
        for (String gone : vanished) {
            HostState known = before.get(gone);
            if (known != null) {
                news.add(vanished(known, journal.header().started()));
            }
        }
        try {
            to.store().add(news);
        } catch (IOException | RuntimeException e) {
            throw new UnwrittenState(journal, to.store().words(), e);
        }
    }

    /**
     * @param stays whether the next run will find the same machine, so that its logs' sizes tell
     */
    private static HostState state(
            ScanPlan plan,
            RunHeader header,
            String host,
            @Nullable HostRecord record,
            boolean stays) {
        var logs = new TreeMap<String, LogSamples>();
        HostState.Good good = null;
        if (record != null && record.isAssessed()) {
            if (stays && isClockRight(record)) {
                record.figures().logs().forEach(log -> logs.put(log.path(), sample(record, log)));
            }
            good =
                    new HostState.Good(
                            record.started(),
                            header.run(),
                            record.access().collector(),
                            header.redaction().reference(),
                            header.redaction().id());
        }
        var refs = new TreeMap<String, HostState.RefAt>();
        String ref = ref(plan);
        if (ref != null) {
            refs.put(ref, new HostState.RefAt(header.policy().commit(), header.started()));
        }
        return new HostState(
                HostState.VERSION,
                plan.inventory().name(),
                host,
                header.started(),
                new HostState.Listed(header.started(), true),
                good,
                refs,
                logs,
                0);
    }

    private static HostState vanished(HostState known, String at) {
        return new HostState(
                known.version(),
                known.inventory(),
                known.host(),
                known.firstSeen(),
                new HostState.Listed(at, false),
                null,
                new TreeMap<>(),
                new TreeMap<>(),
                0);
    }
}
