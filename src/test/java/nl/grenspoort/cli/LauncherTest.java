package nl.grenspoort.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The script {@code grenspoort}, with a program in Java's place that writes down its arguments. */
class LauncherTest {
    @TempDir Path folder;

    private Path home = Path.of("");
    private Path elsewhere = Path.of("");
    private Path jdks = Path.of("");

    @BeforeEach
    void layOut() throws IOException {
        home = Files.createDirectories(folder.resolve("the project")).toRealPath();
        elsewhere = Files.createDirectories(folder.resolve("else where")).toRealPath();
        jdks = Files.createDirectories(folder.resolve("jdks"));
        Files.copy(Path.of("grenspoort"), home.resolve("grenspoort"));
        classes();
    }

    private void classes() throws IOException {
        Path classes = Files.createDirectories(home.resolve("target/classes/nl/grenspoort"));
        Files.createFile(classes.resolve("Grenspoort.class"));
        Files.writeString(home.resolve("target/grenspoort.classpath"), "a.jar:b.jar");
    }

    @Test
    void a_command_is_run_fast_from_the_classes_in_the_callers_folder() throws Exception {
        Run run =
                launch(
                        Map.of("JAVA_HOME", jdk("good", "25.0.1")),
                        "scenario",
                        "run",
                        "my file.yaml");
        assertThat(run.code).isZero();
        assertThat(run.arguments())
                .containsExactly(
                        "-XX:TieredStopAtLevel=1",
                        "-Xshare:auto",
                        "-XX:+UseSerialGC",
                        "-Dgrenspoort.home=" + home,
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        home + "/target/classes:a.jar:b.jar",
                        "nl.grenspoort.Grenspoort",
                        "scenario",
                        "run",
                        "my file.yaml");
        assertThat(run.workingFolder()).isEqualTo(elsewhere.toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"--help", "-h", "--version", "-V", "log"})
    void help_version_and_words_are_commands(String first) throws Exception {
        Run run = launch(Map.of("JAVA_HOME", jdk("good", "25")), first);
        assertThat(run.arguments()).contains("-XX:TieredStopAtLevel=1", first);
        assertThat(run.workingFolder()).isEqualTo(elsewhere.toString());
    }

    @Test
    void the_gateway_is_started_in_the_project_with_its_settings() throws Exception {
        Run run = launch(Map.of("JAVA_HOME", jdk("good", "25")), "--server.port=9443");
        assertThat(run.arguments())
                .contains("--server.port=9443")
                .doesNotContain("-XX:TieredStopAtLevel=1");
        assertThat(run.workingFolder()).isEqualTo(home.toString());
    }

    @Test
    void no_argument_starts_the_gateway() throws Exception {
        Run run = launch(Map.of("JAVA_HOME", jdk("good", "25")));
        assertThat(run.arguments()).endsWith("nl.grenspoort.Grenspoort");
        assertThat(run.workingFolder()).isEqualTo(home.toString());
    }

    @Test
    void a_jdk_that_is_too_old_is_passed_over() throws Exception {
        jdk("jdk-21", "21.0.4");
        jdk("jdk-26", "26.0.2");
        Run run = launch(Map.of("JAVA_HOME", jdk("old", "1.8.0_412")), "log");
        assertThat(run.program()).contains("jdk-26");
    }

    @Test
    void java_home_comes_first() throws Exception {
        jdk("jdk-26", "26");
        Run run = launch(Map.of("JAVA_HOME", jdk("mine", "27-ea")), "log");
        assertThat(run.program()).contains("mine");
    }

    @Test
    void java_on_the_path_is_found() throws Exception {
        String good = jdk("good", "25");
        Run run =
                launch(
                        Map.of("PATH", good + "/bin:/usr/bin:/bin", "GRENSPOORT_JDKS", "/none"),
                        "log");
        assertThat(run.program()).contains("good");
    }

    @Test
    void jdks_of_the_persons_own_tools_are_found() throws Exception {
        Path candidates = Files.createDirectories(folder.resolve("me/.sdkman/candidates/java"));
        java(Files.createDirectories(candidates.resolve("25-tem")), "25");
        Run run = launch(Map.of("HOME", folder.resolve("me").toString()), "log");
        assertThat(run.program()).contains(".sdkman/candidates/java/25-tem");
    }

    @Test
    void a_release_file_is_believed_without_starting_java() throws Exception {
        Path jdk = Path.of(jdk("released", "21"));
        Files.writeString(jdk.resolve("release"), "IMPLEMENTOR=\"x\"\nJAVA_VERSION=\"25.0.3\"\n");
        assertThat(launch(Map.of(), "log").program()).contains("released");
    }

    @Test
    void without_a_jdk_one_line_says_what_to_do() throws Exception {
        jdk("jdk-21", "21.0.4");
        Run run = launch(Map.of(), "log");
        assertThat(run.code).isEqualTo(2);
        assertThat(run.err.lines())
                .containsExactly(
                        "Grenspoort needs JDK 25 or newer and found none. Install one, or set JAVA_HOME to where it is.");
    }

    @Test
    void without_classes_the_jar_is_used() throws Exception {
        Files.delete(home.resolve("target/grenspoort.classpath"));
        Files.createFile(home.resolve("target/grenspoort.jar"));
        Run run = launch(Map.of("JAVA_HOME", jdk("good", "25")), "log");
        assertThat(run.arguments()).endsWith("-jar", home + "/target/grenspoort.jar", "log");
    }

