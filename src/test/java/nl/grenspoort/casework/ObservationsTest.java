package nl.grenspoort.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import nl.grenspoort.access.Lane;
import nl.grenspoort.casework.BorderCheckException.Reason;
import nl.grenspoort.entry.Observation;
import nl.grenspoort.entry.Observation.StayShown.Evidence;
import nl.grenspoort.finding.Disclosure;
import nl.grenspoort.identity.CountryCode;
import nl.grenspoort.messagelog.RecordingLog;
import nl.grenspoort.systems.Question.Direction;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

import javax.sql.DataSource;

/** Officers say what they found out, over a real database. */
class ObservationsTest {
    private static final DataSource DATABASE = TestStores.pool();
    private static final Observation DOUBT =
            new Observation.Guardianship(Observation.Guardianship.Outcome.DOUBT);
    private static final Observation CONFIRMED =
            new Observation.Guardianship(Observation.Guardianship.Outcome.CONFIRMED);

    private final BorderCheckStore store = TestStores.on(DATABASE);
    private final RecordingLog log = new RecordingLog();
    private final List<BorderCheck> examined = new ArrayList<>();
    private final Conversation conversation =
            new Conversation(
                    store,
                    TestStores.mac(),
                    examined::add,
                    new Reassessment(
                            log, store, Recorders.entries(), new Wakeups(), () -> Cases.NOW),
                    Recorders.parties(store, Recorders.reassessment(store, new Wakeups())),
                    new Wakeups(),
                    _ -> Optional.empty(),
                    Cases.PROPERTIES,
                    () -> Cases.NOW);

    @ParameterizedTest
    @EnumSource(Lane.class)
    void an_officer_observes_a_check_of_any_lane_at_the_crossing_point(Lane lane) {
        UUID id = concluded(lane);
        Instruction before = read(id).next();
        BorderCheckView view = conversation.observe(Cases.desk(), id, DOUBT);
        assertThat(content(view).observations())
                .containsExactly(new ObservedFact("M2001", Cases.NOW, DOUBT));
        BorderCheck now = read(id);
        assertThat(now.observed()).containsExactly(DOUBT);
        assertThat(Objects.requireNonNull(now.conclusion()).facts())
                .satisfies(facts -> assertThat(facts.observations()).containsExactly(DOUBT));
        assertThat(log.records())
                .singleElement()
                .satisfies(
                        entry -> {
                            assertThat(entry.actor().officer()).isEqualTo("M2001");
                            assertThat(entry.details())
                                    .containsEntry("cause", "OBSERVATION GUARDIANSHIP");
                        });
        if (!lane.guarded()) {
            assertThat(now.next()).as("what a machine was told stays").isEqualTo(before);
        }
    }

    @Test
    void at_another_crossing_point_there_is_no_such_check() {
        UUID id = concluded(Lane.KIOSK);
        Caller elsewhere = Cases.desk("NL-RTM", Disclosure.SECOND_LINE);
        assertRefused(Reason.UNKNOWN_CHECK, () -> conversation.observe(elsewhere, id, DOUBT));
        assertRefused(
                Reason.UNKNOWN_CHECK,
                () -> conversation.observe(Cases.desk(), UUID.randomUUID(), DOUBT));
        assertThat(read(id).observations()).isEmpty();
    }

    @Test
    void the_same_said_again_changes_nothing() {
        UUID id = concluded(Lane.DESK);
        conversation.observe(Cases.desk(), id, DOUBT);
        conversation.observe(Cases.desk(), id, DOUBT);
        assertThat(log.records()).hasSize(1);
        conversation.observe(Cases.desk(), id, CONFIRMED);
        conversation.observe(Cases.desk(), id, DOUBT);
        assertThat(read(id).observed()).containsExactly(DOUBT, CONFIRMED, DOUBT);
        conversation.observe(Cases.desk(), id, stay(3));
        conversation.observe(Cases.desk(), id, stay(9));
        conversation.observe(Cases.desk(), id, stay(3));
        assertThat(read(id).observed()).endsWith(DOUBT, stay(3), stay(9)).hasSize(5);
        assertThat(log.records()).hasSize(5);
    }

    @Test
    void what_is_said_while_systems_are_asked_is_in_the_first_word() {
        UUID id = open(Cases.desk(), List.of());
        conversation.observe(Cases.desk(), id, DOUBT);
        assertThat(log.records()).as("there is no advice to change").isEmpty();
        assertThat(read(id).next()).isInstanceOf(Instruction.Wait.class);

        // an examination that began before it was said
        store.conclude(id, BorderCheckStore.FIRST_LEASE, Cases.admitted());
        assertThat(read(id).next()).as("nobody acts on less").isInstanceOf(Instruction.Wait.class);
        new Reassessment(log, store, Recorders.entries(), new Wakeups(), () -> Cases.NOW).weigh(id);
        BorderCheck now = read(id);
        assertThat(now.next()).isInstanceOf(Instruction.Final.class);
        assertThat(Objects.requireNonNull(now.conclusion()).facts())
                .satisfies(facts -> assertThat(facts.observations()).containsExactly(DOUBT));
        assertThat(log.records()).hasSize(1);
    }

