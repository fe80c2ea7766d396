package nl.grenspoort.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import static java.util.Objects.requireNonNull;

import nl.grenspoort.access.Lane;
import nl.grenspoort.access.Officer;
import nl.grenspoort.access.Register;
import nl.grenspoort.access.Terminal;
import nl.grenspoort.access.TestPolicies;
import nl.grenspoort.biometrics.Capture;
import nl.grenspoort.biometrics.PresentationAttack;
import nl.grenspoort.document.DocumentInspection;
import nl.grenspoort.entry.Advice;
import nl.grenspoort.entry.EnrolmentFact;
import nl.grenspoort.entry.Traveller;
import nl.grenspoort.entry.lane.Obstacle;
import nl.grenspoort.finding.Finding;
import nl.grenspoort.identity.PartialDate;
import nl.grenspoort.quality.Threat;
import nl.grenspoort.reference.Lanes;
import nl.grenspoort.start.StartRefusedException;
import nl.grenspoort.systems.Question.Direction;
import nl.grenspoort.systems.SystemAnswer;
import nl.grenspoort.systems.SystemAnswer.Source;
import nl.grenspoort.systems.ees.EesFile;
import nl.grenspoort.systems.ees.EesFile.Enrolment;
import nl.grenspoort.systems.vis.Biometric;
import nl.grenspoort.systems.vis.VisData;
import nl.grenspoort.systems.vis.VisaFile;
import nl.grenspoort.trust.Oin;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** From documents and answers to what a lane asks and says, and to what the desk is told of it. */
class LanesAndMinorsTest {
    private static final Examinations EXAMINATIONS = new Examinations(TestStores.pool());
    private static final PartialDate NINE = new PartialDate(2017, 2, 20);
    private static final PartialDate TWELVE = new PartialDate(2014, 6, 1);
    private static final PartialDate SIXTEEN = new PartialDate(2010, 6, 1);
    private static final PartialDate ADULT = new PartialDate(1974, 8, 12);

    @TempDir Path folder;

