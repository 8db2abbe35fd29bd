package org.logreeve.collect;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Which names of settings, options and headers stand before a secret. */
final class SecretNames {
    // A setting's name without -, _ and dots, in lower case, that ends so holds a secret.
    private static final List<String> ENDINGS =
            List.of(
                    "password",
                    "passwd",
                    "passwordhash",
                    "passphrase",
                    "authpass",
                    "privpass",
                    "userpass",
                    "pwd",
                    "secret",
                    "token",
                    "apikey",
                    "accesskey",
                    "accountkey",
                    "azurekey",
                    "secretkey",
                    "privatekey",
                    "authkey",
                    "sharedkey",
                    "signingkey",
                    "encryptionkey",
                    "masterkey",
                    "licensekey",
                    "insertkey",
                    "crykey", // rsyslog's libgcry provider
                    "botid", // syslog-ng's telegram()
                    "community", // SNMP
                    "httpheadervalue", // rsyslog's omhttp
                    "authorization",
                    "setcredential", // systemd.exec(5)
                    "cookie");
    private static final List<String> WORD_ENDINGS = List.of("_pass", "-pass", ".pass");
    private static final Set<String> WHOLE = Set.of("pass", "psk", "sig");
    private static final Set<String> USER_OPTIONS =
            Set.of("-u", "-U", "--user", "--proxy-user", "--http-user");

    private SecretNames() {}

    static boolean isSecret(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        String plain = lower;
        if (lower.indexOf('-') >= 0 || lower.indexOf('_') >= 0 || lower.indexOf('.') >= 0) {
            plain = lower.replace("-", "").replace("_", "").replace(".", "");
        }
        return WHOLE.contains(plain) || ends(plain, ENDINGS) || ends(lower, WORD_ENDINGS);
    }

    /** A loop: this is asked of each word of each file. */
    private static boolean ends(String name, List<String> endings) {
        for (int i = 0; i < endings.size(); i++) {
            if (name.endsWith(endings.get(i))) {
                return true;
            }
        }
        return false;
    }

    /** Options whose value is a user, a colon and a password. */
    static boolean isUserOption(String word) {
        return USER_OPTIONS.contains(word);
    }

    /** Options that hold a password in some programs only. */
    static boolean isPasswordOption(String word, String line) {
        return (word.equals("-p") && line.contains("sshpass"))
                || (word.equals("-a") && line.contains("redis-cli"));
    }

    /** {@code -pSECRET}, as the clients of MySQL and MariaDB take it. */
    static boolean isJoinedPassword(String word, String line) {
        return word.startsWith("-p")
                && word.length() > 2
                && (line.contains("mysql") || line.contains("mariadb"));
    }
}
