package nl.grenspoort.simulator.population;

/** What makes somebody worth searching for. */
public enum Trait {
    /** Has the name of another, born a day apart. */
    LOOK_ALIKE_DAY,
    /** Has the name of another, born on that day of another year: one digit. */
    LOOK_ALIKE_YEAR,
    /** Has the date of birth of another, and that name but for one letter. */
    LOOK_ALIKE_LETTER,
    /** Has the surname and the date of birth of another. */
    TWIN,
    /** Has the name of another and nothing else. */
    NAMESAKE,
    /** Is written otherwise in some systems: in another script or by other rules. */
    OTHER_WRITING,
    /** Has surname and given names exchanged in some systems. */
    SWAPPED_NAMES,
    /** Is recorded in some systems without the day, or month and day, of birth. */
    PARTIAL_BIRTH,
    /** Has two nationalities and a passport of each. */
    TWO_NATIONALITIES,
    /** Has an expired passport besides the one in use. */
    OLD_PASSPORT,
    /** Has a document in use that has expired. */
    EXPIRED_DOCUMENT,
    /** Reported a document as lost or stolen, and has another. */
    LOST_DOCUMENT
}
