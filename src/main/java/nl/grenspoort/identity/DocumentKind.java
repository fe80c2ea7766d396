package nl.grenspoort.identity;

/**
 * Documents a traveller can present at a border: Regulation (EU) 2016/399 Art. 6(1) and Annex VII.
 */
public enum DocumentKind {
    PASSPORT,
    IDENTITY_CARD,
    VISA_STICKER,
    RESIDENCE_PERMIT,
    RESIDENCE_CARD,
    /** A passport no longer in use that carries a valid visa. */
    OLD_PASSPORT,
    SEAMANS_BOOK,
    /** Emergency travel document, laissez-passer, convention travel document. */
    OTHER_TRAVEL_DOCUMENT;

    /** Whether it can serve as a travel document: Regulation (EU) 2016/399 Art. 6(1)(a). */
    public boolean travelDocument() {
        return this == PASSPORT
                || this == IDENTITY_CARD
                || this == SEAMANS_BOOK
                || this == OTHER_TRAVEL_DOCUMENT;
    }
}
