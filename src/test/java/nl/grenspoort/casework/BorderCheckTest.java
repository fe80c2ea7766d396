package nl.grenspoort.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import nl.grenspoort.access.Lane;
import nl.grenspoort.biometrics.Absence;
import nl.grenspoort.biometrics.Capture;
import nl.grenspoort.biometrics.FingerPosition;
import nl.grenspoort.biometrics.PresentationAttack;
import nl.grenspoort.casework.BorderCheckException.Reason;
import nl.grenspoort.casework.BorderCheckView.Status;
import nl.grenspoort.casework.BorderChecks.Passage;
import nl.grenspoort.document.PresentedDocument;
import nl.grenspoort.entry.Advice;
import nl.grenspoort.entry.Assessment;
import nl.grenspoort.entry.Facts;
import nl.grenspoort.entry.Observation;
import nl.grenspoort.entry.Observation.Guardianship.Outcome;
import nl.grenspoort.finding.Disclosure;
import nl.grenspoort.finding.Finding;
import nl.grenspoort.finding.LegalBasis;
import nl.grenspoort.finding.Severity;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/** The life of a border check. */
class BorderCheckTest {
    private static final Conclusion ADMITTED = Cases.admitted();

    @Test
    void a_new_check_is_open_and_judged_at_the_time_it_was_opened() {
        BorderCheck check = Cases.opened(Lane.KIOSK);
        assertThat(check.status()).isEqualTo(Status.OPEN);
        assertThat(check.judgedAt()).isEqualTo(Cases.NOW);
        assertThat(check.captures()).isEmpty();
        assertThat(check.last()).isNull();
    }

    @Test
    void in_the_sandbox_it_is_judged_at_the_time_the_caller_gave() {
        Instant then = Instant.parse("2020-01-01T00:00:00Z");
        Caller caller = new Caller(Cases.terminal(Lane.KIOSK, 1), null, "00", then);
        BorderCheck check = Cases.opened(caller);
        assertThat(check.judgedAt()).isEqualTo(then);
        assertThat(check.openedAt()).isEqualTo(Cases.NOW);
    }

    @ParameterizedTest
    @EnumSource(
            value = Lane.class,
            names = {"KIOSK", "E_GATE"})
    void a_self_service_lane_asks_for_a_face_first_and_then_waits(Lane lane) {
        BorderCheck check = Cases.opened(lane);
        assertThat(check.next()).isEqualTo(asking(Capture.Kind.FACE));
        assertThat(check.captured(Cases.face()).next()).isEqualTo(new Instruction.Wait());
    }

    @ParameterizedTest
    @EnumSource(
            value = Lane.class,
            names = {"DESK", "MOBILE"})
    void a_guarded_lane_is_asked_for_nothing_and_ends_with_the_examination(Lane lane) {
        BorderCheck check = Cases.opened(lane);
        assertThat(check.next()).isEqualTo(new Instruction.Wait());
        assertThat(check.concluded(ADMITTED).next()).isEqualTo(Instruction.Final.OPEN);
    }

    /** As when another node takes the check over: what was said since is in its first facts. */
    @Test
    void a_machine_does_not_open_on_what_an_officer_said_after_its_check_began() {
        ObservedFact said =
                new ObservedFact(
                        "M2001", Cases.NOW, new Observation.Guardianship(Outcome.CONFIRMED));
        BorderCheck check = Cases.opened(Lane.E_GATE).captured(Cases.face());
        assertThat(check.concluded(ADMITTED).last()).isEqualTo(Instruction.Final.OPEN);
        Facts facts = Objects.requireNonNull(ADMITTED.facts());
        Conclusion withIt =
                ADMITTED.anew(
                        facts.change().observed(said.observation()).facts(),
                        ADMITTED.assessment(),
                        List.of());
        assertThat(check.observed(said).concluded(withIt).last())
                .isEqualTo(Instruction.Final.GO_TO_DESK);
    }

    @Test
    void fingers_that_enrolment_lacks_are_asked_for_once_that_is_known() {
        Conclusion lacking = Cases.conclusion(ADMITTED.assessment(), Set.of(Capture.Kind.FINGERS));
        BorderCheck check = Cases.opened(Lane.KIOSK);
        assertThat(check.concluded(lacking).next())
                .isEqualTo(asking(Capture.Kind.FACE, Capture.Kind.FINGERS));
        BorderCheck faceOnly = check.captured(Cases.face()).concluded(lacking);
        assertThat(faceOnly.next()).isEqualTo(asking(Capture.Kind.FINGERS));
        assertThat(faceOnly.captured(fingers(null)).next()).isEqualTo(Instruction.Final.OPEN);
        assertThat(faceOnly.complete().next()).isEqualTo(Instruction.Final.GO_TO_DESK);
    }

