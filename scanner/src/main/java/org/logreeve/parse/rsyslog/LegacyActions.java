package org.logreeve.parse.rsyslog;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.logreeve.parse.Problems;
import org.logreeve.text.Origin;

/**
 * Traditional action lines: {@code /file}, {@code -/file}, {@code @host}, {@code @@host:port}, ...
 */
final class LegacyActions {
    private final ActionFactory factory;
    private final Modules modules;
    private final Problems problems;

    LegacyActions(ActionFactory factory, Modules modules, Problems problems) {
        this.factory = factory;
        this.modules = modules;
        this.problems = problems;
    }

    /** The statement of one line; nothing when no module takes it. */
    Optional<Statement> parse(String line, Origin at) {
        if (line.startsWith("~")) {
            factory.discard();
            return Optional.of(new Statement.Stop(at));
        }
        return action(line, at).map(action -> new Statement.Run(action, at));
    }

    private Optional<Action> action(String line, Origin at) {
        if (line.startsWith(":omfile:")) {
            return file(line, line.substring(":omfile:".length()), at);
        }
        if (line.startsWith(":omusrmsg:")) {
            return users(line, line.substring(":omusrmsg:".length()), at);
        }
        if (line.startsWith(":omrelp:") && modules.has("omrelp", at)) {
            return relp(line, at);
        }
        char first = line.charAt(0);
        return switch (first) {
            case '/', '.', '-', '?' -> file(line, line, at);
            case '|' -> path("ompipe", "pipe", line, at);
            case '^' -> path("omshell", "program", line, at);
            case '@' -> forward(line, at);
            case ':' -> module(line, at);
            default ->
                    first == '*' || first == '_' || Character.isLetterOrDigit(first)
                            ? users(line, line, at)
                            : nobody(line, at);
        };
    }

    private Optional<Action> file(String line, String rest, Origin at) {
        var own = new ArrayList<Parameter>();
        String target = rest;
        if (target.startsWith("-")) {
            target = target.substring(1);
            own.add(new Parameter("sync", "off", at));
        }
        if (target.startsWith("$")) {
            problems.unknown(at, "output channels are not understood");
            return Optional.empty();
        }
        boolean dynamic = target.startsWith("?");
        if (!dynamic && !target.startsWith("/") && !target.startsWith(".")) {
            return nobody(line, at);
        }
        target = dynamic ? target.substring(1) : target;
        int end = nameEnd(target);
        String name = target.substring(0, end);
        own.add(new Parameter(dynamic ? "dynafile" : "file", name, at));
        if (dynamic && !modules.hasTemplate(name)) {
            problems.noted(at, "there is no template '" + name + "' here: no action is created");
            return Optional.empty();
        }
        return finish("omfile", line, own, target.substring(end), at);
    }

    private Optional<Action> path(String type, String parameter, String line, Origin at) {
        int end = nameEnd(line.substring(1)) + 1;
        var own = List.of(new Parameter(parameter, line.substring(1, end), at));
        return finish(type, line, own, line.substring(end), at);
    }

    private static int nameEnd(String text) {
        int end = 0;
        while (end < text.length() && text.charAt(end) != ';' && text.charAt(end) != ' ') {
            end++;
        }
        return end;
    }

    private Optional<Action> forward(String line, Origin at) {
        boolean tcp = line.startsWith("@@");
        var remote = RemoteAddress.parse(line, tcp ? 2 : 1);
        var own = new ArrayList<Parameter>();
        own.add(new Parameter("target", remote.host(), at));
        own.add(new Parameter("port", remote.port(), at));
        own.add(new Parameter("protocol", tcp ? "tcp" : "udp", at));
        if (remote.octetCounted()) {
            own.add(new Parameter("tcp_framing", "octet-counted", at));
        }
        return finish("omfwd", line, own, remote.rest(), at);
    }

    private Optional<Action> relp(String line, Origin at) {
        var remote = RemoteAddress.parse(line, ":omrelp:".length());
        var own =
                List.of(
                        new Parameter("target", remote.host(), at),
                        new Parameter("port", remote.port(), at));
        return finish("omrelp", line, own, remote.rest(), at);
    }

    private Optional<Action> users(String line, String rest, Origin at) {
        boolean everybody = rest.startsWith("*");
        int semicolon = rest.indexOf(';');
        int end = everybody ? 1 : semicolon < 0 ? rest.length() : semicolon;
        var own = List.of(new Parameter("users", rest.substring(0, end), at));
        return finish("omusrmsg", line, own, rest.substring(end), at);
    }

    private Optional<Action> module(String line, Origin at) {
        String type = line.substring(1, line.indexOf(':', 1)).toLowerCase(Locale.ROOT);
        if (!modules.has(type, at)) {
            return nobody(line, at);
        }
        return factory.fromLegacy(type, line, List.of(), "", at);
    }

    /** What follows an action's own text: {@code ;template}, a comment, or nothing. */
    private Optional<Action> finish(
            String type, String line, List<Parameter> own, String rest, Origin at) {
        String tail = rest.strip();
        if (!tail.isEmpty() && tail.charAt(0) != ';' && tail.charAt(0) != '#') {
            problems.noted(
                    at, "unexpected text after the action: the daemon does not create the action");
            return Optional.empty();
        }
        String template = tail.startsWith(";") ? tail.substring(1).stripLeading() : "";
        int end = 0;
        while (end < template.length()
                && template.charAt(end) != '#'
                && !SourceText.isSpace(template.charAt(end))) {
            end++;
        }
        return factory.fromLegacy(type, line, own, template.substring(0, end), at);
    }

    private Optional<Action> nobody(String line, Origin at) {
        problems.noted(at, "no loaded module takes the action that begins '" + start(line) + "'");
        return Optional.empty();
    }

    /** The module's name or the sign: what follows may hold a password. */
    private static String start(String line) {
        int end = line.startsWith(":") ? line.indexOf(':', 1) + 1 : 1;
        return Problems.shown(line.substring(0, end), 40);
    }
}
