package nl.grenspoort.entry;

import static nl.grenspoort.entry.AssessmentTest.Case.aCase;

import static org.assertj.core.api.Assertions.assertThat;

import nl.grenspoort.entry.Facts.RegisterFact;
import nl.grenspoort.entry.Facts.RegisterFact.Kind;
import nl.grenspoort.entry.Facts.SourceFact.State;
import nl.grenspoort.finding.Disclosure;
import nl.grenspoort.finding.Finding;
import nl.grenspoort.finding.RefusalLetter;
import nl.grenspoort.quality.Threat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;

class RegisterRulesTest {
    private static final String NATIONAL = "NATIONAL-REGISTER";
    private static final String OTHER = "OTHER-REGISTER";

    @Test
    void a_person_to_be_arrested_goes_to_the_second_line_and_the_guard_alone_is_told() {
        Assessment assessment = free(entry(NATIONAL, Kind.ARREST)).assess();
        assertThat(assessment.advice()).isEqualTo(Advice.SECOND_LINE);
        Finding arrest = finding(assessment, "register.arrest");
        assertThat(arrest.disclosure()).isEqualTo(Disclosure.GUARD);
        assertThat(arrest.basis().toString()).isEqualTo("2016/399 Art. 8(2)(b)");
        assertThat(arrest.parameters())
                .containsEntry("system", NATIONAL)
                .containsEntry("reference", "R-1");
    }

    /** Read first, before what is as grave: an officer must know before acting. */
    @Test
    void what_bears_on_the_officers_safety_is_read_first() {
        RegisterFact armed =
                new RegisterFact(
                        NATIONAL,
                        Kind.ARREST,
                        false,
                        new TreeSet<>(Set.of("VIOLENT", "ARMED")),
                        "R-9");
        Assessment assessment =
                free(entry(OTHER, Kind.ARREST))
                        .with(entry(OTHER, Kind.DOCUMENT))
                        .with(armed)
                        .assess();
        Finding first = assessment.findings().getFirst();
        assertThat(first.key()).isEqualTo("register.arrest-with-warning");
        assertThat(first.parameters()).containsEntry("warnings", "ARMED, VIOLENT");
    }

    @Test
    void a_national_refusal_supports_letter_h_for_a_third_country_national_on_entry() {
        Assessment assessment = visitor(entry(NATIONAL, Kind.REFUSAL)).assess();
        assertThat(assessment.advice()).isEqualTo(Advice.REFUSAL_CANDIDATE);
        assertThat(assessment.letters()).containsExactly(RefusalLetter.H);
        assertThat(finding(assessment, "register.refusal").basis().article()).isEqualTo("6(1)(e)");
    }

    @Test
    void a_refusal_of_somebody_with_a_similar_name_supports_no_letter() {
        RegisterFact similar =
                new RegisterFact(NATIONAL, Kind.REFUSAL, true, new TreeSet<>(), "R-1");
        Assessment assessment = visitor(similar).assess();
        assertThat(assessment.advice()).isEqualTo(Advice.SECOND_LINE);
        assertThat(assessment.letters()).isEmpty();
    }

    @Test
    void a_refusal_does_not_keep_anybody_from_leaving() {
        Assessment assessment = visitor(entry(NATIONAL, Kind.REFUSAL)).exit().assess();
        assertThat(assessment.advice()).isEqualTo(Advice.ADMIT_CANDIDATE);
        assertThat(assessment.letters()).isEmpty();
        assertThat(assessment.guardMustAct()).isTrue();
    }

    @Test
    void a_recorded_document_supports_letter_a_for_each_register_that_has_it() {
        Assessment assessment =
                visitor(entry(NATIONAL, Kind.DOCUMENT))
                        .with(entry(OTHER, Kind.DOCUMENT))
                        .with(entry(OTHER, Kind.DOCUMENT))
                        .assess();
        assertThat(assessment.letters()).containsExactly(RefusalLetter.A);
        assertThat(assessment.findings())
                .filteredOn(finding -> finding.key().equals("document.invalidated"))
                .extracting(Finding::source)
                .containsExactly(NATIONAL, OTHER);
    }

    @Test
    void a_summons_holds_nobody_and_opens_no_gate() {
        Assessment assessment = free(entry(NATIONAL, Kind.SUMMONS)).assess();
        assertThat(assessment.advice()).isEqualTo(Advice.ADMIT_CANDIDATE);
        assertThat(assessment.guardMustAct()).isTrue();
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void no_letter_is_ever_proposed_for_a_free_mover(Kind kind) {
        assertThat(free(entry(NATIONAL, kind)).assess().letters()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void every_record_of_every_register_is_told(Kind kind) {
        Assessment assessment = visitor(entry(NATIONAL, kind)).with(entry(OTHER, kind)).assess();
        assertThat(assessment.findings())
                .filteredOn(finding -> finding.key().startsWith("register."))
                .extracting(Finding::source)
                .containsExactly(NATIONAL, OTHER);
    }

    /** Law 1 with two registers: what one says never stands in for the other. */
    @Test
    @Threat("T-SYS-1")
    void one_silent_register_is_unknown_though_the_other_answered() {
        Assessment assessment =
                aCase(TravellerClass.FREE_MOVEMENT).source(OTHER, State.UNKNOWN).assess();
        assertThat(assessment.advice()).isEqualTo(Advice.INCONCLUSIVE);
        assertThat(finding(assessment, "source.no-answer").parameters())
                .containsEntry("system", OTHER);
    }

    private static AssessmentTest.Case free(RegisterFact entry) {
        return aCase(TravellerClass.FREE_MOVEMENT).with(entry);
    }

    private static AssessmentTest.Case visitor(RegisterFact entry) {
        return aCase(TravellerClass.VISA_EXEMPT).with(entry);
    }

    private static RegisterFact entry(String register, Kind kind) {
        return new RegisterFact(register, kind, false, new TreeSet<>(), "R-1");
    }

    private static Finding finding(Assessment assessment, String key) {
        List<Finding> found =
                assessment.findings().stream().filter(it -> it.key().equals(key)).toList();
        assertThat(found).as(key).hasSize(1);
        return found.getFirst();
    }
}
