package nl.grenspoort.entry.traveller;

import nl.grenspoort.entry.Capacity;
import nl.grenspoort.identity.DocumentKind;

/**
 * Who crosses in the service of a ship or an aircraft: Regulation (EU) 2016/399 Annex VII, 2 and 3.
 * A capacity that is claimed counts with the document that shows it, and where the border is
 * crossed by that means: a seaman who flies in to join a ship is a passenger. No document shows a
 * cross-border worker (Annex VII, 5): whether guards know one is theirs to say.
 */
final class Crew {
    /** Document code of a crew member certificate: ICAO 9303-5, 4.2.2 note k. */
    private static final String CERTIFICATE = "AC";

    private Crew() {}

    static boolean claimed(Presented presented) {
        return presented.capacity() == Capacity.CREW
                || presented.capacity() == Capacity.SEAMAN
                || presented.capacity() == Capacity.CROSS_BORDER_WORKER;
    }

    static boolean shown(Presented presented) {
        return switch (presented.capacity()) {
            case CREW ->
                    presented.means() == Presented.Means.AIR
                            && presented.travelDocuments().stream()
                                    .anyMatch(paper -> certificate(paper, presented));
            case SEAMAN ->
                    presented.means() == Presented.Means.SEA
                            && presented.travelDocuments().stream()
                                    .anyMatch(paper -> book(paper, presented));
            case PASSENGER, CROSS_BORDER_WORKER, OTHER -> false;
        };
    }

    private static boolean certificate(Paper paper, Presented presented) {
        return paper.read()
                && !paper.forged()
                && paper.readZone().code().equals(CERTIFICATE)
                && paper.inForceOn(presented.day());
    }

    private static boolean book(Paper paper, Presented presented) {
        return paper.kind() == DocumentKind.SEAMANS_BOOK
                && paper.read()
                && !paper.forged()
                && paper.inForceOn(presented.day());
    }
}
