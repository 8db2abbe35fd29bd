package org.logreeve.collect;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Forms a secret can stand in. */
class NestedSecretsTest {
    private final Redaction redaction = Redaction.withKey(new byte[] {1, 2, 3});

    @ParameterizedTest
    @ValueSource(
            strings = {
                "action(type=\"omelasticsearch\" pwd=\n  \"CANARY\")",
                "action(type=\"omelasticsearch\" pwd=/* hm */\"CANARY\")",
                "template(name=\"j\" type=\"string\" string=\"{\\\"api_key\\\":\\\"CANARY\\\"}\")",
                "action(type=\"omkafka\" confParam=[\"a=x password=\\\"CANARY\\\";\"])",
                "action(type=\"omhttp\" httpheaderkey=\"Authorization\" httpheadervalue=\"Splunk CANARY\")",
                "action(type=\"omprog\" binary=\"/opt/ship --password CANARY\")",
                "*.* >localhost,Syslog,user,CANARY",
                "action(type=\"omelasticsearch\" pwd # c\n=\"CANARY\")",
                "action(type=\"omelasticsearch\" pwd # c\n= CANARY )",
                "pwd # c\n=\"CANARY\"",
                "pwd # c\n=CANARY",
                "x(pwd /* c */ = \"CANARY\")",
                "x(pwd /* c\n d */ = \"CANARY\")",
                "x(pwd\n# c\n=\n# d\n\"CANARY\")",
                "password(\n    CANARY\n)",
                "password(\nCANARY)",
                "password =\n\n  CANARY",
                "auth_token:\n  CANARY\n",
                "tokens:\n  token:\n    - CANARY\n",
                "password = \\\n  CANARY",
                "wget --password \\\n  CANARY ftp://x/",
                "# password:\n#   CANARY"
            })
    void noPlantedSecretStays(String text) {
        String redacted = redaction.redact("/etc/rsyslog.conf", text);

        assertThat(redacted).doesNotContain("CANARY");
        assertThat(redacted.chars().filter(c -> c == '\n'))
                .hasSameSizeAs(text.chars().filter(c -> c == '\n').boxed().toList());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "password =\nuser = x\n",
                "password =\n[section]\n",
                "password:\n  file: /etc/x\n",
                "password:\n  - name: x\n",
                "sql(password() )\n",
                "sql(password(\n) host(\"h\"))\n",
                "token\n:msg, contains, \"x\" /var/log/x\n",
                "token\n(x)\n",
                "password # from the vault\nuser = x\n",
                "PASSWORD=\n$Include /etc/x\n"
            })
    void emptyValueTakesNothingOfTheNextLine(String text) {
        assertThat(redaction.redact("/etc/x.conf", text).lines().skip(1))
                .containsExactlyElementsOf(text.lines().skip(1).toList());
    }
}
