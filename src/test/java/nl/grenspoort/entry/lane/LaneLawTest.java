package nl.grenspoort.entry.lane;

import static nl.grenspoort.entry.lane.CaptureLawTest.ground;

import static org.assertj.core.api.Assertions.assertThat;

import nl.grenspoort.entry.EnrolmentFact;
import nl.grenspoort.entry.EnrolmentFact.Field;
import nl.grenspoort.entry.EnrolmentFact.File;
import nl.grenspoort.entry.TravellerClass;
import nl.grenspoort.finding.Disclosure;
import nl.grenspoort.finding.Severity;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Regulation (EU) 2016/399 Art. 8a to 8c. */
class LaneLawTest {
    private static final EnrolmentFact COMPLETE =
            EnrolmentFact.of(Field.PRESENT, Field.PRESENT, 30);
    private static final List<LaneKind> UNGUARDED = List.of(LaneKind.SELF_SERVICE, LaneKind.E_GATE);

    @Test
    void a_lane_opens_when_nothing_speaks_against_it() {
        for (LaneKind lane : LaneKind.values()) {
            assertThat(last(lane, true, false, Set.of(), false, false))
                    .isEqualTo(LaneLaw.Word.OPEN);
        }
    }

    @ParameterizedTest
    @EnumSource(Obstacle.class)
    void each_obstacle_sends_to_the_desk_and_stops_no_guard(Obstacle obstacle) {
        for (LaneKind lane : UNGUARDED) {
            assertThat(last(lane, true, false, Set.of(obstacle), false, false))
                    .isEqualTo(LaneLaw.Word.GO_TO_DESK);
        }
        assertThat(last(LaneKind.GUARDED, true, false, Set.of(obstacle), false, false))
                .isEqualTo(LaneLaw.Word.OPEN);
    }

    /** All 2 x 2 x 2 x 2 x 2 cases at each lane. */
    @Test
    void no_lane_opens_against_the_advice_and_trying_again_is_for_misreadings_only() {
        for (int bits = 0; bits < 32; bits++) {
            boolean admit = (bits & 1) != 0;
            boolean act = (bits & 2) != 0;
            boolean misread = (bits & 4) != 0;
            boolean retry = (bits & 8) != 0;
            Set<Obstacle> obstacles = (bits & 16) != 0 ? Set.of(Obstacle.NOT_ENROLLED) : Set.of();
            for (LaneKind lane : LaneKind.values()) {
                LaneLaw.Word word = last(lane, admit, act, obstacles, misread, retry);
                if (word == LaneLaw.Word.OPEN) {
                    assertThat(admit).isTrue();
                    assertThat(lane == LaneKind.GUARDED || !act && obstacles.isEmpty()).isTrue();
                }
                assertThat(word == LaneLaw.Word.TRY_AGAIN)
                        .isEqualTo(lane != LaneKind.GUARDED && misread && retry);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"0,true", "11,true", "12,false", "90,false"})
    void no_lane_without_a_guard_is_for_a_child_below_twelve(int age, boolean child) {
        for (LaneKind lane : UNGUARDED) {
            Set<Obstacle> found =
                    LaneLaw.obstacles(
                            ground(lane, TravellerClass.VISA_EXEMPT, age, COMPLETE), 0, true);
            assertThat(found.contains(Obstacle.CHILD_BELOW_TWELVE)).isEqualTo(child);
        }
    }

    @Test
    void a_lane_may_be_open_from_a_higher_age() {
        Ground fourteen = ground(LaneKind.E_GATE, TravellerClass.FREE_MOVEMENT, 14, COMPLETE);
        assertThat(LaneLaw.obstacles(fourteen, 14, true)).isEmpty();
        assertThat(LaneLaw.obstacles(fourteen, 15, true)).containsExactly(Obstacle.BELOW_LANE_AGE);
    }

    @Test
    void an_age_that_is_not_certain_is_for_the_desk() {
        Ground open = ground(LaneKind.E_GATE, TravellerClass.FREE_MOVEMENT, null, COMPLETE);
        assertThat(LaneLaw.obstacles(open, 0, true)).containsExactly(Obstacle.BELOW_LANE_AGE);
    }

    @ParameterizedTest
    @EnumSource(TravellerClass.class)
    void a_gate_is_for_the_enrolled_of_those_who_are_registered(TravellerClass regime) {
        EnrolmentFact nothing = EnrolmentFact.of(File.NONE);
        assertThat(LaneLaw.obstacles(ground(LaneKind.E_GATE, regime, 30, nothing), 12, true))
                .isEqualTo(regime.eesDuty() ? Set.of(Obstacle.NOT_ENROLLED) : Set.of());
        assertThat(LaneLaw.obstacles(ground(LaneKind.E_GATE, regime, 30, COMPLETE), 12, true))
                .isEmpty();
        assertThat(LaneLaw.obstacles(ground(LaneKind.SELF_SERVICE, regime, 30, nothing), 12, true))
                .as("a kiosk is where they enrol, and a guard confirms it: Art. 8a(4)(b)")
                .isEqualTo(regime.eesDuty() ? Set.of(Obstacle.ENROLMENT_TO_CONFIRM) : Set.of());
        assertThat(LaneLaw.obstacles(ground(LaneKind.SELF_SERVICE, regime, 30, COMPLETE), 12, true))
                .isEmpty();
    }

    @ParameterizedTest
    @EnumSource(
            value = File.class,
            names = {"UNKNOWN", "NONE", "SEVERAL"})
    void a_gate_stays_shut_where_no_single_file_is_known(File file) {
        assertThat(
                        LaneLaw.obstacles(
                                ground(
                                        LaneKind.E_GATE,
                                        TravellerClass.VISA_EXEMPT,
                                        30,
                                        EnrolmentFact.of(file)),
                                12,
                                true))
                .containsExactly(Obstacle.NOT_ENROLLED);
    }

    @Test
    void a_lane_works_under_an_officer_and_for_the_classes_it_is_open_to() {
        Ground citizen = ground(LaneKind.E_GATE, TravellerClass.FREE_MOVEMENT, 30, COMPLETE);
        assertThat(LaneLaw.obstacles(citizen, 14, false))
                .containsExactly(Obstacle.NO_OFFICER_ON_DUTY);
        assertThat(LaneLaw.obstacles(citizen, null, true))
                .containsExactly(Obstacle.CLASS_NOT_ADMITTED);
    }

    @Test
    void where_a_guard_is_nothing_stands_in_the_way() {
        for (TravellerClass regime : TravellerClass.values()) {
            assertThat(
                            LaneLaw.obstacles(
                                    ground(LaneKind.GUARDED, regime, 3, EnrolmentFact.UNKNOWN),
                                    null,
                                    false))
                    .isEmpty();
        }
    }

    @Test
    void the_desk_is_told_each_under_its_own_key_and_no_advice_changes_by_it() {
        Set<String> keys = new HashSet<>();
        for (Obstacle obstacle : Obstacle.values()) {
            assertThat(obstacle.finding().severity()).isEqualTo(Severity.INFORMATION);
            assertThat(obstacle.finding().disclosure()).isEqualTo(Disclosure.GUARD);
            assertThat(obstacle.finding().letters()).isEmpty();
            keys.add(obstacle.finding().key());
        }
        assertThat(keys).hasSameSizeAs(EnumSet.allOf(Obstacle.class));
    }

    private static LaneLaw.Word last(
            LaneKind lane,
            boolean admit,
            boolean act,
            Set<Obstacle> obstacles,
            boolean misread,
            boolean retry) {
        return LaneLaw.last(new LaneCase(lane, admit, act, obstacles, misread, retry));
    }
}
