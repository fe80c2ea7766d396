package nl.grenspoort.casework;

import static java.util.Objects.requireNonNull;

import nl.grenspoort.document.Mrz;
import nl.grenspoort.entry.Traveller;
import nl.grenspoort.entry.TravellerClass;
import nl.grenspoort.identity.CountryCode;
import nl.grenspoort.reference.Nationalities;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** Which regime applies, from the nationality in the travel document and nothing else (law 6). */
final class TravellerClassifier {
    private final Nationalities nationalities;

    TravellerClassifier(Nationalities nationalities) {
        this.nationalities = requireNonNull(nationalities, "nationalities");
    }

    Traveller classify(Examination examination) {
        return Ages.on(examination, Traveller.of(regime(examination)));
    }

    private TravellerClass regime(Examination examination) {
        LocalDate day = CrossingDay.of(examination.check());
        if (severalPersons(examination)) {
            return TravellerClass.UNDETERMINED;
        }
        return nationality(examination)
                .map(code -> nationalities.on(code, day))
                .map(TravellerClassifier::regime)
                .orElse(TravellerClass.UNDETERMINED);
    }

    /**
     * Travel documents that name different holders or nationalities select no regime by themselves:
     * which of them counts is for a guard.
     */
    private static boolean severalPersons(Examination examination) {
        return examination.inspections().stream()
                        .filter(FactTranslator::travelDocument)
                        .filter(FactTranslator::readable)
                        .flatMap(inspection -> inspection.person().stream())
                        .map(
                                person ->
                                        List.of(
                                                person.birth(),
                                                person.name().normal().surname(),
                                                person.nationalities()))
                        .distinct()
                        .count()
                > 1;
    }

    /** Of the first document whose MRZ reads without fault; visas name a nationality too. */
    private static Optional<CountryCode> nationality(Examination examination) {
        return examination.travelDocumentFirst().stream()
                .flatMap(inspection -> Optional.ofNullable(inspection.mrz()).stream())
                .filter(Mrz::checkDigitsHold)
                .map(Mrz::nationality)
                .findFirst();
    }

    private static TravellerClass regime(Nationalities.Status status) {
        return switch (status) {
            case FREE_MOVEMENT -> TravellerClass.FREE_MOVEMENT;
            case VISA_EXEMPT -> TravellerClass.VISA_EXEMPT;
            case VISA_REQUIRED -> TravellerClass.VISA_REQUIRED;
            case UNKNOWN -> TravellerClass.UNDETERMINED;
        };
    }
}
