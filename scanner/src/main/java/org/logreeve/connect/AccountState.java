package org.logreeve.connect;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.logreeve.text.HostException;

/**
 * What PAM says of an account that nobody may log in to, though the key is right: sshd passes it on
 * as a banner and hangs up. Without PAM a locked account looks like a wrong key.
 */
enum AccountState {
    /** pam_unix(8), pam_sss(8). */
    EXPIRED(
            ConnectFault.ACCOUNT_EXPIRED,
            "account has expired",
            "account expired",
            "permission denied. account has"),
    /** pam_faillock(8), pam_tally2(8), pam_sss(8). */
    LOCKED(
            ConnectFault.ACCOUNT_LOCKED,
            "account is locked",
            "account locked",
            "account has been locked",
            "account is disabled",
            "locked due to"),
    /** pam_unix(8), when the server ends the login there. */
    PASSWORD_CHANGE(
            ConnectFault.PASSWORD_CHANGE,
            "password has expired",
            "password expired",
            "change your password",
            "password change required"),
    /** pam_nologin(8), pam_time(8). */
    CLOSED(
            ConnectFault.LOGINS_CLOSED,
            "not permitted to log in",
            "system is going down",
            "system is booting up",
            "logins are disabled");

    private static final int MOST_SHOWN = 200;

    private final ConnectFault fault;

    @SuppressWarnings("ImmutableEnumChecker") // List.of
    private final List<String> words;

    AccountState(ConnectFault fault, String... words) {
        this.fault = fault;
        this.words = List.of(words);
    }

    /** The state that the server's words speak of. */
    static Optional<HostException> in(String said, String user) {
        String words = said.toLowerCase(Locale.ROOT);
        for (AccountState state : values()) {
            if (state.words.stream().anyMatch(words::contains)) {
                return Optional.of(
                        state.fault.because(
                                "the server lets '" + user + "' not in: '" + cut(said) + "'",
                                state.fault.next().formatted(user)));
            }
        }
        return Optional.empty();
    }

    static String cut(String said) {
        String text = said.strip();
        return text.length() <= MOST_SHOWN ? text : text.substring(0, MOST_SHOWN) + " ...";
    }
}
