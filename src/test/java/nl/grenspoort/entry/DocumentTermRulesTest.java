package nl.grenspoort.entry;

import static org.assertj.core.api.Assertions.assertThat;

import nl.grenspoort.entry.Facts.PresentedDocumentFact;
import nl.grenspoort.entry.Facts.PresentedDocumentFact.Chip;
import nl.grenspoort.entry.Observation.DocumentIssued;
import nl.grenspoort.entry.Observation.IntendedDeparture;
import nl.grenspoort.finding.Finding;
import nl.grenspoort.finding.RefusalLetter;
import nl.grenspoort.identity.DocumentKind;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;

class DocumentTermRulesTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);

    /** 2016/399 Art. 6(1)(a)(i): three months after the intended departure, to the day. */
    @ParameterizedTest
    @CsvSource({
        "2026-12-01, 2027-02-28, document.ends-too-soon",
        "2026-12-01, 2027-03-01, ",
        "2026-12-01, 2027-03-02, ",
        "2026-11-30, 2027-02-28, ",
        "2026-11-30, 2027-02-27, document.ends-too-soon",
        "2026-11-23, 2027-02-23, ",
        "2026-11-23, 2027-02-22, document.ends-too-soon"
    })
    void a_document_is_valid_for_three_months_after_the_intended_departure(
            LocalDate departure, LocalDate expiry, @Nullable String key) {
        Facts facts = entry(expiry).observed(new IntendedDeparture(departure)).facts();
        assertThat(keys(facts)).isEqualTo(key == null ? List.of() : List.of(key));
    }

    @Test
    void a_document_that_ends_too_soon_supports_letter_a() {
        Facts facts =
                entry(LocalDate.of(2027, 2, 28))
                        .observed(new IntendedDeparture(LocalDate.of(2026, 12, 1)))
                        .facts();
        Assessment assessment = Assessment.of(facts);
        assertThat(assessment.advice()).isEqualTo(Advice.REFUSAL_CANDIDATE);
        assertThat(assessment.letters()).containsExactly(RefusalLetter.A);
        assertThat(assessment.findings().getFirst().parameters())
                .containsEntry("date", "2027-02-28");
    }

    /** The last day of a stay of 90 days from 23 November is 20 February; three months later. */
    @ParameterizedTest
    @CsvSource({
        "2027-05-20, ",
        "2027-05-19, document.ask-departure",
        "2027-02-23, document.ask-departure",
        "2027-02-22, document.ends-too-soon"
    })
    void without_a_departure_the_guard_is_asked_and_nobody_is_refused_for_not_having_said(
            LocalDate expiry, @Nullable String key) {
        Assessment assessment = Assessment.of(entry(expiry).facts());
        assertThat(keys(entry(expiry).facts())).isEqualTo(key == null ? List.of() : List.of(key));
        if ("document.ask-departure".equals(key)) {
            assertThat(assessment.advice()).isEqualTo(Advice.ADMIT_CANDIDATE);
            assertThat(assessment.guardMustAct()).isTrue();
            assertThat(assessment.letters()).isEmpty();
        }
    }

    /** Of which the guard is told the last departure that the document allows. */
    @ParameterizedTest
    @CsvSource({
        "2027-03-31, 2026-12-31",
        "2027-02-28, 2026-11-30",
        "2027-05-19, 2027-02-19",
        "2027-03-01, 2026-12-01"
    })
    void the_question_names_the_last_departure_that_would_do(LocalDate expiry, String departure) {
        Assessment assessment = Assessment.of(entry(expiry).facts());
        assertThat(assessment.findings().getFirst().parameters()).containsEntry("date", departure);
        LocalDate day = LocalDate.parse(departure);
        assertThat(keys(entry(expiry).observed(new IntendedDeparture(day)).facts())).isEmpty();
        assertThat(keys(entry(expiry).observed(new IntendedDeparture(day.plusDays(1))).facts()))
                .containsExactly("document.ends-too-soon");
    }

    @Test
    void of_several_documents_the_one_that_ends_last_counts() {
        Facts facts =
                Facts.of(Crossing.ENTRY, TODAY, Traveller.of(TravellerClass.VISA_EXEMPT))
                        .documents(
                                List.of(
                                        document(
                                                DocumentKind.OTHER_TRAVEL_DOCUMENT,
                                                TODAY.plusDays(20)),
                                        document(DocumentKind.PASSPORT, TODAY.plusYears(4))))
                        .facts();
        assertThat(keys(facts)).isEmpty();
    }

    @Test
    void a_permit_lends_its_term_to_no_passport() {
        Facts facts =
                Facts.of(Crossing.ENTRY, TODAY, Traveller.of(TravellerClass.VISA_EXEMPT))
                        .documents(
                                List.of(
                                        document(DocumentKind.PASSPORT, TODAY.plusDays(20)),
                                        document(
                                                DocumentKind.RESIDENCE_PERMIT, TODAY.plusYears(4))))
                        .facts();
        assertThat(keys(facts)).containsExactly("document.ends-too-soon");
    }

    @Test
    void a_document_that_has_ended_is_told_to_have_ended_and_nothing_more() {
        assertThat(keys(entry(TODAY.minusDays(1)).facts())).containsExactly("document.expired");
    }

    @ParameterizedTest
    @EnumSource(
            value = TravellerClass.class,
            names = {
                "FREE_MOVEMENT",
                "FAMILY_WITH_CARD",
                "FAMILY_VISA_EXEMPT",
                "RESIDENT",
                "EXEMPT_CREW"
            })
    void the_terms_are_for_short_stays_of_third_country_nationals(TravellerClass known) {
        Facts facts =
                Facts.of(Crossing.ENTRY, TODAY, Traveller.of(known))
                        .documents(List.of(document(DocumentKind.PASSPORT, TODAY.plusDays(1))))
                        .observed(new DocumentIssued(TODAY.minusYears(12)))
                        .facts();
        assertThat(keys(facts)).noneMatch(key -> key.startsWith("document."));
    }

    @Test
    void nobody_is_held_on_the_way_out_by_a_document_that_still_holds() {
        Facts facts =
                Facts.of(Crossing.EXIT, TODAY, Traveller.of(TravellerClass.VISA_EXEMPT))
                        .documents(List.of(document(DocumentKind.PASSPORT, TODAY)))
                        .observed(new DocumentIssued(TODAY.minusYears(12)))
                        .facts();
        assertThat(keys(facts)).isEmpty();
    }

    /** Row 21, and Directive 2004/38/EC: an expired document of a citizen is no refusal. */
    @Test
    void an_expired_document_of_a_citizen_is_for_the_second_line() {
        Facts facts =
                Facts.of(Crossing.ENTRY, TODAY, Traveller.of(TravellerClass.FREE_MOVEMENT))
                        .documents(
                                List.of(document(DocumentKind.IDENTITY_CARD, TODAY.minusDays(1))))
                        .facts();
        assertThat(Assessment.of(facts).advice()).isEqualTo(Advice.SECOND_LINE);
        assertThat(Assessment.of(facts).letters()).isEmpty();
    }

    /** Art. 6(1)(a)(ii). */
    @ParameterizedTest
    @CsvSource({"2016-11-22, document.issued-too-long-ago", "2016-11-23, ", "2026-11-22, "})
    void a_document_was_issued_within_the_previous_ten_years(
            LocalDate issued, @Nullable String key) {
        Facts facts = entry(TODAY.plusYears(3)).observed(new DocumentIssued(issued)).facts();
        assertThat(keys(facts)).isEqualTo(key == null ? List.of() : List.of(key));
        assertThat(Assessment.of(facts).letters())
                .isEqualTo(key == null ? java.util.Set.of() : java.util.Set.of(RefusalLetter.A));
    }

    @Test
    void a_day_of_issue_that_nobody_read_is_no_defect() {
        assertThat(keys(entry(TODAY.plusYears(3)).facts())).isEmpty();
    }

    private static FactsBuilder entry(LocalDate expiry) {
        return Facts.of(Crossing.ENTRY, TODAY, Traveller.of(TravellerClass.VISA_EXEMPT))
                .documents(List.of(document(DocumentKind.PASSPORT, expiry)));
    }

    private static PresentedDocumentFact document(DocumentKind kind, LocalDate expiry) {
        return new PresentedDocumentFact(kind, true, expiry, Chip.AUTHENTIC, true);
    }

    private static List<String> keys(Facts facts) {
        return Arrays.asList(
                Assessment.of(facts).findings().stream().map(Finding::key).toArray(String[]::new));
    }
}
