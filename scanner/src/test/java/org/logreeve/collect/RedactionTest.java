package org.logreeve.collect;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RedactionTest {
    private final Redaction redaction = Redaction.withKey(new byte[] {1, 2, 3});

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "/etc/rsyslog.conf|action(type=\"ommysql\" uid=\"u\" pwd=\"CANARY\" db=\"d\")",
                "/etc/rsyslog.conf|*.* :ommysql:127.0.0.1,Syslog,user,CANARY;tmpl",
                "/etc/rsyslog.conf|httpheaders=[\"Authorization: Splunk CANARY\", \"X: y\"]",
                "/etc/rsyslog.conf|action(type=\"omelasticsearch\" apikey=\"CANARY\")",
                "/etc/rsyslog.conf|#pwd=\"CANARY\"",
                "/etc/syslog-ng.conf|mongodb(uri(\"mongodb://u:CANARY@h/db\"))",
                "/etc/syslog-ng.conf|sql(username(\"u\") password(\"CANARY\"));",
                "/etc/syslog-ng.conf|http(headers('Authorization: Bearer CANARY'))",
                "/etc/syslog-ng.conf|api-key(\"CANARY\")",
                "/etc/x.ini|auth_token = CANARY",
                "/etc/x.ini|db.passwd: 'CANARY'",
                "/etc/x.json|{\"client_secret\": \"CANARY\", \"id\": 1}",
                "/etc/x.env|AWS_SECRET_ACCESS_KEY=CANARY",
                "/etc/my.cnf|password CANARY",
                "/etc/chrony/chrony.keys|1 SHA256 HEX:CANARY",
                "/etc/ntp.keys|7 CANARY"
            })
    void noPlantedSecretStays(String path, String line) {
        String redacted = redaction.redact(path, "first\n" + line + "\nlast\n");

        assertThat(redacted).doesNotContain("CANARY").startsWith("first\n").endsWith("\nlast\n");
        String[] around = line.split("CANARY", -1);
        String secret = line.contains("HEX:") ? "HEX:CANARY" : "CANARY";
        assertThat(redacted)
                .startsWith("first\n" + line.substring(0, line.indexOf(secret)) + Redaction.TOKEN)
                .endsWith(around[1] + "\nlast\n");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "%adm ALL=(ALL) NOPASSWD: ALL",
                "joe ALL=(root) PASSWD: /usr/bin/less, NOPASSWD:/usr/bin/passwd joe",
                "Defaults passwd_tries=3, !log_passwords, passprompt=word"
            })
    void commandsBehindTheTagsOfSudoersAreNoSecrets(String line) {
        assertThat(redaction.redact("/etc/sudoers.d/10-a", line)).isEqualTo(line);
    }

    @Test
    void privateKeysLeaveAsManyLines() {
        String text =
                """
                a
                -----BEGIN RSA PRIVATE KEY-----
                CANARY1
                CANARY2
                -----END RSA PRIVATE KEY-----
                b
                -----BEGIN PRIVATE KEY-----
                CANARY3
                """;

        String redacted = redaction.redact("/etc/ssl/x.pem", text);

        assertThat(redacted).doesNotContain("CANARY");
        assertThat(redacted.lines()).hasSize(8).contains("a", "b");
    }

    @Test
    void whatIsNoSecretStays() {
        String text =
                """
                $ActionSendStreamDriverKeyFile /etc/ssl/private/key.pem
                action(type="omfwd" StreamDriver.KeyFile="/x" template="token")
                tls(key-file("/etc/key.pem") password_file="/etc/pw")
                keyfile /etc/chrony/chrony.keys
                # the password is asked for elsewhere
                server https://log.example.org:443/path
                """;

        assertThat(redaction.redact("/etc/rsyslog.conf", text)).isEqualTo(text);
    }

    @Test
    void aQuotedSecretMaySpanLines() {
        String redacted =
                redaction.redact("/x", "pwd=\"CANARY\nCANARY\\\"CANARY\" next=\"kept\"\n");

        assertThat(redacted).doesNotContain("CANARY").endsWith("\" next=\"kept\"\n");
        assertThat(redacted.lines()).hasSize(2);
    }

    @Test
    void equalSecretsGetEqualTokensUnderOneKeyOnly() {
        String one = redaction.redact("/x", "token=a\n");

        assertThat(redaction.redact("/y", one)).isEqualTo(one);
        assertThat(redaction.redact("/y", "token=a\n")).isEqualTo(one);
        assertThat(redaction.redact("/x", "token=b\n")).isNotEqualTo(one);
        assertThat(Redaction.withKey(new byte[] {9}).redact("/x", "token=a\n")).isNotEqualTo(one);
        assertThat(one).matches("token=LRSECRET-[0-9a-f]{12}\n");
    }
}
