package org.logreeve.fact;

import java.util.List;
import org.logreeve.text.Origin;

/**
 * What becomes of one class of events: whether its messages come to another host, or to the disk,
 * through what, and where they are lost. All programs of the host that carry messages count
 * together. Every host has one for each class and goal.
 *
 * @param eventClass {@code auth}, {@code authpriv}, {@code sudo}, {@code sshd}, {@code audit},
 *     {@code kernel}, {@code cron}, {@code daemon}, {@code mail}, {@code user}, or {@code
 *     application} and the name of one that the inventory declares
 * @param goal {@code another-host} or {@code disk}
 * @param arrives how many of the severities that matter come there: {@code all}, {@code some},
 *     {@code none}, {@code conditional} when more than facility and severity decides, or {@code
 *     unknown} when not everything was understood
 * @param facility the syslog facility that they have; two where the program decides, and then only
 *     what is so for both counts; empty when they never become syslog messages
 * @param daemon the syslog daemon that they are meant for, {@code journald} when there is none, or
 *     empty
 * @param reachesSyslog how many come to that syslog daemon: {@code all}, {@code some}, {@code
 *     none}, {@code unknown}, or {@code no-daemon} when there is none
 * @param link what decides that, with {@code path:line}
 * @param matter severities of the class that matter
 * @param surely severities of which all messages come there
 * @param maybe further severities of which some may
 * @param never severities of which none does
 * @param places where they come to: a host and port, or a file
 * @param steps the ways they go, each step with {@code path:line}, from source to destination
 * @param losses what keeps severities that matter from it, each with {@code path:line}
 * @param origin what loses them, or else where they are sent or written
 */
public record EventRoute(
        String eventClass,
        String goal,
        String arrives,
        String facility,
        String daemon,
        String reachesSyslog,
        String link,
        List<String> matter,
        List<String> surely,
        List<String> maybe,
        List<String> never,
        List<String> places,
        List<String> steps,
        List<String> losses,
        Origin origin)
        implements Fact {
    public EventRoute {
        matter = List.copyOf(matter);
        surely = List.copyOf(surely);
        maybe = List.copyOf(maybe);
        never = List.copyOf(never);
        places = List.copyOf(places);
        steps = List.copyOf(steps);
        losses = List.copyOf(losses);
    }
}
