package nl.grenspoort.casework;

import static org.assertj.core.api.Assertions.assertThat;

import nl.grenspoort.access.Lane;
import nl.grenspoort.biometrics.Capture;
import nl.grenspoort.document.DocumentInspection;
import nl.grenspoort.entry.AlertCategory;
import nl.grenspoort.quality.Threat;
import nl.grenspoort.systems.Question.Direction;
import nl.grenspoort.systems.SystemAnswer;
import nl.grenspoort.systems.sis.SisAlert.Subject;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Law 3: what a kiosk hears and is asked tells nothing about why. */
class KioskLearnsNothingTest {
    private static final Examinations EXAMINATIONS = new Examinations(TestStores.pool());

    @ParameterizedTest
    @EnumSource(
            value = Lane.class,
            names = {"KIOSK", "E_GATE"})
    @Threat("T-SYS-8")
    void every_cause_of_going_to_the_desk_looks_the_same(Lane lane) {
        Caller caller = Cases.caller(Cases.terminal(lane, 1));
        BorderCheck check = Cases.opened(caller).captured(Cases.face()).complete();
        Set<BorderCheckView> heard = new HashSet<>();
        Set<Conclusion> causes = new HashSet<>();
        for (Conclusion conclusion : conclusions(caller)) {
            BorderCheckView view = Views.of(check.concluded(conclusion), caller);
            assertThat(view.content()).isNull();
            if (view.instruction() == Instruction.Final.GO_TO_DESK) {
                heard.add(view);
                causes.add(conclusion);
            }
        }
        assertThat(heard).hasSize(1);
        assertThat(causes).as("different causes").hasSizeGreaterThan(100);
    }

    @Test
    void an_officers_number_sent_along_opens_nothing_to_a_kiosk() {
        Caller kiosk = Cases.kiosk();
        Caller named = new Caller(kiosk.terminal(), Cases.desk().officer(), "00", null);
        assertThat(Views.of(Cases.opened(named).concluded(Cases.admitted()), named).content())
                .isNull();
    }

    /** Not what SIS, ETIAS or a register says, not whether it says anything. */
    @Test
    @Threat("T-SYS-8")
    void what_is_asked_of_a_traveller_never_depends_on_sis_etias_or_a_register() {
        List<SystemAnswer> sis = new ArrayList<>(Answers.sis());
        sis.addAll(Answers.unknown(Cases.SIS));
        sis.addAll(Answers.register());
        sis.addAll(Answers.unknown(Cases.REGISTER));
        sis.addAll(Answers.etias());
        sis.addAll(Answers.unknown(Cases.ETIAS));
        sis.addAll(Answers.sltd());
        sis.addAll(Answers.unknown(Cases.SLTD));
        List<SystemAnswer> ees = new ArrayList<>(Answers.ees());
        ees.addAll(Answers.unknown(Cases.EES));
        Set<Set<Capture.Kind>> everAsked = new HashSet<>();
        for (Direction direction : Direction.values()) {
            for (List<DocumentInspection> documents : Examinations.documents()) {
                Examination planned = Examinations.planned(Cases.kiosk(), direction, documents);
                for (SystemAnswer enrolment : ees) {
                    Set<Set<Capture.Kind>> asked = new HashSet<>();
                    for (SystemAnswer answer : sis) {
                        asked.add(needed(planned.answered(answer).answered(enrolment)));
                    }
                    assertThat(asked).as("with EES %s", enrolment.status()).hasSize(1);
                    everAsked.addAll(asked);
                }
            }
        }
        assertThat(everAsked).containsExactlyInAnyOrder(Set.of(), Set.of(Capture.Kind.FINGERS));
    }

