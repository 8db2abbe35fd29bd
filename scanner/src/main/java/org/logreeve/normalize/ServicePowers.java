package org.logreeve.normalize;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** What a command to the service manager, run as root, can do to logging. */
final class ServicePowers {
    private static final Set<String> STOPPING =
            Set.of(
                    ("stop disable mask kill isolate emergency rescue halt poweroff reboot kexec"
                                    + " soft-reboot exit switch-root suspend hibernate hybrid-sleep"
                                    + " suspend-then-hibernate sleep restart try-restart"
                                    + " reload-or-restart try-reload-or-restart reload-or-try-restart"
                                    + " force-reload condrestart condstop condreload freeze preset"
                                    + " preset-all reenable cancel force-stop force-restart")
                            .split(" "));

    private static final Set<String> EDITING =
            Set.of(
                    ("edit set-property link set-environment unset-environment import-environment"
                                    + " revert set-default add-wants add-requires bind mount-image"
                                    + " log-level log-target service-log-level service-log-target")
                            .split(" "));

    /** Verbs that take the path of a unit file of anybody. */
    private static final Set<String> LINKING = Set.of("enable", "reenable", "link");

    /** They only show, or do what no record is lost by. */
    private static final Set<String> HARMLESS =
            Set.of(
                    ("status show cat help start enable unmask reload thaw reset-failed"
                                    + " daemon-reload daemon-reexec is-active is-failed is-enabled"
                                    + " is-system-running get-default list-units list-unit-files"
                                    + " list-sockets list-timers list-paths list-jobs list-machines"
                                    + " list-dependencies list-automounts show-environment whoami"
                                    + " default")
                            .split(" "));

    /** Verbs that concern all units at once, or the next start of all. */
    private static final Set<String> WHOLE =
            Set.of(
                    ("isolate emergency rescue halt poweroff reboot kexec soft-reboot exit"
                                    + " switch-root suspend hibernate hybrid-sleep sleep"
                                    + " suspend-then-hibernate preset-all set-default log-level"
                                    + " log-target set-environment unset-environment"
                                    + " import-environment")
                            .split(" "));

    private ServicePowers() {}

    /** {@code systemctl VERB UNIT...} */
    static List<String> ofSystemctl(String arguments) {
        if (arguments.isEmpty() || arguments.startsWith("^")) {
            return List.of("stop", "edit");
        }
        List<String> words = words(arguments);
        if (LINKING.contains(words.isEmpty() ? "" : words.getFirst())
                && words.stream().anyMatch(each -> each.startsWith("/") || each.contains("*"))) {
            // systemctl(1): a path is linked as a unit, which may run any program as root
            return LoggingPowers.ANY;
        }
        if (words.stream().anyMatch(word -> word.equals("*"))) {
            String first = words.getFirst();
            boolean isHarmless = HARMLESS.contains(first) && !first.equals("start");
            return isHarmless ? List.of() : List.of("stop");
        }
        if (words.contains("start") && words.stream().anyMatch(ServicePowers::isTarget)) {
            // rescue.target and its like end what runs
            return List.of("stop");
        }
        boolean concerns =
                words.size() < 2
                        || words.stream().anyMatch(WHOLE::contains)
                        || words.stream().anyMatch(ServicePowers::isMany)
                        || LoggingPowers.touches(arguments);
        return concerns ? powers(words) : List.of();
    }

    /** {@code service UNIT VERB}; what verbs a script has is its own affair. */
    static List<String> ofService(String arguments) {
        if (arguments.isEmpty() || arguments.startsWith("^")) {
            return List.of("stop", "edit");
        }
        List<String> words = words(arguments);
        boolean concerns = words.size() < 2 || LoggingPowers.touches(arguments);
        if (!concerns || arguments.equals("--status-all")) {
            return List.of();
        }
        if (arguments.contains("--full-restart")
                || words.stream().anyMatch(word -> word.equals("*"))) {
            return List.of("stop");
        }
        return powers(words.subList(Math.min(1, words.size()), words.size()));
    }

    private static List<String> words(String arguments) {
        return List.of(arguments.split(" ")).stream()
                .filter(word -> !word.startsWith("-") && !word.isEmpty())
                .toList();
    }

    private static List<String> powers(List<String> words) {
        var powers = new ArrayList<String>();
        if (words.stream().anyMatch(w -> STOPPING.contains(w) || LoggingPowers.isPattern(w))) {
            powers.add("stop");
        } else if (words.stream().anyMatch(EDITING::contains)) {
            powers.add("edit");
        } else if (words.contains("clean")) {
            powers.add("erase");
        } else if (words.stream().noneMatch(HARMLESS::contains)) {
            powers.add("unrated");
        }
        return powers;
    }

    /** A unit that others are part of. */
    private static boolean isMany(String word) {
        return isTarget(word) || word.endsWith(".slice") || word.endsWith(".scope");
    }

    private static boolean isTarget(String word) {
        return word.endsWith(".target");
    }
}
