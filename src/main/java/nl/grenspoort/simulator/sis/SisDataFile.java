package nl.grenspoort.simulator.sis;

import nl.grenspoort.start.StartRefusedException;

import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.dataformat.yaml.YAMLMapper;

import java.nio.file.Files;
import java.nio.file.Path;

/** Alerts that are there without a scenario: {@code <folder>/sis.yaml}. */
final class SisDataFile {
    private static final YAMLMapper YAML =
            YAMLMapper.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

    private SisDataFile() {}

    /**
     * Reads the file; without one there is nothing.
     *
     * @throws StartRefusedException naming file and place of an error
     */
    static SisRecords read(Path folder) {
        Path file = folder.resolve("sis.yaml");
        if (!Files.exists(file)) {
            return SisRecords.NONE;
        }
        try {
            return SisRecords.read(YAML.readTree(file));
        } catch (JacksonException | IllegalArgumentException e) {
            String why =
                    e instanceof JacksonException wrong
                            ? place(wrong)
                            : String.valueOf(e.getMessage());
            throw new StartRefusedException(
                    "The simulator's records in " + file + " can't be used: " + why,
                    "Correct the file, or take it away to start without records.",
                    e);
        }
    }

    private static String place(JacksonException wrong) {
        return wrong.getLocation() == null
                ? "it can't be read"
                : "it is no YAML at line " + wrong.getLocation().getLineNr();
    }
}
