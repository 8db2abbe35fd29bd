package org.logreeve;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.platform.commons.annotation.Testable;

class RingsTest {
    private static final JavaClasses CLASSES =
            new ClassFileImporter().importPackages("org.logreeve");

    @Test
    void committedNumbersAreThoseOfTheTestsInEachRing() throws IOException {
        var tests = new TreeMap<String, Integer>();
        for (Rings ring : Rings.values()) {
            tests.put(ring.name(), 0);
        }
        for (JavaClass type : CLASSES) {
            if (type.isAnnotatedWith(Ring.class)) {
                String ring = type.getAnnotationOfType(Ring.class).value().name();
                tests.merge(ring, testsOf(type), Integer::sum);
            }
        }

        assertThat(committed()).isEqualTo(tests);
    }

    @Test
    void noTestMaySkipItselfUnseen() {
        assertThat(CLASSES)
                .filteredOn(
                        type ->
                                type.getDirectDependenciesFromSelf().stream()
                                        .map(use -> use.getTargetClass().getName())
                                        .anyMatch(RingsTest::skips))
                .isEmpty();
    }

    private static boolean skips(String type) {
        return type.equals("org.junit.jupiter.api.Disabled")
                || type.startsWith("org.junit.jupiter.api.condition.")
                || type.endsWith(".Assumptions");
    }

    /**
     * As the reports count a class that is left out: a method is one, however often it would run.
     */
    private static int testsOf(JavaClass type) {
        return Math.toIntExact(
                type.getAllMethods().stream()
                        .filter(method -> method.isMetaAnnotatedWith(Testable.class))
                        .count());
    }

    private static Map<String, Integer> committed() throws IOException {
        var properties = new Properties();
        try (InputStream in = RingsTest.class.getResourceAsStream("/rings.properties")) {
            properties.load(in);
        }
        var counts = new TreeMap<String, Integer>();
        properties.forEach(
                (ring, count) -> counts.put(ring.toString(), Integer.valueOf(count.toString())));
        return counts;
    }
}
