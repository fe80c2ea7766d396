package nl.grenspoort.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import nl.grenspoort.access.Lane;
import nl.grenspoort.casework.BorderCheckException.Reason;
import nl.grenspoort.casework.NewBorderCheck.Party.Role;
import nl.grenspoort.document.PresentedDocument;
import nl.grenspoort.entry.Advice;
import nl.grenspoort.entry.AlertCategory;
import nl.grenspoort.entry.Assessment;
import nl.grenspoort.entry.Capacity;
import nl.grenspoort.entry.Crossing;
import nl.grenspoort.entry.Facts;
import nl.grenspoort.entry.Observation;
import nl.grenspoort.entry.PartyFact;
import nl.grenspoort.entry.Traveller;
import nl.grenspoort.entry.TravellerClass;
import nl.grenspoort.finding.Disclosure;
import nl.grenspoort.identity.DocumentKind;
import nl.grenspoort.messagelog.LogRecord;
import nl.grenspoort.messagelog.RecordingLog;
import nl.grenspoort.systems.Question.Direction;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

import javax.sql.DataSource;

/** People who travel together, over a real database, with the law as it is. */
class PartiesTest {
    private static final DataSource DATABASE = TestStores.pool();
    private static final Observation CONFIRMED =
            new Observation.Guardianship(Observation.Guardianship.Outcome.CONFIRMED);
    private static final AtomicInteger NUMBERS = new AtomicInteger();

    private final BorderCheckStore store = TestStores.on(DATABASE);
    private final RecordingLog log = new RecordingLog();
    private final Reassessment reassessment =
            new Reassessment(log, store, Recorders.entries(), new Wakeups(), () -> Cases.NOW);
    private final Parties parties = parties(500);
    private final Conversation conversation =
            new Conversation(
                    store,
                    TestStores.mac(),
                    _ -> {},
                    reassessment,
                    parties,
                    new Wakeups(),
                    _ -> Optional.empty(),
                    Cases.PROPERTIES,
                    () -> Cases.NOW);
    private final String party = "GP-" + UUID.randomUUID();

    @Test
    void of_a_family_of_four_one_hit_touches_nobody_else() {
        UUID mother = examined(open(Role.GUARDIAN), 40);
        UUID father = examined(open(Role.ADULT), 41, AlertCategory.ARREST);
        UUID daughter = examined(open(Role.CHILD), 9);
        UUID son = examined(open(Role.CHILD), 12);

        Map<UUID, PartyView.Member> seen = seen(Cases.desk());
        assertThat(seen.keySet()).containsExactly(mother, father, daughter, son);
        assertThat(of(seen, mother).advice()).isEqualTo(Advice.ADMIT_CANDIDATE);
        assertThat(of(seen, mother).mayBeDecided()).isTrue();
        assertThat(of(seen, father).advice()).isEqualTo(Advice.SECOND_LINE);
        assertThat(of(seen, father).instruction()).isEqualTo(Instruction.Final.GO_TO_DESK);
        for (UUID child : List.of(daughter, son)) {
            assertThat(of(seen, child).guardianQuestionOpen()).isTrue();
            assertThat(of(seen, child).mayBeDecided()).isFalse();
            assertThat(of(seen, child).advice()).isEqualTo(Advice.INCONCLUSIVE);
            assertThat(keys(child))
                    .contains("minor.guardian-question.accompanied")
                    .noneMatch(key -> key.startsWith("sis."));
        }
        assertThat(keys(mother)).noneMatch(key -> key.startsWith("sis."));

        conversation.observe(Cases.desk(), son, CONFIRMED);
        seen = seen(Cases.desk());
        assertThat(of(seen, son).guardianQuestionOpen()).isFalse();
        assertThat(of(seen, son).mayBeDecided()).isTrue();
        assertThat(of(seen, son).advice()).isEqualTo(Advice.ADMIT_CANDIDATE);
        assertThat(of(seen, daughter).mayBeDecided()).as("person by person").isFalse();
    }

