package org.logreeve.parse.syslogng;

import java.util.List;
import java.util.Set;
import org.logreeve.text.Origin;

/** Values that are worked out from a message: they cannot be set. */
final class Macros {
    private static final Set<String> OWN =
            Set.of(
                    "FACILITY",
                    "FACILITY_NUM",
                    "SEVERITY",
                    "SEVERITY_NUM",
                    "PRIORITY",
                    "LEVEL",
                    "LEVEL_NUM",
                    "TAG",
                    "TAGS",
                    "BSDTAG",
                    "PRI",
                    "SYSUPTIME",
                    "SDATA",
                    "MSGHDR",
                    "SOURCEIP",
                    "DESTIP",
                    "DESTPORT",
                    "PROTO",
                    "SEQNUM",
                    "CONTEXT_ID",
                    "_",
                    "RCPTID",
                    "RUNID",
                    "HOSTID",
                    "UNIQID",
                    "LOGHOST");

    /** Of the message's own time, or of another with a letter and a line before it. */
    private static final Set<String> TIMES =
            Set.of(
                    "DATE",
                    "FULLDATE",
                    "ISODATE",
                    "STAMP",
                    "YEAR",
                    "YEAR_DAY",
                    "MONTH",
                    "MONTH_WEEK",
                    "MONTH_ABBREV",
                    "MONTH_NAME",
                    "DAY",
                    "HOUR",
                    "HOUR12",
                    "MIN",
                    "SEC",
                    "USEC",
                    "MSEC",
                    "AMPM",
                    "WEEKDAY",
                    "WEEK_DAY",
                    "WEEK_DAY_ABBREV",
                    "WEEK_DAY_NAME",
                    "WEEK",
                    "ISOWEEK",
                    "TZOFFSET",
                    "TZ",
                    "UNIXTIME");

    private static final List<String> CLOCKS = List.of("R_", "S_", "C_", "P_");
    private static final String STRUCTURED = ".SDATA.";

    private Macros() {}

    static void mayBeSet(String written, Origin at) throws RefusedException {
        String name = written.startsWith("$") ? written.substring(1) : written;
        boolean isOther = CLOCKS.stream().anyMatch(name::startsWith);
        if (OWN.contains(name) || TIMES.contains(isOther ? name.substring(2) : name)) {
            throw new RefusedException(
                    at, Names.shown(written) + " cannot be changed in a rewrite");
        }
        if (name.startsWith(STRUCTURED) && !hasParameter(name)) {
            throw new RefusedException(
                    at, Names.shown(written) + " names no parameter of an element");
        }
    }

    private static boolean hasParameter(String name) {
        int dot = name.indexOf('.', STRUCTURED.length());
        return dot > STRUCTURED.length() && dot < name.length() - 1;
    }
}
