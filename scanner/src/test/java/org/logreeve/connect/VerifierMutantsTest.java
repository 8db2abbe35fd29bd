package org.logreeve.connect;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.StringWriter;
import java.lang.reflect.Method;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardLocation;
import javax.tools.ToolProvider;
import net.schmizz.sshj.SSHClient;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Each mistake of a list, put into the verifier's sources and compiled, changes the answer to at
 * least one recorded case of {@code ssh}; so the cases see every one of them.
 */
@Timeout(300)
class VerifierMutantsTest {
    private static final Path SOURCES = Path.of("src/main/java/org/logreeve/connect");
    private static final int MISTAKES = 20;

    /** One change of one place in one file. */
    private record Mutant(String name, String file, String from, String to) {}

    private static final List<Mutant> MUTANTS =
            List.of(
                    hosts(
                            "revoked keys are trusted",
                            "Origin revoked = revocation(name, key);",
                            "Origin revoked = null;"),
                    hosts(
                            "a revoked authority still certifies",
                            "return key != null ? key : revocation(name, certificate.authority());",
                            "return key;"),
                    hosts(
                            "a revoked key may be certified",
                            "Origin key = revocation(name, certificate.key());",
                            "Origin key = null;"),
                    hosts(
                            "a certificate that is revoked leaves its plain key",
                            "return new Verdict.Revoked(revoked);\n        }\n        KnownHostsLine",
                            "return check(address, port, certificate.key());\n}\nKnownHostsLine"),
                    hosts(
                            "an authority's key is a host key",
                            "List<KnownHostsLine> trusted = matching(name, Marker.TRUSTED);",
                            "var trusted = new ArrayList<>(matching(name, Marker.TRUSTED));"
                                    + "trusted.addAll(matching(name, Marker.AUTHORITY));"),
                    hosts(
                            "any authority of the host certifies",
                            "if (line.key().isSameAs(certificate.authority())) {",
                            "if (line != null) {"),
                    hosts(
                            "authorities certify hosts of every name",
                            "for (KnownHostsLine line : matching(name, Marker.AUTHORITY)) {",
                            "for (KnownHostsLine line : lines) {"),
                    hosts(
                            "a certificate that does not hold takes the plain key with it",
                            "return plain instanceof Verdict.Known || plain",
                            "return plain"),
                    hosts(
                            "a certificate of an unknown authority takes the plain key with it",
                            "Verdict plain = check(address, port, certificate.key());\n"
                                    + "        return plain instanceof Verdict.AuthorityOnly(",
                            "Verdict plain = new Verdict.AuthorityOnly(new Origin(name, 1));\n"
                                    + "        return plain instanceof Verdict.AuthorityOnly("),
                    hosts(
                            "an authority is not looked up without the port",
                            "if (port != SSH_PORT) {\n            Verdict verdict = check(",
                            "if (port < 0) {\n            Verdict verdict = check("),
                    hosts(
                            "any key of the type is the host's",
                            "if (line.key().isSameAs(key)) {\n                return new Verdict.K",
                            "if (line.key().type().equals(key.type())) {\n return new Verdict.K"),
                    hosts(
                            "the port is no part of the name",
                            "return port == SSH_PORT ? lower : ",
                            "return port > 0 ? lower : "),
                    hosts(
                            "a host on another port is never looked up without it",
                            "return open && port != SSH_PORT ?",
                            "return open && port < 0 ?"),
                    hosts(
                            "a changed key is looked up without the port",
                            "return open && port != SSH_PORT ?",
                            "return (open || verdict instanceof Verdict.Changed) && port != 22 ?"),
                    hosts(
                            "known types do not come first",
                            "|| types.contains(plainType(algorithm)))",
                            ")"),
                    hosts(
                            "the order changes though its first type is known",
                            "if (types.contains(plainType(offered.getFirst()))) {",
                            "if (types.contains(\"none\")) {"),
                    line(
                            "a certificate on a revoked line revokes nothing",
                            "marker == Marker.TRUSTED ? key : certificate.key()",
                            "key"),
                    line(
                            "an unknown marker is no marker",
                            "return Optional.empty();\n                }\n            }",
                            "}\n            }"),
                    pattern(
                            "a negated name matches",
                            "return false;\n                    }\n",
                            "}\n"),
                    pattern("case matters in patterns", "field.toLowerCase(Locale.ROOT)", "field"),
                    pattern("? matches nothing", "glob.charAt(g) == '?' || ", ""),
                    pattern(
                            "every hash matches",
                            "return MessageDigest.isEqual(",
                            "return salt != null || MessageDigest.isEqual("),
                    certificate(
                            "nobody looks at principals", "!principals.isEmpty() &&", "false &&"),
                    certificate("no principals means no host", "!principals.isEmpty() &&", ""),
                    certificate(
                            "principals are patterns",
                            "!principals.contains(",
                            "!principals.contains(\"*\") && !principals.contains("),
                    certificate(
                            "case does not matter in principals",
                            "!principals.contains(address.toLowerCase(Locale.ROOT))",
                            "principals.stream().noneMatch(address::equalsIgnoreCase)"),
                    certificate(
                            "certificates never expire",
                            "Long.compareUnsigned(seconds, validBefore) >= 0",
                            "seconds < 0"),
                    certificate(
                            "certificates are valid before their time",
                            "Long.compareUnsigned(seconds, validAfter) < 0",
                            "seconds < 0"),
                    certificate(
                            "for ever is long ago",
                            "Long.compareUnsigned(seconds, validBefore) >= 0",
                            "seconds >= validBefore"),
                    certificate("a user is a host", "if (kind != FOR_HOSTS) {", "if (kind < 0) {"),
                    certificate(
                            "options that nobody knows are ignored",
                            "if (!criticalOptions.isEmpty()) {",
                            "if (kind < 0) {"),
                    certificate(
                            "authorities may sign with SHA-1",
                            "if (!hasModernSignature()) {",
                            "if (kind < 0) {"),
                    certificate(
                            "nobody looks at the signature",
                            "return !hasModernSignature()\n                ||",
                            "return kind > 0 ||"),
                    certificate(
                            "the signature need not cover the end",
                            "byte[] body = Arrays.copyOf(blob, fields.position());",
                            "byte[] body = Arrays.copyOf(blob, fields.position() - 1);"));

