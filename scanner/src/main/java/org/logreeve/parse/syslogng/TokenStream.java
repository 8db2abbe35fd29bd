package org.logreeve.parse.syslogng;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;
import org.logreeve.text.Origin;

/** The tokens that the grammar sees: includes and blocks are in their place, pragmas are done. */
final class TokenStream {
    /** As the daemon has it. */
    private static final int DEEPEST = 256;

    private static final int MOST_EXPANSIONS = 20_000;
    private static final long MOST_TEXT = 50_000_000;

    /** What is behind an {@code @} in the first column. */
    interface Pragmas {
        void read(TokenStream stream, Token sign) throws RefusedException;

        /** Called for each token of the grammar itself. */
        void seen(Token token) throws RefusedException;
    }

    private record Key(Context context, String name) {}

    private final Deque<Buffer> open = new ArrayDeque<>();

    /** How deep each of them is nested: those of one include are as deep as one another. */
    private final Deque<Integer> depths = new ArrayDeque<>();

    private final Map<Key, Block> blocks = new HashMap<>();
    private final Defines defines;
    private final Pragmas pragmas;
    private @Nullable Token peeked;
    private int expansions;
    private long expanded;

    TokenStream(Defines defines, Pragmas pragmas) {
        this.defines = defines;
        this.pragmas = pragmas;
    }

    void push(Buffer buffer, Origin at) throws RefusedException {
        push(List.of(buffer), at);
    }

    /** Buffers of one depth, which are read one after the other. */
    void push(List<Buffer> buffers, Origin at) throws RefusedException {
        int depth = depths.isEmpty() ? 1 : depths.getFirst() + 1;
        if (depth > DEEPEST) {
            throw new RefusedException(at, "includes and blocks are nested too deeply");
        }
        for (Buffer buffer : buffers.reversed()) {
            open.push(buffer);
            depths.push(depth);
        }
    }

    private void pop() {
        open.pop();
        depths.pop();
    }

    boolean isOpen(String path) {
        return open.stream().anyMatch(buffer -> buffer.isFile() && buffer.name().equals(path));
    }

    /** The file that is being read, or the block. */
    Buffer buffer() {
        return open.getFirst();
    }

    /** Leaves the file that is being read. */
    void leave() {
        if (open.size() > 1) {
            pop();
        }
    }

    int depth() {
        return depths.getFirst() - 1;
    }

    void define(Context context, Block block) {
        blocks.put(new Key(context, Names.normal(block.name())), block);
    }

    Token peek(Context context) throws RefusedException {
        if (peeked == null) {
            peeked = read(context);
        }
        return peeked;
    }

    Token next(Context context) throws RefusedException {
        Token token = peek(context);
        peeked = null;
        return token;
    }

    /** The raw text of a block's body, right behind the last token. */
    String body() throws RefusedException {
        return BlockText.body(buffer());
    }

    /** Goes on behind a body that is not looked into. */
    void skipBody() throws RefusedException {
        var ignored = BlockText.body(buffer());
    }

    private Token read(Context context) throws RefusedException {
        while (true) {
            Token token = Lexer.next(buffer(), false);
            if (token.isEnd() && open.size() > 1) {
                pop();
                continue;
            }
            if (token.type() == Token.Type.PRAGMA) {
                pragmas.read(this, token);
                continue;
            }
            Block block =
                    token.type() == Token.Type.WORD
                            ? blocks.get(new Key(context, Names.normal(token.text())))
                            : null;
            if (block == null) {
                if (!token.isEnd()) {
                    pragmas.seen(token);
                }
                return token;
            }
            expand(block, token);
        }
    }

    private void expand(Block block, Token name) throws RefusedException {
        String text = block.expand(arguments(), defines, name.origin());
        expanded += text.length();
        if (++expansions > MOST_EXPANSIONS || expanded > MOST_TEXT) {
            throw new RefusedException(name.origin(), "blocks become more than is followed");
        }
        push(Buffer.block(block.name(), text, name.origin()), name.origin());
    }

    private SequencedMap<String, @Nullable String> arguments() throws RefusedException {
        var arguments = new LinkedHashMap<String, @Nullable String>();
        Token open = Lexer.next(buffer(), false);
        if (!open.is('(')) {
            throw new RefusedException(open.origin(), "'(' was expected, not " + open.shown());
        }
        while (true) {
            Token name = Lexer.next(buffer(), false);
            if (name.is(')')) {
                return arguments;
            }
            if (name.type() != Token.Type.WORD) {
                throw new RefusedException(
                        name.origin(), "an argument was expected, not " + name.shown());
            }
            arguments.put(Names.key(name.text()), BlockText.argument(buffer()));
        }
    }
}
