package nl.grenspoort.cli;

import static java.util.Objects.requireNonNull;

/** What the commands need of other modules. */
record Makers(MrzComposer mrz, ChipMint chips, LogAccess.Opener log) {
    Makers {
        requireNonNull(mrz, "mrz");
        requireNonNull(chips, "chips");
        requireNonNull(log, "log");
    }
}
