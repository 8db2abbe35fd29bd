package org.logreeve.parse.sshd;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** A random sshd_config with includes and Match blocks, mostly right. */
final class GeneratedSshd {
    /** The log-in that is asked about. */
    static final String LOG_IN =
            "user=joe,host=h.example.org,addr=10.1.2.3,laddr=127.0.0.1,lport=22";

    /** Criteria that take it, as conditions are shown. */
    static final Set<String> TAKING =
            Set.of(
                    "all",
                    "user joe",
                    "user ann,joe",
                    "user j*",
                    "user !eve,*",
                    "address 10.0.0.0/8",
                    "host *.example.org",
                    "localport 22",
                    "user joe address 10.1.2.3",
                    "localaddress 127.0.0.1");

    private static final Map<String, List<String>> MATCHES =
            Map.of(
                    "taking",
                    List.of(
                            "User joe",
                            "user ann,joe",
                            "User j*",
                            "User !eve,*",
                            "Address 10.0.0.0/8",
                            "Host *.example.org",
                            "LocalPort 22",
                            "User joe Address 10.1.2.3",
                            "localaddress 127.0.0.1",
                            "User=joe",
                            "all"),
                    "others",
                    List.of(
                            "User ann",
                            "User !joe,*",
                            "Address 192.168.0.0/16",
                            "Host h",
                            "LocalPort 2222",
                            "User joe Address 10.9.9.9",
                            "Group nobody-has-it",
                            "User \"a b\""));

    private static final List<String> GLOBAL =
            List.of(
                    "UsePAM yes",
                    "LoginGraceTime 1m30s",
                    "LoginGraceTime 20",
                    "StrictModes no",
                    "SyslogFacility AUTHPRIV",
                    "syslogfacility local3",
                    "PrintLastLog no",
                    "PermitUserEnvironment yes",
                    "MaxStartups 10:30:60",
                    "MaxStartups 5",
                    "UseDNS yes",
                    "TCPKeepAlive no",
                    "KeepAlive yes",
                    "Protocol 2",
                    "UsePrivilegeSeparation sandbox",
                    "Compression delayed",
                    "PrintMotd no",
                    "FingerprintHash md5",
                    "IgnoreUserKnownHosts yes");
    private static final List<String> ALL =
            List.of(
                    "LogLevel VERBOSE",
                    "LogLevel info",
                    "LogLevel=DEBUG1",
                    "loglevel = QUIET",
                    "LogLevel \"ERROR\"",
                    "PermitRootLogin no",
                    "PermitRootLogin prohibit-password",
                    "PermitRootLogin without-password",
                    "PermitRootLogin forced-commands-only",
                    "PasswordAuthentication no",
                    "ChallengeResponseAuthentication no",
                    "KbdInteractiveAuthentication yes",
                    "PubkeyAuthentication yes",
                    "MaxAuthTries 3",
                    "MaxSessions 2",
                    "ClientAliveInterval 5m",
                    "ClientAliveCountMax 0",
                    "X11Forwarding yes # why",
                    "AllowTcpForwarding local",
                    "AllowTcpForwarding all",
                    "GatewayPorts clientspecified",
                    "Banner /etc/issue",
                    "Banner none",
                    "ForceCommand /bin/echo \"a b\"",
                    "ForceCommand internal-sftp",
                    "ChrootDirectory /srv/%u",
                    "AllowUsers joe ann",
                    "AllowUsers root@10.0.0.1",
                    "DenyUsers eve",
                    "AllowGroups ssh-users \"domain users\"",
                    "DenyGroups x",
                    "AuthorizedKeysFile /etc/ssh/keys/%u .ssh/a",
                    "ExposeAuthInfo yes",
                    "AuthenticationMethods publickey",
                    "AcceptEnv LANG LC_*",
                    "PermitTTY no",
                    "PermitTunnel point-to-point",
                    "IgnoreRhosts shosts-only",
                    "PermitEmptyPasswords yes",
                    "DisableForwarding yes",
                    "HostbasedAuthentication no",
                    "AllowAgentForwarding no",
                    "AuthorizedKeysCommand none",
                    "TrustedUserCAKeys none",
                    "LogVerbose a.c:b:*",
                    "RSAAuthentication yes",
                    "PermitUserRC no",
                    "AllowStreamLocalForwarding no",
                    "StreamLocalBindUnlink yes",
                    "X11DisplayOffset 11",
                    "X11UseLocalhost no");
    private static final List<String> ODD =
            List.of("", "# a comment", "  # LogLevel QUIET", "\t", "   LogLevel FATAL", "#");
    private static final List<String> WRONG =
            List.of(
                    "LogLevel",
                    "LogLevel LOUD",
                    "NoSuchDirective yes",
                    "PermitRootLogin maybe",
                    "PermitRootLogin yes no",
                    "SyslogFacility KERN",
                    "LogLevel \"INFO",
                    "MaxAuthTries x",
                    "LoginGraceTime 1y",
                    "Match",
                    "Match Nobody x",
                    "Match User",
                    "Match all User joe",
                    "MaxStartups 0",
                    "= x");

    private final Random random;
    private final String root;
    private final boolean faulty;

    GeneratedSshd(int seed, String root) {
        this.random = new Random(seed * 104_729L);
        this.root = root;
        this.faulty = seed % 4 == 0;
    }

    SortedMap<String, String> files() {
        var files = new TreeMap<String, String>();
        files.put("d/10-a.conf", text(part(2)));
        files.put("d/20-b.conf", text(part(2)));
        files.put("d/b.conf.bak", "LogLevel FATAL\n");
        files.put("one", text(random.nextBoolean() ? directives(ALL, 2) : part(2)));
        var main = new ArrayList<String>();
        main.add("HostKey " + root + "/key");
        main.addAll(part(4));
        main.add(
                random.nextInt(main.size()) + 1,
                pick(
                        List.of(
                                "Include " + root + "/d/*.conf",
                                "include " + root + "/d/*.conf " + root + "/one",
                                "Include " + root + "/none/*",
                                "Include \"" + root + "/one\"")));
        if (faulty) {
            main.add(1 + random.nextInt(main.size() - 1), pick(WRONG));
        }
        files.put("main", text(main));
        return files;
    }

    private List<String> part(int blocks) {
        var lines = new ArrayList<>(directives(GLOBAL, 3));
        lines.addAll(directives(ALL, 5));
        java.util.Collections.shuffle(lines, random);
        int count = random.nextInt(blocks + 1);
        for (int i = 0; i < count; i++) {
            List<String> kind =
                    MATCHES.getOrDefault(random.nextInt(3) > 0 ? "taking" : "others", List.of());
            lines.add("Match " + pick(kind));
            directives(ALL, 4).forEach(line -> lines.add("    " + line));
        }
        return lines;
    }

    private List<String> directives(List<String> from, int most) {
        var lines = new ArrayList<String>();
        int count = random.nextInt(most + 1);
        for (int i = 0; i < count; i++) {
            lines.add(random.nextInt(8) == 0 ? pick(ODD) : pick(from));
        }
        return lines;
    }

    private String text(List<String> lines) {
        String end = random.nextInt(8) == 0 ? "\r\n" : "\n";
        String text = String.join(end, lines);
        return random.nextInt(6) == 0 ? text : text + end;
    }

    private String pick(List<String> all) {
        return all.get(random.nextInt(all.size()));
    }
}
