package org.logreeve.parse.sshd;

import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The directives of sshd up to 10.0: what each takes, and its default in OpenSSH 9.2. */
final class Keywords {
    /**
     * Name, type, default ({@code -}: none), and the words that it takes. A plus sign behind the
     * type: lines add up.
     */
    private static final String TABLE =
            """
            acceptenv words+ -
            allowagentforwarding flag yes
            allowgroups words+ -
            allowstreamlocalforwarding one yes yes all=yes no remote local
            allowtcpforwarding one yes yes all=yes no remote local
            allowusers words+ -
            authenticationmethods words any
            authorizedkeyscommand rest none
            authorizedkeyscommanduser word none
            authorizedkeysfile words .ssh/authorized_keys|.ssh/authorized_keys2
            authorizedprincipalsfile word none
            banner word none
            chrootdirectory word none
            clientalivecountmax number 3
            clientaliveinterval time 0
            compression one yes yes delayed=yes no
            denygroups words+ -
            denyusers words+ -
            disableforwarding flag no
            exposeauthinfo flag no
            fingerprinthash one SHA256 sha256=SHA256 md5=MD5
            forcecommand rest none
            gatewayports one no yes no clientspecified
            gssapiauthentication flag no
            hostbasedauthentication flag no
            hostbasedusesnamefrompacketonly flag no
            ignorerhosts one yes yes no shosts-only
            ignoreuserknownhosts flag no
            kbdinteractiveauthentication flag yes
            logingracetime time 120
            loglevel level INFO
            logverbose words -
            maxauthtries number 6
            maxsessions number 10
            maxstartups startups 10:30:100
            passwordauthentication flag yes
            permitemptypasswords flag no
            permitrootlogin one without-password yes no without-password \
            prohibit-password=without-password forced-commands-only
            permittty flag yes
            permittunnel one no yes no point-to-point ethernet
            permituserenvironment word no
            permituserrc flag yes
            printlastlog flag yes
            printmotd flag yes
            pubkeyauthentication flag yes
            requiredrsasize number 1024
            revokedkeys word none
            streamlocalbindunlink flag no
            strictmodes flag yes
            syslogfacility facility AUTH
            tcpkeepalive flag yes
            trustedusercakeys word none
            usedns flag no
            usepam flag no
            x11displayoffset number 10
            x11forwarding flag no
            x11uselocalhost flag yes
            """;

    /** Their values are kept as they are written. */
    private static final Set<String> OTHERS =
            words(
                    "addressfamily authorizedprincipalscommand authorizedprincipalscommanduser"
                            + " casignaturealgorithms channeltimeout ciphers debianbanner"
                            + " gssapicleanupcredentials gssapidelegatecredentials gssapikexalgorithms"
                            + " gssapikeyexchange gssapistorecredentialsonrekey"
                            + " gssapistrictacceptorcheck hostbasedacceptedalgorithms hostcertificate"
                            + " hostkey hostkeyagent hostkeyalgorithms include ipqos"
                            + " kerberosauthentication kerberosgetafstoken kerberosorlocalpasswd"
                            + " kerberosticketcleanup kexalgorithms listenaddress macs match"
                            + " modulifile pamservicename permitlisten permitopen"
                            + " persourcemaxstartups persourcenetblocksize persourcepenalties"
                            + " persourcepenaltyexemptlist pidfile port pubkeyacceptedalgorithms"
                            + " pubkeyauthoptions rdomain refuseconnection rekeylimit"
                            + " securitykeyprovider setenv sshdauthpath sshdsessionpath"
                            + " streamlocalbindmask subsystem unusedconnectiontimeout"
                            + " versionaddendum xauthlocation");

    private static final Set<String> DROPPED =
            words(
                    "afstokenpassing authorizedkeysfile2 checkmail keyregenerationinterval"
                            + " kerberostgtpassing pamauthenticationviakbdint protocol"
                            + " reversemappingcheck rhostsauthentication rhostsrsaauthentication"
                            + " rsaauthentication serverkeybits uselogin useprivilegeseparation"
                            + " verifyreversemapping");

    /** Not within a Match block. */
    private static final Set<String> GLOBAL =
            words(
                    "addressfamily afstokenpassing checkmail ciphers compression dsaauthentication"
                            + " fingerprinthash gssapicleanupcredentials gssapistrictacceptorcheck"
                            + " hostcertificate hostdsakey hostkey hostkeyagent hostkeyalgorithms"
                            + " ignoreuserknownhosts keepalive kerberosgetafstoken"
                            + " kerberosorlocalpasswd kerberostgtpassing kerberosticketcleanup"
                            + " kexalgorithms keyregenerationinterval listenaddress logingracetime"
                            + " macs maxstartups modulifile pamauthenticationviakbdint"
                            + " permituserenvironment persourcemaxstartups persourcenetblocksize"
                            + " persourcepenalties persourcepenaltyexemptlist pidfile port"
                            + " printlastlog printmotd protocol reversemappingcheck"
                            + " rhostsauthentication securitykeyprovider serverkeybits sshdauthpath"
                            + " sshdsessionpath strictmodes subsystem syslogfacility tcpkeepalive"
                            + " usedns uselogin usepam useprivilegeseparation"
                            + " verifyreversemapping versionaddendum xauthlocation debianbanner");

    private static final Map<String, String> SAME =
            Map.of(
                    "hostdsakey", "hostkey",
                    "dsaauthentication", "pubkeyauthentication",
                    "challengeresponseauthentication", "kbdinteractiveauthentication",
                    "skeyauthentication", "kbdinteractiveauthentication",
                    "keepalive", "tcpkeepalive",
                    "hostbasedacceptedkeytypes", "hostbasedacceptedalgorithms",
                    "pubkeyacceptedkeytypes", "pubkeyacceptedalgorithms");

    private static final Map<String, Row> ROWS = read();
    private static final Map<String, String> DEFAULTS = readDefaults();

    private Keywords() {}

    /** One row of the table. */
    record Row(String type, String usual, List<String> words) {}

    static boolean isKnown(String name) {
        return ROWS.containsKey(name) || OTHERS.contains(name);
    }

    static boolean isDropped(String name) {
        return DROPPED.contains(name);
    }

    static boolean isGlobal(String name) {
        return GLOBAL.contains(name);
    }

    static String usual(String name) {
        return SAME.getOrDefault(name, name);
    }

    static @org.jspecify.annotations.Nullable Row row(String name) {
        return ROWS.get(name);
    }

    static boolean isAdditive(String name) {
        Row row = ROWS.get(name);
        return row == null ? Set.of("port", "hostkey").contains(name) : row.type().endsWith("+");
    }

    /** Values of what nothing sets. */
    static Map<String, String> defaults() {
        return DEFAULTS;
    }

    private static Set<String> words(String text) {
        return Set.of(text.split(" "));
    }

    private static Map<String, Row> read() {
        var rows = new TreeMap<String, Row>();
        for (String line : (Iterable<String>) TABLE.lines()::iterator) {
            List<String> f = List.of(line.split(" ", -1));
            rows.put(
                    f.get(0),
                    new Row(f.get(1), f.get(2).replace('|', ' '), f.subList(3, f.size())));
        }
        return Collections.unmodifiableMap(rows);
    }

    private static Map<String, String> readDefaults() {
        var defaults = new TreeMap<String, String>();
        ROWS.forEach(
                (name, row) -> {
                    if (!row.usual().equals("-")) {
                        defaults.put(name, row.usual());
                    }
                });
        return Collections.unmodifiableMap(defaults);
    }

    static String lower(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
