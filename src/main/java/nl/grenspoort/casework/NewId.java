package nl.grenspoort.casework;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.TimeBasedEpochGenerator;

import java.util.UUID;

/** UUIDv7: unique across nodes and sorted by time. */
final class NewId {
    private static final TimeBasedEpochGenerator GENERATOR = Generators.timeBasedEpochGenerator();

    private NewId() {}

    static UUID next() {
        return GENERATOR.generate();
    }
}
