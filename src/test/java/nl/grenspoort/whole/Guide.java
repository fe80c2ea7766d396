package nl.grenspoort.whole;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The shell blocks of docs/operations.md, in their order. */
final class Guide {
    private static final Path PAGE = Path.of("docs/operations.md");

    private Guide() {}

    /** All of it. */
    static String script() throws IOException {
        return String.join("", blocks());
    }

    /**
     * From the beginning until the section of that name, which is left out.
     *
     * @param section such as {@code ### 7. Start}
     */
    static String until(String section) throws IOException {
        String page = Files.readString(PAGE);
        assertThat(page).contains("\n" + section + "\n");
        return String.join("", blocks(page.substring(0, page.indexOf("\n" + section + "\n"))));
    }

    private static List<String> blocks() throws IOException {
        return blocks(Files.readString(PAGE));
    }

    private static List<String> blocks(String page) {
        List<String> blocks = new ArrayList<>();
        StringBuilder block = null;
        for (String line : page.lines().toList()) {
            if (line.equals("```sh")) {
                block = new StringBuilder();
            } else if (line.equals("```") && block != null) {
                blocks.add(block.toString());
                block = null;
            } else if (block != null) {
                block.append(line).append('\n');
            }
        }
        return blocks;
    }
}