    @Test
    void what_is_said_at_the_opening_is_examined_with_the_rest() {
        UUID id = open(Cases.desk(), List.of(DOUBT, stay(3)));
        assertThat(examined.getFirst().observed()).containsExactly(DOUBT, stay(3));
        assertThat(read(id).observations()).extracting(ObservedFact::officer).containsOnly("M2001");
        assertThat(read(id).atOpening().observed()).containsExactly(DOUBT, stay(3));
    }

    @Test
    void after_the_passage_and_after_the_end_nothing_is_added() {
        UUID passed = concluded(Lane.KIOSK);
        store.update(passed, check -> check.passed(BorderChecks.Passage.PASSED));
        UUID abandoned = open(Cases.desk(), List.of());
        conversation.abandon(Cases.desk(), abandoned);
        for (UUID id : List.of(passed, abandoned)) {
            assertRefused(Reason.ENDED, () -> conversation.observe(Cases.desk(), id, DOUBT));
            assertThat(read(id).observations()).isEmpty();
        }
        assertThat(log.records()).isEmpty();
    }

    @Test
    void a_check_that_outlived_its_conversation_still_takes_what_second_line_finds() {
        UUID id = concluded(Lane.DESK);
        Conversation later =
                new Conversation(
                        store,
                        TestStores.mac(),
                        examined::add,
                        new Reassessment(
                                log, store, Recorders.entries(), new Wakeups(), () -> Cases.NOW),
                        Recorders.parties(store, Recorders.reassessment(store, new Wakeups())),
                        new Wakeups(),
                        _ -> Optional.empty(),
                        Cases.PROPERTIES,
                        () -> Cases.NOW.plus(Duration.ofHours(2)));
        later.observe(Cases.desk(), id, DOUBT);
        assertThat(read(id).observed()).containsExactly(DOUBT);
    }

    @Test
    void a_check_takes_so_many_and_no_more() {
        UUID id = concluded(Lane.DESK);
        store.update(
                id,
                check -> {
                    BorderCheck full = check;
                    for (int i = 0; i < NewBorderCheck.MOST_OBSERVATIONS; i++) {
                        full = full.observed(new ObservedFact("M2001", Cases.NOW, stay(i + 1)));
                    }
                    return full;
                });
        assertRefused(
                Reason.TOO_MANY_OBSERVATIONS, () -> conversation.observe(Cases.desk(), id, DOUBT));
        // what was said before is still no fault
        conversation.observe(Cases.desk(), id, stay(1));
    }

    static Stream<Object[]> impossible() {
        LocalDate today = Cases.TODAY;
        return Stream.of(
                new Object[] {"/entry", shown(today.plusDays(1), null)},
                new Object[] {"/entry", shown(today.minusYears(21), null)},
                new Object[] {"/exit", shown(today.minusDays(1), today.plusDays(1))},
                new Object[] {"/day", new Observation.IntendedDeparture(today.minusDays(1))},
                new Object[] {"/day", new Observation.IntendedDeparture(today.plusYears(21))},
                new Object[] {"/day", new Observation.DocumentIssued(today.plusDays(1))});
    }

    @ParameterizedTest
    @MethodSource("impossible")
    void a_day_on_the_wrong_side_of_the_crossing_is_refused(String pointer, Observation wrong) {
        UUID id = concluded(Lane.DESK);
        assertThatThrownBy(() -> conversation.observe(Cases.desk(), id, wrong))
                .isInstanceOfSatisfying(
                        BorderCheckException.class,
                        refused -> {
                            assertThat(refused.reason()).isEqualTo(Reason.DAY_OUT_OF_RANGE);
                            assertThat(refused.pointer()).isEqualTo(pointer);
                        });
        assertThatThrownBy(() -> open(Cases.desk(), List.of(DOUBT, wrong)))
                .isInstanceOfSatisfying(
                        BorderCheckException.class,
                        refused ->
                                assertThat(refused.pointer())
                                        .isEqualTo("/observations/1" + pointer));
    }

