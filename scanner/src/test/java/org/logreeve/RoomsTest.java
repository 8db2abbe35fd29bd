package org.logreeve;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The table of rooms and arrows, as code: an arrow that is not here does not exist. */
class RoomsTest {
    private static final Map<String, List<String>> MAY_USE = new LinkedHashMap<>();

    static {
        MAY_USE.put("text", List.of());
        MAY_USE.put("yaml", List.of("text"));
        MAY_USE.put("json", List.of("text"));
        MAY_USE.put("git", List.of("text"));
        MAY_USE.put("inventory", List.of("yaml", "json", "git", "text"));
        MAY_USE.put("snapshot", List.of("json", "text"));
        MAY_USE.put("connect", List.of("text", "inventory"));
        MAY_USE.put("collect", List.of("connect", "snapshot", "yaml", "text"));
        MAY_USE.put("parse", List.of("snapshot", "text"));
        MAY_USE.put("fact", List.of("text"));
        MAY_USE.put("normalize", List.of("parse", "snapshot", "fact", "inventory", "text"));
        MAY_USE.put("finding", List.of("fact", "text"));
        MAY_USE.put("policy", List.of("yaml", "git", "fact", "finding", "text"));
        MAY_USE.put("evaluate", List.of("fact", "finding", "policy", "json", "text"));
        MAY_USE.put(
                "author",
                List.of(
                        "policy",
                        "evaluate",
                        "collect",
                        "parse",
                        "normalize",
                        "snapshot",
                        "finding",
                        "fact",
                        "inventory",
                        "git",
                        "json",
                        "yaml",
                        "text"));
        MAY_USE.put("access", List.of("policy", "collect", "inventory", "text"));
        MAY_USE.put("waive", List.of("finding", "inventory", "text"));
        MAY_USE.put("state", List.of("git", "json", "text"));
        MAY_USE.put("journal", List.of("finding", "snapshot", "json", "text"));
        MAY_USE.put("report", List.of("finding", "journal", "json", "text"));
        MAY_USE.put(
                "scan",
                List.of(
                        "inventory",
                        "connect",
                        "collect",
                        "snapshot",
                        "parse",
                        "normalize",
                        "fact",
                        "finding",
                        "policy",
                        "evaluate",
                        "waive",
                        "journal",
                        "state",
                        "report",
                        "json",
                        "git",
                        "yaml",
                        "text"));
        MAY_USE.put(
                "cli",
                List.of(
                        "scan",
                        "author",
                        "access",
                        "policy",
                        "report",
                        "inventory",
                        "connect",
                        "journal",
                        "finding",
                        "fact",
                        "parse",
                        "snapshot",
                        "text"));
        MAY_USE.put("demohost", List.of("collect", "text"));
    }

    private static final Map<String, String> ONE_ROOM_EACH =
            Map.of(
                    "net.schmizz..", "connect",
                    "org.yaml.snakeyaml..", "yaml",
                    "com.fasterxml.jackson..", "json",
                    "org.eclipse.jgit..", "git",
                    "picocli..", "cli",
                    "org.apache.sshd..", "demohost");

    private static final JavaClasses CLASSES =
            new ClassFileImporter()
                    .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                    .importPackages("org.logreeve");

    @Test
    void eachRoomUsesOnlyItsArrows() {
        MAY_USE.forEach(
                (room, mayUse) -> {
                    var allowed = new ArrayList<>(mayUse);
                    allowed.add(room);
                    DescribedPredicate<JavaClass> elsewhere = resideInAPackage("org.logreeve..");
                    for (String other : allowed) {
                        elsewhere =
                                elsewhere.and(
                                        DescribedPredicate.not(
                                                resideInAPackage("org.logreeve." + other + "..")));
                    }
                    check(
                            noClasses()
                                    .that()
                                    .resideInAPackage("org.logreeve." + room + "..")
                                    .should()
                                    .dependOnClassesThat(
                                            elsewhere.as("reside outside of " + allowed)));
                });
    }

