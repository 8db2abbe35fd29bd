package org.logreeve.text;

import java.util.List;

/** The facilities of syslog by their numbers (RFC 5424, section 6.2.1, in the words of daemons). */
public final class SyslogFacilities {
    public static final List<String> NAMES =
            List.of(
                    "kern",
                    "user",
                    "mail",
                    "daemon",
                    "auth",
                    "syslog",
                    "lpr",
                    "news",
                    "uucp",
                    "cron",
                    "authpriv",
                    "ftp",
                    "ntp",
                    "audit",
                    "alert",
                    "clock",
                    "local0",
                    "local1",
                    "local2",
                    "local3",
                    "local4",
                    "local5",
                    "local6",
                    "local7");

    private SyslogFacilities() {}
}
