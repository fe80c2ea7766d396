package nl.grenspoort.entry;

import nl.grenspoort.entry.Facts.PresentedDocumentFact;
import nl.grenspoort.entry.Observation.DocumentIssued;
import nl.grenspoort.entry.Observation.IntendedDeparture;
import nl.grenspoort.finding.Disclosure;
import nl.grenspoort.finding.Finding;
import nl.grenspoort.finding.RefusalLetter;
import nl.grenspoort.finding.Severity;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How long a travel document must still be valid, and how old it may be: Regulation (EU) 2016/399
 * Art. 6(1)(a)(i), (ii), for short stays of third-country nationals on entry. Of several documents
 * the one that is valid longest counts.
 */
final class DocumentTermRules {
    private static final String SOURCE = "document";
    private static final int MONTHS_AFTER_DEPARTURE = 3;
    private static final int YEARS_SINCE_ISSUE = 10;

    /** The longest that a short stay can be: Art. 6(1). */
    private static final int LONGEST_STAY = 90;

    private DocumentTermRules() {}

    /**
     * Valid for three months after the intended departure; in a justified case of emergency less
     * will do, which an officer judges. While the departure is not known, a document that would be
     * too short for the longest stay makes a question, and one that is too short for a departure
     * today an answer.
     */
    static Stream<Finding> validLongEnough(Facts facts) {
        return expiry(facts).filter(end -> !end.isBefore(facts.today())).stream()
                .flatMap(end -> term(end, facts).stream());
    }

    private static Optional<Finding> term(LocalDate end, Facts facts) {
        Optional<LocalDate> departure =
                facts.observed(IntendedDeparture.class).map(IntendedDeparture::day);
        LocalDate first = departure.orElse(facts.today());
        LocalDate last = departure.orElse(facts.today().plusDays(LONGEST_STAY - 1));
        if (tooShort(end, first)) {
            return Optional.of(
                    Refusal.candidate(
                            told("document.ends-too-soon", Severity.SECOND_LINE, "6(1)(a)(i)")
                                    .with("date", end.toString()),
                            facts,
                            RefusalLetter.A));
        }
        return tooShort(end, last)
                ? Optional.of(
                        told("document.ask-departure", Severity.ATTENTION, "6(1)(a)(i)")
                                .with("date", latestDeparture(end).toString()))
                : Optional.empty();
    }

    private static boolean tooShort(LocalDate end, LocalDate departure) {
        return end.isBefore(departure.plusMonths(MONTHS_AFTER_DEPARTURE));
    }

    /** Departure on this day or before leaves enough: months differ in length. */
    private static LocalDate latestDeparture(LocalDate end) {
        LocalDate day = end.minusMonths(MONTHS_AFTER_DEPARTURE).plusDays(MONTHS_AFTER_DEPARTURE);
        while (tooShort(end, day)) {
            day = day.minusDays(1);
        }
        return day;
    }

    /** Issued within the previous ten years. When it was is not in an MRZ: an officer reads it. */
    static Stream<Finding> issuedRecently(Facts facts) {
        return facts.observed(DocumentIssued.class).map(DocumentIssued::day).stream()
                .filter(day -> conditionApplies(facts))
                .filter(day -> day.isBefore(facts.today().minusYears(YEARS_SINCE_ISSUE)))
                .map(
                        day ->
                                Refusal.candidate(
                                        told(
                                                        "document.issued-too-long-ago",
                                                        Severity.SECOND_LINE,
                                                        "6(1)(a)(ii)")
                                                .with("date", day.toString()),
                                        facts,
                                        RefusalLetter.A));
    }

    private static Optional<LocalDate> expiry(Facts facts) {
        return conditionApplies(facts)
                ? facts.documents().stream()
                        .filter(PresentedDocumentFact::travelDocument)
                        .flatMap(document -> Optional.ofNullable(document.expiry()).stream())
                        .max(Comparator.naturalOrder())
                : Optional.empty();
    }

    private static boolean conditionApplies(Facts facts) {
        return facts.crossing() == Crossing.ENTRY && ConditionRules.shortStay(facts);
    }

    private static Finding told(String key, Severity severity, String article) {
        return Finding.of(key, severity, Disclosure.TRAVELLER, Sbc.article(article), SOURCE);
    }
}
