package nl.grenspoort.entry.lane;

import static org.assertj.core.api.Assertions.assertThat;

import nl.grenspoort.entry.AlertCategory;
import nl.grenspoort.entry.Crossing;
import nl.grenspoort.entry.EnrolmentFact;
import nl.grenspoort.entry.EnrolmentFact.Field;
import nl.grenspoort.entry.EnrolmentFact.File;
import nl.grenspoort.entry.Facts;
import nl.grenspoort.entry.Facts.AlertFact;
import nl.grenspoort.entry.Facts.EesFact;
import nl.grenspoort.entry.Facts.PresentedDocumentFact;
import nl.grenspoort.entry.Facts.PresentedDocumentFact.Chip;
import nl.grenspoort.entry.Facts.RegisterFact;
import nl.grenspoort.entry.Facts.SourceFact;
import nl.grenspoort.entry.FactsBuilder;
import nl.grenspoort.entry.Observation;
import nl.grenspoort.entry.PartyFact;
import nl.grenspoort.entry.Traveller;
import nl.grenspoort.entry.TravellerClass;
import nl.grenspoort.identity.DocumentKind;
import nl.grenspoort.quality.Threat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import java.lang.reflect.RecordComponent;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;

/** What a lane asks for: Regulation (EU) 2017/2226 Art. 15 to 17, and law 3. */
class CaptureLawTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);
    private static final EnrolmentFact NO_FILE = EnrolmentFact.of(File.NONE);
    private static final Set<Sample> FACE = Set.of(Sample.FACE);
    private static final Set<Sample> BOTH = Set.of(Sample.FACE, Sample.FINGERS);

    @ParameterizedTest
    @EnumSource(TravellerClass.class)
    void fingers_are_asked_of_the_visa_exempt_who_have_no_file(TravellerClass regime) {
        boolean inEes =
                regime == TravellerClass.VISA_EXEMPT || regime == TravellerClass.FAMILY_VISA_EXEMPT;
        assertThat(asked(regime, 30, NO_FILE)).isEqualTo(inEes ? BOTH : FACE);
    }

    @ParameterizedTest
    @CsvSource({"0,false", "11,false", "12,true", "80,true"})
    void a_child_below_twelve_is_asked_for_its_face_only(int age, boolean fingers) {
        assertThat(asked(TravellerClass.VISA_EXEMPT, age, NO_FILE))
                .isEqualTo(fingers ? BOTH : FACE);
    }

    @Test
    void an_age_that_is_not_certain_is_not_guessed() {
        assertThat(asked(TravellerClass.VISA_EXEMPT, null, NO_FILE)).isEqualTo(FACE);
    }

    /** Row 15: a bandaged hand is asked for again at each crossing. */
    @ParameterizedTest
    @CsvSource({
        "PRESENT,false",
        "MISSING,true",
        "TEMPORARILY_IMPOSSIBLE,true",
        "NOT_APPLICABLE,false",
        "NOT_TOLD,false"
    })
    void the_file_of_a_grown_up_says_what_it_lacks(Field fingers, boolean asked) {
        EnrolmentFact file = EnrolmentFact.of(Field.PRESENT, fingers, 30);
        assertThat(asked(TravellerClass.VISA_EXEMPT, 31, file)).isEqualTo(asked ? BOTH : FACE);
    }

    /** Row 14: not applicable was said of a child, and ends with its twelfth birthday. */
    @ParameterizedTest
    @CsvSource({"11,11,false", "12,11,true", "14,9,true", "14,12,false", "14,13,false"})
    void not_applicable_is_said_of_children_until_they_have_grown_up(
            int age, int atLastRecord, boolean asked) {
        EnrolmentFact file = EnrolmentFact.of(Field.PRESENT, Field.NOT_APPLICABLE, atLastRecord);
        assertThat(asked(TravellerClass.VISA_EXEMPT, age, file)).isEqualTo(asked ? BOTH : FACE);
    }

    @Test
    void where_the_file_does_not_tell_since_when_fingers_are_asked_for() {
        EnrolmentFact file = EnrolmentFact.of(Field.PRESENT, Field.NOT_APPLICABLE, null);
        assertThat(asked(TravellerClass.VISA_EXEMPT, 30, file)).isEqualTo(BOTH);
        assertThat(asked(TravellerClass.VISA_EXEMPT, 11, file)).isEqualTo(FACE);
    }

    /** An answer that did not come, or names several files, raises no question. */
    @ParameterizedTest
    @EnumSource(
            value = File.class,
            names = {"UNKNOWN", "SEVERAL"})
    void nothing_is_asked_on_what_is_not_known(File file) {
        assertThat(asked(TravellerClass.VISA_EXEMPT, 30, EnrolmentFact.of(file))).isEqualTo(FACE);
    }

    @Test
    void a_gate_enrols_nobody() {
        assertThat(
                        CaptureLaw.asked(
                                ground(LaneKind.E_GATE, TravellerClass.VISA_EXEMPT, 30, NO_FILE)))
                .isEqualTo(FACE);
    }

    @Test
    void a_guard_asks_what_the_guard_needs() {
        for (TravellerClass regime : TravellerClass.values()) {
            assertThat(CaptureLaw.asked(ground(LaneKind.GUARDED, regime, 30, NO_FILE))).isEmpty();
        }
    }

    /** Art. 8a(1): without an authentic chip nobody enrols alone, and nothing is taken in vain. */
    @Test
    void without_an_authentic_chip_no_fingers_are_taken() {
        for (Chip chip : Chip.values()) {
            for (boolean agrees : new boolean[] {false, true}) {
                Facts facts =
                        Facts.of(Crossing.ENTRY, TODAY, traveller(TravellerClass.VISA_EXEMPT, 30))
                                .documents(List.of(passport(true, chip, agrees)))
                                .enrolment(NO_FILE)
                                .facts();
                assertThat(CaptureLaw.asked(Ground.of(LaneKind.SELF_SERVICE, facts)))
                        .as("%s %s", chip, agrees)
                        .isEqualTo(chip == Chip.AUTHENTIC && agrees ? BOTH : FACE);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        // regime, age, face, fingers, faceInVis, enrolled
        "VISA_EXEMPT,30,PRESENT,PRESENT,false,true",
        "VISA_EXEMPT,30,MISSING,PRESENT,false,false",
        "VISA_EXEMPT,30,NOT_APPLICABLE,PRESENT,true,false",
        "VISA_EXEMPT,30,PRESENT,MISSING,false,false",
        "VISA_EXEMPT,30,PRESENT,TEMPORARILY_IMPOSSIBLE,false,false",
        "VISA_EXEMPT,30,PRESENT,NOT_TOLD,false,false",
        "VISA_EXEMPT,30,PRESENT,NOT_APPLICABLE,false,true",
        "VISA_EXEMPT,9,PRESENT,NOT_APPLICABLE,false,true",
        "FAMILY_VISA_EXEMPT,30,PRESENT,MISSING,false,false",
        "VISA_REQUIRED,30,PRESENT,NOT_APPLICABLE,false,true",
        "VISA_REQUIRED,30,MISSING,NOT_APPLICABLE,false,false",
        "VISA_REQUIRED,30,MISSING,NOT_APPLICABLE,true,true",
        "FAMILY_VISA_REQUIRED,30,NOT_APPLICABLE,MISSING,true,true"
    })
    void enrolled_is_who_has_all_that_the_class_must_have(
            TravellerClass regime,
            int age,
            Field face,
            Field fingers,
            boolean faceInVis,
            boolean enrolled) {
        EnrolmentFact file = EnrolmentFact.of(face, fingers, 20).vis(faceInVis, true);
        assertThat(CaptureLaw.enrolled(ground(LaneKind.E_GATE, regime, age, file)))
                .isEqualTo(enrolled);
    }

    @Test
    void a_child_that_has_grown_up_since_is_not_enrolled_any_more() {
        EnrolmentFact file = EnrolmentFact.of(Field.PRESENT, Field.NOT_APPLICABLE, 11);
        TravellerClass exempt = TravellerClass.VISA_EXEMPT;
        assertThat(CaptureLaw.enrolled(ground(LaneKind.E_GATE, exempt, 11, file))).isTrue();
        assertThat(CaptureLaw.enrolled(ground(LaneKind.E_GATE, exempt, 12, file))).isFalse();
        assertThat(CaptureLaw.enrolled(ground(LaneKind.E_GATE, exempt, null, file))).isFalse();
    }

    /** Law 3, as a type: whoever adds a part to it has to say here why a kiosk may tell of it. */
    @Test
    @Threat("T-SYS-8")
    void what_a_question_rests_on_has_no_place_for_a_hit_a_score_or_an_advice() {
        assertThat(parts(Ground.class))
                .containsExactlyInAnyOrder(
                        "LaneKind lane",
                        "boolean readable",
                        "boolean chipAuthentic",
                        "TravellerClass travellerClass",
                        "Integer age",
                        "EnrolmentFact enrolment");
        assertThat(parts(EnrolmentFact.class))
                .containsExactlyInAnyOrder(
                        "File file",
                        "Field face",
                        "Field fingers",
                        "Integer ageAtLastRecord",
                        "boolean faceInVis",
                        "boolean fingersInVis");
    }

    /** Whatever alerts, records, stays, unknown sources, observations and party come along. */
    @Test
    @Threat("T-SYS-8")
    void cases_with_the_same_ground_are_asked_the_same_whatever_else_is_known() {
        Random random = new Random(20261123);
        Map<Ground, Set<Sample>> asked = new HashMap<>();
        int again = 0;
        for (int i = 0; i < 100_000; i++) {
            Facts bare = bare(random);
            LaneKind lane = any(random, LaneKind.values());
            Ground ground = Ground.of(lane, bare);
            Ground burdened = Ground.of(lane, burden(random, bare.change()));
            assertThat(burdened).isEqualTo(ground);
            Set<Sample> before = asked.putIfAbsent(ground, CaptureLaw.asked(ground));
            if (before != null) {
                again++;
                assertThat(CaptureLaw.asked(burdened)).isEqualTo(before);
            }
        }
        assertThat(again).isGreaterThan(10_000);
        assertThat(new java.util.HashSet<>(asked.values()))
                .containsExactlyInAnyOrder(Set.of(), FACE, BOTH);
    }

    private static Facts bare(Random random) {
        return Facts.of(
                        any(random, Crossing.values()),
                        TODAY,
                        traveller(any(random, TravellerClass.values()), 9 + random.nextInt(6)))
                .documents(
                        List.of(
                                passport(
                                        random.nextInt(4) != 0,
                                        any(random, Chip.values()),
                                        random.nextInt(4) != 0)))
                .enrolment(
                        random.nextBoolean()
                                ? EnrolmentFact.of(any(random, File.values()))
                                : EnrolmentFact.of(
                                        any(random, Field.values()),
                                        any(random, Field.values()),
                                        random.nextBoolean() ? null : 9 + random.nextInt(5)))
                .facts();
    }

    private static Facts burden(Random random, FactsBuilder facts) {
        List<AlertFact> alerts = new ArrayList<>();
        for (int i = random.nextInt(3); i > 0; i--) {
            alerts.add(
                    new AlertFact(
                            any(random, AlertCategory.values()),
                            random.nextBoolean(),
                            random.nextBoolean(),
                            random.nextBoolean(),
                            random.nextBoolean(),
                            "FRA",
                            "F-1"));
        }
        return facts.alerts(alerts)
                .records(
                        random.nextBoolean()
                                ? List.of()
                                : List.of(
                                        new RegisterFact(
                                                "NATIONAL-REGISTER",
                                                any(random, RegisterFact.Kind.values()),
                                                random.nextBoolean(),
                                                new TreeSet<>(Set.of("ARMED")),
                                                "R-1")))
                .stays(
                        random.nextBoolean()
                                ? null
                                : new EesFact(1, List.of(), List.of(TODAY), false))
                .party(
                        random.nextBoolean()
                                ? null
                                : new PartyFact(PartyFact.Part.CHILD, random.nextInt(3)))
                .observations(
                        random.nextBoolean() ? List.of() : List.of(new Observation.AsylumRequest()))
                .sources(
                        List.of(
                                new SourceFact(
                                        "SIS", any(random, SourceFact.State.values()), true, null)))
                .facts();
    }

    private static List<String> parts(Class<?> type) {
        List<String> parts = new ArrayList<>();
        for (RecordComponent part : type.getRecordComponents()) {
            parts.add(part.getType().getSimpleName() + " " + part.getName());
        }
        return parts;
    }

    private static Set<Sample> asked(
            TravellerClass regime, @Nullable Integer age, EnrolmentFact enrolment) {
        return CaptureLaw.asked(ground(LaneKind.SELF_SERVICE, regime, age, enrolment));
    }

    static Ground ground(
            LaneKind lane, TravellerClass regime, @Nullable Integer age, EnrolmentFact enrolment) {
        return new Ground(lane, true, true, regime, age, enrolment);
    }

    private static Traveller traveller(TravellerClass regime, int age) {
        return Traveller.of(regime).aged(age, age);
    }

    private static PresentedDocumentFact passport(boolean readable, Chip chip, boolean agrees) {
        return new PresentedDocumentFact(
                DocumentKind.PASSPORT, readable, TODAY.plusYears(5), chip, agrees);
    }

    private static <T> T any(Random random, T[] values) {
        return values[random.nextInt(values.length)];
    }
}
