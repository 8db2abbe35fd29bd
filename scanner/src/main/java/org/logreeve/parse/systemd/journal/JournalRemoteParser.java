package org.logreeve.parse.systemd.journal;

import java.util.List;
import java.util.Map;
import org.logreeve.parse.ComponentParser;
import org.logreeve.parse.EffectiveValue;
import org.logreeve.parse.Parsed;
import org.logreeve.parse.Problems;
import org.logreeve.parse.systemd.Setting;
import org.logreeve.parse.systemd.Settings;
import org.logreeve.parse.systemd.SettingsFile;
import org.logreeve.parse.systemd.ValueForm;
import org.logreeve.snapshot.CollectRequest;
import org.logreeve.snapshot.FileRead;
import org.logreeve.snapshot.HostFiles;

/** The settings of systemd-journal-remote, which receives journals, by systemd 252 to 257. */
public final class JournalRemoteParser implements ComponentParser<Settings> {
    private static final List<String> PROGRAMS =
            List.of(
                    "/usr/lib/systemd/systemd-journal-remote",
                    "/lib/systemd/systemd-journal-remote");
    private static final SettingsFile FILE =
            new SettingsFile(
                    "systemd/journal-remote.conf",
                    "Remote",
                    List.of(
                            new Setting("Seal", ValueForm.BOOLEAN, "no"),
                            new Setting("SplitMode", ValueForm.SPLIT_BY_HOST, "host"),
                            new Setting(
                                    "ServerKeyFile",
                                    ValueForm.TEXT,
                                    JournalUploadParser.KEYS + "remote.pem"),
                            new Setting(
                                    "ServerCertificateFile",
                                    ValueForm.TEXT,
                                    "/etc/ssl/certs/journal-remote.pem"),
                            new Setting(
                                    "TrustedCertificateFile",
                                    ValueForm.TEXT,
                                    "/etc/ssl/ca/trusted.pem"),
                            new Setting("MaxUse", ValueForm.SIZE, "", 252),
                            new Setting("KeepFree", ValueForm.SIZE, "", 252),
                            new Setting("MaxFileSize", ValueForm.SIZE, "", 252),
                            new Setting("MaxFiles", ValueForm.NUMBER, "", 252)),
                    Map.of());

    @Override
    public String component() {
        return "journal-remote";
    }

    @Override
    public CollectRequest seeds() {
        return FILE.seeds().plus(CollectRequest.of(List.of(), List.of(), PROGRAMS, List.of()));
    }

    @Override
    public Parsed<Settings> parse(HostFiles files) {
        List<FileRead> programs = PROGRAMS.stream().map(files::stat).toList();
        if (programs.stream().allMatch(read -> read instanceof FileRead.Absent)) {
            return new Parsed.NotPresent<>();
        }
        var problems = new Problems();
        Settings settings = Settings.read(FILE, files, problems);
        return new Parsed.Config<>(settings, problems.list());
    }

    @Override
    public List<EffectiveValue> values(Settings config) {
        return config.values();
    }
}
