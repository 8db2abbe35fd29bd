package org.logreeve.parse.chrony;

import java.util.List;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;

/** A random chrony configuration, mostly right, with the mistakes people make. */
final class GeneratedChrony {
    private static final List<String> GOOD =
            List.of(
                    "server 192.0.2.1 iburst",
                    "server ntp.example nts iburst maxpoll 10",
                    "server ntp.example key 7 minpoll 4 xleave",
                    "pool pool.example maxsources 3",
                    "peer 192.0.2.9 version 4",
                    "SERVER Upper.example IBURST PREFER",
                    "server a.example offset -0.5 maxdelay 1e-3 extfield F323 certset 1",
                    "refclock PHC /dev/ptp0 poll 2 refid GPS",
                    "refclock SHM 0 offset .5 noselect",
                    "refclock PPS /dev/pps0 lock NMEA rate 5 tai width 0.1",
                    "allow 192.0.2.0/24",
                    "allow all 10.1",
                    "deny",
                    "cmdallow 2001:db8::/32",
                    "authselectmode require",
                    "bindaddress 192.0.2.5",
                    "bindcmdaddress /",
                    "bindcmdaddress ::1",
                    "broadcast 30 192.0.2.255",
                    "broadcast 30 192.0.2.255 9",
                    "clientloglimit 1000",
                    "cmdport 0",
                    "cmdratelimit interval 1 burst 2",
                    "combinelimit 3.5",
                    "corrtimeratio 2",
                    "driftfile /var/lib/chrony/drift",
                    "dumpdir /run/chrony",
                    "dumponexit",
                    "fallbackdrift 16 19",
                    "hwtimestamp * minpoll 1 rxfilter ntp",
                    "hwtimestamp eth0 nocrossts",
                    "initstepslew 30",
                    "keyfile /etc/chrony/k",
                    "leapsecmode SLEW",
                    "leapsectz right/UTC",
                    "local stratum 8 orphan",
                    "local",
                    "lock_all",
                    "log tracking rtc",
                    "log",
                    "logbanner 32",
                    "logchange 0.5",
                    "logdir /var/log/chrony",
                    "mailonchange root@localhost 0.5",
                    "makestep 1 3",
                    "MakeStep 0.1 -1",
                    "manual",
                    "maxchange 1000 1 2",
                    "maxclockerror 1",
                    "maxdistance 1.5",
                    "maxslewrate 500",
                    "maxupdateskew 100.0",
                    "minsources 2",
                    "noclientlog",
                    "ntsdumpdir /var/lib/chrony",
                    "ntscachedir /x",
                    "ntsrefresh 60",
                    "ntsserverkey /k",
                    "ntsservercert /c",
                    "ntstrustedcerts /etc/t",
                    "ntstrustedcerts 1 /etc/t",
                    "port 123",
                    "port 123x",
                    "ratelimit",
                    "rtcsync",
                    "sched_priority 1",
                    "smoothtime 400 0.001 leaponly",
                    "stratumweight 0",
                    "tempcomp /sys/t 30 26000 0.0 0.000183 0.0",
                    "user _chrony",
                    "rtconutc",
                    "commandkey 1",
                    "linux_hz 100",
                    "# comment",
                    "! comment",
                    "; c",
                    "% c",
                    "",
                    "   rtcsync",
                    "makestep\t1\t 3  ",
                    "nosystemcert",
                    "maxsamples 6");

    private static final List<String> BAD =
            List.of(
                    "server",
                    "server b # x",
                    "pool b nonsense",
                    "peer c key 0",
                    "server d maxpoll",
                    "server d maxpoll x",
                    "refclock SHM",
                    "refclock SHM 0 bogus 1",
                    "makestep 1",
                    "makestep 1 3 # comment",
                    "makestep x 3",
                    "rtcsync yes",
                    "frobnicate",
                    "port",
                    "port x",
                    "leapsecmode never",
                    "authselectmode",
                    "local stratum 16",
                    "local stratum",
                    "log everything",
                    "ratelimit interval",
                    "include",
                    "include /nowhere/none.conf",
                    "confdir",
                    "broadcast 30 host",
                    "allow 1 2",
                    "fallbackdrift 1",
                    "maxchange 1 2",
                    "hwtimestamp",
                    "hwtimestamp e bogus",
                    "smoothtime 1",
                    "tempcomp /x 1",
                    "bindaddress name",
                    "mailonchange a",
                    "leapseclistt /x",
                    "server e extfield 1234",
                    "initstepslew");

    private final Random random;
    private final String root;
    private final SortedMap<String, String> files = new TreeMap<>();

    GeneratedChrony(long seed, String root) {
        // neighbouring seeds begin alike unless they are spread
        this.random = new Random(seed * 0x9E3779B97F4A7C15L);
        this.root = root;
        int mistakes = random.nextInt(4) == 0 ? 8 : 0;
        for (String folder : List.of("conf.d", "more.d")) {
            for (String name :
                    List.of("10-a.conf", "20-b.conf", "B.conf", ".h.conf", "x.conf.bak")) {
                if (random.nextInt(3) > 0) {
                    files.put(folder + "/" + name, lines(3, mistakes, false));
                }
            }
        }
        files.put("sources.d/s.sources", "server s.example\njunk here\n");
        files.put("inc/one.inc", lines(3, mistakes, false));
        files.put("inc/two.inc", lines(3, mistakes, false));
        files.put("inc/deep.txt", "include " + root + "/inc/t*.inc\nrtcsync\n");
        files.put("main", lines(12, mistakes, true));
    }

    /** Texts by path below the root; {@code main} is where chronyd starts. */
    SortedMap<String, String> files() {
        return files;
    }

    private String lines(int count, int mistakes, boolean include) {
        var text = new StringBuilder();
        for (int i = 1 + random.nextInt(count); i > 0; i--) {
            text.append(line(mistakes, include));
            text.append(random.nextInt(30) == 0 ? "\r\n" : "\n");
        }
        if (random.nextInt(40) == 0) {
            text.append("rtcsync\0 junk\n");
        }
        boolean cut = random.nextInt(8) == 0;
        return cut ? text.substring(0, text.length() - 1) : text.toString();
    }

    private String line(int mistakes, boolean include) {
        if (include && random.nextInt(5) == 0) {
            return switch (random.nextInt(6)) {
                case 0 -> "include " + root + "/inc/*.inc";
                case 1 -> "INCLUDE " + root + "/inc/deep.txt";
                case 2 -> "confdir " + root + "/conf.d";
                case 3 -> "confdir " + root + "/more.d " + root + "/conf.d " + root + "/none.d";
                case 4 -> "sourcedir " + root + "/sources.d";
                default -> "include " + root + "/inc/[x-z]*";
            };
        }
        boolean bad = mistakes > 0 && random.nextInt(mistakes) == 0;
        List<String> from = bad ? BAD : GOOD;
        return from.get(random.nextInt(from.size()));
    }
}
