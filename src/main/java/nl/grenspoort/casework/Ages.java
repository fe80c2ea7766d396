package nl.grenspoort.casework;

import nl.grenspoort.entry.Traveller;
import nl.grenspoort.identity.PartialDate;

import java.time.LocalDate;
import java.time.Period;
import java.util.List;

/**
 * How old the traveller is by the travel documents that read without fault. Where they, or one of
 * which month or day of birth is unknown, leave it open, it stays open.
 */
final class Ages {
    private Ages() {}

    static Traveller on(Examination examination, Traveller traveller) {
        LocalDate day = CrossingDay.of(examination.check());
        List<PartialDate> births =
                examination.inspections().stream()
                        .filter(FactTranslator::travelDocument)
                        .filter(FactTranslator::readable)
                        .flatMap(inspection -> inspection.person().stream())
                        .map(person -> person.birth())
                        .toList();
        return births.isEmpty()
                ? traveller
                : traveller.aged(
                        births.stream().mapToInt(birth -> age(birth.latest(), day)).min().orElse(0),
                        births.stream()
                                .mapToInt(birth -> age(birth.earliest(), day))
                                .max()
                                .orElse(0));
    }

    /** Whoever is said to be born after today is not born yet, and nobody's age is below zero. */
    private static int age(LocalDate birth, LocalDate day) {
        return Math.max(0, Period.between(birth, day).getYears());
    }
}
