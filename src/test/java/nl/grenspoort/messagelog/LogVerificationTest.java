package nl.grenspoort.messagelog;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.sql.SQLException;
import java.util.UUID;

/**
 * Whoever owns the database can change anything in it: what verification then finds, and what not.
 */
class LogVerificationTest {
    private final TestLog test = new TestLog();

    @BeforeEach
    void eight_entries() {
        for (int i = 0; i < 4; i++) {
            UUID correlation = UUID.randomUUID();
            test.log.append(TestLog.intent(UUID.randomUUID(), correlation, "<q>" + i + "</q>"));
            test.log.appendDurably(TestLog.outcome(null, correlation));
        }
    }

    @AfterEach
    void close() {
        test.close();
    }

    @Test
    void an_untouched_log_has_no_problem_and_a_root_that_grows_with_it() {
        LogVerification before = test.reader.verify(TestLog.AUDITOR);
        LogVerification after = test.reader.verify(TestLog.AUDITOR);
        assertThat(before.ok()).isTrue();
        assertThat(before.entries()).isEqualTo(9);
        assertThat(after.root()).isNotEqualTo(before.root());
        assertThat(before.openIntents()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "update log_entry set entry = set_byte(entry, 20, get_byte(entry, 20) # 1) where leaf_index = 3 | LEAF_HASH",
                "update log_entry set leaf_hash = set_byte(leaf_hash, 0, get_byte(leaf_hash, 0) # 1) where leaf_index = 3 | LEAF_HASH",
                "delete from log_entry where leaf_index = 3 | GAP",
                "update log_entry set result = 'OTHER' where leaf_index = 3 | COLUMN",
                "update log_entry set check_id = gen_random_uuid() where leaf_index = 3 | COLUMN",
                "update log_entry set at = at + interval '1 second' where leaf_index = 3 | COLUMN",
                "update log_entry set correlation_id = gen_random_uuid() where leaf_index = 3 | COLUMN",
            })
    void a_change_of_an_entry_is_found_and_its_place_named(String statement, String code)
            throws SQLException {
        test.tamper(statement.strip());
        assertThat(test.reader.verify(TestLog.AUDITOR).problems())
                .anyMatch(problem -> problem.index() == 3 && problem.code().equals(code));
    }

    @Test
    void two_swapped_entries_are_found() throws SQLException {
        test.tamper(
                "update log_entry set leaf_index = 100 where leaf_index = 2",
                "update log_entry set leaf_index = 2 where leaf_index = 4",
                "update log_entry set leaf_index = 4 where leaf_index = 100");
        assertThat(test.reader.verify(TestLog.AUDITOR).problems())
                .extracting(LogVerification.Problem::index)
                .contains(2L, 4L);
    }

    @Test
    void an_entry_put_in_between_is_found() throws SQLException {
        test.tamper(
                """
                insert into log_entry select day + 1, leaf_index, gen_random_uuid(), at, kind, direction,
                    check_id, correlation_id, system, operation, result, entry, leaf_hash
                from log_entry where false
                """,
                "create table other_day (like log_entry)",
                "alter table log_entry attach partition other_day for values from ('2031-01-01') to ('2031-01-02')",
                """
                insert into log_entry select '2031-01-01', leaf_index, id, at, kind, direction, check_id,
                    correlation_id, system, operation, result, entry, leaf_hash from log_entry where leaf_index = 3
                """);
        assertThat(test.reader.verify(TestLog.AUDITOR).problems())
                .anyMatch(problem -> problem.code().equals("INDEX"));
    }

    @Test
    void a_changed_a_missing_and_a_strange_body_are_found() throws SQLException {
        test.tamper(
                "update log_body set ciphertext = set_byte(ciphertext, 5, get_byte(ciphertext, 5) # 1)"
                        + " where entry_id = (select id from log_entry where leaf_index = 0)",
                "delete from log_body where entry_id = (select id from log_entry where leaf_index = 2)",
                "insert into log_body values (gen_random_uuid(), 0, 'x')");
        assertThat(test.reader.verify(TestLog.AUDITOR).problems())
                .extracting(LogVerification.Problem::code)
                .containsExactlyInAnyOrder("CIPHERTEXT", "BODY_MISSING", "BODY_UNKNOWN");
    }

    @Test
    void a_tail_cut_off_is_found_by_the_head() throws SQLException {
        test.tamper("delete from log_entry where leaf_index >= 6");
        assertThat(test.reader.verify(TestLog.AUDITOR).problems())
                .extracting(LogVerification.Problem::code)
                .contains("GAP");
    }

    /**
     * The limit of this floor: who rewrites entries, hashes and head together leaves a consistent,
     * shorter log. Its root differs from any root written down before, which is all there is
     * against it until checkpoints are signed and held by others.
     */
    @Test
    void a_tail_cut_off_together_with_the_head_shows_only_in_the_root() throws SQLException {
        LogVerification before = test.reader.verify(TestLog.AUDITOR);
        test.tamper(
                "delete from log_body where entry_id in (select id from log_entry where leaf_index >= 6)",
                "delete from log_entry where leaf_index >= 6",
                "update log_head set next_index = 6");
        LogVerification after = test.reader.verify(TestLog.AUDITOR);
        assertThat(after.ok()).isTrue();
        assertThat(after.root()).isNotEqualTo(before.root());
    }

    @Test
    void an_intent_without_outcome_is_named_and_no_problem() {
        UUID open = test.log.append(TestLog.intent(null, UUID.randomUUID(), "<q/>"));
        LogVerification found = test.reader.verify(TestLog.AUDITOR);
        assertThat(found.ok()).isTrue();
        assertThat(found.openIntents()).containsExactly(open);
    }

    @Test
    void an_outcome_without_intent_and_a_second_outcome_are_problems() {
        UUID correlation = UUID.randomUUID();
        test.log.append(TestLog.intent(null, correlation, "<q/>"));
        test.log.append(TestLog.outcome(null, correlation));
        test.log.append(TestLog.outcome(null, correlation));
        test.log.append(TestLog.outcome(null, UUID.randomUUID()));
        assertThat(test.reader.verify(TestLog.AUDITOR).problems())
                .extracting(LogVerification.Problem::code)
                .containsExactly("OUTCOME_WITHOUT_INTENT", "SECOND_OUTCOME");
    }
}
