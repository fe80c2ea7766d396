package nl.grenspoort.systems.vis;

import nl.grenspoort.systems.Cut;
import nl.grenspoort.systems.vis.VisPermits.Permit;

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

    private VisFields() {}

    static boolean meaningful(Cut cut) {
        return cut.allowed().containsAll(NEEDED);
    }

    static VisData cut(Cut cut, VisData data) {
        return new VisData(
                data.validVisa(), data.files().stream().map(file -> cut(cut, file)).toList());
    }

    private static VisaFile cut(Cut cut, VisaFile file) {
        return new VisaFile(
                file.matchedBy(),
                file.holder(),
                file.travelDocument(),
                cut.keep(PURPOSE_OF_TRAVEL, file.purposeOfTravel()),
                cut.keep(MAIN_DESTINATION, file.mainDestination()),
                cut.keep(FACIAL_IMAGE, file.facialImage()),
                cut.keep(FINGERPRINTS, file.fingerprints()),
                file.visas().stream().map(visa -> cut(cut, visa)).toList());
    }

    private static Visa cut(Cut cut, Visa visa) {
        return new Visa(
                visa.stickerNumber(),
                cut.keep(ISSUING_STATE, visa.issuingState()),
                visa.type(),
                visa.status(),
                visa.statusSince(),
                visa.territorialLimit(),
                visa.validHere(),
                visa.numberOfEntries(),
                visa.validFrom(),
                visa.validUntil(),
                visa.durationOfStay());
    }

    static VisPermits cut(Cut cut, VisPermits data) {
        return new VisPermits(
                data.inForce(), data.permits().stream().map(permit -> cut(cut, permit)).toList());
    }

    private static Permit cut(Cut cut, Permit permit) {
        return new Permit(
                permit.matchedBy(),
                permit.holder(),
                permit.kind(),
                permit.number(),
                cut.keep(ISSUING_STATE, permit.issuingState()),
                permit.status(),
                permit.validFrom(),
                permit.validUntil(),
                cut.keep(FACIAL_IMAGE, permit.facialImage()),
                cut.keep(FINGERPRINTS, permit.fingerprints()));
    }
}
