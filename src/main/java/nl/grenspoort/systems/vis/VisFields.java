package nl.grenspoort.systems.vis;

import nl.grenspoort.systems.vis.VisPermits.Permit;

import org.jspecify.annotations.Nullable;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The answer's fields by the names that the access policy uses, and the cut down to some of them.
 */
final class VisFields {
    /** Without one of these an answer about visas means nothing. */
    static final Set<String> NEEDED =
            Set.of(
                    "status",
                    "visaType",
                    "stickerNumber",
                    "numberOfEntries",
                    "durationOfStay",
                    "validFrom",
                    "validUntil",
                    "territorialLimit",
                    "holder",
                    "travelDocument");

    private static final String ISSUING_STATE = "issuingState";
    private static final String PURPOSE_OF_TRAVEL = "purposeOfTravel";
    private static final String MAIN_DESTINATION = "mainDestination";
    private static final String FACIAL_IMAGE = "facialImage";
    private static final String FINGERPRINTS = "fingerprints";

    static final Set<String> ALL =
            Stream.concat(
                            NEEDED.stream(),
                            Stream.of(
                                    ISSUING_STATE,
                                    PURPOSE_OF_TRAVEL,
                                    MAIN_DESTINATION,
                                    FACIAL_IMAGE,
                                    FINGERPRINTS))
                    .collect(Collectors.toUnmodifiableSet());

    private final Set<String> seen;

    VisFields(Set<String> seen) {
        this.seen = Set.copyOf(seen);
    }

    boolean meaningful() {
        return seen.containsAll(NEEDED);
    }

    VisData cut(VisData data) {
        return new VisData(data.validVisa(), data.files().stream().map(this::cut).toList());
    }

    private VisaFile cut(VisaFile file) {
        return new VisaFile(
                file.matchedBy(),
                file.holder(),
                file.travelDocument(),
                only(PURPOSE_OF_TRAVEL, file.purposeOfTravel()),
                only(MAIN_DESTINATION, file.mainDestination()),
                only(FACIAL_IMAGE, file.facialImage()),
                only(FINGERPRINTS, file.fingerprints()),
                file.visas().stream().map(this::cut).toList());
    }

    private Visa cut(Visa visa) {
        return new Visa(
                visa.stickerNumber(),
                only(ISSUING_STATE, visa.issuingState()),
                visa.type(),
                visa.status(),
                visa.statusSince(),
                visa.territorialLimit(),
                visa.numberOfEntries(),
                visa.validFrom(),
                visa.validUntil(),
                visa.durationOfStay());
    }

    VisPermits cut(VisPermits data) {
        return new VisPermits(data.inForce(), data.permits().stream().map(this::cut).toList());
    }

    private Permit cut(Permit permit) {
        return new Permit(
                permit.matchedBy(),
                permit.holder(),
                permit.kind(),
                permit.number(),
                only(ISSUING_STATE, permit.issuingState()),
                permit.status(),
                permit.validFrom(),
                permit.validUntil(),
                only(FACIAL_IMAGE, permit.facialImage()),
                only(FINGERPRINTS, permit.fingerprints()));
    }

    private <T> @Nullable T only(String field, @Nullable T value) {
        return seen.contains(field) ? value : null;
    }
}
