package org.logreeve.parse.sudoers;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.logreeve.parse.Problems;
import org.logreeve.parse.sudoers.DefaultEntry.Scope;
import org.logreeve.parse.sudoers.Token.Kind;
import org.logreeve.text.Origin;

/** The entries of one file, one after the other; a line that sudo does not take is a problem. */
final class EntryParser {
    private static final Set<Kind> USERS =
            Set.of(Kind.ALIAS, Kind.ALL, Kind.NETGROUP, Kind.GROUP, Kind.WORD);
    private static final Set<Kind> GROUPS = Set.of(Kind.ALIAS, Kind.ALL, Kind.WORD);
    private static final Set<Kind> HOSTS =
            Set.of(Kind.ALIAS, Kind.ALL, Kind.NETGROUP, Kind.NETWORK, Kind.WORD);

    private final String path;
    private final TokenStream tokens;
    private final Aliases aliases;
    private final Problems problems;

    EntryParser(String path, String text, Aliases aliases, Problems problems) {
        this.path = path;
        this.tokens = new TokenStream(text);
        this.aliases = aliases;
        this.problems = problems;
    }

    /** What one entry says. */
    sealed interface Entry {
        record Settings(List<DefaultEntry> entries) implements Entry {}

        record Commands(List<Grant> grants) implements Entry {}

        record Include(String path, boolean folder, Origin origin) implements Entry {}

        /** Aliases are kept where they are defined. */
        record AliasLine() implements Entry {}
    }

    /** The next entry; null behind the last. */
    @Nullable Entry next() {
        while (!tokens.peek().is(Kind.END)) {
            if (tokens.skip(Kind.NEWLINE)) {
                continue;
            }
            try {
                Entry entry = entry();
                if (!(entry instanceof Entry.Include)) {
                    tokens.take(Kind.NEWLINE);
                }
                return entry;
            } catch (SyntaxException e) {
                problems.unknown(
                        new Origin(path, e.line()), e.said() + "; sudo drops the whole entry");
                tokens.skipLine();
            }
        }
        return null;
    }

    private Entry entry() throws SyntaxException {
        Token first = tokens.peek();
        return switch (first.kind()) {
            case INCLUDE, INCLUDE_FOLDER -> include(tokens.next());
            case DEFAULTS -> defaults(Scope.ALL);
            case DEFAULTS_HOST -> defaults(Scope.HOST);
            case DEFAULTS_USER -> defaults(Scope.USER);
            case DEFAULTS_RUN_AS -> defaults(Scope.RUN_AS);
            case DEFAULTS_COMMAND -> defaults(Scope.COMMAND);
            case USER_ALIAS -> aliases(Aliases.Type.USER);
            case RUN_AS_ALIAS -> aliases(Aliases.Type.RUN_AS);
            case HOST_ALIAS -> aliases(Aliases.Type.HOST);
            case COMMAND_ALIAS -> aliases(Aliases.Type.COMMAND);
            default -> commands();
        };
    }

    private Entry include(Token keyword) throws SyntaxException {
        Token file = tokens.take(Kind.WORD);
        if (!tokens.skip(Kind.NEWLINE)) {
            // the file is read nevertheless
            problems.noted(at(file), "only one path is wanted; the rest of the line is ignored");
            tokens.skipLine();
        }
        return new Entry.Include(file.text(), keyword.is(Kind.INCLUDE_FOLDER), at(keyword));
    }

    private Entry defaults(Scope scope) throws SyntaxException {
        tokens.next();
        List<Member> members =
                switch (scope) {
                    case ALL -> List.of();
                    case HOST -> members(HOSTS);
                    case USER, RUN_AS -> members(USERS);
                    case COMMAND -> commandMembers();
                };
        var entries = new ArrayList<DefaultEntry>();
        do {
            entries.add(setting(scope, members));
        } while (tokens.skip(Kind.COMMA));
        return new Entry.Settings(entries);
    }

    private DefaultEntry setting(Scope scope, List<Member> members) throws SyntaxException {
        boolean negated = tokens.skip(Kind.NOT);
        Token name = tokens.take(Kind.SETTING);
        String operator = negated ? "!" : "";
        String value = "";
        if (!negated) {
            operator =
                    switch (tokens.peek().kind()) {
                        case EQUALS -> "=";
                        case PLUS -> "+=";
                        case MINUS -> "-=";
                        default -> "";
                    };
            if (!operator.isEmpty()) {
                tokens.next();
                value = tokens.take(Kind.WORD).text();
            }
        }
        return new DefaultEntry(scope, members, name.text(), operator, value, at(name));
    }

    private Entry aliases(Aliases.Type type) throws SyntaxException {
        tokens.next();
        do {
            Token name = tokens.take(Kind.ALIAS);
            tokens.take(Kind.EQUALS);
            List<Member> members =
                    switch (type) {
                        case USER, RUN_AS -> members(USERS);
                        case HOST -> members(HOSTS);
                        case COMMAND -> commandMembers();
                    };
            if (!aliases.add(type, name.text(), members)) {
                throw new SyntaxException(
                        name.line(), "alias '" + name.text() + "' is defined already");
            }
        } while (tokens.skip(Kind.COLON));
        return new Entry.AliasLine();
    }

    private Entry commands() throws SyntaxException {
        List<Member> users = members(USERS);
        var grants = new ArrayList<Grant>();
        do {
            List<Member> hosts = members(HOSTS);
            tokens.take(Kind.EQUALS);
            new CommandParser(path, tokens, this::runAs).grants(users, hosts, grants);
        } while (tokens.skip(Kind.COLON));
        return new Entry.Commands(grants);
    }

    private List<Member> runAs(boolean groups) throws SyntaxException {
        return members(groups ? GROUPS : USERS);
    }

    private List<Member> commandMembers() throws SyntaxException {
        var members = new ArrayList<Member>();
        do {
            members.add(CommandParser.command(tokens));
        } while (tokens.skip(Kind.COMMA));
        return members;
    }

    private List<Member> members(Set<Kind> kinds) throws SyntaxException {
        var members = new ArrayList<Member>();
        do {
            boolean negated = tokens.skip(Kind.NOT);
            Token token = tokens.next();
            if (!kinds.contains(token.kind())) {
                throw new SyntaxException(token.line(), token.shown() + " is not expected here");
            }
            members.add(member(token).withNegation(negated));
        } while (tokens.skip(Kind.COMMA));
        return members;
    }

    private static Member member(Token token) {
        return switch (token.kind()) {
            case ALIAS -> Member.of(Member.Kind.ALIAS, token.text());
            case ALL -> Member.of(Member.Kind.ALL, "ALL");
            case NETGROUP -> Member.of(Member.Kind.NETGROUP, token.text().substring(1));
            case GROUP -> Member.of(Member.Kind.GROUP, token.text().substring(1));
            case NETWORK -> Member.of(Member.Kind.NETWORK, token.text());
            default -> Member.of(Member.Kind.NAME, token.text());
        };
    }

    private Origin at(Token token) {
        return new Origin(path, token.line());
    }
}
