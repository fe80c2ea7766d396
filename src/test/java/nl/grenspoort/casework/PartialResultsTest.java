package nl.grenspoort.casework;

import static org.assertj.core.api.Assertions.assertThat;

import static java.util.Objects.requireNonNull;

import nl.grenspoort.access.Lane;
import nl.grenspoort.access.SystemId;
import nl.grenspoort.casework.BorderCheckView.AnswerView;
import nl.grenspoort.casework.BorderCheckView.Content;
import nl.grenspoort.entry.AlertCategory;
import nl.grenspoort.entry.Facts;
import nl.grenspoort.finding.Disclosure;
import nl.grenspoort.finding.Finding;
import nl.grenspoort.messagelog.RecordingLog;
import nl.grenspoort.systems.Consultation;
import nl.grenspoort.systems.Question.Direction;
import nl.grenspoort.systems.SystemAnswer;
import nl.grenspoort.systems.sis.SisAlert;
import nl.grenspoort.trust.Sealer;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

import javax.crypto.spec.SecretKeySpec;
import javax.sql.DataSource;

/** What a desk sees while systems are asked. */
class PartialResultsTest {
    private static final DataSource DATABASE = TestStores.pool();
    private static final JdbcClient JDBC = JdbcClient.create(DATABASE);
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final SystemAnswer DISCREET =
            Answers.sis(
                    Answers.alert(AlertCategory.DISCREET, SisAlert.Subject.PERSON, false, false));

    private final BorderCheckStore checks = TestStores.on(DATABASE);
    private final PartialResultStore store = store(DATABASE);
    private final List<PartialResults> started = new ArrayList<>();

    @AfterEach
    void stop() {
        started.forEach(PartialResults::stop);
    }

    @Test
    void each_answer_is_seen_as_it_comes_and_the_others_are_pending() {
        PartialResults results = results(Duration.ZERO);
        Examination planned = planned(Lane.DESK);
        UUID id = planned.check().id();
        results.reached(planned);
        PartialResult first = until(() -> results.find(id));
        assertThat(first.inspections()).hasSize(1);
        assertThat(asked(planned, first)).isNotEmpty().allMatch("PENDING"::equals);
        assertThat(first.answers())
                .filteredOn(answer -> answer.status().equals("NOT_ASKED"))
                .hasSameSizeAs(planned.planMade().notAsked());

        Examination one = planned.answered(DISCREET);
        results.reached(one);
        PartialResult second =
                until(() -> results.find(id).filter(now -> status(now, "SIS").equals("DATA")));
        assertThat(asked(planned, second))
                .filteredOn("PENDING"::equals)
                .hasSize(planned.planMade().consultations().size() - 1);
        assertThat(second.facts().alerts()).hasSize(1);

        results.over(one);
        until(() -> results.find(id).isEmpty() ? Optional.of(true) : Optional.empty());
        assertThat(results.underWay()).isZero();
    }

    @Test
    void of_an_examination_that_ends_in_time_nothing_is_written() {
        PartialResults results = results(Duration.ofHours(1));
        Examination planned = planned(Lane.DESK);
        results.reached(planned);
        results.reached(planned.answered(DISCREET));
        results.over(planned);
        results.stop();
        assertThat(store.find(planned.check().id())).isEmpty();
        assertThat(results.underWay()).isZero();
    }