    @Test
    void a_child_who_came_first_is_asked_about_the_adults_who_come_later() {
        UUID child = examined(open(Role.CHILD), 9);
        assertThat(keys(child)).contains("minor.guardian-question.alone");
        examined(open(Role.ADULT), 40);
        assertThat(keys(child)).contains("minor.guardian-question.one-adult");
        examined(open(Role.GROUP_MEMBER), 31);
        assertThat(keys(child)).contains("minor.guardian-question.accompanied");
        assertThat(read(child).revisions()).hasSize(2);
        int logged = log.records().size();
        examined(open(Role.ADULT), 50);
        assertThat(log.records()).as("a third adult makes no other question").hasSize(logged);
        assertThat(log.records())
                .extracting(LogRecord::details)
                .extracting(details -> details.get("cause"))
                .containsExactly("PARTY ADULTS 1", "PARTY ADULTS 2");
    }

    @Test
    void documents_contradict_what_the_lane_reported() {
        UUID child = examined(open(Role.CHILD), 9);
        examined(open(Role.ADULT), 16);
        assertThat(keys(child)).contains("minor.guardian-question.alone");
        UUID grown = examined(open(Role.CHILD), 19);
        assertThat(keys(child)).contains("minor.guardian-question.one-adult");
        assertThat(of(seen(Cases.desk()), grown).mayBeDecided()).isTrue();
    }

    @Test
    void one_adult_less_is_another_question() {
        UUID child = examined(open(Role.CHILD), 9);
        examined(open(Role.ADULT), 40);
        UUID second = open(Role.ADULT);
        UUID third = examined(open(Role.ADULT), 16);
        assertThat(keys(child))
                .as("two were reported")
                .contains("minor.guardian-question.accompanied");
        examined(second, 15);
        assertThat(keys(child)).contains("minor.guardian-question.one-adult");
        assertThat(keys(third)).contains("minor.guardian-question.one-adult");
    }

    @Test
    void where_no_document_tells_an_age_the_reported_part_counts() {
        UUID child = examined(open(Role.CHILD), null);
        assertThat(of(seen(Cases.desk()), child).guardianQuestionOpen()).isTrue();
        assertThat(of(seen(Cases.desk()), child).mayBeDecided()).isFalse();
        UUID other = examined(open(Role.CHILD), 9);
        examined(open(Role.GUARDIAN), null);
        assertThat(read(other).party()).isEqualTo(new PartyFact(PartyFact.Part.CHILD, 1));
        assertThat(read(child).party()).isEqualTo(new PartyFact(PartyFact.Part.CHILD, 1));
    }

    @Test
    void who_turned_back_or_went_away_is_no_company_and_who_passed_is_left_alone() {
        UUID left = open(Role.ADULT);
        conversation.abandon(terminal(1), left);
        UUID back = examined(open(Role.ADULT), 40);
        store.update(back, check -> check.passed(BorderChecks.Passage.TURNED_BACK));
        UUID passed = examined(open(Role.CHILD), 9);
        store.update(passed, check -> check.passed(BorderChecks.Passage.PASSED));
        assertThat(keys(passed)).contains("minor.guardian-question.alone");
        BorderCheck before = read(passed);
        examined(open(Role.ADULT), 40);
        assertThat(read(passed)).isEqualTo(before);
        assertThat(seen(Cases.desk())).hasSize(4);
        assertThat(of(seen(Cases.desk()), passed).mayBeDecided()).isFalse();
    }

    @Test
    void who_was_sent_from_a_kiosk_to_the_desk_is_one_person() {
        List<PresentedDocument> passport = documents();
        UUID atKiosk = open(terminal(Lane.KIOSK, 5), Role.ADULT, passport);
        examined(atKiosk, 40);
        UUID atDesk = open(terminal(1), Role.ADULT, passport);
        examined(atDesk, 40);
        assertThat(read(atDesk).party())
                .as("nobody else")
                .isEqualTo(new PartyFact(PartyFact.Part.ADULT, 0));
        UUID child = examined(open(Role.CHILD), 9);
        assertThat(keys(child)).contains("minor.guardian-question.one-adult");
    }