    private final JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    private final JavaFileManager files = compiler.getStandardFileManager(null, null, null);

    @Test
    void everyMistakeChangesTheAnswerToARecordedCase() throws Exception {
        RecordedHostKeys recorded = RecordedHostKeys.read().withForgeries();
        assertThat(firstWrong(recorded, Map.of())).as("without a mistake").isNull();
        var survivors = new ArrayList<String>();
        for (Mutant mutant : MUTANTS) {
            HostKeyCase seen = firstWrong(recorded, compiled(mutant));
            if (seen == null) {
                survivors.add(mutant.name);
            } else {
                System.out.println("mutant of the verifier: " + mutant.name + ": " + seen.pair());
            }
        }
        System.out.printf(
                "mutants of the verifier: %d, found %d, with %d recorded cases%n",
                MUTANTS.size(), MUTANTS.size() - survivors.size(), recorded.cases().size());

        assertThat(survivors).isEmpty();
        assertThat(MUTANTS).hasSizeGreaterThanOrEqualTo(MISTAKES);
    }

    /** The first case that is decided otherwise than ssh did. */
    private static @Nullable HostKeyCase firstWrong(
            RecordedHostKeys recorded, Map<String, byte[]> changed) throws Exception {
        Method accepts =
                new Mutated(changed)
                        .loadClass(VerifierDriver.class.getName())
                        .getMethod(
                                "accepts",
                                String.class,
                                String.class,
                                int.class,
                                Map.class,
                                Instant.class);
        for (HostKeyCase one : recorded.cases()) {
            Object answer =
                    accepts.invoke(
                            null,
                            recorded.lab().fill(one.knownHosts()),
                            one.address(),
                            one.port(),
                            recorded.lab().shown(one.server()),
                            recorded.now());
            if (!answer.equals(one.accepted())) {
                return one;
            }
        }
        return null;
    }

