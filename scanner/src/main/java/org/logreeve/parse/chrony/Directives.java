package org.logreeve.parse.chrony;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The directives of chronyd and the arguments each takes.
 *
 * <p>A shape is one letter an argument: {@code s} word, {@code i} integer, {@code d} number; {@code
 * *} leaves the arguments to {@link ArgumentCheck}. A plus sign after the shape: lines add up
 * instead of replacing one another. A version: the first chronyd that knows the directive, where
 * that is newer than 4.3.
 */
final class Directives {
    private static final String TABLE =
            """
            acquisitionport i
            allow *+
            authselectmode *
            bindacqaddress *
            bindacqdevice s
            bindaddress *
            bindcmdaddress *
            bindcmddevice s
            binddevice s
            broadcast *+
            clientloglimit i
            clockprecision d
            cmdallow *+
            cmddeny *+
            cmdport i
            cmdratelimit *
            combinelimit d
            confdir *+
            corrtimeratio d
            deny *+
            driftfile *
            dscp i
            dumpdir s
            dumponexit *
            fallbackdrift ii
            hwclockfile s
            hwtimestamp *+
            hwtstimeout d 4.4
            include s+
            initstepslew *
            keyfile s
            leapseclist s 4.6
            leapsecmode *
            leapsectz s
            local *
            lock_all -
            log *+
            logbanner i
            logchange d
            logdir s
            mailonchange sd
            makestep di
            manual -
            maxchange dii
            maxclockerror d
            maxdistance d
            maxdrift d
            maxjitter d
            maxntsconnections i
            maxsamples i
            maxslewrate d
            maxstratum i 4.6
            maxtxbuffers i 4.4
            maxupdateskew d
            minsamples i
            minsources i
            minstratum i 4.6
            nocerttimecheck i
            noclientlog -
            nosystemcert -
            ntpsigndsocket s
            ntsaeads * 4.6.1
            ntscachedir s
            ntsdumpdir s
            ntsntpserver s
            ntsport i
            ntsprocesses i
            ntsratelimit *
            ntsrefresh i
            ntsrotate i
            ntsservercert s+
            ntsserverkey s+
            ntstrustedcerts *+
            opencommands * 4.7
            peer *+
            pidfile s
            pool *+
            port i
            ptpdomain i 4.6
            ptpport i
            ratelimit *
            refclock *+
            refresh i 4.4
            reselectdist d
            rtcautotrim d
            rtcdevice s
            rtcfile s
            rtconutc -
            rtcsync -
            sched_priority i
            server *+
            smoothtime *
            sourcedir *+
            stratumweight d
            tempcomp *
            user s
            commandkey *
            generatecommandkey *
            linux_freq_scale *
            linux_hz *
            """;

    /** Accepted with a warning and without effect. */
    private static final List<String> DROPPED =
            List.of(
                    "commandkey",
                    "generatecommandkey",
                    "linux_freq_scale",
                    "linux_hz",
                    "dumponexit");

    private static final Map<String, Directive> BY_NAME = read();

    private Directives() {}

    /** The directive, or null when no chronyd up to 4.8 knows it. */
    static @org.jspecify.annotations.Nullable Directive find(String name) {
        return BY_NAME.get(name);
    }

    record Directive(String name, String shape, boolean additive, String since) {
        boolean isDropped() {
            return DROPPED.contains(name);
        }
    }

    private static Map<String, Directive> read() {
        var all = new HashMap<String, Directive>();
        TABLE.lines()
                .map(line -> line.split(" ", -1))
                .forEach(
                        f -> {
                            String shape = f[1].replace("+", "").replace("-", "");
                            String since = f.length > 2 ? f[2] : "";
                            all.put(f[0], new Directive(f[0], shape, f[1].endsWith("+"), since));
                        });
        return Map.copyOf(all);
    }
}
