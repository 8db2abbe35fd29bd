package org.logreeve.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.logreeve.collect.FixtureHosts;

/**
 * Fixture hosts, each behind a door that counts who comes in and can be held shut, and the
 * inventory that names the doors.
 */
final class Doors implements AutoCloseable {
    private static final Path BASE = Path.of("..", "policies", "fixtures", "base-debian-12");
    private static final Path DEMO = Path.of("..", "inventory", "demo");
    private static final List<String> TREES =
            List.of("web01.demo.example", "app01.demo.example", "db01.demo.example");

    private final Path folder;
    private final FixtureHosts.Running hosts;
    private final List<ServerSocket> doors = new ArrayList<>();
    private final Map<String, AtomicInteger> visits = new ConcurrentHashMap<>();
    private final Map<String, CountDownLatch> held = new ConcurrentHashMap<>();
    private final Set<String> shutOnce = ConcurrentHashMap.newKeySet();
    private final Set<String> shut = ConcurrentHashMap.newKeySet();
    private final Map<String, Reaction> reactions = new ConcurrentHashMap<>();
    private final AtomicLong bytes = new AtomicLong();
    private volatile long alarmAt = Long.MAX_VALUE;
    private volatile Runnable alarm = () -> {};

    private Doors(Path folder, FixtureHosts.Running hosts) {
        this.folder = folder;
        this.hosts = hosts;
    }

    /**
     * Hosts {@code h01} and so on.
     *
     * @param lifecycles lines of the inventory by host name, for example {@code lifecycle: cold}
     */
    static Doors open(Path folder, int count, Map<String, String> lifecycles) throws IOException {
        Map<String, List<Path>> layers = new LinkedHashMap<>();
        for (int i = 1; i <= count; i++) {
            layers.put(
                    "h%02d".formatted(i), List.of(BASE, DEMO.resolve(TREES.get(i % TREES.size()))));
        }
        FixtureHosts hosts = ServiceLoader.load(FixtureHosts.class).findFirst().orElseThrow();
        var doors = new Doors(folder, hosts.start(layers, folder));
        doors.write(lifecycles);
        return doors;
    }

    private void write(Map<String, String> lifecycles) throws IOException {
        String known = hosts.knownHosts();
        var yaml =
                new StringBuilder(
                        """
                        apiVersion: logreeve/v1
                        name: doors
                        defaults:
                          connection: {user: audit, identityFile: id_ecdsa, knownHosts: known_hosts, deadline: 60s}
                          settings: {approved_time_sources: [ntp1.example.gov.uk], local_retention_days: 90}
                        hosts:
                        """);
        for (Map.Entry<String, InetSocketAddress> host : hosts.addresses().entrySet()) {
            var door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
            doors.add(door);
            visits.put(host.getKey(), new AtomicInteger());
            thread(() -> serve(host.getKey(), door, host.getValue()));
            known =
                    known.replace(
                            "]:" + host.getValue().getPort() + " ",
                            "]:" + door.getLocalPort() + " ");
            yaml.append("  %s:\n".formatted(host.getKey()))
                    .append("    connection: {address: 127.0.0.1, port: ")
                    .append(door.getLocalPort())
                    .append("}\n");
            String lifecycle = lifecycles.get(host.getKey());
            yaml.append(lifecycle == null ? "" : "    " + lifecycle + "\n");
        }
        Files.writeString(folder.resolve("known_hosts"), known);
        Files.writeString(inventory(), yaml);
    }

    Path inventory() {
        return folder.resolve("hosts.yaml");
    }

    /** Who comes to this door hears the host's first words only, until it is released. */
    void hold(String host) {
        held.put(host, new CountDownLatch(1));
    }

    void release(String host) {
        CountDownLatch latch = held.remove(host);
        if (latch != null) {
            latch.countDown();
        }
    }

    /** What a test does when somebody comes. */
    interface Reaction {
        void react() throws IOException;
    }

    /** Does something when somebody comes to this door, before he is let in. */
    void onVisit(String host, Reaction reaction) {
        reactions.put(host, reaction);
    }

    /** Nobody is let in at this door from now on. */
    void shut(String host) {
        shut.add(host);
    }

    /** The next one who comes to this door hears the host's name and has it shut in the face. */
    void shutOnce(String host) {
        shutOnce.add(host);
    }

    /** How often each host was visited since the last call; hosts that were not are left out. */
    Map<String, Integer> takeVisits() {
        Map<String, Integer> taken = new TreeMap<>();
        visits.forEach(
                (host, count) -> {
                    int visited = count.getAndSet(0);
                    if (visited > 0) {
                        taken.put(host, visited);
                    }
                });
        return taken;
    }

    /** Waits until somebody stands at this door. */
    void awaitVisit(String host) throws InterruptedException {
        AtomicInteger count = visits.get(host);
        synchronized (visits) {
            while (count == null || count.get() == 0) {
                visits.wait();
            }
        }
    }

    Set<String> names() {
        return new TreeSet<>(visits.keySet());
    }

    /** Bytes that hosts sent since the last call. */
    long takeBytes() {
        return bytes.getAndSet(0);
    }

    /** Does something once, when hosts have sent so many bytes from now on. */
    void at(long sent, Runnable then) {
        alarm = then;
        bytes.set(0);
        alarmAt = sent;
    }

    private void serve(String name, ServerSocket door, InetSocketAddress host) {
        while (!door.isClosed()) {
            try {
                Socket visitor = door.accept();
                visits.computeIfAbsent(name, key -> new AtomicInteger()).incrementAndGet();
                synchronized (visits) {
                    visits.notifyAll();
                }
                Reaction reaction = reactions.get(name);
                if (reaction != null) {
                    reaction.react();
                }
                if (shut.contains(name)) {
                    visitor.close();
                } else if (shutOnce.remove(name)) {
                    visitor.getOutputStream()
                            .write("SSH-2.0-door\r\n".getBytes(StandardCharsets.US_ASCII));
                    visitor.close();
                } else {
                    thread(() -> lead(name, visitor, host));
                }
            } catch (IOException e) {
                return; // the door was taken away
            }
        }
    }

    private void lead(String name, Socket visitor, InetSocketAddress to) {
        CountDownLatch latch = held.get(name);
        try (visitor;
                var host = new Socket(to.getAddress(), to.getPort())) {
            thread(() -> copy(visitor, host, null));
            byte[] first = new byte[2048];
            int length = host.getInputStream().read(first);
            visitor.getOutputStream().write(first, 0, Math.max(0, length));
            if (latch != null) {
                latch.await();
            }
            copy(host, visitor, bytes);
        } catch (IOException | InterruptedException e) {
            return; // one of the two has gone
        }
    }

    private void copy(Socket from, Socket to, @Nullable AtomicLong counter) {
        byte[] buffer = new byte[2048];
        try {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                if (counter != null && counter.addAndGet(n) >= alarmAt) {
                    alarmAt = Long.MAX_VALUE;
                    alarm.run();
                }
                out.write(buffer, 0, n);
            }
            to.shutdownOutput();
        } catch (IOException e) {
            return; // one of the two has gone
        }
    }

    private static void thread(Runnable task) {
        Thread.ofVirtual().start(task);
    }

    @Override
    public void close() throws IOException {
        for (ServerSocket door : doors) {
            door.close();
        }
        hosts.close();
    }
}
