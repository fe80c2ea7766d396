package nl.grenspoort.simulator.rest;

import nl.grenspoort.simulator.SimulatedSystem;
import nl.grenspoort.simulator.population.Population;
import nl.grenspoort.simulator.state.ReferenceInUseException;
import nl.grenspoort.start.StartRefusedException;

import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.dataformat.yaml.YAMLFactory;
import tools.jackson.dataformat.yaml.YAMLMapper;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** What a simulated system holds without any scenario. */
public final class BaseFile {
    private static final YAMLMapper YAML =
            YAMLMapper.builder(
                            YAMLFactory.builder()
                                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                                    .build())
                    .build();

    private BaseFile() {}

    /** Owner of what is there without a scenario. */
    public static final String OWNER = "";

    /**
     * Says where a record stands that can't be loaded.
     *
     * @param place of a reference, with its record's number as %d: {@code files[%d].reference}
     */
    public static IllegalArgumentException inUse(String place, ReferenceInUseException refused) {
        String owner = refused.owner();
        String why = owner == null ? "the same reference twice" : "in use by " + named(owner);
        return new IllegalArgumentException(place.formatted(refused.index()) + ": " + why, refused);
    }

    private static String named(String owner) {
        return switch (owner) {
            case OWNER -> "the base file";
            case Population.OWNER -> "the population";
            default -> "scenario " + owner;
        };
    }

    /** Loads the file; a missing one holds nothing. */
    public static void load(Path file, SimulatedSystem simulator) {
        if (!Files.exists(file)) {
            return;
        }
        try (InputStream in = Files.newInputStream(file)) {
            simulator.load(OWNER, YAML.readTree(in));
        } catch (IOException | JacksonException | IllegalArgumentException e) {
            throw new StartRefusedException(
                    file + " can't be used: " + e.getMessage() + ".",
                    "Correct it, or take it away to start without records.",
                    e);
        }
    }
}
