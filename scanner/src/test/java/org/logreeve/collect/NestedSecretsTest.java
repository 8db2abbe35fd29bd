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
                "*.* >localhost,Syslog,user,CANARY"
            })
    void noPlantedSecretStays(String text) {
        assertThat(redaction.redact("/etc/rsyslog.conf", text)).doesNotContain("CANARY");
    }
}
