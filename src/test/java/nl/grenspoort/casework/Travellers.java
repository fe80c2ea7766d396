package nl.grenspoort.casework;

import nl.grenspoort.document.ChipVerdict;
import nl.grenspoort.document.DocumentInspection;
import nl.grenspoort.entry.TravellerClass;
import nl.grenspoort.identity.DocumentKind;

import java.util.List;

/** Good documents of one traveller of each class. All fictional. */
final class Travellers {
    private Travellers() {}

    static String nationality(TravellerClass regime) {
        return switch (regime) {
            case FREE_MOVEMENT -> "D";
            case FAMILY_WITH_CARD, RESIDENT, EXEMPT_CREW, FAMILY_VISA_REQUIRED, VISA_REQUIRED ->
                    "KEN";
            case FAMILY_VISA_EXEMPT, VISA_EXEMPT -> "USA";
            case MICROSTATE -> "AND";
            case UNDETERMINED -> "UTO";
        };
    }

    static List<DocumentInspection> documents(TravellerClass regime) {
        return with(regime, Cases.passport(nationality(regime)));
    }

    /** What the class shows besides this passport. */
    static List<DocumentInspection> with(TravellerClass regime, DocumentInspection passport) {
        return switch (regime) {
            case FAMILY_WITH_CARD -> List.of(passport, other(DocumentKind.RESIDENCE_CARD, regime));
            case RESIDENT -> List.of(passport, other(DocumentKind.RESIDENCE_PERMIT, regime));
            case FAMILY_VISA_REQUIRED, VISA_REQUIRED ->
                    List.of(passport, other(DocumentKind.VISA_STICKER, regime));
            default -> List.of(passport);
        };
    }

    private static DocumentInspection other(DocumentKind kind, TravellerClass regime) {
        return new DocumentInspection(
                kind,
                Cases.mrz(nationality(regime), Cases.TODAY.plusYears(1)),
                null,
                new ChipVerdict(ChipVerdict.Result.NOT_PERFORMED, List.of(), ""));
    }
}