    @Test
    void a_capture_replaces_the_one_of_the_same_kind() {
        BorderCheck check =
                Cases.opened(Lane.KIOSK)
                        .captured(Cases.face(PresentationAttack.NOT_TESTED))
                        .captured(fingers(null))
                        .captured(Cases.face());
        assertThat(check.captures())
                .extracting(CaptureReceipt::kind)
                .containsExactly(Capture.Kind.FINGERS, Capture.Kind.FACE);
        assertThat(check.concluded(ADMITTED).last()).isEqualTo(Instruction.Final.OPEN);
    }

    @Test
    void an_attack_or_a_refused_finger_goes_to_the_desk() {
        BorderCheck check = Cases.opened(Lane.KIOSK).concluded(ADMITTED);
        assertThat(check.captured(Cases.face(PresentationAttack.ATTACK)).last())
                .isEqualTo(Instruction.Final.GO_TO_DESK);
        assertThat(check.captured(fingers(Absence.REFUSED)).captured(Cases.face()).last())
                .isEqualTo(Instruction.Final.GO_TO_DESK);
        assertThat(check.captured(fingers(Absence.BANDAGED)).captured(Cases.face()).last())
                .as("not one finger could be taken")
                .isEqualTo(Instruction.Final.GO_TO_DESK);
        assertThat(check.captured(fingers(null)).captured(Cases.face()).last())
                .isEqualTo(Instruction.Final.OPEN);
    }

    @Test
    void a_second_capture_does_not_undo_an_attack_or_a_refusal() {
        BorderCheck attacked =
                Cases.opened(Lane.E_GATE)
                        .captured(Cases.face(PresentationAttack.ATTACK))
                        .captured(Cases.face());
        assertThat(attacked.concluded(ADMITTED).last()).isEqualTo(Instruction.Final.GO_TO_DESK);
        BorderCheck refused =
                Cases.opened(Lane.E_GATE)
                        .captured(fingers(Absence.REFUSED))
                        .captured(fingers(null))
                        .captured(Cases.face());
        assertThat(refused.concluded(ADMITTED).last()).isEqualTo(Instruction.Final.GO_TO_DESK);
    }

    @Test
    void a_check_that_nobody_came_back_to_ends_at_the_desk() {
        BorderCheck forgotten = Cases.opened(Lane.E_GATE).concluded(ADMITTED);
        assertThat(forgotten.tooOldAt(forgotten.openedAt().plus(BorderCheck.LIFE))).isFalse();
        assertThat(forgotten.tooOldAt(forgotten.openedAt().plus(BorderCheck.LIFE).plusMillis(1)))
                .isTrue();
        assertThat(forgotten.outlived().next()).isEqualTo(Instruction.Final.GO_TO_DESK);
        BorderCheck ended = forgotten.captured(Cases.face());
        assertThat(ended.outlived()).as("what was told stays told").isEqualTo(ended);
    }

    @Test
    void completing_without_a_face_goes_to_the_desk() {
        BorderCheck check = Cases.opened(Lane.E_GATE).complete();
        assertThat(check.next()).isEqualTo(new Instruction.Wait());
        assertThat(check.concluded(ADMITTED).next()).isEqualTo(Instruction.Final.GO_TO_DESK);
    }

    @Test
    void a_traveller_sent_to_the_desk_by_a_guards_duty_is_not_let_through_by_a_machine() {
        Finding look =
                Finding.of(
                        "document.chip-not-read",
                        Severity.ATTENTION,
                        Disclosure.TRAVELLER,
                        new LegalBasis("2016/399", "8(2)"),
                        "document");
        Conclusion looked =
                Cases.conclusion(new Assessment(Advice.ADMIT_CANDIDATE, Set.of(), List.of(look)));
        assertThat(Cases.opened(Lane.E_GATE).captured(Cases.face()).concluded(looked).last())
                .isEqualTo(Instruction.Final.GO_TO_DESK);
        assertThat(Cases.opened(Lane.DESK).concluded(looked).last())
                .isEqualTo(Instruction.Final.OPEN);
    }

    @Test
    void a_misreading_may_be_tried_again_once_at_a_machine_and_never_at_a_desk() {
        assertThat(Cases.opened(Lane.KIOSK).complete().concluded(misread(true)).last())
                .isEqualTo(Instruction.Final.TRY_AGAIN);
        assertThat(Cases.opened(Lane.KIOSK).complete().concluded(misread(false)).last())
                .isEqualTo(Instruction.Final.GO_TO_DESK);
        assertThat(Cases.opened(Lane.DESK).concluded(misread(true)).last())
                .isEqualTo(Instruction.Final.GO_TO_DESK);
    }

