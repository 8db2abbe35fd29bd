package org.logreeve.evaluate.worker;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.logreeve.evaluate.Frames;
import org.logreeve.evaluate.WorkerProtocol;
import org.logreeve.evaluate.WorkerProtocol.HostRequest;
import org.logreeve.evaluate.WorkerProtocol.LoadReply;
import org.logreeve.evaluate.WorkerProtocol.LoadRequest;
import org.logreeve.json.Json;

/** The child JVM: loads rules once, then judges hosts until the parent closes the pipe. */
public final class WorkerMain {
    private WorkerMain() {}

    /** Speaks frames on standard input and output. */
    public static void main(String[] args) throws IOException {
        serve(new RuleJudge());
    }

    static void serve(RuleJudge rules) throws IOException {
        OutputStream replies = System.out;
        // What a library prints must not get among the frames.
        System.setOut(System.err);
        // A rule that never ends would outlive a parent that was killed.
        ProcessHandle.current().parent().ifPresent(WorkerMain::endWith);
        serve(rules, System.in, replies);
    }

    private static void endWith(ProcessHandle parent) {
        var unused = parent.onExit().thenRun(() -> Runtime.getRuntime().halt(1));
    }

    private static void serve(RuleJudge rules, InputStream in, OutputStream out)
            throws IOException {
        byte[] first = Frames.read(in, WorkerProtocol.MAX_REQUEST);
        if (first == null) {
            return;
        }
        LoadReply loaded = rules.load(Json.read(first, LoadRequest.class));
        Frames.write(out, Json.write(loaded), WorkerProtocol.MAX_REPLY);
        byte[] next = Frames.read(in, WorkerProtocol.MAX_REQUEST);
        while (next != null) {
            HostRequest host = Json.read(next, HostRequest.class);
            Frames.write(out, Json.write(rules.judge(host)), WorkerProtocol.MAX_REPLY);
            next = Frames.read(in, WorkerProtocol.MAX_REQUEST);
        }
    }
}
