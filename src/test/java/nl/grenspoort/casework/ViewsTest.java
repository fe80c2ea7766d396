package nl.grenspoort.casework;

import static org.assertj.core.api.Assertions.assertThat;

import static java.util.Objects.requireNonNull;

import nl.grenspoort.access.Lane;
import nl.grenspoort.access.TestPolicies;
import nl.grenspoort.casework.BorderCheckView.AnswerView;
import nl.grenspoort.casework.BorderCheckView.Content;
import nl.grenspoort.entry.Advice;
import nl.grenspoort.entry.Assessment;
import nl.grenspoort.finding.Disclosure;
import nl.grenspoort.finding.Finding;
import nl.grenspoort.finding.LegalBasis;
import nl.grenspoort.finding.RefusalLetter;
import nl.grenspoort.finding.Severity;
import nl.grenspoort.systems.Question.Direction;
import nl.grenspoort.systems.SystemAnswer;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.time.Duration;
import java.util.List;
import java.util.Set;

/** What an officer sees of a case. */
class ViewsTest {
    private static final List<Finding> FINDINGS =
            List.of(
                    finding(Disclosure.TRAVELLER, RefusalLetter.C),
                    finding(Disclosure.GUARD, RefusalLetter.B),
                    finding(Disclosure.SECOND_LINE, RefusalLetter.H),
                    finding(Disclosure.SIRENE_ONLY, RefusalLetter.I));
    private static final Set<RefusalLetter> LETTERS =
            Set.of(RefusalLetter.B, RefusalLetter.C, RefusalLetter.H, RefusalLetter.I);

    @ParameterizedTest
    @EnumSource(Disclosure.class)
    void an_officer_sees_findings_and_their_letters_up_to_the_clearance(Disclosure clearance) {
        Content content = seenBy(Cases.desk("NL-AMS", clearance));
        assertThat(content.findings())
                .isNotEmpty()
                .allMatch(finding -> clearance.maySee(finding.disclosure()))
                .hasSize(clearance.ordinal() + 1);
        assertThat(content.letters())
                .as("no letter whose reason is hidden")
                .containsExactlyInAnyOrderElementsOf(
                        content.findings().stream()
                                .flatMap(finding -> finding.letters().stream())
                                .toList());
    }

    @Test
    void the_case_says_where_and_when_and_what_became_of_it() {
        BorderCheck check = concluded().passed(BorderChecks.Passage.TURNED_BACK);
        Content content = requireNonNull(Views.of(check, Cases.desk()).content());
        assertThat(content.openedAt()).isEqualTo(Cases.NOW);
        assertThat(content.crossingPoint()).isEqualTo("NL-AMS");
        assertThat(content.terminal()).isEqualTo(check.terminal().name());
        assertThat(content.direction()).isEqualTo(Direction.ENTRY);
        assertThat(content.advice()).isEqualTo(Advice.REFUSAL_CANDIDATE);
        assertThat(content.passage()).isEqualTo("TURNED_BACK");
        assertThat(content.documents()).hasSize(1);
    }

    @Test
    void while_systems_are_asked_there_is_no_advice_and_nothing_is_made_up() {
        Content content = requireNonNull(Views.of(Cases.opened(Lane.DESK), Cases.desk()).content());
        assertThat(content.advice()).isNull();
        assertThat(content.travellerClass()).isNull();
        assertThat(content.findings()).isEmpty();
        assertThat(content.answers()).isEmpty();
    }

    @Test
    void an_answer_that_came_late_and_was_not_weighed_is_told_at_the_desk_as_such() {
        BorderCheck before = concluded();
        BorderCheck after = before.answeredLate(late());
        Content then = requireNonNull(Views.of(before, Cases.desk()).content());
        Content now = requireNonNull(Views.of(after, Cases.desk()).content());
        assertThat(now.advice()).isEqualTo(then.advice());
        assertThat(now.letters()).isEqualTo(then.letters());
        assertThat(now.answers()).isEqualTo(then.answers());
        assertThat(after.next()).isEqualTo(before.next());
        assertThat(now.findings()).hasSize(then.findings().size() + 1).containsAll(then.findings());
        Finding told = now.findings().getLast();
        assertThat(told.key()).isEqualTo("source.answered-late-not-weighed");
        assertThat(told.severity()).isEqualTo(Severity.ATTENTION);
        assertThat(told.parameters())
                .containsEntry("system", "SIS")
                .containsEntry("status", "DATA")
                .containsEntry("at", "2026-11-23T10:00:07Z");
    }

    /** It may come while other systems are still waited for. */
    @Test
    void one_that_came_before_the_advice_is_told_with_it() {
        BorderCheck open = Cases.opened(Lane.DESK);
        BorderCheck concluded = open.answeredLate(late()).concluded(Cases.admitted());
        assertThat(requireNonNull(Views.of(concluded, Cases.desk()).content()).findings())
                .extracting(Finding::key)
                .containsExactly("source.answered-late-not-weighed");
    }

    @Test
    void a_kiosk_hears_nothing_of_it() {
        BorderCheck check = concluded();
        assertThat(Views.of(check.answeredLate(late()), Cases.kiosk()))
                .isEqualTo(Views.of(check, Cases.kiosk()));
    }

