package org.logreeve.collect;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Secrets that show by their own form, whatever stands before them. */
final class SecretShapes {
    private static final int LEAST_TOKEN = 16;

    private static final List<String> TOKEN_STARTS =
            List.of(
                    "AKIA", // key ids of AWS, and of its sessions
                    "ASIA",
                    "ghp_",
                    "gho_",
                    "ghu_",
                    "ghs_",
                    "github_pat_",
                    "glpat-",
                    "xoxb-",
                    "xoxp-",
                    "sk_live_",
                    "hvs.",
                    "AIza",
                    "AGE-SECRET-KEY-1",
                    "eyJ"); // JSON Web Tokens begin with an encoded brace
    // crypt(5) and htpasswd: the ways of hashing that a salt and a hash follow
    private static final List<String> HASH_STARTS =
            List.of(
                    "$1$",
                    "$2a$",
                    "$2b$",
                    "$2y$",
                    "$5$",
                    "$6$",
                    "$7$",
                    "$y$",
                    "$apr1$",
                    "$argon2",
                    "{SHA}",
                    "{SSHA}",
                    "{SSHA512}");
    private static final String WEB_HOOK = "hooks.slack.com/services/";
    // chrony.conf(5) keyfile, ntp.keys(5)
    private static final Set<String> KEY_TYPES =
            Set.of(
                    "MD5",
                    "SHA",
                    "SHA1",
                    "SHA256",
                    "SHA384",
                    "SHA512",
                    "SHA3-224",
                    "SHA3-256",
                    "SHA3-384",
                    "SHA3-512",
                    "TIGER",
                    "WHIRLPOOL",
                    "AES128",
                    "AES256",
                    "AES128CMAC",
                    "AES256CMAC",
                    "AES",
                    "RMD160");

    private SecretShapes() {}

    static boolean isToken(String word) {
        return word.length() >= LEAST_TOKEN && TOKEN_STARTS.stream().anyMatch(word::startsWith);
    }

    /** Where a password's hash that begins here ends; {@code at} when none does. */
    static int hashEnd(String line, int at) {
        if (HASH_STARTS.stream().noneMatch(start -> line.startsWith(start, at))) {
            return at;
        }
        int end = line.charAt(at) == '{' ? line.indexOf('}', at) + 1 : at;
        int begin = end;
        while (end < line.length() && isHashChar(line.charAt(end))) {
            end++;
        }
        return end - begin < LEAST_TOKEN ? at : end;
    }

    /** Where the secret part of a web hook's address begins; -1 when there is none. */
    static int webHook(String line, int at) {
        return line.startsWith(WEB_HOOK, at) ? at + WEB_HOOK.length() : -1;
    }

    static boolean isKeyType(String word) {
        return KEY_TYPES.contains(word.toUpperCase(Locale.ROOT));
    }

    private static boolean isHashChar(char c) {
        return (c >= 'a' && c <= 'z')
                || (c >= 'A' && c <= 'Z')
                || (c >= '0' && c <= '9')
                || "./$+=,-".indexOf(c) >= 0;
    }
}
