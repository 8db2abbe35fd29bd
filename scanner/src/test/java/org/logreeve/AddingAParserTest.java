package org.logreeve;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.StringWriter;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The classes of {@code docs/adding-a-parser.md} compile, and their test is green. */
class AddingAParserTest {
    private static final Path PAGE = Path.of("../docs/adding-a-parser.md");
    private static final Pattern FENCE =
            Pattern.compile("^```java (\\S+)\n(.*?)^```$", Pattern.MULTILINE | Pattern.DOTALL);
    private static final Pattern NAMED = Pattern.compile("`((?:main|test)/[\\w/.]+\\.\\w+)`");

    /** Surefire hands the class path on in a jar that only names it. */
    private static final String CLASS_PATH =
            System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));

    @TempDir private Path folder;

    @Test
    void theTestOfThePageIsGreen() throws Exception {
        List<String> sources = write();
        compile(sources);

        assertThat(sources).hasSize(4);
        assertThat(runTests("org.logreeve.parse.busybox.BusyboxParserTest")).isEqualTo(4);
    }

    @Test
    void theFilesThatItNamesAreThere() throws IOException {
        List<String> named =
                NAMED.matcher(Files.readString(PAGE))
                        .results()
                        .map(match -> match.group(1))
                        .filter(path -> !path.contains("<"))
                        .toList();

        assertThat(named).hasSizeGreaterThanOrEqualTo(5);
        assertThat(named).allSatisfy(path -> assertThat(Path.of("src", path)).exists());
    }

    private List<String> write() throws IOException {
        var sources = new ArrayList<String>();
        Matcher fence = FENCE.matcher(Files.readString(PAGE));
        while (fence.find()) {
            Path file = folder.resolve("src").resolve(fence.group(1));
            Files.createDirectories(file.resolveSibling("."));
            Files.writeString(file, fence.group(2));
            sources.add(file.toString());
        }
        return sources;
    }

    private void compile(List<String> sources) throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        var said = new StringWriter();
        List<String> options =
                List.of(
                        "--release",
                        "21",
                        "-proc:none",
                        "-cp",
                        CLASS_PATH,
                        "-d",
                        Files.createDirectory(folder.resolve("classes")).toString());
        try (var files = compiler.getStandardFileManager(null, null, null)) {
            boolean isDone =
                    compiler.getTask(
                                    said,
                                    files,
                                    null,
                                    options,
                                    null,
                                    files.getJavaFileObjectsFromStrings(sources))
                            .call();
            assertThat(isDone).as(said.toString()).isTrue();
        }
    }

    /** In a loader of their own, so that they share packages with the classes of the project. */
    private int runTests(String name) throws Exception {
        var places = new ArrayList<URL>();
        places.add(folder.resolve("classes").toUri().toURL());
        for (String entry : List.of(CLASS_PATH.split(File.pathSeparator, -1))) {
            places.add(Path.of(entry).toUri().toURL());
        }
        int ran = 0;
        try (var loader =
                new URLClassLoader(
                        places.toArray(URL[]::new), ClassLoader.getPlatformClassLoader())) {
            Class<?> type = loader.loadClass(name);
            for (Method method : type.getDeclaredMethods()) {
                boolean isTest =
                        List.of(method.getAnnotations()).stream()
                                .anyMatch(a -> a.annotationType().getSimpleName().equals("Test"));
                if (isTest) {
                    Constructor<?> made = type.getDeclaredConstructor();
                    made.setAccessible(true);
                    method.setAccessible(true);
                    method.invoke(made.newInstance());
                    ran++;
                }
            }
        }
        return ran;
    }
}
