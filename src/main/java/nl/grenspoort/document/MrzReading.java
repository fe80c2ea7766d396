package nl.grenspoort.document;

import static java.util.Objects.requireNonNull;

import java.util.List;

/** What reading lines as a machine-readable zone came to. */
public sealed interface MrzReading {
    /** Read; check digits that fail are listed in {@code mrz}. */
    record Read(Mrz mrz) implements MrzReading {
        public Read {
            requireNonNull(mrz, "mrz");
        }
    }

    /**
     * The lines have the form of no MRZ.
     *
     * @param problems at least one, in the order of the lines
     */
    record Unreadable(List<MrzProblem> problems) implements MrzReading {
        public Unreadable {
            problems = List.copyOf(problems);
        }
    }
}