    @ParameterizedTest
    @EnumSource(
            value = AlertCategory.class,
            names = {"DISCREET", "INFO_ALERT"})
    void an_alert_that_nobody_may_notice_leaves_the_kiosk_as_if_there_were_none(
            AlertCategory category) {
        SystemAnswer hit = Answers.sis(Answers.alert(category, Subject.PERSON, false, false));
        for (Lane lane : List.of(Lane.KIOSK, Lane.E_GATE)) {
            Caller caller = Cases.caller(Cases.terminal(lane, 1));
            for (List<DocumentInspection> documents : Examinations.documents()) {
                Examination planned = Examinations.planned(caller, Direction.ENTRY, documents);
                for (SystemAnswer ees : Answers.ees()) {
                    Conclusion without =
                            EXAMINATIONS.conclude(
                                    planned,
                                    List.of(
                                            Answers.SIS_NOTHING,
                                            ees,
                                            Answers.REGISTER_NOTHING,
                                            Answers.SLTD_NOTHING,
                                            Answers.ETIAS_VALID));
                    Conclusion with =
                            EXAMINATIONS.conclude(
                                    planned,
                                    List.of(
                                            hit,
                                            ees,
                                            Answers.REGISTER_NOTHING,
                                            Answers.SLTD_NOTHING,
                                            Answers.ETIAS_VALID));
                    assertThat(with).isNotEqualTo(without);
                    for (BorderCheck stage : stages(planned.check())) {
                        assertThat(Views.of(stage.concluded(with), caller))
                                .isEqualTo(Views.of(stage.concluded(without), caller));
                    }
                }
            }
        }
    }

    @Test
    void the_guard_at_the_desk_does_see_that_alert() {
        Examination planned =
                Examinations.planned(Cases.kiosk(), Direction.ENTRY, List.of(Cases.passport("D")));
        Conclusion with =
                EXAMINATIONS.conclude(
                        planned,
                        List.of(
                                Answers.sis(
                                        Answers.alert(
                                                AlertCategory.DISCREET,
                                                Subject.PERSON,
                                                false,
                                                false))));
        BorderCheckView view = Views.of(planned.check().concluded(with), Cases.desk());
        assertThat(view.content()).isNotNull();
        assertThat(view.content().findings())
                .extracting(finding -> finding.key())
                .contains("sis.alert.discreet");
    }

    private static Set<Capture.Kind> needed(Examination examination) {
        return CapturesNeeded.of(
                examination.check().terminal().lane(),
                FactTranslator.facts(examination, Cases.SCHENGEN));
    }

    private static List<BorderCheck> stages(BorderCheck opened) {
        return List.of(
                opened,
                opened.captured(Cases.face()),
                opened.captured(Cases.face()).complete(),
                opened.abandoned());
    }

    private static List<Conclusion> conclusions(Caller caller) {
        List<Conclusion> conclusions = new ArrayList<>();
        List<SystemAnswer> sis = new ArrayList<>(Answers.sis());
        sis.addAll(Answers.unknown(Cases.SIS));
        for (List<DocumentInspection> documents : Examinations.documents()) {
            Examination planned = Examinations.planned(caller, Direction.ENTRY, documents);
            for (SystemAnswer answer : sis) {
                for (SystemAnswer ees : Answers.ees()) {
                    conclusions.add(
                            EXAMINATIONS.conclude(
                                    planned,
                                    List.of(
                                            answer,
                                            ees,
                                            Answers.REGISTER_NOTHING,
                                            Answers.SLTD_NOTHING,
                                            Answers.ETIAS_VALID)));
                }
            }
            for (SystemAnswer register : Answers.register()) {
                conclusions.add(
                        EXAMINATIONS.conclude(
                                planned,
                                List.of(
                                        Answers.SIS_NOTHING,
                                        Answers.EES_NOTHING,
                                        register,
                                        Answers.ETIAS_VALID,
                                        Answers.SLTD_NOTHING)));
            }
            for (SystemAnswer etias : Answers.etias()) {
                conclusions.add(
                        EXAMINATIONS.conclude(
                                planned,
                                List.of(
                                        Answers.SIS_NOTHING,
                                        Answers.EES_NOTHING,
                                        Answers.REGISTER_NOTHING,
                                        Answers.SLTD_NOTHING,
                                        etias)));
            }
        }
        return conclusions;
    }
}
