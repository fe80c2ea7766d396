package nl.grenspoort.entry;

import static nl.grenspoort.entry.AssessmentTest.Case.aCase;

import static org.assertj.core.api.Assertions.assertThat;

import nl.grenspoort.entry.Facts.AlertFact;
import nl.grenspoort.entry.Facts.SourceFact.State;
import nl.grenspoort.entry.SltdFact.Status;
import nl.grenspoort.finding.Finding;
import nl.grenspoort.finding.RefusalLetter;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.time.LocalDate;
import java.util.List;
import java.util.Random;

/** Stolen and lost documents: Regulation (EU) 2016/399 Art. 6(1)(a), 8(2)(a), 8(3)(a)(i). */
class SltdRulesTest {
    @ParameterizedTest
    @EnumSource(Status.class)
    void a_listed_passport_goes_to_the_second_line_and_supports_letter_a(Status status) {
        Assessment assessment =
                aCase(TravellerClass.VISA_EXEMPT).with(record(status, true, true)).assess();
        assertThat(assessment.advice()).isEqualTo(Advice.SECOND_LINE);
        assertThat(assessment.letters()).containsExactly(RefusalLetter.A);
        Finding told = sltd(assessment).getFirst();
        assertThat(told.key())
                .isEqualTo(
                        "sltd."
                                + status.name()
                                        .toLowerCase(java.util.Locale.ROOT)
                                        .replace('_', '-'));
        assertThat(told.parameters())
                .containsEntry("owner", "UTO")
                .containsEntry("date", "2026-06-01")
                .containsEntry("reference", "SLTD-1");
        assertThat(told.basis().article()).isEqualTo("8(3)(a)(i)");
    }

    @ParameterizedTest
    @EnumSource(Status.class)
    void a_free_mover_gets_no_form(Status status) {
        Assessment assessment =
                aCase(TravellerClass.FREE_MOVEMENT).with(record(status, true, true)).assess();
        assertThat(assessment.advice()).isEqualTo(Advice.SECOND_LINE);
        assertThat(assessment.letters()).isEmpty();
        assertThat(sltd(assessment).getFirst().basis().article()).isEqualTo("8(2)(a)");
    }

    @Test
    void a_document_taken_in_does_not_keep_anybody_from_leaving_lawfully() {
        Assessment assessment =
                aCase(TravellerClass.VISA_EXEMPT)
                        .exit()
                        .with(record(Status.LOST, true, true))
                        .assess();
        assertThat(assessment.letters()).isEmpty();
        assertThat(sltd(assessment).getFirst().basis().article()).isEqualTo("8(3)(g)(ii)");
    }

    @Test
    void a_record_of_another_type_is_compared_before_it_is_believed() {
        Assessment assessment =
                aCase(TravellerClass.VISA_EXEMPT).with(record(Status.STOLEN, true, false)).assess();
        assertThat(assessment.advice()).isEqualTo(Advice.SECOND_LINE);
        assertThat(assessment.letters()).isEmpty();
        assertThat(sltd(assessment)).extracting(Finding::key).containsExactly("sltd.other-type");
    }

    @Test
    void a_listed_visa_is_no_invalid_travel_document() {
        Assessment assessment =
                aCase(TravellerClass.VISA_EXEMPT).with(record(Status.STOLEN, false, true)).assess();
        assertThat(assessment.advice()).isEqualTo(Advice.SECOND_LINE);
        assertThat(assessment.letters()).isEmpty();
    }

    /** SIS lists it, SLTD does not, or the other way round: both are told as they are. */
    @Test
    void what_sis_says_of_the_same_document_changes_nothing() {
        AlertFact seize =
                new AlertFact(
                        AlertCategory.OBJECT_SEIZE, true, false, false, false, "NLD", "NLD-1");
        Assessment both =
                aCase(TravellerClass.VISA_EXEMPT)
                        .with(seize)
                        .with(record(Status.LOST, true, true))
                        .assess();
        assertThat(both.findings())
                .extracting(Finding::key)
                .contains("sis.alert.object-seize", "sltd.lost");
        assertThat(both.findings())
                .filteredOn(finding -> finding.key().equals("document.invalidated"))
                .extracting(Finding::source)
                .containsExactly("SIS", "SLTD");
        Assessment sis = aCase(TravellerClass.VISA_EXEMPT).with(seize).assess();
        assertThat(sis.letters()).containsExactly(RefusalLetter.A);
    }

    /** Law 1. */
    @Test
    void a_silent_sltd_is_unknown_whatever_sis_says() {
        assertThat(
                        aCase(TravellerClass.FREE_MOVEMENT)
                                .source("SLTD", State.UNKNOWN)
                                .assess()
                                .advice())
                .isEqualTo(Advice.INCONCLUSIVE);
    }

    static SltdFact anyRecord(Random random) {
        return record(
                Status.values()[random.nextInt(Status.values().length)],
                random.nextBoolean(),
                random.nextBoolean());
    }

    private static SltdFact record(Status status, boolean travelDocument, boolean certain) {
        return new SltdFact(
                status, travelDocument, certain, "UTO", LocalDate.of(2026, 6, 1), "SLTD-1");
    }

    private static List<Finding> sltd(Assessment assessment) {
        return assessment.findings().stream()
                .filter(finding -> finding.key().startsWith("sltd."))
                .toList();
    }
}
