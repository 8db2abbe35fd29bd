package org.logreeve.parse.sudoers;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.logreeve.parse.sudoers.Token.Kind;
import org.logreeve.text.Origin;

/** The part behind the equals sign: run-as lists, options, tags and commands. */
final class CommandParser {
    /** Tags and the setting that each replaces; {@code !} for its opposite. */
    private static final Map<String, String> TAGS =
            Map.ofEntries(
                    Map.entry("NOPASSWD", "!authenticate"),
                    Map.entry("PASSWD", "authenticate"),
                    Map.entry("NOEXEC", "noexec"),
                    Map.entry("EXEC", "!noexec"),
                    Map.entry("INTERCEPT", "intercept"),
                    Map.entry("NOINTERCEPT", "!intercept"),
                    Map.entry("SETENV", "setenv"),
                    Map.entry("NOSETENV", "!setenv"),
                    Map.entry("LOG_OUTPUT", "log_output"),
                    Map.entry("NOLOG_OUTPUT", "!log_output"),
                    Map.entry("LOG_INPUT", "log_input"),
                    Map.entry("NOLOG_INPUT", "!log_input"),
                    Map.entry("MAIL", "send_mail"),
                    Map.entry("NOMAIL", "!send_mail"),
                    Map.entry("FOLLOW", "sudoedit_follow"),
                    Map.entry("NOFOLLOW", "!sudoedit_follow"));

    private final String path;
    private final TokenStream tokens;
    private final RunAsLists lists;

    /** Reads users, or with true groups. */
    interface RunAsLists {
        List<Member> read(boolean groups) throws SyntaxException;
    }

    CommandParser(String path, TokenStream tokens, RunAsLists lists) {
        this.path = path;
        this.tokens = tokens;
        this.lists = lists;
    }

    void grants(List<Member> users, List<Member> hosts, List<Grant> grants) throws SyntaxException {
        Grant before = null;
        do {
            Grant grant = grant(users, hosts, before);
            grants.add(grant);
            before = grant;
        } while (tokens.skip(Kind.COMMA));
    }

    /** sudoers(5): what a command does not say itself it takes from the one before it. */
    private Grant grant(List<Member> users, List<Member> hosts, @Nullable Grant before)
            throws SyntaxException {
        List<Member> runAsUsers = before == null ? null : before.runAsUsers();
        List<Member> runAsGroups = before == null ? null : before.runAsGroups();
        if (tokens.skip(Kind.OPEN)) {
            boolean self = tokens.peek().is(Kind.CLOSE) || tokens.peek().is(Kind.COLON);
            runAsUsers = self ? List.of(Member.of(Member.Kind.SELF, "")) : lists.read(false);
            runAsGroups = null;
            if (tokens.skip(Kind.COLON) && !(self && tokens.peek().is(Kind.CLOSE))) {
                runAsGroups = lists.read(true);
            }
            tokens.take(Kind.CLOSE);
        }
        var options = new LinkedHashMap<String, String>();
        if (before != null) {
            options.putAll(before.options());
        }
        options.putAll(options());
        var tags = new TreeMap<String, Boolean>();
        if (before != null) {
            tags.putAll(before.tags());
            if (before.impliedSetenv()) {
                tags.remove("setenv");
            }
        }
        boolean said = false;
        while (tokens.peek().is(Kind.TAG)) {
            String setting = TAGS.getOrDefault(tokens.next().text(), "");
            boolean off = setting.startsWith("!");
            String name = off ? setting.substring(1) : setting;
            said |= name.equals("setenv");
            tags.put(name, !off);
        }
        int line = tokens.peek().line();
        Member command = command(tokens);
        boolean implied = command.kind() == Member.Kind.ALL && !command.negated() && !said;
        if (implied) {
            tags.put("setenv", true);
        }
        return new Grant(
                users,
                hosts,
                runAsUsers,
                runAsGroups,
                options,
                tags,
                implied,
                command,
                new Origin(path, line));
    }

    private Map<String, String> options() throws SyntaxException {
        var options = new LinkedHashMap<String, String>();
        while (tokens.peek().is(Kind.OPTION)) {
            Token name = tokens.next();
            tokens.take(Kind.EQUALS);
            String value = tokens.take(Kind.WORD).text();
            String wrong = OptionValues.wrong(name.text(), value);
            if (wrong != null) {
                throw new SyntaxException(name.line(), name.text() + ": " + wrong);
            }
            options.put(name.text(), value);
        }
        return options;
    }

    static Member command(TokenStream tokens) throws SyntaxException {
        var digests = new ArrayList<String>();
        while (tokens.peek().is(Kind.DIGEST_TYPE)) {
            String type = tokens.next().text();
            tokens.take(Kind.COLON);
            digests.add(type + ":" + tokens.take(Kind.DIGEST).text());
            if (!tokens.skip(Kind.COMMA)) {
                break;
            }
            if (!tokens.peek().is(Kind.DIGEST_TYPE)) {
                throw new SyntaxException(tokens.peek().line(), "one more digest is expected");
            }
        }
        boolean negated = tokens.skip(Kind.NOT);
        Token token = tokens.next();
        Member member =
                switch (token.kind()) {
                    case ALL -> Member.of(Member.Kind.ALL, "ALL");
                    case ALIAS -> Member.of(Member.Kind.ALIAS, token.text());
                    case COMMAND -> command(token);
                    default -> {
                        if (token.is(Kind.WORD) && token.text().equals("list")) {
                            yield command(token);
                        }
                        throw new SyntaxException(
                                token.line(), token.shown() + " is no absolute path of a command");
                    }
                };
        if (!digests.isEmpty() && member.kind() == Member.Kind.ALIAS) {
            throw new SyntaxException(token.line(), "a digest belongs to a path");
        }
        return member.withDigests(digests).withNegation(negated);
    }

    private static Member command(Token token) {
        return new Member(Member.Kind.COMMAND, token.text(), token.arguments(), List.of(), false);
    }
}