    /** However fast they come: the last one is there in the end, and then gone. */
    @Test
    void of_many_changes_the_newest_is_written_and_all_is_removed() {
        PartialResults results = results(Duration.ZERO);
        List<Examination> all = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            all.add(planned(Lane.DESK));
        }
        List<Examination> answered = new ArrayList<>();
        for (Examination planned : all) {
            Examination now = planned;
            results.reached(now);
            for (Consultation asked : planned.planMade().consultations()) {
                now = now.answered(Answers.of(asked.system()).getFirst());
                results.reached(now);
            }
            answered.add(now);
        }
        for (Examination now : answered) {
            PartialResult last =
                    until(
                            () ->
                                    results.find(now.check().id())
                                            .filter(one -> !asked(now, one).contains("PENDING")));
            assertThat(last).isEqualTo(soFar(now));
            results.over(now);
        }
        until(
                () ->
                        answered.stream().allMatch(one -> store.find(one.check().id()).isEmpty())
                                ? Optional.of(true)
                                : Optional.empty());
    }

    @Test
    void whoever_was_taken_over_from_neither_replaces_nor_removes_what_the_other_wrote() {
        Examination planned = planned(Lane.DESK);
        UUID id = planned.check().id();
        store.write(id, 2, soFar(planned.answered(DISCREET)));
        store.write(id, 1, soFar(planned));
        store.remove(id, 1);
        assertThat(status(store.find(id).orElseThrow(), "SIS")).isEqualTo("DATA");
        store.remove(id, 2);
        assertThat(store.find(id)).isEmpty();
    }

    @Test
    void what_a_node_that_stopped_left_behind_is_removed_when_it_is_old() {
        UUID id = planned(Lane.DESK).check().id();
        Examination planned = planned(Lane.DESK);
        store.write(planned.check().id(), 1, soFar(planned));
        JDBC.sql("update partial_result set at = now() - interval '11 minutes'").update();
        store.removeOlderThan(BorderCheck.LIFE);
        assertThat(store.find(planned.check().id())).isEmpty();
        assertThat(store.find(id)).isEmpty();
    }

    @Test
    void nothing_personal_is_in_clear_in_the_row_and_none_opens_as_another() {
        Examination planned = planned(Lane.DESK);
        store.write(planned.check().id(), 1, soFar(planned.answered(DISCREET)));
        Map<String, Object> row =
                JDBC.sql("select * from partial_result where check_id = :id")
                        .param("id", planned.check().id())
                        .query()
                        .singleRow();
        assertThat(row).hasSizeGreaterThan(4);
        row.forEach(
                (column, value) ->
                        assertThat(
                                        value instanceof byte[] bytes
                                                ? new String(bytes, StandardCharsets.ISO_8859_1)
                                                : String.valueOf(value))
                                .as(column)
                                .doesNotContain(Cases.SURNAME, Cases.NUMBER, "DISCREET", "1974"));
    }

    /** The examination never learns of it. */
    @Test
    void when_the_database_is_away_nothing_is_seen_and_nothing_breaks() {
        PartialResults results =
                new PartialResults(
                        store(TestStores.unreachable()),
                        PartialResultsTest::facts,
                        new PartialResultsProperties(Duration.ZERO, 1));
        started.add(results);
        Examination planned = planned(Lane.DESK);
        results.reached(planned);
        assertThat(results.find(planned.check().id())).isEmpty();
        results.over(planned);
        assertThat(results.underWay()).isZero();
    }

    @Test
    void the_desk_sees_findings_so_far_up_to_the_clearance_and_no_advice_and_no_letters() {
        Examination planned = planned(Lane.KIOSK);
        PartialResult soFar = soFar(planned.answered(DISCREET));
        for (Disclosure clearance : Disclosure.values()) {
            Content seen =
                    requireNonNull(
                            Views.of(planned.check(), soFar, Cases.desk("NL-AMS", clearance))
                                    .content());
            assertThat(seen.partial()).isTrue();
            assertThat(seen.advice()).isNull();
            assertThat(seen.letters()).isEmpty();
            assertThat(seen.travellerClass()).isEqualTo("VISA_EXEMPT");
            assertThat(seen.documents()).hasSize(1);
            assertThat(seen.answers()).contains(AnswerView.pending(Cases.EES));
            assertThat(seen.findings())
                    .allMatch(finding -> clearance.maySee(finding.disclosure()))
                    .extracting(Finding::key)
                    .doesNotContain("source.no-answer");
        }
        assertThat(
                        requireNonNull(Views.of(planned.check(), soFar, Cases.desk()).content())
                                .findings())
                .extracting(Finding::key)
                .contains("sis.alert.discreet");
    }

    /** Law 3: not even the database is asked for it. */
    @Test
    void a_kiosk_sees_nothing_of_it_and_a_desk_does() {
        List<UUID> lookedFor = new ArrayList<>();
        Examination planned = planned(Lane.KIOSK);
        UUID id = planned.check().id();
        Reassessment reassessment =
                new Reassessment(
                        new RecordingLog(),
                        checks,
                        Recorders.entries(),
                        new Wakeups(),
                        () -> Cases.NOW);
        Conversation conversation =
                new Conversation(
                        checks,
                        TestStores.mac(),
                        _ -> {},
                        reassessment,
                        Recorders.parties(checks, reassessment),
                        new Wakeups(),
                        check -> {
                            lookedFor.add(check);
                            return Optional.of(soFar(planned.answered(DISCREET)));
                        },
                        Cases.PROPERTIES,
                        InstantSource.system());
        BorderCheckView kiosk = conversation.view(Cases.kiosk(), id, Duration.ZERO);
        assertThat(kiosk.content()).isNull();
        assertThat(lookedFor).isEmpty();

        BorderCheckView desk = conversation.view(Cases.desk(), id, Duration.ZERO);
        assertThat(requireNonNull(desk.content()).partial()).isTrue();
        assertThat(status(requireNonNull(desk.content()).answers(), "SIS")).isEqualTo("DATA");
        assertThat(lookedFor).containsExactly(id);

        checks.update(id, check -> check.captured(Cases.face()).concluded(Cases.admitted()));
        BorderCheckView concluded = conversation.view(Cases.desk(), id, Duration.ZERO);
        assertThat(requireNonNull(concluded.content()).partial()).isFalse();
        assertThat(lookedFor).as("the conclusion has it all").hasSize(1);
    }

    private PartialResults results(Duration after) {
        PartialResults results =
                new PartialResults(
                        store, PartialResultsTest::facts, new PartialResultsProperties(after, 2));
        results.start();
        started.add(results);
        return results;
    }

    private static Facts facts(Examination examination) {
        return FactTranslator.soFar(examination, Cases.SCHENGEN);
    }

    private static PartialResult soFar(Examination examination) {
        return PartialResult.of(examination, facts(examination));
    }

    private static PartialResultStore store(DataSource database) {
        return new PartialResultStore(
                JdbcClient.create(database),
                new Sealer("bucket-1", new SecretKeySpec(new byte[32], "AES")));
    }

    private Examination planned(Lane lane) {
        Examination planned =
                Examinations.planned(
                        Cases.caller(Cases.terminal(lane, 1)),
                        Direction.ENTRY,
                        List.of(Cases.passport("USA")));
        BorderCheck check = planned.check();
        checks.insert(check, check.id().toString(), new byte[1], Duration.ofMinutes(1));
        return planned;
    }

    private static List<String> asked(Examination planned, PartialResult result) {
        return planned.planMade().consultations().stream()
                .map(Consultation::system)
                .map(SystemId::value)
                .map(system -> status(result, system))
                .toList();
    }

    private static String status(PartialResult result, String system) {
        return status(result.answers(), system);
    }

    private static String status(List<AnswerView> answers, String system) {
        return answers.stream()
                .filter(answer -> answer.system().equals(system))
                .map(AnswerView::status)
                .findFirst()
                .orElseThrow();
    }

    private static <T> T until(Supplier<Optional<T>> there) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        Optional<T> found = there.get();
        while (found.isEmpty()) {
            assertThat(System.nanoTime()).as("in time").isLessThan(end);
            try {
                Thread.sleep(10);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            found = there.get();
        }
        return found.get();
    }
}
