package nl.grenspoort.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What {@code install} refuses. What it makes is tried with the real jar by InstallIT. */
class InstallTest {
    @TempDir Path folder;

    @Test
    void without_a_jar_one_line_says_how_to_build_it() {
        CommandLineRun run = install(folder.resolve("new"));
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains("There is no grenspoort.jar in").contains("mvn");
        assertThat(folder.resolve("new")).doesNotExist();
    }

    @Test
    void a_folder_that_holds_something_is_left_as_it_is() throws IOException {
        brokenJar();
        Path mine = Files.createDirectories(folder.resolve("mine"));
        Files.writeString(mine.resolve("letter.txt"), "dear");
        CommandLineRun run = install(mine);
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains("holds something already");
        assertThat(mine.resolve("letter.txt")).hasContent("dear");
    }

    @Test
    void a_jar_that_can_not_be_taken_apart_leaves_nothing_behind() throws IOException {
        brokenJar();
        CommandLineRun run = install(folder.resolve("new"));
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains("can't be taken apart");
        assertThat(folder.resolve("new")).doesNotExist();
    }

    private void brokenJar() throws IOException {
        Files.writeString(folder.resolve("grenspoort.jar"), "no jar at all");
        Files.createDirectories(folder.resolve("certs"));
    }

    private CommandLineRun install(Path where) {
        return CommandLineRun.of(folder, TestMakers.makers(), "install", where.toString());
    }
}
