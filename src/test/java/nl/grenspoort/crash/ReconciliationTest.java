package nl.grenspoort.crash;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;

import nl.grenspoort.crash.Ledger.Conversation;
import nl.grenspoort.crash.Ledger.Received;
import nl.grenspoort.crash.Ledger.Told;
import nl.grenspoort.crash.Reconciliation.Broken;
import nl.grenspoort.crash.Reconciliation.Discrepancy;
import nl.grenspoort.database.TestDatabase;
import nl.grenspoort.messagelog.CrashLog;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** A check that can't fail proves nothing: every broken promise is made, and found. */
class ReconciliationTest {
    private static final int CONVERSATIONS = 5;

    private final HikariDataSource database = pool();
    private final ConcurrentHashMap<String, String> answers = new ConcurrentHashMap<>();
    private final SmallGateway gateway =
            new SmallGateway(database, new CrashHook(Path.of("none")), this::answer);
    private Ledger ledger = new Ledger();

    private static HikariDataSource pool() {
        HikariConfig config = new HikariConfig();
        config.setDataSource(TestDatabase.fresh());
        config.setMaximumPoolSize(16);
        return new HikariDataSource(config);
    }

    @BeforeEach
    void converse() {
        for (int i = 0; i < CONVERSATIONS; i++) {
            Conversation conversation = ledger.begin(1, "key-" + i);
            ledger.told(conversation, ask("OPEN 1 key-%d body".formatted(i)));
            ledger.told(conversation, end(conversation));
        }
        answers.forEach(
                (question, answer) -> ledger.received(new Received(question, answer, true)));
    }

    @AfterEach
    void close() {
        gateway.close();
        database.close();
    }

    @Test
    void when_every_promise_is_kept_nothing_is_found() throws SQLException {
        assertThat(reconcile()).isEmpty();
        assertThat(ledger.told()).hasSizeGreaterThanOrEqualTo(2 * CONVERSATIONS);
        assertThat(ledger.received()).hasSize(CONVERSATIONS);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "LOST                 | delete from log_entry where id = '${told}'",
                "LOG_DAMAGED          | delete from log_entry where id = '${told}'",
                "TWICE                | insert into log_entry (day, leaf_index, id, at, kind, direction, check_id, correlation_id, system, operation, result, entry, leaf_hash) select day + 1, leaf_index, id, at, kind, direction, check_id, correlation_id, system, operation, result, entry, leaf_hash from log_entry where id = '${told}'",
                "LOG_DAMAGED          | update log_entry set result = 'FAILED' where id = '${told}'",
                "OTHER_ANSWER_LOGGED  | update log_body set ciphertext = set_byte(ciphertext, 40, 1 + get_byte(ciphertext, 40) % 255) where entry_id = '${told}'",
                "UNLOGGED_QUESTION    | delete from log_entry where kind = 'INTENT' and direction = 'OUTBOUND' and check_id = '${check}'",
                "OUTCOME_NOT_DURABLE  | delete from log_entry where kind = 'OUTCOME' and direction = 'OUTBOUND' and check_id = '${check}'",
                "ORPHAN               | delete from log_entry where kind = 'OUTCOME' and direction = 'OUTBOUND' and check_id = '${check}'",
                "OTHER_ADVICE_STANDS  | delete from log_entry where operation = 'advise' and check_id = '${check}'",
                "REQUEST_UNLOGGED     | delete from log_entry where kind = 'INTENT' and operation = 'OPEN'",
                "CHECK_LOST           | delete from border_check where id = '${check}'",
                "STUCK                | update border_check set examined = false, status = 'OPEN', leased_until = now() - interval '6 s' where id = '${check}'",
                "LOG_DAMAGED          | update log_head set next_index = next_index + 1"
            })
    void a_promise_broken_in_the_database_is_found(Broken promise, String statements)
            throws SQLException {
        // or it would take up what is made to look stuck
        gateway.close();
        Told last = last();
        CrashLog.tamper(
                database,
                "select log_make_partition((select max(day) + 1 from log_entry)); "
                        + statements
                                .replace("${told}", last.entry().toString())
                                .replace("${check}", last.check().toString()));
        assertThat(reconcile()).extracting(Discrepancy::promise).contains(promise);
    }

    @Test
    void a_question_that_is_not_in_the_log_or_came_too_early_is_found() throws SQLException {
        ledger.received(new Received("ASK " + UUID.randomUUID() + " x", "HIT-1", null));
        assertThat(promises()).containsExactly(Broken.UNLOGGED_QUESTION);
        Received first = ledger.received().iterator().next();
        ledger.received(new Received(first.text(), first.answer(), false));
        assertThat(promises())
                .containsExactly(Broken.UNLOGGED_QUESTION, Broken.ASKED_BEFORE_LOGGED);
    }

    @Test
    void other_bytes_than_those_logged_are_found() throws SQLException {
        Received first = ledger.received().iterator().next();
        ledger.received(new Received(first.text() + " more", first.answer(), true));
        assertThat(promises()).containsExactly(Broken.UNLOGGED_QUESTION);
    }

    @Test
    void an_answer_that_the_system_never_gave_is_found() throws SQLException {
        Ledger other = new Ledger();
        ledger.received()
                .forEach(
                        question ->
                                other.received(new Received(question.text(), "HIT-other", true)));
        ledger = other;
        assertThat(promises()).contains(Broken.OTHER_OUTCOME_LOGGED);
    }

    @Test
    void an_answer_that_changed_and_a_second_check_of_one_key_are_found() throws SQLException {
        Conversation conversation = conversation();
        Told last = last();
        ledger.told(conversation, new Told(last.entry(), last.text() + "-changed"));
        assertThat(promises())
                .contains(
                        Broken.ANSWER_CHANGED,
                        Broken.OTHER_ANSWER_LOGGED,
                        Broken.OTHER_ADVICE_STANDS,
                        Broken.OUTCOME_NOT_DURABLE);
        ledger.told(conversation, new Told(last.entry(), "OPENED " + UUID.randomUUID()));
        assertThat(promises()).contains(Broken.TWO_CHECKS);
    }

    @Test
    void an_intent_without_outcome_is_explained_only_by_what_happened_to_its_own_exchange()
            throws SQLException {
        CrashLog.tamper(
                database,
                "delete from log_entry where kind = 'OUTCOME' and direction = 'OUTBOUND' and check_id = '%s'"
                        .formatted(last().check()));
        ledger.disturbed(System.nanoTime(), System.nanoTime());
        assertThat(promises()).as("after it ended").contains(Broken.ORPHAN);
        ledger.disturbed(0, System.nanoTime());
        assertThat(promises()).as("while it was under way").doesNotContain(Broken.ORPHAN);
    }

    private Conversation conversation() {
        return ledger.conversations().stream()
                .filter(one -> one.key().equals("key-2"))
                .findFirst()
                .orElseThrow();
    }

    private Told last() {
        return conversation().answers().getLast();
    }

    private Told end(Conversation conversation) {
        Told told;
        do {
            told = ask("VIEW 1 %s 5000".formatted(conversation.check()));
        } while (!told.last());
        return told;
    }

    private Told ask(String request) {
        return Told.parse(gateway.answer(request));
    }

    private String answer(String question, Runnable sent) {
        sent.run();
        return answers.computeIfAbsent(question, _ -> RecordingPeer.answer(UUID.randomUUID()));
    }

    private List<Discrepancy> reconcile() throws SQLException {
        return Reconciliation.of(ledger, Aftermath.read(database, List.of()));
    }

    private List<Broken> promises() throws SQLException {
        return reconcile().stream().map(Discrepancy::promise).toList();
    }
}
