package org.logreeve.parse.systemd.time;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.logreeve.parse.ComponentParser;
import org.logreeve.parse.EffectiveValue;
import org.logreeve.parse.Parsed;
import org.logreeve.parse.Problems;
import org.logreeve.parse.systemd.Distribution;
import org.logreeve.parse.systemd.Setting;
import org.logreeve.parse.systemd.Settings;
import org.logreeve.parse.systemd.SettingsFile;
import org.logreeve.parse.systemd.ValueForm;
import org.logreeve.snapshot.CollectRequest;
import org.logreeve.snapshot.FileRead;
import org.logreeve.snapshot.HostFiles;
import org.logreeve.text.Origin;

/** systemd-timesyncd's effective configuration by the rules of systemd 252 to 257. */
public final class TimesyncdParser implements ComponentParser<TimesyncdConfig> {
    private static final List<String> PROGRAMS =
            List.of("/usr/lib/systemd/systemd-timesyncd", "/lib/systemd/systemd-timesyncd");

    /** What networkd knows of all links together; timesyncd reads it too. */
    private static final String LINKS = "/run/systemd/netif/state";

    private static final List<String> ENABLED =
            List.of(
                    "/etc/systemd/system/sysinit.target.wants/systemd-timesyncd.service",
                    "/etc/systemd/system/dbus-org.freedesktop.timesync1.service");

    /** A link to /dev/null here keeps it from starting. */
    private static final String MASK = "/etc/systemd/system/systemd-timesyncd.service";

    private static final SettingsFile FILE =
            new SettingsFile(
                    "systemd/timesyncd.conf",
                    "Time",
                    List.of(
                            new Setting("NTP", ValueForm.LIST, ""),
                            new Setting("FallbackNTP", ValueForm.LIST, ""),
                            new Setting("RootDistanceMaxSec", ValueForm.SPAN, "5s"),
                            new Setting("PollIntervalMinSec", ValueForm.SPAN, "32s"),
                            new Setting("PollIntervalMaxSec", ValueForm.SPAN, "34min 8s"),
                            new Setting("ConnectionRetrySec", ValueForm.SPAN, "30s", 248),
                            new Setting("SaveIntervalSec", ValueForm.SPAN, "60s", 250)),
                    Map.of());

    @Override
    public String component() {
        return "timesyncd";
    }

    @Override
    public CollectRequest seeds() {
        var files = new ArrayList<>(Distribution.FILES);
        files.add(LINKS);
        var stats = new ArrayList<>(PROGRAMS);
        stats.addAll(ENABLED);
        stats.add(MASK);
        return FILE.seeds().plus(CollectRequest.of(files, List.of(), stats, List.of()));
    }

    @Override
    public Parsed<TimesyncdConfig> parse(HostFiles files) {
        List<FileRead> programs = PROGRAMS.stream().map(files::stat).toList();
        if (programs.stream().allMatch(read -> read instanceof FileRead.Absent)) {
            return new Parsed.NotPresent<>();
        }
        var problems = new Problems();
        Settings settings = Settings.read(FILE, files, problems);
        boolean enabled = isEnabled(files);
        boolean written = settings.isWritten("FallbackNTP");
        List<EffectiveValue> builtIn = builtIn(Distribution.of(files));
        return new Parsed.Config<>(
                new TimesyncdConfig(
                        settings,
                        linkServers(files.read(LINKS), problems),
                        written ? settings.words("FallbackNTP") : builtIn,
                        written || !builtIn.isEmpty(),
                        enabled),
                problems.list());
    }

    @Override
    public List<EffectiveValue> values(TimesyncdConfig config) {
        var values = new ArrayList<>(config.settings().values());
        values.addAll(config.link());
        if (!config.settings().isWritten("FallbackNTP")) {
            values.addAll(config.fallback());
        }
        return values;
    }

    private static boolean isEnabled(HostFiles files) {
        boolean masked =
                files.stat(MASK) instanceof FileRead.Present unit
                        && unit.meta().link().equals("/dev/null");
        List<FileRead> links = ENABLED.stream().map(files::stat).toList();
        return !masked && links.stream().anyMatch(read -> read instanceof FileRead.Present);
    }

    /** The servers each distribution builds in. */
    private static List<EffectiveValue> builtIn(Distribution distribution) {
        Stream<String> servers =
                switch (distribution.id()) {
                    case "debian" ->
                            Stream.of("0", "1", "2", "3").map(n -> n + ".debian.pool.ntp.org");
                    // later ones come with chrony
                    case "ubuntu" ->
                            distribution.version().compareTo("25") < 0
                                    ? Stream.of("ntp.ubuntu.com")
                                    : Stream.of();
                    default -> Stream.of();
                };
        return servers.map(server -> new EffectiveValue("FallbackNTP", server, FILE.builtIn()))
                .toList();
    }

    private static List<EffectiveValue> linkServers(FileRead links, Problems problems) {
        String text = problems.text(links);
        return text == null ? List.of() : linkServers(text);
    }

    private static List<EffectiveValue> linkServers(String text) {
        var servers = new ArrayList<EffectiveValue>();
        int number = 0;
        for (String line : text.lines().toList()) {
            number++;
            if (line.startsWith("NTP=")) {
                Origin at = new Origin(LINKS, number);
                for (String word :
                        line.substring("NTP=".length()).replace("\"", "").split(" +", -1)) {
                    if (!word.isEmpty()) {
                        servers.add(new EffectiveValue("LinkNTP", word, at));
                    }
                }
            }
        }
        return servers;
    }
}
