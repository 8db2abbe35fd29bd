package org.logreeve.evaluate;

import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.logreeve.evaluate.WorkerProtocol.HostReply;
import org.logreeve.evaluate.WorkerProtocol.LoadReply;
import org.logreeve.evaluate.WorkerProtocol.LoadRequest;
import org.logreeve.evaluate.WorkerProtocol.RawFinding;
import org.logreeve.evaluate.WorkerProtocol.RuleAnswer;
import org.logreeve.evaluate.WorkerProtocol.RuleCase;
import org.logreeve.evaluate.WorkerProtocol.RuleProblem;
import org.logreeve.evaluate.WorkerProtocol.Says;
import org.logreeve.json.Json;

/** A worker that does wrong whatever the text of its first rule says: a rule that broke out. */
public final class OddWorker {
    private static final List<RuleCase> CASES =
            List.of(new RuleCase("time/source", "main", 1, Says.FAIL, List.of()));

    private OddWorker() {}

    public static void main(String[] args) throws Exception {
        LoadRequest load = Json.read(next(), LoadRequest.class);
        String what = load.rules().getFirst().text();
        if (what.startsWith("reaches:")) {
            int port = Integer.parseInt(what.substring("reaches:".length()));
            String seen = "network %s, files %s".formatted(connects(port), writes());
            reply(new LoadReply(List.of(new RuleProblem("", 0, "", seen, "")), List.of()));
            sleep();
        }
        switch (what) {
            case "silent start" -> sleep();
            case "tells" -> reply(new LoadReply(List.of(told()), List.of()));
            case "answers for a rule nobody sent" ->
                    reply(
                            new LoadReply(
                                    List.of(),
                                    List.of(new RuleCase("x/y", "", 1, Says.FAIL, List.of()))));
            case "accepts nothing" -> reply(new LoadReply(List.of(), List.of()));
            default -> {
                reply(new LoadReply(List.of(), CASES));
                next();
                judge(what);
            }
        }
        sleep();
    }

    private static void judge(String what) throws Exception {
        switch (what) {
            case "silent host" -> sleep();
            case "exits" -> System.exit(7);
            case "not JSON" -> Frames.write(System.out, new byte[] {'{'}, 9);
            case "not a frame" -> raw("hello, here is a text instead of a frame");
            case "too large" -> raw("\u007f\u007f\u007f\u007f");
            case "chatters on stderr" -> {
                System.err.println("x".repeat(4 << 20));
                reply(answer("time/source", List.of(), List.of(0)));
            }
            case "other rule" -> reply(answer("x/y", List.of(), List.of()));
            case "no answer" -> reply(new HostReply(List.of()));
            case "fact out of range" -> reply(answer("time/source", List.of(), List.of(1)));
            case "negative fact" -> reply(answer("time/source", List.of(), List.of(-1)));
            case "finding out of range" -> reply(finding("main", 5, ""));
            case "unknown case" -> reply(finding("made-up", 0, ""));
            case "absent from a case that names facts" -> reply(finding("main", -1, ""));
            case "endless text" -> reply(finding("main", 0, "x".repeat(5_000)));
            case "too many findings" ->
                    reply(
                            answer(
                                    "time/source",
                                    Stream.generate(() -> new RawFinding("main", 0, "", ""))
                                            .limit(3_000)
                                            .toList(),
                                    List.of()));
            case "an unknown key" ->
                    Frames.write(
                            System.out,
                            "{\"answers\":[],\"state\":\"pass\"}".getBytes(StandardCharsets.UTF_8),
                            99);
            default -> throw new IllegalArgumentException(what);
        }
    }

    private static RuleProblem told() {
        String[] left = Path.of(".").toFile().list();
        return new RuleProblem(
                "environment " + System.getenv().keySet(),
                left == null ? -1 : left.length,
                System.getProperty("java.io.tmpdir"),
                Path.of("").toAbsolutePath().toString(),
                Long.toString(Runtime.getRuntime().maxMemory() >> 20));
    }

    private static boolean connects(int port) {
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 2_000);
            return true;
        } catch (java.io.IOException e) {
            return false;
        }
    }

    /** Whether a file can be left where others find it. */
    private static boolean writes() {
        Path folder = Path.of("/var/tmp");
        try {
            Files.delete(Files.createTempFile(folder, "odd-worker", ""));
            return true;
        } catch (java.io.IOException e) {
            return false;
        }
    }

    private static HostReply finding(String name, int fact, String found) {
        return answer("time/source", List.of(new RawFinding(name, fact, found, "x")), List.of());
    }

    private static HostReply answer(
            String rule, List<RawFinding> findings, List<Integer> examined) {
        return new HostReply(List.of(new RuleAnswer(rule, "", findings, examined, 0)));
    }

    private static byte[] next() throws Exception {
        byte[] frame = Frames.read(System.in, WorkerProtocol.MAX_REQUEST);
        return frame == null ? new byte[0] : frame;
    }

    private static void reply(Object reply) throws Exception {
        Frames.write(System.out, Json.write(reply), WorkerProtocol.MAX_REPLY);
    }

    private static void raw(String text) throws Exception {
        OutputStream out = System.out;
        out.write(text.getBytes(StandardCharsets.UTF_8));
        out.flush();
    }

    @SuppressWarnings("InfiniteRecursion")
    private static void sleep() {
        while (true) {
            Thread.onSpinWait();
        }
    }
}
