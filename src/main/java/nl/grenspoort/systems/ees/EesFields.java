package nl.grenspoort.systems.ees;

import nl.grenspoort.access.Purpose;
import nl.grenspoort.systems.Cut;
import nl.grenspoort.systems.ees.EesFile.Enrolment;
import nl.grenspoort.systems.ees.EesFile.Entry;

import java.util.List;
import java.util.Set;

/**
 * The fields of a file, by which the access policy says what a purpose may see: Regulation (EU)
 * 2017/2226 Art. 16 to 18. Whoever may not see the concluded stays may not count the open one
 * either: no number of days can be told from what is left.
 */
final class EesFields {
    static final String REFERENCE = "reference";

    /** Art. 16(2)(c). */
    static final String FAMILY_MEMBER = "familyMember";

    static final String FACIAL_IMAGE = "facialImage";
    static final String FINGERPRINT_DATA = "fingerprintData";

    /** An entry without exit: Art. 16(2). */
    static final String OPEN_STAY = "openStay";

    /** Entries with their exit: Art. 16(2), (3). */
    static final String CONCLUDED_STAYS = "concludedStays";

    /** Art. 16(2)(e). */
    static final String AUTHORISED_STAY_UNTIL = "authorisedStayUntil";

    /** Art. 19(1), (2). */
    static final String EXTENSION = "extension";

    /** Art. 18. */
    static final String REFUSALS = "refusals";

    static final Set<String> ALL =
            Set.of(
                    REFERENCE,
                    FAMILY_MEMBER,
                    FACIAL_IMAGE,
                    FINGERPRINT_DATA,
                    OPEN_STAY,
                    CONCLUDED_STAYS,
                    AUTHORISED_STAY_UNTIL,
                    EXTENSION,
                    REFUSALS);

    private EesFields() {}

    /** Stays are counted for third-country nationals: Art. 11. */
    static Set<String> needed(Purpose purpose) {
        return switch (purpose) {
            case BORDER_ENTRY_TCN, BORDER_FREE_MOVEMENT ->
                    Set.of(FAMILY_MEMBER, FINGERPRINT_DATA, OPEN_STAY, CONCLUDED_STAYS, REFUSALS);
            case BORDER_EXIT_TCN ->
                    Set.of(FAMILY_MEMBER, FINGERPRINT_DATA, OPEN_STAY, CONCLUDED_STAYS);
            default -> Set.of();
        };
    }

    static EesData cut(Cut cut, EesData data) {
        return new EesData(data.files().stream().map(file -> cut(cut, file)).toList());
    }

    private static EesFile cut(Cut cut, EesFile file) {
        return new EesFile(
                cut.keep(REFERENCE, file.reference(), ""),
                cut.keep(FAMILY_MEMBER, file.familyMember(), false),
                cut.keep(FACIAL_IMAGE, file.face(), Enrolment.NOT_TOLD),
                cut.keep(FINGERPRINT_DATA, file.fingers(), Enrolment.NOT_TOLD),
                file.entries().stream()
                        .filter(entry -> cut.shows(stay(entry)))
                        .map(entry -> cut(cut, entry))
                        .toList(),
                cut.keep(REFUSALS, file.refusals(), List.of()));
    }

    private static String stay(Entry entry) {
        return entry.exitAt() == null ? OPEN_STAY : CONCLUDED_STAYS;
    }

    private static Entry cut(Cut cut, Entry entry) {
        return new Entry(
                entry.entryAt(),
                entry.entryPoint(),
                entry.exitAt(),
                entry.exitPoint(),
                cut.keep(AUTHORISED_STAY_UNTIL, entry.authorisedUntil()),
                cut.keep(EXTENSION, entry.extension()));
    }
}
