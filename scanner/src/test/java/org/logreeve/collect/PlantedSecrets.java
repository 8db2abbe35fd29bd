package org.logreeve.collect;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Secrets as hosts really hold them, each once. {@code @} stands for a secret, {@code ^} for one
 * that needs sixteen signs of the alphabet of hashes, to be told from other text.
 */
public final class PlantedSecrets {
    /** A file, and the text with the places of its secrets. */
    private record Plant(String path, String text) {}

    private static final List<Plant> PLANTS =
            List.of(
                    new Plant(
                            "/etc/rsyslog.d/60-outputs.conf",
                            """
                            action(type="ommysql" server="db" uid="u" pwd="@" db="logs")
                            action(type="ompgsql" server="db" user="u" pass="@" db="logs")
                            action(type="omelasticsearch" server="es" uid="u" pwd="@")
                            action(type="omelasticsearch" server="es" apikey="@")
                            action(type="omhttp" server="h" httpheaders=["Authorization: Bearer @", "X: y"])
                            action(type="omhttp" server="h" httpheaderkey="Authorization" httpheadervalue="Splunk @")
                            action(type="omhttp" server="h" httpheaders=["X-Api-Key: @", "DD-API-KEY: @"])
                            action(type="omkafka" topic="t" confParam=["sasl.username=u", "sasl.password=@"])
                            action(type="omrabbitmq" host="h" user="u" password="@")
                            action(type="omhiredis" server="h" serverpassword="@")
                            action(type="ommongodb" uristr="mongodb://u:@@h/db" db="d")
                            action(type="omamqp1" host="h" username="u" password="@")
                            action(type="omsnmp" server="h" community="@")
                            action(type="omazureeventhubs" azure_key_name="n" azure_key="@")
                            action(type="omazureeventhubs" amqp_address="amqps://n:@@bus.example:5671/x")
                            action(type="omfile" file="/x" cry.provider="gcry" cry.key="@")
                            *.* :ommysql:127.0.0.1,Syslog,user,@;tmpl
                            $ActionSNMPCommunity @
                            #action(type="ommysql" pwd="@")
                            template(name="t" type="string" string="token=@ %msg%")
                            """),
                    new Plant(
                            "/etc/logrotate.d/upload",
                            """
                            /var/log/app.log {
                                weekly
                                rotate 4
                                postrotate
                                    # don't stop: password='@'
                                    curl -s -u backup:@ --data-binary @/var/log/app.log.1 https://x.example/
                                    curl --user 'backup:@' https://x.example/
                                    curl -H 'Authorization: Bearer @' https://x.example/
                                    curl -H "X-Vault-Token: @" "https://x.example/put?key=@"
                                    curl https://up:@@files.example/logs/
                                    curl https://hooks.slack.com/services/@
                                    wget --password @ ftp://x.example/
                                    wget --http-password=@ ftp://x.example/
                                    sshpass -p @ scp /var/log/app.log.1 h:
                                    mysqladmin -p@ flush-logs
                                    PGPASSWORD=@ psql -c vacuum
                                    MYSQL_PWD='@' mysql
                                    redis-cli -a @ BGSAVE
                                    export AWS_SECRET_ACCESS_KEY=@ AWS_SESSION_TOKEN="@"
                                    az storage --connection-string "AccountName=a;AccountKey=@;End=x"
                                    aws configure set aws_access_key_id AKIA^
                                    git clone https://oauth2:@@git.example/x.git && echo ghp_^
                                endscript
                            }
                            """),
                    new Plant("/etc/chrony/chrony.keys", "1 SHA256 HEX:@\n2 MD5 ASCII:@\n3 @\n"),
                    new Plant(
                            "/etc/chrony/conf.d/keys.conf",
                            "# was: 5 SHA1 HEX:@\n6 AES128 HEX:@\n"),
                    new Plant(
                            "/etc/syslog-ng/conf.d/x.conf",
                            """
                            destination d1 { sql(type(mysql) username("u") password("@")); };
                            destination d2 { http(headers('Authorization: Bearer @') password('@')); };
                            destination d3 { datadog(api-key("@")); };
                            destination d4 { s3(access-key("@") secret-key("@") bucket("b")); };
                            destination d5 { redis(host("h") auth("@")); };
                            destination d6 { telegram(bot-id("@") chat-id("1")); };
                            destination d7 { mongodb(uri("mongodb://u:@@h/db")); };
                            destination d8 { splunk-hec-event(url("x") token("@")); };
                            """),
                    new Plant(
                            "/etc/logrotate.d/keys",
                            """
                            # -----BEGIN RSA PRIVATE KEY-----
                            # @
                            # -----END RSA PRIVATE KEY-----
                            # -----BEGIN ENCRYPTED PRIVATE KEY-----
                            # @
                            # -----END ENCRYPTED PRIVATE KEY-----
                            # -----BEGIN OPENSSH PRIVATE KEY-----
                            # @
                            # @
                            # -----END OPENSSH PRIVATE KEY-----
                            # -----BEGIN PGP PRIVATE KEY BLOCK-----
                            # @
                            # -----END PGP PRIVATE KEY BLOCK-----
                            # Private-Lines: 2
                            # @
                            # @
                            # KEY="-----BEGIN EC PRIVATE KEY-----\\n@\\n-----END EC PRIVATE KEY-----"
                            # admin:$apr1$salt$^
                            # admin:$2y$05$^
                            # root:$6$salt$^:19000:0
                            # root:$y$j9T$salt$^:19000:0
                            # admin:{SHA}^=
                            # age AGE-SECRET-KEY-1^
                            # jwt eyJhbGciOiJIUzI1NiJ9.^
                            # machine h login u password @
                            """));

    private PlantedSecrets() {}

    /**
     * Writes the files below a folder.
     *
     * @return the secrets, each different
     */
    public static List<String> plant(Path root) throws IOException {
        var secrets = new ArrayList<String>();
        for (Plant plant : PLANTS) {
            Path file = root.resolve(plant.path().substring(1));
            Files.createDirectories(file.getParent());
            Files.writeString(file, filled(plant.text(), secrets));
        }
        return secrets;
    }

    /** An at sign that stands before a host or a file is left as it is. */
    private static String filled(String text, List<String> secrets) {
        var filled = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean stays =
                    c == '@'
                            && (text.startsWith("@/var", i)
                                    || (i > 0 && text.charAt(i - 1) == '@'));
            if (c == '^' || (c == '@' && !stays)) {
                secrets.add("Canary%dQz".formatted(100 + secrets.size()));
                filled.append(secrets.getLast());
                filled.append(c == '^' ? "0123456789abcdef" : "");
            } else {
                filled.append(c);
            }
        }
        return filled.toString();
    }
}
