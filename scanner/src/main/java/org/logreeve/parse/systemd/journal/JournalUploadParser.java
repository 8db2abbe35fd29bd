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

/** systemd-journal-upload's effective configuration by the rules of systemd 252 to 257. */
public final class JournalUploadParser implements ComponentParser<JournalUploadConfig> {
    static final String KEYS = "/etc/ssl/private/journal-";
    private static final List<String> PROGRAMS =
            List.of(
                    "/usr/lib/systemd/systemd-journal-upload",
                    "/lib/systemd/systemd-journal-upload");
    private static final SettingsFile FILE =
            new SettingsFile(
                    "systemd/journal-upload.conf",
                    "Upload",
                    List.of(
                            new Setting("URL", ValueForm.TEXT, ""),
                            new Setting("ServerKeyFile", ValueForm.TEXT, KEYS + "upload.pem"),
                            new Setting(
                                    "ServerCertificateFile",
                                    ValueForm.TEXT,
                                    "/etc/ssl/certs/journal-upload.pem"),
                            new Setting(
                                    "TrustedCertificateFile",
                                    ValueForm.TEXT,
                                    "/etc/ssl/ca/trusted.pem"),
                            new Setting("NetworkTimeoutSec", ValueForm.SPAN, "", 249)),
                    Map.of());

    @Override
    public String component() {
        return "journal-upload";
    }

    @Override
    public CollectRequest seeds() {
        return FILE.seeds().plus(CollectRequest.of(List.of(), List.of(), PROGRAMS, List.of()));
    }

    @Override
    public Parsed<JournalUploadConfig> parse(HostFiles files) {
        List<FileRead> programs = PROGRAMS.stream().map(files::stat).toList();
        if (programs.stream().allMatch(read -> read instanceof FileRead.Absent)) {
            return new Parsed.NotPresent<>();
        }
        var problems = new Problems();
        JournalUploadConfig config = JournalUploadConfig.of(Settings.read(FILE, files, problems));
        if (!config.host().isEmpty() && config.tls() && !config.checksReceiver()) {
            problems.noted(
                    config.settings().value("TrustedCertificateFile").origin(),
                    "the receiver's certificate is not checked");
        }
        return new Parsed.Config<>(config, problems.list());
    }

    @Override
    public List<EffectiveValue> values(JournalUploadConfig config) {
        return config.settings().values();
    }
}