    @Test
    void everyClassIsInARoom() {
        DescribedPredicate<JavaClass> homeless = resideInAPackage("org.logreeve..");
        for (String room : MAY_USE.keySet()) {
            homeless =
                    homeless.and(
                            DescribedPredicate.not(
                                    resideInAPackage("org.logreeve." + room + "..")));
        }
        check(
                noClasses()
                        .that(homeless.as("are outside of every room"))
                        .should()
                        .beAssignableTo(Object.class));
    }

    @Test
    void roomsFormNoCycle() {
        check(slices().matching("org.logreeve.(*)..").should().beFreeOfCycles());
    }

    @Test
    void parsersNeverSeeOneAnother() {
        check(slices().matching("org.logreeve.parse.(*)..").should().notDependOnEachOther());
    }

    @Test
    void eachLibraryHasOneRoom() {
        ONE_ROOM_EACH.forEach(
                (library, room) ->
                        check(
                                noClasses()
                                        .that()
                                        .resideOutsideOfPackage("org.logreeve." + room + "..")
                                        .should()
                                        .dependOnClassesThat()
                                        .resideInAPackage(library)));
    }

    @Test
    void onlyTheWorkerProcessLoadsDrools() {
        check(
                noClasses()
                        .that()
                        .resideOutsideOfPackage("org.logreeve.evaluate.worker..")
                        .should()
                        .dependOnClassesThat()
                        .resideInAnyPackage("org.kie..", "org.drools..", "org.mvel2.."));
        check(
                noClasses()
                        .that()
                        .resideOutsideOfPackage("org.logreeve.evaluate.worker..")
                        .should()
                        .dependOnClassesThat()
                        .resideInAPackage("org.logreeve.evaluate.worker.."));
    }

    @Test
    void nothingReachesTheDemoHostsButByTheirServiceFile() {
        check(
                noClasses()
                        .that()
                        .resideOutsideOfPackage("org.logreeve.demohost..")
                        .should()
                        .dependOnClassesThat()
                        .resideInAPackage("org.logreeve.demohost.."));
    }

    @Test
    void nobodyTrustsEveryHostKeyAndNobodySerializes() {
        check(noClasses().should().dependOnClassesThat().haveSimpleName("PromiscuousVerifier"));
        check(noClasses().should().dependOnClassesThat().haveSimpleName("ObjectInputStream"));
    }

    private static final List<String> WAYS_TO_A_NETWORK =
            List.of(
                    "net.schmizz.",
                    "org.eclipse.jgit.transport.",
                    "org.apache.sshd.",
                    "java.net.http.",
                    "java.net.Socket",
                    "java.net.ServerSocket",
                    "java.net.DatagramSocket",
                    "java.net.InetAddress",
                    "java.net.URLConnection",
                    "java.nio.channels.SocketChannel");

    /** What was kept is judged without a network: no class of ours on the way there uses one. */
    @Test
    void evaluationReachesNothingThatOpensAConnection() {
        var reached = new LinkedHashMap<JavaClass, String>();
        var next = new ArrayDeque<JavaClass>();
        for (String start : List.of("Evaluation", "KeptRun")) {
            next.add(CLASSES.get("org.logreeve.scan." + start));
        }
        next.forEach(each -> reached.put(each, each.getSimpleName()));
        var ways = new ArrayList<String>();
        while (!next.isEmpty()) {
            JavaClass from = next.remove();
            for (var dependency : from.getDirectDependenciesFromSelf()) {
                JavaClass to = dependency.getTargetClass();
                String path = reached.get(from) + " -> " + to.getSimpleName();
                if (WAYS_TO_A_NETWORK.stream().anyMatch(to.getFullName()::startsWith)) {
                    ways.add(path);
                } else if (to.getFullName().startsWith("org.logreeve.")
                        && reached.putIfAbsent(to, path) == null) {
                    next.add(to);
                }
            }
        }
        assertThat(reached.keySet()).extracting(JavaClass::getSimpleName).contains("Evaluator");
        // literals in brackets only, which no name service is asked for
        ways.removeIf(way -> way.endsWith(" -> OwnHost -> InetAddress"));
        assertThat(ways).isEmpty();
    }

    private static void check(ArchRule rule) {
        rule.allowEmptyShould(true).check(CLASSES);
    }
}