    @Test
    void the_first_conclusion_stays() {
        BorderCheck check = Cases.opened(Lane.KIOSK).concluded(misread(true)).concluded(ADMITTED);
        assertThat(check.conclusion()).isEqualTo(misread(true));
    }

    @Test
    void chip_files_are_dropped_once_they_were_examined_or_nobody_will() {
        assertThat(files(Cases.opened(Lane.KIOSK).captured(Cases.face()))).isNotEmpty();
        assertThat(files(Cases.opened(Lane.KIOSK).concluded(ADMITTED))).isEmpty();
        assertThat(files(Cases.opened(Lane.KIOSK).abandoned())).isEmpty();
    }

    @Test
    void abandoning_ends_it_and_a_late_conclusion_changes_nothing() {
        BorderCheck check = Cases.opened(Lane.KIOSK).captured(Cases.face()).abandoned();
        assertThat(check.status()).isEqualTo(Status.ABANDONED);
        assertThat(check.next()).isEqualTo(Instruction.Final.GO_TO_DESK);
        BorderCheck late = check.concluded(ADMITTED);
        assertThat(late.status()).isEqualTo(Status.ABANDONED);
        assertThat(late.next()).isEqualTo(Instruction.Final.GO_TO_DESK);
    }

    @Test
    void passage_is_reported_only_after_the_last_word() {
        BorderCheck check = Cases.opened(Lane.KIOSK);
        assertRefused(Reason.NOT_CONCLUDED, () -> check.passed(Passage.PASSED));
        assertRefused(Reason.ENDED, () -> check.abandoned().passed(Passage.PASSED));
        BorderCheck passed = concluded().passed(Passage.TURNED_BACK);
        assertThat(passed.status()).isEqualTo(Status.PASSED_ON);
        assertThat(passed.next()).isEqualTo(Instruction.Final.OPEN);
    }

    @Test
    void what_is_said_twice_changes_nothing() {
        BorderCheck abandoned = Cases.opened(Lane.KIOSK).abandoned();
        assertThat(abandoned.abandoned()).isSameAs(abandoned);
        BorderCheck completed = Cases.opened(Lane.KIOSK).complete();
        assertThat(completed.complete()).isEqualTo(completed);
        BorderCheck concluded = concluded();
        assertThat(concluded.complete()).isSameAs(concluded);
        BorderCheck passed = concluded().passed(Passage.PASSED);
        assertThat(passed.passed(Passage.PASSED)).isSameAs(passed);
        assertRefused(Reason.ENDED, () -> passed.passed(Passage.TURNED_BACK));
    }

    @Test
    void after_the_end_nothing_more_is_taken() {
        for (BorderCheck ended :
                List.of(
                        concluded(),
                        concluded().passed(Passage.PASSED),
                        Cases.opened(Lane.KIOSK).abandoned())) {
            assertRefused(Reason.ENDED, () -> ended.captured(Cases.face()));
        }
        assertRefused(Reason.ENDED, () -> concluded().abandoned());
        assertRefused(Reason.ENDED, () -> Cases.opened(Lane.KIOSK).abandoned().complete());
    }

    private static BorderCheck concluded() {
        return Cases.opened(Lane.KIOSK).captured(Cases.face()).concluded(ADMITTED);
    }

    private static Conclusion misread(boolean retryLeft) {
        return new Conclusion(
                ADMITTED.facts(),
                List.of(),
                List.of(),
                new Assessment(Advice.SECOND_LINE, Set.of(), List.of()),
                Set.of(),
                true,
                retryLeft,
                Set.of());
    }

    private static List<String> files(BorderCheck check) {
        return check.request().documents().stream()
                .map(PresentedDocument::chipFiles)
                .flatMap(files -> files.keySet().stream())
                .toList();
    }

    @SuppressWarnings("NullAway") // outside JSpecify mode it doesn't see that an array may be null
    private static CaptureReceipt fingers(@org.jspecify.annotations.Nullable Absence absence) {
        return CaptureReceipt.of(
                new Capture.Fingers(
                        List.of(
                                new Capture.Finger(
                                        FingerPosition.RIGHT_INDEX,
                                        absence == null ? new byte[] {1} : null,
                                        null,
                                        null,
                                        "maker model 1.0",
                                        PresentationAttack.NOT_TESTED,
                                        absence))));
    }

    private static Instruction asking(Capture.Kind... kinds) {
        return new Instruction.CaptureThese(List.of(kinds));
    }

    private static void assertRefused(Reason reason, ThrowingCallable change) {
        assertThatThrownBy(change)
                .isInstanceOfSatisfying(
                        BorderCheckException.class,
                        refused -> assertThat(refused.reason()).isEqualTo(reason));
    }
}
