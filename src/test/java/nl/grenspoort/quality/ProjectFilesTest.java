package nl.grenspoort.quality;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** The files that say whose this is and how it may be used. */
class ProjectFilesTest {
    /** Of the English text as the SPDX licence list has it. */
    private static final String EUPL =
            "57fb42fbcd0b037ce528ed8f72f1ec095d67bc6825ecf1448ff39be1fe68a4b4";

    private static final List<String> FONTS = List.of(".ttf", ".otf", ".woff", ".woff2");

    @Test
    void the_licence_is_the_eupl_1_2_word_for_word() throws Exception {
        byte[] text = Files.readAllBytes(Path.of("LICENSE"));
        assertThat(new String(text, StandardCharsets.UTF_8))
                .startsWith("EUROPEAN UNION PUBLIC LICENCE v. 1.2\n");
        assertThat(HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text)))
                .isEqualTo(EUPL);
    }

    @Test
    void the_build_names_the_same_licence() throws IOException {
        assertThat(Files.readString(Path.of("pom.xml"))).contains("<name>EUPL-1.2</name>");
        assertThat(publicCode().at("/legal/license").asString()).isEqualTo("EUPL-1.2");
    }

    /** The mandatory keys and lengths of publiccode.yml 0.4. */
    @Test
    void the_public_code_file_is_complete() throws IOException {
        JsonNode file = publicCode();
        assertThat(file.path("publiccodeYmlVersion").asString()).isEqualTo("0.4");
        assertThat(file.path("url").asString()).startsWith("https://");
        assertThat(LocalDate.parse(file.path("releaseDate").asString())).isNotNull();
        assertThat(file.path("softwareType").asString()).isEqualTo("standalone/backend");
        assertThat(file.path("developmentStatus").asString())
                .isIn("concept", "development", "beta", "stable", "obsolete");
        assertThat(file.path("platforms")).isNotEmpty();
        assertThat(file.path("categories")).isNotEmpty();
        assertThat(file.at("/localisation/localisationReady").isBoolean()).isTrue();
        assertThat(file.at("/maintenance/type").asString()).isEqualTo("internal");
        assertThat(file.at("/maintenance/contacts/0/name").asString()).isNotBlank();
        for (String language : List.of("nl", "en")) {
            JsonNode text = file.path("description").path(language);
            assertThat(text.path("genericName").asString()).hasSizeBetween(1, 35);
            assertThat(text.path("shortDescription").asString()).hasSizeBetween(1, 150);
            assertThat(text.path("longDescription").asString()).hasSizeBetween(500, 10_000);
            assertThat(StreamSupport.stream(text.path("features").spliterator(), false))
                    .isNotEmpty()
                    .allSatisfy(it -> assertThat(it.asString()).hasSizeLessThanOrEqualTo(100));
        }
    }

    @Test
    void addresses_that_nobody_reads_are_on_a_domain_that_can_not_exist() throws IOException {
        for (String name : List.of("SECURITY.md", "publiccode.yml")) {
            String text = Files.readString(Path.of(name));
            assertThat(text.lines().filter(line -> line.contains("@")))
                    .as(name)
                    .isNotEmpty()
                    .allSatisfy(
                            line -> assertThat(line).containsPattern("@grenspoort\\.example\\b"));
        }
        assertThat(Files.readString(Path.of("SECURITY.md"))).contains("placeholder");
    }

    /**
     * A font's licence travels with it: OFL.txt, LICENSE, or a file that is called like the font.
     */
    @Test
    void every_font_has_its_licence_beside_it() throws IOException {
        for (String tree : List.of("src", "docs", "config")) {
            try (Stream<Path> files = Files.walk(Path.of(tree))) {
                assertThat(
                                files.filter(ProjectFilesTest::isFont)
                                        // what the interop suite fetches is not of the project
                                        .filter(it -> !it.toString().contains("node_modules"))
                                        .filter(it -> !hasLicence(it)))
                        .as("fonts without a licence beside them")
                        .isEmpty();
            }
        }
    }

    private static boolean isFont(Path file) {
        String name = file.toString().toLowerCase(Locale.ROOT);
        return FONTS.stream().anyMatch(name::endsWith);
    }

    private static boolean hasLicence(Path font) {
        String name = String.valueOf(font.getFileName()).replaceFirst("\\.[^.]+$", "");
        return Stream.of("OFL.txt", "LICENSE", "LICENSE.txt", name + ".license", name + ".txt")
                .map(font::resolveSibling)
                .anyMatch(Files::exists);
    }

    private static JsonNode publicCode() throws IOException {
        return new YAMLMapper().readTree(Files.readString(Path.of("publiccode.yml")));
    }
}
