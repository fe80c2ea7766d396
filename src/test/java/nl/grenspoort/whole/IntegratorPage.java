package nl.grenspoort.whole;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code docs/integrator.md}: its blocks, and what they do to a folder with routes and config. */
final class IntegratorPage {
    private static final Path PAGE = Path.of("docs/integrator.md");
    private static final Pattern BLOCK =
            Pattern.compile(
                    "^```(\\w+) (\\S+)( refused)?\\n(.*?)^```$",
                    Pattern.MULTILINE | Pattern.DOTALL);

    private IntegratorPage() {}

    /**
     * One block.
     *
     * @param language {@code yaml}, {@code diff}, {@code sh}, {@code text}
     * @param file that it is about
     */
    record Block(String language, String file, boolean refused, String text) {
        /** Does to the folder what the block says, in other words where the test needs them. */
        void apply(Path home, UnaryOperator<String> words) throws Exception {
            Path target = home.resolve(file);
            switch (language) {
                case "yaml" -> {
                    Files.createDirectories(target.getParent());
                    if (Files.exists(target)) {
                        throw new IOException(file + " is new in the page, but is there");
                    }
                    Files.writeString(target, words.apply(text));
                }
                case "diff" -> Files.writeString(target, patched(Files.readString(target)));
                case "sh" -> run(home, text);
                default -> throw new IOException("no block to apply: " + language);
            }
        }

        /** Lines that go and lines that stay stand there once, in this order. */
        private String patched(String before) throws IOException {
            StringBuilder old = new StringBuilder();
            StringBuilder put = new StringBuilder();
            text.lines()
                    .forEach(
                            line -> {
                                String rest = line.substring(1) + "\n";
                                if (line.charAt(0) != '+') {
                                    old.append(rest);
                                }
                                if (line.charAt(0) != '-') {
                                    put.append(rest);
                                }
                            });
            int at = before.indexOf(old.toString());
            if (at < 0 || before.indexOf(old.toString(), at + 1) >= 0) {
                throw new IOException(file + " does not hold these lines once:\n" + old);
            }
            return before.substring(0, at) + put + before.substring(at + old.length());
        }
    }

    /** Blocks below the heading that begins so, without those that are refused. */
    static List<Block> change(String heading) throws IOException {
        return section(heading).stream().filter(block -> !block.refused()).toList();
    }

    /** A change that is refused, and the line that says so. */
    record Refusal(Block change, String said) {}

    static List<Refusal> refusals() throws IOException {
        List<Block> blocks = section("What is refused");
        List<Refusal> refusals = new ArrayList<>();
        for (int i = 0; i + 1 < blocks.size(); i += 2) {
            refusals.add(new Refusal(blocks.get(i), blocks.get(i + 1).text().strip()));
        }
        return refusals;
    }

    private static List<Block> section(String heading) throws IOException {
        String page = Files.readString(PAGE);
        int from = page.indexOf("\n## " + heading);
        if (from < 0) {
            throw new IOException("no section " + heading);
        }
        int to = page.indexOf("\n## ", from + 1);
        Matcher blocks = BLOCK.matcher(page.substring(from, to < 0 ? page.length() : to));
        List<Block> found = new ArrayList<>();
        while (blocks.find()) {
            found.add(
                    new Block(
                            blocks.group(1),
                            blocks.group(2),
                            blocks.group(3) != null || blocks.group(2).equals("refused"),
                            blocks.group(4)));
        }
        return found;
    }

    private static void run(Path home, String script) throws Exception {
        Process process =
                new ProcessBuilder("sh", "-ec", script)
                        .directory(home.toFile())
                        .inheritIO()
                        .start();
        if (process.waitFor() != 0) {
            throw new IOException("failed: " + script);
        }
    }

    /** A folder with the routes and the configuration that ship. */
    static Path copy(Path home) throws IOException {
        for (String folder : List.of("routes", "config")) {
            try (var files = Files.walk(Path.of(folder))) {
                for (Path file : files.toList()) {
                    Path target = home.resolve(file.toString());
                    if (Files.isDirectory(file)) {
                        Files.createDirectories(target);
                    } else {
                        Files.copy(file, target);
                    }
                }
            }
        }
        return home;
    }
}
