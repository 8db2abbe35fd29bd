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

class RingsTest {
    private static final JavaClasses CLASSES =
            new ClassFileImporter().importPackages("org.logreeve");

    @Test
    void committedNumbersAreThoseOfTheClassesInEachRing() throws IOException {
        var classes = new TreeMap<String, String>();
        for (Rings ring : Rings.values()) {
            classes.put(ring.name(), "0");
        }
        for (JavaClass type : CLASSES) {
            if (type.isAnnotatedWith(Ring.class)) {
                String ring = type.getAnnotationOfType(Ring.class).value().name();
                classes.merge(ring, "1", (a, b) -> String.valueOf(Integer.parseInt(a) + 1));
            }
        }

        assertThat(committed()).isEqualTo(classes);
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

    private static Map<String, String> committed() throws IOException {
        var properties = new Properties();
        try (InputStream in = RingsTest.class.getResourceAsStream("/rings.properties")) {
            properties.load(in);
        }
        var counts = new TreeMap<String, String>();
        properties.forEach((ring, count) -> counts.put(ring.toString(), count.toString()));
        return counts;
    }
}
