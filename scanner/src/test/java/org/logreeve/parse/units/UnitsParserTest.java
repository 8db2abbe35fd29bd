package org.logreeve.parse.units;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.logreeve.parse.FakeHost;

class UnitsParserTest {
    @Test
    void eachBlockIsAUnitWithItsOwnLines() {
        assertThat(
                        units(
                                        """
                                Id=rsyslog.service
                                LoadState=loaded
                                ActiveState=active
                                ExecStart={ path=/usr/sbin/rsyslogd ; argv[]=/usr/sbin/rsyslogd -n ; ignore_errors=no }

                                Id=chrony.service
                                LoadState=loaded
                                ActiveState=inactive
                                """)
                                .units()
                                .values())
                .extracting(
                        UnitStates.Unit::name,
                        UnitStates.Unit::activeState,
                        UnitStates.Unit::commands)
                .containsExactly(
                        tuple("chrony.service", "inactive", List.of()),
                        tuple("rsyslog.service", "active", List.of("/usr/sbin/rsyslogd -n")));
    }

    /** Found by fuzzing: the model had a value that nothing names. */
    @Test
    void aBlockWithoutANameIsNoUnitAndLeavesNothingToTheNext() {
        UnitStates states =
                units(
                        """
                        Id=
                        LoadState=loaded
                        ExecStart={ argv[]=/bin/other ; }

                        Id=rsyslog.service
                        ActiveState=active
                        """);

        assertThat(states.units()).containsOnlyKeys("rsyslog.service");
        assertThat(states.units().get("rsyslog.service"))
                .returns("", UnitStates.Unit::loadState)
                .returns(List.of(), UnitStates.Unit::commands);
    }

    private static UnitStates units(String stdout) {
        return FakeHost.with().command("units", stdout).read(new UnitsParser()).config();
    }
}
