package org.logreeve.parse.sudoers;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Whether a list of hosts names the host that is looked at. */
public enum HostMatch {
    YES,
    NO,
    /** It names networks or netgroups, or the host's own name is not known. */
    UNKNOWN;

    /**
     * sudoers(5): the last member that fits decides.
     *
     * @param members aliases replaced; null when they are not known
     * @param host the host's own name; empty when it is not known
     */
    static HostMatch of(@Nullable List<Member> members, String host) {
        if (members == null) {
            return UNKNOWN;
        }
        for (Member member : members.reversed()) {
            HostMatch match = of(member, host);
            if (match == UNKNOWN) {
                return UNKNOWN;
            }
            if (match == YES) {
                return member.negated() ? NO : YES;
            }
        }
        return NO;
    }

    private static HostMatch of(Member member, String host) {
        return switch (member.kind()) {
            case ALL -> YES;
            case NETWORK, NETGROUP -> UNKNOWN;
            default -> {
                if (host.isEmpty() || member.name().indexOf('[') >= 0) {
                    yield UNKNOWN;
                }
                // a name with a dot is compared with the whole name, another with its first part
                boolean whole = member.name().indexOf('.') >= 0;
                int dot = host.indexOf('.');
                if (whole && dot < 0) {
                    // Debian's sudo is built to ask for the whole name, which is not known here
                    yield UNKNOWN;
                }
                String own = whole || dot < 0 ? host : host.substring(0, dot);
                yield fits(member.name().toLowerCase(Locale.ROOT), own.toLowerCase(Locale.ROOT))
                        ? YES
                        : NO;
            }
        };
    }

    /** A pattern of {@code *} and {@code ?}, in time linear in each star. */
    private static boolean fits(String pattern, String name) {
        int p = 0;
        int n = 0;
        int star = -1;
        int resume = 0;
        while (n < name.length()) {
            if (p < pattern.length()
                    && (pattern.charAt(p) == '?' || pattern.charAt(p) == name.charAt(n))) {
                p++;
                n++;
            } else if (p < pattern.length() && pattern.charAt(p) == '*') {
                star = p++;
                resume = n;
            } else if (star >= 0) {
                p = star + 1;
                n = ++resume;
            } else {
                return false;
            }
        }
        while (p < pattern.length() && pattern.charAt(p) == '*') {
            p++;
        }
        return p == pattern.length();
    }
}