    @Test
    void without_a_build_the_jar_beside_the_script_is_used() throws Exception {
        Files.delete(home.resolve("target/grenspoort.classpath"));
        Files.createFile(home.resolve("grenspoort.jar"));
        Run run = launch(Map.of("JAVA_HOME", jdk("good", "25")), "log");
        assertThat(run.arguments()).endsWith("-jar", home + "/grenspoort.jar", "log");
    }

    @Test
    void an_installation_starts_from_its_own_jar_and_cache() throws Exception {
        Files.createDirectories(home.resolve("app"));
        Files.createFile(home.resolve("app/grenspoort.jar"));
        Files.createFile(home.resolve("app/grenspoort.aot"));
        Run run = launch(Map.of("JAVA_HOME", jdk("good", "25")), "--server.port=9443");
        assertThat(run.arguments())
                .endsWith(
                        "-XX:AOTCache=" + home + "/app/grenspoort.aot",
                        "-jar",
                        home + "/app/grenspoort.jar",
                        "--server.port=9443");
        assertThat(run.workingFolder()).isEqualTo(home.toString());
    }

    @Test
    void a_command_of_an_installation_leaves_the_gateways_cache_alone() throws Exception {
        Files.createDirectories(home.resolve("app"));
        Files.createFile(home.resolve("app/grenspoort.jar"));
        Files.createFile(home.resolve("app/grenspoort.aot"));
        Run run = launch(Map.of("JAVA_HOME", jdk("good", "25")), "log");
        assertThat(run.arguments())
                .endsWith("-jar", home + "/app/grenspoort.jar", "log")
                .noneMatch(argument -> argument.startsWith("-XX:AOTCache"));
    }

    @Test
    void without_anything_built_one_line_says_what_to_do() throws Exception {
        Files.delete(home.resolve("target/grenspoort.classpath"));
        Run run = launch(Map.of("JAVA_HOME", jdk("good", "25")), "log");
        assertThat(run.code).isEqualTo(2);
        assertThat(run.err.lines()).hasSize(1);
        assertThat(run.err).contains("not built yet");
    }

    @Test
    void options_for_java_are_passed_on() throws Exception {
        Run run =
                launch(Map.of("JAVA_HOME", jdk("good", "25"), "JAVA_OPTS", "-Xmx1g -Dx=y"), "log");
        assertThat(run.arguments()).contains("-Xmx1g", "-Dx=y");
    }

    @Test
    void a_link_to_the_script_leads_to_the_project() throws Exception {
        Path link = Files.createSymbolicLink(elsewhere.resolve("gp"), home.resolve("grenspoort"));
        Run run = launch(link, Map.of("JAVA_HOME", jdk("good", "25")), "log");
        assertThat(run.arguments()).contains("-Dgrenspoort.home=" + home);
    }

    @Test
    void the_exit_code_is_the_commands() throws Exception {
        Run run = launch(Map.of("JAVA_HOME", jdk("good", "25"), "EXIT", "7"), "log");
        assertThat(run.code).isEqualTo(7);
    }

    private String jdk(String name, String version) throws IOException {
        Path jdk = Files.createDirectories(jdks.resolve(name));
        java(jdk, version);
        return jdk.toString();
    }

    private void java(Path jdk, String version) throws IOException {
        program(
                Files.createDirectories(jdk.resolve("bin")).resolve("java"),
                """
                #!/bin/sh
                if [ "$*" = -version ]; then echo 'openjdk version "%s" 2025-09-16' >&2; exit 0; fi
                printf '%%s\\n' "$0" "$(pwd)" "$@"
                exit "${EXIT:-0}"
                """
                        .formatted(version));
    }

    private static void program(Path file, String text) throws IOException {
        Files.writeString(file, text);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private Run launch(Map<String, String> environment, String... arguments) throws Exception {
        return launch(home.resolve("grenspoort"), environment, arguments);
    }

    private Run launch(Path script, Map<String, String> environment, String... arguments)
            throws Exception {
        List<String> command = new ArrayList<>(List.of("sh", script.toString()));
        command.addAll(List.of(arguments));
        Path tools = tools();
        Path out = folder.resolve("out");
        Path err = folder.resolve("err");
        ProcessBuilder process =
                new ProcessBuilder(command)
                        .directory(elsewhere.toFile())
                        .redirectOutput(out.toFile())
                        .redirectError(err.toFile());
        process.environment().clear();
        process.environment().put("PATH", tools.toString());
        process.environment().put("GRENSPOORT_JDKS", jdks.toString());
        process.environment().put("HOME", folder.resolve("nobody").toString());
        process.environment().putAll(environment);
        int code = process.start().waitFor();
        return new Run(code, Files.readAllLines(out), Files.readString(err));
    }

    /** The programs the script needs, and no java of this machine. */
    private Path tools() throws IOException {
        Path tools = folder.resolve("tools");
        if (!Files.exists(tools)) {
            Files.createDirectories(tools);
            for (String tool : List.of("sh", "sed", "head", "cat", "dirname", "readlink")) {
                Path found =
                        Files.exists(Path.of("/usr/bin", tool))
                                ? Path.of("/usr/bin", tool)
                                : Path.of("/bin", tool);
                program(tools.resolve(tool), "#!/bin/sh\nexec " + found + " \"$@\"\n");
            }
        }
        return tools;
    }

    private record Run(int code, List<String> out, String err) {
        String program() {
            return out.get(0);
        }

        String workingFolder() {
            return out.get(1);
        }

        List<String> arguments() {
            return out.subList(2, out.size());
        }
    }
}
