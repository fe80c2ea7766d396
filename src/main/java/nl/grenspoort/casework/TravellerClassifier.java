package nl.grenspoort.casework;

import static java.util.Objects.requireNonNull;

import nl.grenspoort.document.DocumentInspection;
import nl.grenspoort.document.Mrz;
import nl.grenspoort.entry.Observation;
import nl.grenspoort.entry.Traveller;
import nl.grenspoort.entry.traveller.Paper;
import nl.grenspoort.entry.traveller.Presented;
import nl.grenspoort.entry.traveller.TravellerLaw;

import org.jspecify.annotations.Nullable;

/** From what was inspected and observed to what the law of the traveller looks at. */
final class TravellerClassifier {
    private final TravellerLaw law;

    TravellerClassifier(TravellerLaw law) {
        this.law = requireNonNull(law, "law");
    }

    Traveller classify(Examination examination) {
        return law.of(presented(examination));
    }

    private static Presented presented(Examination examination) {
        BorderCheck check = examination.check();
        return new Presented(
                examination.inspections().stream().map(TravellerClassifier::paper).toList(),
                check.request().capacity(),
                means(check.request().conveyance()),
                familyTie(check),
                CrossingDay.of(check));
    }

    private static Paper paper(DocumentInspection inspection) {
        Mrz mrz = inspection.mrz();
        return new Paper(
                inspection.kind(),
                mrz != null && mrz.checkDigitsHold() ? zone(inspection, mrz) : null,
                FactTranslator.chip(inspection.chip()),
                inspection.chipAgreesWithPage());
    }

    private static Paper.Zone zone(DocumentInspection inspection, Mrz mrz) {
        return new Paper.Zone(
                mrz.code(),
                mrz.issuer(),
                mrz.nationality(),
                mrz.number(),
                inspection.person().orElse(null),
                mrz.expiry(),
                Boolean.TRUE.equals(mrz.personalNumber()));
    }

    private static Presented.Means means(NewBorderCheck.@Nullable Conveyance conveyance) {
        if (conveyance == null) {
            return Presented.Means.UNKNOWN;
        }
        return switch (conveyance.kind()) {
            case AIR -> Presented.Means.AIR;
            case SEA, PLEASURE_CRAFT -> Presented.Means.SEA;
            case RAIL, ROAD, ON_FOOT -> Presented.Means.OTHER;
        };
    }

    /** The last word of an officer on it. */
    private static boolean familyTie(BorderCheck check) {
        return check.observed().stream()
                .filter(Observation.FamilyTie.class::isInstance)
                .map(Observation.FamilyTie.class::cast)
                .reduce((_, later) -> later)
                .map(Observation.FamilyTie::shown)
                .orElse(false);
    }
}
