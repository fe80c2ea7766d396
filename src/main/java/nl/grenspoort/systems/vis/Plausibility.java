package nl.grenspoort.systems.vis;

import nl.grenspoort.identity.DocumentKind;
import nl.grenspoort.identity.DocumentReference;
import nl.grenspoort.systems.Question;
import nl.grenspoort.systems.rest.NotUnderstoodException;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Whether an answer can be true as it stands. What can't be is not used: a traveller admitted or
 * refused over nonsense is worse than an unknown.
 */
final class Plausibility {
    /** A visa of type C is in force for five years at most: 810/2009 Art. 24(2). */
    private static final int LONGEST_YEARS = 5;

    private Plausibility() {}

    static void check(VisData data, Question question) throws NotUnderstoodException {
        LocalDate day = Days.of(question);
        Set<String> stickers = new HashSet<>();
        boolean valid = false;
        for (VisaFile file : data.files()) {
            refuseUnless(found(file, question), "a file that the question could not find");
            for (Visa visa : file.visas()) {
                refuseUnless(
                        stickers.add(visa.issuingState() + visa.stickerNumber().value()),
                        "one sticker twice");
                check(visa, day);
                valid |= valid(visa, day);
            }
        }
        refuseUnless(valid == data.validVisa(), "a result that its visas contradict");
    }

    static void check(VisPermits data, Question question) throws NotUnderstoodException {
        LocalDate day = Days.of(question);
        boolean inForce = false;
        for (VisPermits.Permit permit : data.permits()) {
            refuseUnless(
                    !permit.validUntil().isBefore(permit.validFrom()), "an end before its begin");
            refuseUnless(
                    permit.status() != VisPermits.Status.EXPIRED
                            || permit.validUntil().isBefore(day),
                    "expired before its last day");
            inForce |= permit.inForce(day);
        }
        refuseUnless(inForce == data.inForce(), "a result that its permits contradict");
    }

    /** Art. 18(4): in force on the day and valid where the border is crossed. */
    private static boolean valid(Visa visa, LocalDate day) {
        return visa.status().stands() && visa.covers(day) && visa.validHere();
    }

    /** A key in the answer that was not in the question was never searched by. */
    private static boolean found(VisaFile file, Question question) {
        for (MatchKey key : file.matchedBy()) {
            boolean could =
                    switch (key) {
                        case IDENTITY -> question.person() != null;
                        case STICKER -> sticker(file, question.documents());
                        case TRAVEL_DOCUMENT -> travelDocument(file, question.documents());
                    };
            if (!could) {
                return false;
            }
        }
        return true;
    }

    private static boolean sticker(VisaFile file, List<DocumentReference> asked) {
        return stickers(asked)
                .anyMatch(
                        sticker ->
                                file.visas().stream()
                                        .anyMatch(
                                                visa ->
                                                        visa.stickerNumber()
                                                                .equals(sticker.number())));
    }

    private static boolean travelDocument(VisaFile file, List<DocumentReference> asked) {
        return asked.stream().anyMatch(file.travelDocument()::sameDocument);
    }

    private static Stream<DocumentReference> stickers(List<DocumentReference> asked) {
        return asked.stream().filter(document -> document.kind() == DocumentKind.VISA_STICKER);
    }

    private static void check(Visa visa, LocalDate day) throws NotUnderstoodException {
        refuseUnless(!visa.validUntil().isBefore(visa.validFrom()), "an end before its begin");
        refuseUnless(!visa.statusSince().isAfter(day), "a status after this crossing");
        refuseUnless(
                visa.status() != Visa.Status.EXPIRED || visa.validUntil().isBefore(day),
                "expired before its last day");
        boolean noDuration = visa.durationOfStay() == null;
        switch (visa.type()) {
            case A -> {
                refuseUnless(noDuration, "a stay under a visa for airport transit");
                refuseUnless(
                        visa.numberOfEntries() != Visa.Entries.NOT_APPLICABLE,
                        "a visa for airport transit without a number of transits");
            }
            case C -> {
                refuseUnless(!noDuration, "a short stay without a duration");
                refuseUnless(
                        visa.numberOfEntries() != Visa.Entries.NOT_APPLICABLE,
                        "a short stay without a number of entries");
                refuseUnless(
                        !visa.validUntil().isAfter(visa.validFrom().plusYears(LONGEST_YEARS)),
                        "a short-stay visa for more than five years");
                refuseUnless(fits(visa), "a stay longer than the visa is in force");
            }
            case D -> {
                refuseUnless(noDuration, "a long stay of some days");
                refuseUnless(
                        visa.numberOfEntries() == Visa.Entries.NOT_APPLICABLE,
                        "a long stay with a number of entries");
            }
        }
    }

    /** A shortened visa may keep the stay it was issued with. */
    private static boolean fits(Visa visa) {
        Integer stay = visa.durationOfStay();
        return stay == null
                || visa.status() != Visa.Status.ISSUED
                || !visa.validFrom().plusDays(stay - 1L).isAfter(visa.validUntil());
    }

    private static void refuseUnless(boolean good, String message) throws NotUnderstoodException {
        if (!good) {
            throw new NotUnderstoodException(message);
        }
    }
}
