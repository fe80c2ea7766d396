package nl.grenspoort.systems.vis;

/** By which key of the question something was found. */
public enum MatchKey {
    /** Number of a sticker or permit: Art. 18(1)(b), 22g(1). */
    STICKER,
    TRAVEL_DOCUMENT,
    IDENTITY
}
