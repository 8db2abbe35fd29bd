package org.logreeve.cli;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.logreeve.scan.Stop;

/**
 * Ctrl-C, SIGTERM and SIGHUP: once, the run comes to an early end and is written; twice, the
 * process ends at once, and the journal can be resumed. Why not a shutdown hook: docs/adr/0004.
 */
final class StopSignals implements AutoCloseable {
    private static final Map<String, Integer> NUMBERS = Map.of("INT", 2, "TERM", 15, "HUP", 1);

    private final Stop stop;
    private final Console console;
    private final List<Runnable> restore = new ArrayList<>();
    private int first;

    private StopSignals(Stop stop, Console console) {
        this.stop = stop;
        this.console = console;
    }

    /** From here on and until it is closed, signals ask {@code stop}. */
    static StopSignals heardBy(Stop stop, Console console) {
        var signals = new StopSignals(stop, console);
        NUMBERS.forEach(signals::hear);
        return signals;
    }

    /** What to return to the shell: {@code otherwise}, or 128 and the signal that stopped us. */
    synchronized int exit(int otherwise) {
        return first == 0 ? otherwise : 128 + first;
    }

    /** On a JVM without these classes a signal simply ends the process; the journal can resume. */
    private void hear(String name, int number) {
        try {
            Class<?> signal = Class.forName("sun.misc.Signal");
            Class<?> handler = Class.forName("sun.misc.SignalHandler");
            Object ours =
                    Proxy.newProxyInstance(
                            handler.getClassLoader(),
                            new Class<?>[] {handler},
                            (proxy, method, arguments) -> {
                                heard(name, number);
                                return null;
                            });
            Method handle = signal.getMethod("handle", signal, handler);
            Object given = signal.getConstructor(String.class).newInstance(name);
            Object before = handle.invoke(null, given, ours);
            restore.add(() -> invoke(handle, given, before));
        } catch (InvocationTargetException e) {
            return; // the JVM was told to leave this signal alone
        } catch (ReflectiveOperationException e) {
            return; // a runtime image without the module jdk.unsupported
        }
    }

    private static void invoke(Method handle, Object signal, Object handler) {
        try {
            handle.invoke(null, signal, handler);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e); // the same call worked before
        }
    }

    @Override
    public void close() {
        restore.forEach(Runnable::run);
    }

    private synchronized void heard(String name, int number) {
        if (first != 0) {
            ProcessHandle.current().descendants().forEach(ProcessHandle::destroyForcibly);
            Runtime.getRuntime().halt(128 + number);
        }
        first = number;
        stop.ask();
        console.say("");
        console.say(
                "SIG%s: no further hosts are started, running ones have 10 s; again stops at once."
                        .formatted(name));
    }
}