    @Test
    void two_terminals_at_once_leave_no_child_with_what_was_known_before() throws Exception {
        UUID child = examined(open(Role.CHILD), 9);
        List<Callable<UUID>> adults = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            Caller terminal = terminal(20 + i);
            adults.add(() -> examined(open(terminal, Role.ADULT, documents()), 40));
            adults.add(() -> examined(open(terminal, Role.CHILD, documents()), 9));
        }
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<UUID> done : threads.invokeAll(adults)) {
                done.get();
            }
        }
        for (UUID id : seen(Cases.desk()).keySet()) {
            BorderCheck check = read(id);
            assertThat(check.unweighed()).isFalse();
            if (Party.minor(check)) {
                assertThat(keys(id)).contains("minor.guardian-question.accompanied");
            }
        }
        assertThat(read(child).conclusion()).isNotNull();
    }

    @Test
    void another_crossing_point_sees_nothing_of_it() {
        UUID child = examined(open(Role.CHILD), 9);
        Caller elsewhere = Cases.desk("NL-RTM", Disclosure.SECOND_LINE);
        assertUnknown(elsewhere, party);
        UUID adult =
                open(new Caller(elsewhere.terminal(), null, "00", null), Role.ADULT, documents());
        examined(adult, 40);
        assertThat(keys(child)).contains("minor.guardian-question.alone");
        assertThat(seen(Cases.desk()).keySet()).containsExactly(child);
        assertThat(seen(elsewhere).keySet()).containsExactly(adult);
    }

    @Test
    void a_party_that_nobody_named_is_unknown_and_so_is_one_of_long_ago() {
        assertUnknown(Cases.desk(), party);
        open(Role.ADULT);
        assertThat(seen(Cases.desk())).hasSize(1);
        Parties later = parties(500, Cases.NOW.plus(Duration.ofHours(13)));
        assertThatThrownBy(() -> later.view(Cases.desk(), party))
                .isInstanceOf(BorderCheckException.class);
        assertUnknown(Cases.desk(), party.toLowerCase(java.util.Locale.ROOT));
    }

    @Test
    void of_a_larger_party_the_latest_are_worked() {
        for (int i = 0; i < 5; i++) {
            open(Role.GROUP_MEMBER);
        }
        assertThat(parties(3).view(Cases.desk(), party).members()).hasSize(3);
    }

    @Test
    void while_a_member_is_examined_nothing_is_said_of_name_advice_or_question() {
        UUID id = open(Role.ADULT);
        PartyView.Member member = Objects.requireNonNull(seen(Cases.desk()).get(id));
        assertThat(member.name()).isNull();
        assertThat(member.advice()).isNull();
        assertThat(member.guardianQuestionOpen()).isNull();
        assertThat(member.mayBeDecided()).isFalse();
        examined(id, 40);
        assertThat(Objects.requireNonNull(seen(Cases.desk()).get(id)).name())
                .isEqualTo(Objects.requireNonNull(Cases.passport("D").mrz()).name());
    }

    @Test
    void letters_are_those_the_officer_may_see() {
        UUID id = examined(open(Role.ADULT), 40, AlertCategory.ARREST);
        for (Disclosure clearance : Disclosure.values()) {
            Caller desk = Cases.desk("NL-AMS", clearance);
            BorderCheckView.Content content =
                    Objects.requireNonNull(conversation.view(desk, id, Duration.ZERO).content());
            assertThat(Objects.requireNonNull(seen(desk).get(id)).letters())
                    .isEqualTo(content.letters());
        }
    }

    /** Three hundred people, sixty children: each is opened, examined and seen. */
    @Test
    void a_ships_list_of_three_hundred_is_worked() {
        List<UUID> children = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            boolean child = i % 5 == 0;
            UUID id = examined(open(Role.GROUP_MEMBER), child ? 9 : 30);
            if (child) {
                children.add(id);
            }
        }
        assertThat(seen(Cases.desk())).hasSize(300);
        children.forEach(
                child -> assertThat(keys(child)).contains("minor.guardian-question.accompanied"));
        assertThat(log.records())
                .as("a change for each child that it matters to")
                .hasSizeLessThan(10);
    }

    private void assertUnknown(Caller caller, String id) {
        assertThatThrownBy(() -> conversation.party(caller, id))
                .isInstanceOfSatisfying(
                        BorderCheckException.class,
                        refused -> assertThat(refused.reason()).isEqualTo(Reason.UNKNOWN_PARTY));
    }

    private Map<UUID, PartyView.Member> seen(Caller officer) {
        Map<UUID, PartyView.Member> members = new java.util.LinkedHashMap<>();
        conversation.party(officer, party).members().forEach(one -> members.put(one.id(), one));
        return members;
    }

    private static PartyView.Member of(Map<UUID, PartyView.Member> members, UUID id) {
        return Objects.requireNonNull(members.get(id));
    }

    private UUID open(Role role) {
        return open(terminal(1), role, documents());
    }

    private UUID open(Caller caller, Role role, List<PresentedDocument> documents) {
        NewBorderCheck request =
                new NewBorderCheck(
                        documents,
                        Direction.ENTRY,
                        Capacity.PASSENGER,
                        null,
                        new NewBorderCheck.Party(party, role, List.of()));
        return conversation
                .open(
                        caller,
                        new IdempotencyKey(
                                UUID.randomUUID().toString(), "b".getBytes(StandardCharsets.UTF_8)),
                        request)
                .view()
                .id();
    }

    /** As an examination ends: with the facts of its beginning, then with what is known by then. */
    private UUID examined(UUID id, @Nullable Integer age, AlertCategory... alerts) {
        BorderCheck check = read(id);
        Facts facts =
                Facts.of(
                                Crossing.ENTRY,
                                Cases.TODAY,
                                Traveller.of(TravellerClass.FREE_MOVEMENT).aged(age))
                        .documents(
                                List.of(
                                        new Facts.PresentedDocumentFact(
                                                DocumentKind.PASSPORT,
                                                true,
                                                Cases.TODAY.plusYears(5),
                                                Facts.PresentedDocumentFact.Chip.AUTHENTIC,
                                                true)))
                        .alerts(List.of(alerts).stream().map(PartiesTest::alert).toList())
                        .observations(check.observed())
                        .party(check.party())
                        .facts();
        Conclusion conclusion =
                new Conclusion(
                        facts,
                        List.of(Cases.passport("D")),
                        List.of(),
                        Assessment.of(facts),
                        Set.of(),
                        false,
                        true,
                        Set.of());
        if (store.conclude(id, BorderCheckStore.FIRST_LEASE, conclusion)) {
            reassessment.weigh(id);
        }
        parties.examined(check);
        return id;
    }

    private static Facts.AlertFact alert(AlertCategory category) {
        return new Facts.AlertFact(category, false, false, false, false, "UTO", "XALERT1");
    }

    private static List<PresentedDocument> documents() {
        return List.of(
                new PresentedDocument(
                        DocumentKind.PASSPORT,
                        List.of(
                                "P<UTO" + Cases.SURNAME,
                                "X%08d".formatted(NUMBERS.incrementAndGet())),
                        Map.of(),
                        Map.of()));
    }

    private static Caller terminal(int number) {
        return terminal(Lane.DESK, number);
    }

    private static Caller terminal(Lane lane, int number) {
        return Cases.caller(Cases.terminal(lane, number));
    }

    private Parties parties(int most) {
        return parties(most, Cases.NOW);
    }

    private Parties parties(int most, Instant now) {
        return new Parties(
                store,
                TestStores.mac(),
                reassessment,
                new PartyProperties(Duration.ofHours(12), most),
                () -> now);
    }

    private List<String> keys(UUID id) {
        return Objects.requireNonNull(read(id).conclusion()).assessment().findings().stream()
                .map(finding -> finding.key())
                .toList();
    }

    private BorderCheck read(UUID id) {
        return store.find(id).orElseThrow();
    }
}
