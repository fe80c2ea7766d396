package nl.grenspoort.simulator.ees;

import nl.grenspoort.start.StartRefusedException;

import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.dataformat.yaml.YAMLFactory;
import tools.jackson.dataformat.yaml.YAMLMapper;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** What the simulated EES holds without any scenario. */
final class BaseFile {
    private static final YAMLMapper YAML =
            YAMLMapper.builder(
                            YAMLFactory.builder()
                                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                                    .build())
                    .build();

    private BaseFile() {}

    /** Loads the file; a missing one holds nothing. */
    static void load(Path file, EesSimulator simulator) {
        if (!Files.exists(file)) {
            return;
        }
        try (InputStream in = Files.newInputStream(file)) {
            simulator.load(EesState.BASE, YAML.readTree(in));
        } catch (IOException | JacksonException | IllegalArgumentException e) {
            throw new StartRefusedException(
                    file + " can't be used: " + e.getMessage() + ".",
                    "Correct it, or take it away to start with an empty EES.",
                    e);
        }
    }
}
