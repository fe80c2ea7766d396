package nl.grenspoort.entry.lane;

import static java.util.Objects.requireNonNull;

import nl.grenspoort.entry.EnrolmentFact;
import nl.grenspoort.entry.Facts;
import nl.grenspoort.entry.Facts.PresentedDocumentFact;
import nl.grenspoort.entry.TravellerClass;

import org.jspecify.annotations.Nullable;

/**
 * All that a question to the traveller may rest on: the lane, the documents, and what EES and VIS
 * hold of biometric data. There is no place in it for a hit, a score, a draw or an advice: what a
 * lane asks can't tell of them (law 3). A test holds the list of its parts.
 *
 * @param readable a travel document was read without fault
 * @param chipAuthentic of that document, by its whole certificate chain: Art. 8a(1)
 * @param travellerClass which follows from the documents
 * @param age in whole years; null when the documents leave it open
 */
public record Ground(
        LaneKind lane,
        boolean readable,
        boolean chipAuthentic,
        TravellerClass travellerClass,
        @Nullable Integer age,
        EnrolmentFact enrolment) {
    public Ground {
        requireNonNull(lane, "lane");
        requireNonNull(travellerClass, "travellerClass");
        requireNonNull(enrolment, "enrolment");
    }

    /** Leaves out of the facts whatever a lane may not let on. */
    public static Ground of(LaneKind lane, Facts facts) {
        return new Ground(
                lane,
                facts.documents().stream().anyMatch(Ground::readable),
                facts.documents().stream().anyMatch(Ground::authentic),
                facts.travellerClass(),
                facts.traveller().age(),
                facts.enrolment());
    }

    private static boolean readable(PresentedDocumentFact document) {
        return document.travelDocument() && document.readable();
    }

    private static boolean authentic(PresentedDocumentFact document) {
        return readable(document)
                && document.chipAgreesWithPage()
                && document.chip() == PresentedDocumentFact.Chip.AUTHENTIC;
    }
}
