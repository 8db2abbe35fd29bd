package org.logreeve.parse.ntp;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.logreeve.parse.TimeLine;

/** The directives of ntpsec 1.2 and of classic ntp 4.2.8, ntp.conf(5). */
final class Directives {
    private static final Set<String> SOURCES = Set.of("server", "pool", "peer", "refclock");

    /** Lines of these add up; of the others the last one counts. */
    private static final Set<String> ADDITIVE =
            words(
                    "restrict unrestrict fudge interface nic enable disable tos tinker statistics"
                            + " filegen setvar trustedkey unpeer broadcast multicastclient"
                            + " manycastclient manycastserver broadcastclient rlimit mru nts crypto"
                            + " logconfig discard limit extra device phone");

    private static final Set<String> SINGLE =
            words(
                    "driftfile leapfile logfile statsdir keys keysdir controlkey requestkey pidfile"
                            + " ntpsigndsocket broadcastdelay calldelay tick dscp automax revoke"
                            + " includefile leapsmearinterval auth pollskewlist reset saveconfigdir"
                            + " monitor sysinfo sysstats peers");

    private static final Set<String> FLAGS =
            words(
                    "burst iburst noselect prefer true preempt nts xleave autokey dynamic flake"
                            + " xmtnonce noval skey");

    private static final Set<String> VALUES =
            words(
                    "key minpoll maxpoll version mode bias ttl ask require aead cert ca subtype"
                            + " path ppspath baud holdover time1 time2 stratum refid flag1 flag2"
                            + " flag3 flag4 unit expire");

    private static final int MOST_KEYS = 65_534;

    private Directives() {}

    static boolean isSource(String name) {
        return SOURCES.contains(name);
    }

    static boolean isAdditive(String name) {
        return ADDITIVE.contains(name);
    }

    /** What is wrong with the line, or null when ntpd takes it. */
    static @Nullable String wrong(TimeLine line) {
        if (isSource(line.name())) {
            return wrongSource(line);
        }
        if (!ADDITIVE.contains(line.name()) && !SINGLE.contains(line.name())) {
            return "directive '" + line.name() + "' is not known";
        }
        boolean bare =
                Set.of("broadcastclient", "multicastclient", "keysdir").contains(line.name());
        return line.words().isEmpty() && !bare ? line.name() + " needs a value" : null;
    }

    private static @Nullable String wrongSource(TimeLine line) {
        int at = address(line);
        if (at >= line.words().size()) {
            return "no address";
        }
        List<String> options = line.words().subList(at + 1, line.words().size());
        for (int i = 0; i < options.size(); i++) {
            String option = options.get(i);
            if (VALUES.contains(option)) {
                i++;
                if (i == options.size()) {
                    return "'" + option + "' needs a value";
                }
                if (!fits(option, options.get(i))) {
                    return "'" + options.get(i) + "' is no number for " + option;
                }
            } else if (!FLAGS.contains(option)) {
                return "option '" + option + "' is not known";
            }
        }
        return null;
    }

    /**
     * ntpsec 1.2 was seen to leave out servers with a key out of range, and to ask those with key 0
     * without any; classic ntp leaves out those with another version.
     */
    private static boolean fits(String option, String value) {
        return switch (option) {
            case "key" -> isIn(value, 1, MOST_KEYS);
            case "version" -> isIn(value, 1, 4);
            case "mode", "ttl", "stratum", "subtype", "baud" -> isIn(value, 0, Integer.MAX_VALUE);
            // out of range they are put right
            case "minpoll", "maxpoll" -> isIn(value, Integer.MIN_VALUE, Integer.MAX_VALUE);
            default -> true;
        };
    }

    private static boolean isIn(String word, long least, long most) {
        if (!isInteger(word) || word.length() > 11) {
            return false;
        }
        long number = Long.parseLong(word);
        return number >= least && number <= most;
    }

    /** {@code -4} and {@code -6} may stand before it. */
    static int address(TimeLine line) {
        boolean family =
                !line.words().isEmpty() && Set.of("-4", "-6").contains(line.words().getFirst());
        return family ? 1 : 0;
    }

    /** The word behind an option, the last one of several. */
    static String value(TimeLine line, String wanted, String standard) {
        List<String> words = line.words();
        String value = standard;
        for (int i = address(line) + 1; i + 1 < words.size(); i++) {
            if (words.get(i).equals(wanted)) {
                value = words.get(i + 1);
            }
            i += VALUES.contains(words.get(i)) ? 1 : 0;
        }
        return value;
    }

    /** Whether an option stands there as such, and not as the value of another. */
    static boolean has(TimeLine line, String wanted) {
        List<String> words = line.words();
        for (int i = address(line) + 1; i < words.size(); i++) {
            if (words.get(i).equals(wanted)) {
                return true;
            }
            i += VALUES.contains(words.get(i)) ? 1 : 0;
        }
        return false;
    }

    private static boolean isInteger(String word) {
        String digits = word.startsWith("-") ? word.substring(1) : word;
        return !digits.isEmpty() && digits.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    private static Set<String> words(String text) {
        return Set.of(text.split(" "));
    }
}
