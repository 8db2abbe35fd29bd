package org.logreeve;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.xml.sax.SAXException;

/**
 * The last step of {@code mvn verify}: says which rings were left out and how to enable them, and
 * compares the number of skipped tests with the committed one, so that no test falls asleep unseen.
 *
 * <p>Arguments: the folder of {@code target}. With {@code LOGREEVE_RINGS=all} in the environment a
 * ring that is left out is an error.
 */
public final class RingsCheck {
    private RingsCheck() {}

    public static void main(String[] arguments) throws Exception {
        Path target = Path.of(arguments[0]);
        int expected = 0;
        var leftOut = new ArrayList<String>();
        for (Rings ring : Rings.values()) {
            List<String> missing = ring.missing();
            if (!missing.isEmpty()) {
                expected += committed(ring);
                leftOut.add(
                        "ring %s left out (%d tests): lacks %s; to enable it: %s"
                                .formatted(ring, committed(ring), missing, ring.enable()));
            }
        }
        int ran = count(target, "testcase");
        int skipped = count(target, "skipped");
        leftOut.forEach(line -> System.out.println("rings: " + line));
        System.out.printf(
                "rings: %d of %d rings ran; %d tests reported, %d skipped, %d expected to be%n",
                Rings.values().length - leftOut.size(),
                Rings.values().length,
                ran,
                skipped,
                expected);
        if (skipped != expected) {
            fail(
                    "the number of skipped tests is not the committed one: see"
                            + " scanner/src/test/resources/rings.properties");
        }
        if (!leftOut.isEmpty() && "all".equals(System.getenv("LOGREEVE_RINGS"))) {
            fail("LOGREEVE_RINGS=all, and a ring was left out");
        }
    }

    private static void fail(String why) {
        System.out.println("rings: " + why);
        Runtime.getRuntime().exit(1);
    }

    private static int committed(Rings ring) throws IOException {
        var counts = new Properties();
        try (InputStream in = RingsCheck.class.getResourceAsStream("/rings.properties")) {
            if (in != null) {
                counts.load(in);
            }
        }
        String count = counts.getProperty(ring.name());
        if (count == null) {
            throw new IOException("rings.properties says nothing of " + ring);
        }
        return Integer.parseInt(count.strip());
    }

    private static int count(Path target, String element)
            throws IOException, ParserConfigurationException, SAXException {
        int count = 0;
        for (String folder : List.of("surefire-reports", "failsafe-reports")) {
            if (!Files.isDirectory(target.resolve(folder))) {
                continue;
            }
            try (Stream<Path> files = Files.list(target.resolve(folder))) {
                for (Path file :
                        files.filter(f -> f.getFileName().toString().startsWith("TEST-"))
                                .toList()) {
                    count += elements(file, element);
                }
            }
        }
        return count;
    }

    private static int elements(Path file, String element)
            throws IOException, ParserConfigurationException, SAXException {
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(file.toFile())
                .getElementsByTagName(element)
                .getLength();
    }
}