    @ParameterizedTest
    @EnumSource(Lane.class)
    void no_lane_lets_a_minor_pass_before_somebody_asked_who_has_parental_care(Lane lane) {
        for (String nationality : List.of("D", "USA")) {
            for (PartialDate birth : List.of(NINE, TWELVE, SIXTEEN, new PartialDate(2008, 0, 0))) {
                for (Direction direction : Direction.values()) {
                    BorderCheck check = passed(lane, direction, nationality, birth, file(10));
                    assertThat(advice(check)).isEqualTo(Advice.INCONCLUSIVE);
                    assertThat(check.last()).isEqualTo(Instruction.Final.GO_TO_DESK);
                    assertThat(told(check))
                            .anyMatch(
                                    key -> key.matches("minor\\.(guardian-question|age-unknown)"));
                }
            }
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Lane.class,
            names = {"KIOSK", "E_GATE"})
    void the_desk_is_told_that_the_lane_is_not_for_a_child_of_nine(Lane lane) {
        BorderCheck check = passed(lane, Direction.ENTRY, "USA", NINE, file(8));
        assertThat(told(check)).contains("lane.child-below-twelve");
    }

    @Test
    void an_adult_with_a_complete_file_passes_a_gate_and_the_desk_has_nothing_to_be_told() {
        BorderCheck check = passed(Lane.E_GATE, Direction.ENTRY, "USA", ADULT, file(50));
        assertThat(check.last()).isEqualTo(Instruction.Final.OPEN);
        assertThat(told(check)).noneMatch(key -> key.startsWith("lane."));
    }

    @Test
    void without_a_file_a_gate_sends_to_the_desk_and_asks_no_fingers() {
        BorderCheck check = passed(Lane.E_GATE, Direction.ENTRY, "USA", ADULT, Answers.EES_NOTHING);
        assertThat(check.last()).isEqualTo(Instruction.Final.GO_TO_DESK);
        assertThat(advice(check)).isEqualTo(Advice.ADMIT_CANDIDATE);
        assertThat(requireNonNull(check.conclusion()).capturesNeeded()).isEmpty();
        assertThat(told(check)).contains("lane.not-enrolled");
    }

    /** 2016/399 Art. 8a(4)(b). */
    @Test
    void what_a_kiosk_enrolled_is_confirmed_by_a_guard() {
        BorderCheck check = passed(Lane.KIOSK, Direction.ENTRY, "USA", ADULT, Answers.EES_NOTHING);
        assertThat(check.last()).isEqualTo(Instruction.Final.GO_TO_DESK);
        assertThat(advice(check)).isEqualTo(Advice.ADMIT_CANDIDATE);
        assertThat(told(check)).contains("lane.enrolment-to-confirm");
    }

    /** Row 14: the file was made when the child was eleven. */
    @Test
    void a_child_that_turned_twelve_since_is_asked_for_fingers_at_a_kiosk() {
        assertThat(needed(TWELVE, grownUp(TWELVE, 300))).containsExactly(Capture.Kind.FINGERS);
        assertThat(needed(TWELVE, grownUp(TWELVE, 30))).isEmpty();
        assertThat(needed(NINE, grownUp(NINE, 300))).isEmpty();
    }

    @Test
    void what_the_lane_saw_is_told_to_the_desk_only() {
        BorderCheck attacked =
                Cases.opened(Lane.KIOSK)
                        .captured(Cases.face(PresentationAttack.ATTACK))
                        .concluded(Cases.admitted());
        BorderCheck nothing = Cases.opened(Lane.KIOSK).complete().concluded(Cases.admitted());
        assertThat(told(attacked)).containsExactly("lane.presentation-attack");
        assertThat(told(nothing)).containsExactly("lane.sample-missing");
        BorderCheck desk = Cases.opened(Lane.DESK).concluded(closed(Obstacle.CHILD_BELOW_TWELVE));
        assertThat(told(desk)).as("a guard is there").isEmpty();
    }

    @ParameterizedTest
    @EnumSource(
            value = Lane.class,
            names = {"KIOSK", "E_GATE"})
    @Threat("T-SYS-8")
    void whichever_obstacle_it_was_the_lane_hears_the_same(Lane lane) {
        Caller caller = Cases.caller(Cases.terminal(lane, 1));
        BorderCheck check = Cases.opened(caller).captured(Cases.face()).complete();
        Set<BorderCheckView> heard = new HashSet<>();
        Set<List<String>> atTheDesk = new HashSet<>();
        for (Obstacle obstacle : Obstacle.values()) {
            BorderCheck concluded = check.concluded(closed(obstacle));
            heard.add(Views.of(concluded, caller));
            atTheDesk.add(told(concluded));
        }
        assertThat(heard).hasSize(1);
        assertThat(atTheDesk).hasSize(Obstacle.values().length);
    }

    @Test
    void the_age_is_that_of_the_day_of_the_crossing_by_all_travel_documents() {
        assertThat(age(Cases.passport("USA", new PartialDate(2014, 11, 23))).age()).isEqualTo(12);
        assertThat(age(Cases.passport("USA", new PartialDate(2014, 11, 24))).age()).isEqualTo(11);
        Traveller open = age(Cases.passport("USA", new PartialDate(2008, 0, 0)));
        assertThat(open.age()).isNull();
        assertThat(open.youngest()).isEqualTo(17);
        Traveller two = age(Cases.passport("USA", ADULT), Cases.passport("USA", SIXTEEN));
        assertThat(two.age()).isNull();
        assertThat(two.maybeMinor()).isTrue();
        assertThat(age().youngest()).isNull();
        assertThat(age(Cases.passport("USA", new PartialDate(2027, 1, 1))).age()).isZero();
    }

    @Test
    void the_vis_tells_of_its_prints_and_of_a_face_that_was_taken_live() {
        for (boolean live : new boolean[] {false, true}) {
            EnrolmentFact known = vis(new Biometric("F-1", live, null), null);
            assertThat(known.faceInVis()).isEqualTo(live);
            assertThat(known.fingersInVis()).isFalse();
        }
        EnrolmentFact prints =
                vis(new Biometric(null, null, null), new Biometric("P-1", null, null));
        assertThat(prints.faceInVis()).isFalse();
        assertThat(prints.fingersInVis()).isTrue();
    }

    @Test
    void what_ees_did_not_answer_is_not_known() {
        for (SystemAnswer unknown : Answers.unknown(Cases.EES)) {
            assertThat(enrolment(planned("USA", ADULT), unknown)).isEqualTo(EnrolmentFact.UNKNOWN);
        }
        assertThat(enrolment(planned("USA", ADULT), Answers.ees(full(1), full(2))).file())
                .isEqualTo(EnrolmentFact.File.SEVERAL);
    }

    @ParameterizedTest
    @CsvSource({"true,true", "false,false"})
    void a_lane_is_under_an_officer_who_is_on_duty(boolean onDuty, boolean open) {
        LaneAccess access = Cases.lanes(new OneOfficer(onDuty));
        BorderCheck check = Cases.opened(Lane.E_GATE);
        assertThat(
                        access.obstacles(
                                        check,
                                        FactTranslator.facts(planned("D", ADULT), Cases.SCHENGEN))
                                .contains(Obstacle.NO_OFFICER_ON_DUTY))
                .isEqualTo(!open);
    }

    @ParameterizedTest
    @CsvSource({
        "'lanes: {GATE: {RESIDENT: [{from: 2026-01-01, age: 14}]}}',GATE",
        "'lanes: {DESK: {RESIDENT: [{from: 2026-01-01, age: 14}]}}',DESK",
        "'lanes: {KIOSK: {RESIDENTS: [{from: 2026-01-01, age: 14}]}}',RESIDENTS"
    })
    void a_rule_that_would_never_apply_is_refused(String text, String named) throws IOException {
        Lanes lanes = Lanes.read(Files.writeString(folder.resolve("lanes.yaml"), text));
        Register register = TestPolicies.registerAsShipped();
        assertThatThrownBy(() -> new LaneAccess(lanes, register))
                .isInstanceOf(StartRefusedException.class)
                .hasMessageContaining(named);
    }

    private static BorderCheck passed(
            Lane lane,
            Direction direction,
            String nationality,
            PartialDate birth,
            SystemAnswer ees) {
        Examination planned =
                Examinations.planned(
                        Cases.caller(Cases.terminal(lane, 1)),
                        direction,
                        List.of(Cases.passport(nationality, birth)));
        Conclusion conclusion =
                EXAMINATIONS.conclude(
                        planned,
                        List.of(
                                Answers.SIS_NOTHING,
                                ees,
                                Answers.REGISTER_NOTHING,
                                Answers.SLTD_NOTHING,
                                Answers.ETIAS_VALID));
        return planned.check().captured(Cases.face()).concluded(conclusion).complete();
    }

    private static Examination planned(String nationality, PartialDate birth) {
        return Examinations.planned(
                Cases.kiosk(), Direction.ENTRY, List.of(Cases.passport(nationality, birth)));
    }

    private static Set<Capture.Kind> needed(PartialDate birth, SystemAnswer ees) {
        return CapturesNeeded.of(
                Lane.KIOSK,
                FactTranslator.facts(planned("USA", birth).answered(ees), Cases.SCHENGEN));
    }

    private static Traveller age(DocumentInspection... documents) {
        return Examinations.planned(Cases.kiosk(), Direction.ENTRY, List.of(documents)).traveller();
    }

    /** A file with an open stay, so that an exit is in order; complete. */
    private static SystemAnswer file(int daysAgo) {
        return Answers.ees(
                new EesFile(
                        "E-1",
                        false,
                        Enrolment.PRESENT,
                        Enrolment.PRESENT,
                        List.of(Answers.entry(daysAgo, daysAgo - 5)),
                        List.of()));
    }

    private static EesFile full(int number) {
        return new EesFile(
                "E-" + number, false, Enrolment.PRESENT, Enrolment.PRESENT, List.of(), List.of());
    }

    private static SystemAnswer grownUp(PartialDate birth, int daysAgo) {
        assertThat(birth.complete()).isPresent();
        return Answers.ees(
                new EesFile(
                        "E-1",
                        false,
                        Enrolment.PRESENT,
                        Enrolment.NOT_APPLICABLE,
                        List.of(Answers.entry(daysAgo, daysAgo - 5)),
                        List.of()));
    }

    private static EnrolmentFact vis(@Nullable Biometric face, @Nullable Biometric fingers) {
        VisData shown = (VisData) ((SystemAnswer.Data) Answers.VIS_VALID).data();
        List<VisaFile> files = new ArrayList<>();
        for (VisaFile file : shown.files()) {
            files.add(
                    new VisaFile(
                            file.matchedBy(),
                            file.holder(),
                            file.travelDocument(),
                            file.purposeOfTravel(),
                            file.mainDestination(),
                            face,
                            fingers,
                            file.visas()));
        }
        return enrolment(
                planned("KEN", ADULT),
                new SystemAnswer.Data(Cases.VIS, Source.CENTRAL, new VisData(true, files)));
    }

    private static EnrolmentFact enrolment(Examination planned, SystemAnswer answer) {
        return EnrolmentFacts.of(AnswerReading.of(planned, answer, Cases.SCHENGEN));
    }

    private static Conclusion closed(Obstacle obstacle) {
        Conclusion made = Cases.admitted();
        return new Conclusion(
                made.facts(),
                made.inspections(),
                made.answers(),
                made.assessment(),
                made.capturesNeeded(),
                made.misread(),
                made.retryLeft(),
                Set.of(obstacle));
    }

    private static Advice advice(BorderCheck check) {
        return requireNonNull(check.conclusion()).assessment().advice();
    }

    private static List<String> told(BorderCheck check) {
        return requireNonNull(Views.of(check, Cases.desk()).content()).findings().stream()
                .map(Finding::key)
                .toList();
    }

    /** A register with the officer of every lane of these tests. */
    private record OneOfficer(boolean onDuty) implements Register {
        @Override
        public Optional<Terminal> terminal(Oin oin) {
            return Optional.empty();
        }

        @Override
        public Optional<Officer> officer(String number) {
            return Optional.of(
                    new Officer(
                            number,
                            nl.grenspoort.access.Role.FIRST_LINE,
                            nl.grenspoort.finding.Disclosure.GUARD,
                            Set.of(),
                            onDuty));
        }

        @Override
        public String version() {
            return "one";
        }
    }
}