    /** As a node keeps it that keeps no more than that it came. */
    private static Late late() {
        return new Late(Cases.SIS, "DATA", Cases.NOW.plusSeconds(7), null);
    }

    @Test
    void a_desk_that_names_no_officer_sees_what_a_kiosk_sees() {
        assertThat(Views.of(concluded(), Cases.caller(Cases.terminal(Lane.DESK, 3))).content())
                .isNull();
    }

    @Test
    void every_kind_of_answer_is_told_apart() {
        SystemAnswer.Source copy =
                new SystemAnswer.Source(
                        SystemAnswer.Source.Kind.NATIONAL_COPY, Duration.ofMinutes(12));
        assertThat(
                        List.of(
                                AnswerView.of(Answers.SIS_NOTHING),
                                AnswerView.of(new SystemAnswer.NoData(Cases.SIS, copy)),
                                AnswerView.of(Answers.sis().getLast()),
                                AnswerView.of(new SystemAnswer.TimedOut(Cases.SIS)),
                                AnswerView.of(
                                        new SystemAnswer.Unavailable(Cases.SIS, "CONNECTION")),
                                AnswerView.of(
                                        new SystemAnswer.NotAsked(
                                                Cases.SIS, SystemAnswer.NotAsked.NOT_NEEDED))))
                .containsExactly(
                        new AnswerView("SIS", "NO_DATA", null, "CENTRAL", null),
                        new AnswerView("SIS", "NO_DATA", null, "NATIONAL_COPY", 12L),
                        new AnswerView("SIS", "DATA", null, "CENTRAL", null),
                        new AnswerView("SIS", "TIMED_OUT", null, null, null),
                        new AnswerView("SIS", "UNAVAILABLE", "CONNECTION", null, null),
                        new AnswerView("SIS", "NOT_ASKED", "NOT_NEEDED", null, null));
    }

    /** Law 3: what was asked and what not is in the case, and a kiosk or gate gets no case. */
    @ParameterizedTest
    @EnumSource(Lane.class)
    void only_an_officer_gets_what_was_not_asked(Lane lane) {
        List<AnswerView> left =
                TestPolicies.asShipped().systems().stream()
                        .map(
                                system ->
                                        AnswerView.of(
                                                new SystemAnswer.NotAsked(
                                                        system,
                                                        SystemAnswer.NotAsked.NO_LEGAL_BASIS)))
                        .toList();
        Conclusion made = Cases.admitted();
        BorderCheck check =
                Cases.opened(lane)
                        .captured(Cases.face())
                        .concluded(
                                new Conclusion(
                                        made.facts(),
                                        made.inspections(),
                                        left,
                                        made.assessment(),
                                        made.capturesNeeded(),
                                        made.misread(),
                                        made.retryLeft(),
                                        made.obstacles()));
        assertThat(requireNonNull(Views.of(check, Cases.desk()).content()).answers())
                .isEqualTo(left);
        if (!lane.guarded()) {
            BorderCheckView seen = Views.of(check, Cases.caller(Cases.terminal(lane, 1)));
            assertThat(seen.content()).isNull();
            assertThat(seen.toString()).doesNotContain("NO_LEGAL_BASIS", "ECRIS");
        }
    }

    /** A copy that is just renewed is a copy all the same: its age is told (2018/1861 Art. 4). */
    @Test
    void the_age_of_a_fresh_copy_is_told_too() {
        SystemAnswer.Source fresh =
                new SystemAnswer.Source(SystemAnswer.Source.Kind.NATIONAL_COPY, Duration.ZERO);
        assertThat(AnswerView.of(new SystemAnswer.NoData(Cases.SIS, fresh)).ageMinutes()).isZero();
    }

    /** Law 10: what fails half-way is printed with what it carried. */
    @Test
    void an_examination_does_not_print_whom_it_is_about() {
        Examination examination =
                Examinations.planned(
                        Cases.kiosk(), Direction.ENTRY, List.of(Cases.passport("USA")));
        String printed =
                examination.concluded(Cases.admitted()) + " " + Views.of(concluded(), Cases.desk());
        assertThat(printed)
                .contains("Examination")
                .doesNotContain(Cases.SURNAME)
                .doesNotContain("ANNA")
                .doesNotContain(Cases.NUMBER)
                .doesNotContain("1974");
    }

    private static Content seenBy(Caller caller) {
        return requireNonNull(Views.of(concluded(), caller).content());
    }

    private static BorderCheck concluded() {
        return Cases.opened(Lane.KIOSK)
                .captured(Cases.face())
                .concluded(
                        Cases.conclusion(
                                new Assessment(Advice.REFUSAL_CANDIDATE, LETTERS, FINDINGS)));
    }

    private static Finding finding(Disclosure disclosure, RefusalLetter letter) {
        return Finding.of(
                        "test." + disclosure,
                        Severity.REFUSAL_CANDIDATE,
                        disclosure,
                        new LegalBasis("2016/399", "6"),
                        "test")
                .withLetters(letter);
    }
}
