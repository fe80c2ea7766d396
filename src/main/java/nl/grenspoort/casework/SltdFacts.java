package nl.grenspoort.casework;

import nl.grenspoort.entry.SltdFact;
import nl.grenspoort.identity.DocumentKind;
import nl.grenspoort.systems.SystemAnswer;
import nl.grenspoort.systems.sltd.SltdData;
import nl.grenspoort.systems.sltd.SltdHit;

import java.util.List;

/** From SLTD's answer to the facts that the rules look at. */
final class SltdFacts {
    private SltdFacts() {}

    static List<SltdFact> of(SystemAnswer answer) {
        return answer instanceof SystemAnswer.Data(_, _, SltdData data)
                ? data.hits().stream().map(SltdFacts::fact).toList()
                : List.of();
    }

    private static SltdFact fact(SltdHit hit) {
        return new SltdFact(
                SltdFact.Status.valueOf(hit.status().name()),
                travelDocument(hit.document().kind()),
                hit.match() == SltdHit.Match.FULL,
                hit.owner(),
                hit.reportedOn(),
                hit.recordId());
    }

    private static boolean travelDocument(DocumentKind kind) {
        return switch (kind) {
            case PASSPORT, IDENTITY_CARD, OTHER_TRAVEL_DOCUMENT, SEAMANS_BOOK -> true;
            case VISA_STICKER, RESIDENCE_PERMIT, RESIDENCE_CARD, OLD_PASSPORT -> false;
        };
    }
}
