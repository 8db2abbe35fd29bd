package org.logreeve.parse.units;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The service manager's answer, by unit name (aliases resolved by it).
 *
 * @param units by {@code Id}
 */
public record UnitStates(Map<String, Unit> units) {
    public UnitStates {
        units = Collections.unmodifiableMap(new TreeMap<>(units));
    }

    /** Those of the names that are loaded or masked on the host. */
    public List<Unit> known(List<String> names) {
        return names.stream()
                .map(units::get)
                .filter(unit -> unit != null && !unit.loadState().equals("not-found"))
                .toList();
    }

    /**
     * One unit, in systemd's own words (systemd(1), org.freedesktop.systemd1(5)).
     *
     * @param name for example {@code rsyslog.service}
     * @param loadState {@code loaded}, {@code masked}, {@code not-found}, …
     * @param activeState {@code active}, {@code inactive}, {@code failed}, …
     * @param unitFileState {@code enabled}, {@code disabled}, {@code masked}, …
     * @param commands the command lines of {@code ExecStart=}, variables not expanded
     * @param environment {@code NAME=value} of {@code Environment=}
     * @param environmentFiles paths of {@code EnvironmentFile=}, in order
     * @param activity since when it is so
     */
    public record Unit(
            String name,
            String loadState,
            String activeState,
            String unitFileState,
            List<String> commands,
            List<String> environment,
            List<String> environmentFiles,
            Activity activity) {
        public Unit {
            commands = List.copyOf(commands);
            environment = List.copyOf(environment);
            environmentFiles = List.copyOf(environmentFiles);
        }

        /** Of which nothing is known in time. */
        public Unit(
                String name,
                String loadState,
                String activeState,
                String unitFileState,
                List<String> commands,
                List<String> environment,
                List<String> environmentFiles) {
            this(
                    name,
                    loadState,
                    activeState,
                    unitFileState,
                    commands,
                    environment,
                    environmentFiles,
                    Activity.UNKNOWN);
        }

        public Unit with(List<String> variables, List<String> files) {
            return new Unit(
                    name,
                    loadState,
                    activeState,
                    unitFileState,
                    commands,
                    variables,
                    files,
                    activity);
        }

        public boolean isRunning() {
            // a service in a restart loop is "activating": it does not stay up
            return List.of("active", "reloading", "refreshing").contains(activeState);
        }
    }
}
