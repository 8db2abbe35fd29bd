package org.logreeve.scan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.logreeve.journal.HostRecord;

class OpenFilesTest {
    private final List<String> said = new ArrayList<>();
    private final Progress progress =
            new Progress() {
                @Override
                public void doing(String what) {
                    said.add(what);
                }

                @Override
                public void done(HostRecord host, int finished, int all) {}
            };

    @Test
    void aLimitThatIsHighEnoughChangesNothing() throws Exception {
        assertThat(new OpenFiles(296).hosts(32, progress)).isEqualTo(32);
        assertThat(said).isEmpty();
    }

    @Test
    void aLimitThatIsTooLowMeansFewerHostsAtATimeAndIsSaid() throws Exception {
        assertThat(new OpenFiles(250).hosts(32, progress)).isEqualTo(16);
        assertThat(said)
                .containsExactly(
                        "only 16 hosts at a time instead of 32: this process may open 250 files,"
                                + " and these would need 296 (ulimit -n)");
    }

    @Test
    void aLimitThatNoHostFitsInEndsTheRun() {
        assertThatThrownBy(() -> new OpenFiles(202).hosts(32, progress))
                .isInstanceOf(IOException.class)
                .hasMessage(
                        "this process may open 202 files at a time, and a run needs 203 for one"
                                + " host; raise the limit, for example: ulimit -n 4096");
    }

    @Test
    void theSoftLimitIsReadFromTheKernelsTable() {
        assertThat(
                        OpenFiles.soft(
                                List.of(
                                        "Limit                     Soft Limit           Hard Limit"
                                                + "           Units",
                                        "Max open files            1024                 524288"
                                                + "               files")))
                .isEqualTo(1024);
        assertThat(OpenFiles.soft(List.of("Max open files   unlimited   unlimited   files")))
                .isEqualTo(Long.MAX_VALUE);
        assertThat(OpenFiles.soft(List.of())).isEqualTo(Long.MAX_VALUE);
    }
}
