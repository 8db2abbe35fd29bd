package org.logreeve.connect;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.sshd.common.SshConstants;
import org.apache.sshd.common.util.buffer.Buffer;
import org.apache.sshd.server.SshServer;
import org.apache.sshd.server.auth.AsyncAuthException;
import org.apache.sshd.server.session.ServerSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.logreeve.text.HostException;

/**
 * Accounts that nobody may log in to. A server plays what OpenSSH 9.2 with PAM was seen to do on
 * Debian 12: it takes the key, sends PAM's words as a banner, and closes the connection.
 */
@Timeout(120)
class AccountStateTest {
    @TempDir Path folder;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Your account has expired; please contact your system administrator.|LR-1092|renew"
                        + " the account on the host or in the directory: chage -E -1 audit",
                "The account is locked due to 3 failed logins.|LR-1093|unlock the account on the"
                        + " host or in the directory: faillock --user audit --reset, or usermod -U"
                        + " audit",
                "Your password has expired.|LR-1094|for an account with keys only, on the host:"
                        + " chage -d -1 -M -1 audit",
                "System is going down. Unprivileged users are not permitted to log in"
                        + " anymore.|LR-1095|wait until the host is up; see /run/nologin and"
                        + " /etc/nologin there"
            })
    void whatPamSaysIsTheCause(String words, String code, String next) throws Exception {
        assertThat(login(words, true))
                .isEqualTo(
                        code + " auth: the server lets 'audit' not in: '" + words + "' | " + next);
    }

    @Test
    void wordsThatNobodyKnowsAreQuotedBesideTheBrokenConnection() throws Exception {
        assertThat(login("Backups until noon.\n", true))
                .startsWith("LR-1033 auth: the connection broke while authenticating 'audit': ")
                .contains("; it says: Backups until noon. | ");
    }

    @Test
    void aRefusalAfterSuchWordsIsOfTheAccountToo() throws Exception {
        assertThat(login("Account locked due to 5 failed logins", false)).startsWith("LR-1093 ");
        assertThat(login("Authorised use only", false))
                .startsWith("LR-1018 ")
                .contains("; it says: Authorised use only | ");
    }

    private String login(String words, boolean hangsUp) throws Exception {
        Path identity = TestKeys.write(TestKeys.ec(), folder.resolve("id"));
        Duration limit = Duration.ofSeconds(100);
        try (MinaHost mina =
                        MinaHost.running(streams -> 0, server -> says(server, words, hangsUp));
                var connector = new SshConnector();
                HostSession session =
                        connector.open(
                                Hosts.at(
                                        "127.0.0.1",
                                        mina.port(),
                                        "audit",
                                        java.util.List.of(identity),
                                        java.util.List.of(
                                                mina.known(folder.resolve("known_hosts"))),
                                        limit))) {
            return "in " + session.facts().address();
        } catch (HostException e) {
            return e.code() + " " + e.phase() + ": " + e.getMessage() + " | " + e.next();
        }
    }

    private static void says(SshServer server, String words, boolean hangsUp) {
        var asked = new AtomicInteger();
        server.setPublickeyAuthenticator(
                (user, key, session) -> {
                    if (asked.incrementAndGet() == 1) {
                        return true; // the key is known; now its signature is wanted
                    }
                    say(session, words, hangsUp);
                    if (hangsUp) {
                        throw new AsyncAuthException(); // no decision: the connection ends
                    }
                    return false;
                });
    }

    private static void say(ServerSession session, String words, boolean hangsUp) {
        try {
            Buffer banner = session.createBuffer(SshConstants.SSH_MSG_USERAUTH_BANNER);
            banner.putString(words);
            banner.putString("en");
            session.writePacket(banner)
                    .addListener(
                            written -> {
                                if (hangsUp) {
                                    session.close(true);
                                }
                            });
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