    private Map<String, byte[]> compiled(Mutant mutant) throws Exception {
        String source = Files.readString(SOURCES.resolve(mutant.file));
        int at = source.indexOf(mutant.from);
        assertThat(at).as(mutant.name + ": there is no such place").isNotNegative();
        assertThat(source.indexOf(mutant.from, at + 1)).as(mutant.name + ": two").isNegative();
        String changed =
                source.substring(0, at) + mutant.to + source.substring(at + mutant.from.length());
        var said = new StringWriter();
        var output = new Output(files);
        boolean ok =
                compiler.getTask(
                                said,
                                output,
                                null,
                                List.of("-proc:none", "-nowarn", "-cp", classPath()),
                                null,
                                List.of(new Source(mutant.file, changed)))
                        .call();
        assertThat(ok).as(mutant.name + ": " + said).isTrue();
        var classes = new HashMap<String, byte[]>();
        output.classes.forEach((name, bytes) -> classes.put(name, bytes.toByteArray()));
        return classes;
    }

    private static String classPath() throws Exception {
        var places = new ArrayList<String>();
        for (Class<?> type : List.of(KnownHosts.class, SSHClient.class, Nullable.class)) {
            URI place = type.getProtectionDomain().getCodeSource().getLocation().toURI();
            places.add(Path.of(place).toString());
        }
        return String.join(System.getProperty("path.separator"), places);
    }

    private static Mutant hosts(String name, String from, String to) {
        return new Mutant(name, "KnownHosts.java", from, to);
    }

    private static Mutant line(String name, String from, String to) {
        return new Mutant(name, "KnownHostsLine.java", from, to);
    }

    private static Mutant pattern(String name, String from, String to) {
        return new Mutant(name, "HostPattern.java", from, to);
    }

    private static Mutant certificate(String name, String from, String to) {
        return new Mutant(name, "HostCertificate.java", from, to);
    }

    /** Has its own copy of the room, some of its classes changed. */
    private static final class Mutated extends ClassLoader {
        private static final String ROOM = "org.logreeve.connect.";
        private final Map<String, byte[]> changed;

        Mutated(Map<String, byte[]> changed) {
            super(VerifierMutantsTest.class.getClassLoader());
            this.changed = changed;
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            if (!name.startsWith(ROOM)) {
                return super.loadClass(name, resolve);
            }
            Class<?> loaded = findLoadedClass(name);
            if (loaded != null) {
                return loaded;
            }
            byte[] bytes = changed.containsKey(name) ? changed.get(name) : original(name);
            return defineClass(name, bytes, 0, bytes.length);
        }

        private byte[] original(String name) throws ClassNotFoundException {
            try (InputStream in = getResourceAsStream(name.replace('.', '/') + ".class")) {
                if (in == null) {
                    throw new ClassNotFoundException(name);
                }
                return in.readAllBytes();
            } catch (IOException e) {
                throw new ClassNotFoundException(name, e);
            }
        }
    }

    private static final class Source extends SimpleJavaFileObject {
        private final String text;

        Source(String file, String text) {
            super(URI.create("string:///org/logreeve/connect/" + file), Kind.SOURCE);
            this.text = text;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }
    }

    private static final class Output extends ForwardingJavaFileManager<JavaFileManager> {
        private final Map<String, ByteArrayOutputStream> classes = new HashMap<>();

        Output(JavaFileManager files) {
            super(files);
        }

        @Override
        public JavaFileObject getJavaFileForOutput(
                Location location,
                String name,
                JavaFileObject.Kind kind,
                javax.tools.@Nullable FileObject sibling) {
            assertThat(location).isEqualTo(StandardLocation.CLASS_OUTPUT);
            var bytes = new ByteArrayOutputStream();
            classes.put(name, bytes);
            return new SimpleJavaFileObject(URI.create("memory:///" + name + ".class"), kind) {
                @Override
                public OutputStream openOutputStream() {
                    return bytes;
                }
            };
        }
    }
}
