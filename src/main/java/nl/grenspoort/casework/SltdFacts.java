package nl.grenspoort.casework;

import nl.grenspoort.access.SystemId;
import nl.grenspoort.entry.SltdFact;
import nl.grenspoort.identity.DocumentKind;
import nl.grenspoort.systems.SystemAnswer;
import nl.grenspoort.systems.sltd.SltdData;
import nl.grenspoort.systems.sltd.SltdHit;

import java.util.ArrayList;
import java.util.List;

/** From SLTD's answer to the facts that the rules look at. */
final class SltdFacts {
    private SltdFacts() {}

    static List<SltdFact> of(Examination examination) {
        List<SltdFact> facts = new ArrayList<>();
        for (SystemAnswer answer : examination.answers()) {
            if (answer instanceof SystemAnswer.Data(SystemId _, var _, SltdData data)) {
                data.hits().forEach(hit -> facts.add(fact(hit)));
            }
        }
        return facts;
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
