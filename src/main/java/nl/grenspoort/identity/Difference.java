package nl.grenspoort.identity;

/** What a match bridged: the explanation of its type, without personal data. */
public enum Difference {
    /** Letters written in two ways that the tables allow. */
    TRANSLITERATION,
    /** Components written together or apart: {@code DE LA CRUZ}, {@code DELACRUZ}. */
    SPACING,
    /** Cut to the room of an MRZ. */
    TRUNCATION,
    /** Surname and given names, or components, have changed places. */
    ORDER,
    /** One letter more, less, other, or exchanged with its neighbour, in a name of five or more. */
    ONE_LETTER,
    /** A particle such as VAN DER, EL or BIN that one of both lacks. */
    PARTICLES,
    /** Arabic script has no short vowels: the consonants are the same. */
    VOWELS,
    /** One of both dates of birth knows more than the other. */
    BIRTH_PARTLY_KNOWN,
    /** Day and month of birth have changed places. */
    BIRTH_DAY_AND_MONTH,
    /** Both are known and are not the same. */
    SEX,
    /** Both are known and have none in common. */
    NATIONALITY
}