    @Test
    void the_days_of_the_crossing_itself_can_be() {
        UUID id = concluded(Lane.DESK);
        for (Observation possible :
                List.of(
                        shown(Cases.TODAY, Cases.TODAY),
                        new Observation.IntendedDeparture(Cases.TODAY),
                        new Observation.DocumentIssued(Cases.TODAY))) {
            conversation.observe(Cases.desk(), id, possible);
        }
        assertThat(read(id).observations()).hasSize(3);
    }

    @Test
    void what_may_tell_of_a_hidden_finding_is_shown_to_those_who_may_see_such() {
        UUID id = concluded(Lane.DESK);
        Observation misused = new Observation.NotTheSubject("XALERT1");
        assertThat(content(conversation.observe(Cases.desk(), id, misused)).observations())
                .hasSize(1);
        conversation.observe(Cases.desk(), id, DOUBT);
        Caller firstLine = officer("M1001");
        assertThat(content(conversation.view(firstLine, id, Duration.ZERO)).observations())
                .extracting(ObservedFact::observation)
                .containsExactly(DOUBT);
        Observation threat =
                new Observation.ThreatAssessed(Observation.ThreatAssessed.Ground.PUBLIC_HEALTH);
        assertThat(content(conversation.observe(firstLine, id, threat)).observations())
                .as("who said it may read it")
                .extracting(ObservedFact::observation)
                .containsExactly(DOUBT, threat);
    }

    /** 2018/1862 Art. 62: the second line compares. */
    @Test
    void only_the_second_line_releases_from_an_alert() {
        UUID id = concluded(Lane.DESK);
        Observation misused = new Observation.NotTheSubject("XALERT1");
        assertRefused(
                Reason.NOT_CLEARED, () -> conversation.observe(officer("M1001"), id, misused));
        assertThat(read(id).observations()).isEmpty();
        conversation.observe(Cases.desk(), id, misused);
        assertThat(read(id).observations()).hasSize(1);
    }

    @Test
    void a_kiosk_hears_nothing_of_it() {
        UUID id = open(Cases.kiosk(), List.of());
        BorderCheckView before = conversation.view(Cases.kiosk(), id, Duration.ZERO);
        conversation.observe(Cases.desk(), id, DOUBT);
        assertThat(conversation.view(Cases.kiosk(), id, Duration.ZERO)).isEqualTo(before);
    }

    @Test
    void without_a_log_nothing_is_added_to_an_advice() {
        UUID id = concluded(Lane.DESK);
        log.breakDown();
        assertThatThrownBy(() -> conversation.observe(Cases.desk(), id, DOUBT))
                .isInstanceOf(nl.grenspoort.messagelog.LogUnavailableException.class);
        assertThat(read(id).observations()).isEmpty();
        log.recover();
        conversation.observe(Cases.desk(), id, DOUBT);
        assertThat(read(id).observations()).hasSize(1);
    }

    private UUID concluded(Lane lane) {
        UUID id = open(Cases.caller(Cases.terminal(lane, 7)), List.of());
        store.update(
                id,
                check ->
                        (lane.guarded() ? check : check.captured(Cases.face()))
                                .concluded(Cases.admitted()));
        return id;
    }

    private UUID open(Caller caller, List<Observation> observations) {
        NewBorderCheck plain = Cases.request(Direction.ENTRY);
        NewBorderCheck request =
                new NewBorderCheck(
                        plain.documents(),
                        plain.direction(),
                        plain.capacity(),
                        null,
                        null,
                        observations);
        return conversation
                .open(
                        caller,
                        new IdempotencyKey(
                                UUID.randomUUID().toString(), "b".getBytes(StandardCharsets.UTF_8)),
                        request)
                .view()
                .id();
    }

    private static Caller officer(String number) {
        Caller desk = Cases.desk("NL-AMS", Disclosure.GUARD);
        nl.grenspoort.access.Officer one = Objects.requireNonNull(desk.officer());
        return new Caller(
                desk.terminal(),
                new nl.grenspoort.access.Officer(
                        number, one.role(), one.clearance(), one.crossingPoints(), true),
                "00",
                null);
    }

    private static Observation stay(int days) {
        return shown(Cases.TODAY.minusDays(days + 1), Cases.TODAY.minusDays(days));
    }

    private static Observation shown(LocalDate entry, @Nullable LocalDate exit) {
        return new Observation.StayShown(entry, exit, new CountryCode("D"), Evidence.STAMP);
    }

    private BorderCheck read(UUID id) {
        return store.find(id).orElseThrow();
    }

    private static BorderCheckView.Content content(BorderCheckView view) {
        return Objects.requireNonNull(view.content(), "an officer sees the case");
    }

    private static void assertRefused(Reason reason, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        BorderCheckException.class,
                        refused -> assertThat(refused.reason()).isEqualTo(reason));
    }
}
