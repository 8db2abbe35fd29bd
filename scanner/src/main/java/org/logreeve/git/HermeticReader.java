package org.logreeve.git;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.eclipse.jgit.lib.Config;
import org.eclipse.jgit.storage.file.FileBasedConfig;
import org.eclipse.jgit.util.FS;
import org.eclipse.jgit.util.SystemReader;
import org.jspecify.annotations.Nullable;

/**
 * Keeps JGit to the repository itself: no system or user settings are read, no git program is run
 * to find them, and nothing is written to the user's folder.
 */
final class HermeticReader extends SystemReader.Delegate {
    /** Before anything else of JGit is used. */
    static synchronized void install() {
        if (!(SystemReader.getInstance() instanceof HermeticReader)) {
            SystemReader.setInstance(new HermeticReader(SystemReader.getInstance()));
        }
    }

    private HermeticReader(SystemReader original) {
        super(original);
    }

    @Override
    public @Nullable String getenv(String variable) {
        // GIT_DIR, GIT_OBJECT_DIRECTORY and their like would name another repository.
        return variable.startsWith("GIT_") ? null : super.getenv(variable);
    }

    @Override
    public FileBasedConfig openSystemConfig(Config parent, FS fs) {
        return new EmptyConfig(parent, fs);
    }

    @Override
    public FileBasedConfig openUserConfig(Config parent, FS fs) {
        return new EmptyConfig(parent, fs);
    }

    @Override
    public FileBasedConfig openJGitConfig(Config parent, FS fs) {
        return new EmptyConfig(parent, fs);
    }

    private static final class EmptyConfig extends FileBasedConfig {
        private static final Duration COARSE = Duration.ofSeconds(2);

        @SuppressWarnings("NullAway") // JGit's own empty configurations have no file either.
        EmptyConfig(Config parent, FS fs) {
            super(parent, null, fs);
        }

        /**
         * JGit would otherwise measure the file system's time stamps for seconds, by writing to the
         * repository. Coarse values only make it read recently changed files again.
         */
        @Override
        public long getTimeUnit(
                String section,
                @Nullable String subsection,
                String name,
                long standard,
                TimeUnit unit) {
            return section.equals("filesystem")
                    ? unit.convert(COARSE)
                    : super.getTimeUnit(section, subsection, name, standard, unit);
        }

        @Override
        public void load() {}

        @Override
        public void save() {}

        @Override
        public boolean isOutdated() {
            return false;
        }
    }
}
