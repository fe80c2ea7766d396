package nl.grenspoort.messagelog;

import static nl.grenspoort.messagelog.TestLog.AUDITOR;
import static nl.grenspoort.messagelog.TestLog.admin;
import static nl.grenspoort.messagelog.TestLog.intent;
import static nl.grenspoort.messagelog.TestLog.outcome;

import static org.assertj.core.api.Assertions.assertThat;

import nl.grenspoort.database.TestDatabase;
import nl.grenspoort.messagelog.LogProblem.Kind;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.LongStream;

/** A log of ten entries, 4 of them intents with outcomes, and what somebody does to it. */
class LogVerificationTest {
    private static final List<String> TABLES =
            List.of("log_entry", "log_body", "log_key", "log_head");

    private static TestLog test;
    private static LogVerification before;

    @BeforeAll
    static void write() {
        test = new TestLog();
        for (int i = 0; i < 4; i++) {
            UUID correlation = UUID.randomUUID();
            test.log.append(intent(null, correlation, "<ask number='" + i + "'/>"));
            test.log.append(outcome(null, correlation, "<answer number='" + i + "'/>"));
        }
        test.log.appendDurably(admin("ninth"));
        before = test.verify();
        for (String table : TABLES) {
            test.tamper("create table kept_%1$s as select * from %1$s".formatted(table));
        }
    }

    /** As it was written: cheaper than a new database for each test. */
    @BeforeEach
    void restore() {
        for (String table : TABLES) {
            test.tamper("truncate %1$s; insert into %1$s select * from kept_%1$s".formatted(table));
        }
    }

    @AfterAll
    static void close() {
        test.close();
    }

    @Test
    void an_untouched_log_is_clean_and_its_root_is_that_of_its_leaves() {
        assertThat(before.problems()).isEmpty();
        assertThat(before.clean()).isTrue();
        assertThat(before.firstBadIndex()).isNull();
        assertThat(before.size()).isEqualTo(10);
        assertThat(before.orphanIntentCount()).isZero();
        assertThat(before.strayOutcomeCount()).isZero();
        MerkleTree tree = new MerkleTree();
        test.sql()
                .sql("select entry from log_entry where leaf_index < 10 order by leaf_index")
                .query((row, _) -> row.getBytes(1))
                .list()
                .forEach(entry -> tree.add(MerkleTree.leafHash(entry)));
        assertThat(before.root().hash()).isEqualTo(HexFormat.of().formatHex(tree.root()));
        assertThat(test.reader.verify(AUDITOR, List.of(before.root())).clean()).isTrue();
    }

    @Test
    void any_flipped_bit_of_an_entry_is_found_at_its_index() {
        int length = lengthOfEntry(5);
        for (int at = 0; at < length; at += 61) {
            String flip =
                    "update log_entry set entry = set_byte(entry, %d, get_byte(entry, %d) # %d) where leaf_index = 5"
                            .formatted(at, at, 1 << (at % 8));
            test.tamper(flip);
            LogVerification after = test.verify();
            assertThat(after.firstBadIndex()).as("byte %d", at).isEqualTo(5);
            assertThat(kinds(after)).contains(Kind.LEAF_HASH);
            test.tamper(flip);
        }
        assertThat(test.verify().problems()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = "=>",
            quoteCharacter = '"',
            value = {
                "update log_entry set entry = other.entry, leaf_hash = other.leaf_hash from (select 13 - leaf_index as index, entry, leaf_hash from log_entry where leaf_index in (6, 7)) other where leaf_index = other.index => 6 => COLUMN",
                "delete from log_entry where leaf_index = 4 => 4 => GAP",
                "delete from log_entry where leaf_index = 0 => 0 => GAP",
                "delete from log_entry where leaf_index between 2 and 7 => 2 => GAP",
                "update log_entry set leaf_index = leaf_index + 100 where leaf_index > 5; update log_entry set leaf_index = leaf_index - 99 where leaf_index > 100; update log_head set next_index = 11 => 6 => GAP",
                "update log_entry set leaf_index = -1 where leaf_index = 3 => -1 => DUPLICATE",
                "update log_entry set leaf_hash = sha256('x') where leaf_index = 2 => 2 => LEAF_HASH",
                "update log_entry set leaf_hash = '' where leaf_index = 2 => 2 => LEAF_HASH",
                "update log_entry set entry = '' where leaf_index = 2 => 2 => ENTRY",
                "update log_entry set entry = convert_to(repeat('x', 70000), 'UTF8') where leaf_index = 2 => 2 => ENTRY",
                "update log_body set ciphertext = set_byte(ciphertext, 20, get_byte(ciphertext, 20) # 1) where entry_id = (select id from log_entry where leaf_index = 3) => 3 => BODY",
                "update log_body set ciphertext = ciphertext || sha256('x') where entry_id = (select id from log_entry where leaf_index = 3) => 3 => BODY",
                "delete from log_body where entry_id = (select id from log_entry where leaf_index = 2) => 2 => BODY",
                "delete from log_key where entry_id = (select id from log_entry where leaf_index = 2) => 2 => KEY",
                "update log_body set part = 1 where entry_id = (select id from log_entry where leaf_index = 2) => 2 => BODY",
                "insert into log_body (entry_id, part, ciphertext) select id, 0, sha256('x') from log_entry where leaf_index = 8 => 11 => BODY",
                "update log_head set next_index = next_index + 3 => 10 => GAP",
            })
    void a_change_is_found_at_its_index(String statement, long index, Kind kind) {
        test.tamper(statement);
        LogVerification after = test.verify();
        assertThat(after.clean()).isFalse();
        assertThat(after.firstBadIndex()).isEqualTo(index);
        assertThat(kinds(after)).contains(kind);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "at = at + interval '1 microsecond'",
                "kind = 'ADMIN'",
                "direction = 'INBOUND'",
                "check_id = gen_random_uuid()",
                "correlation_id = gen_random_uuid()",
                "system = 'EES'",
                "operation = 'other'",
                "result = 'OK'",
                "id = gen_random_uuid()"
            })
    void a_column_that_differs_from_its_entry_is_found(String change) {
        test.tamper("update log_entry set " + change + " where leaf_index = 6");
        LogVerification after = test.verify();
        assertThat(after.firstBadIndex()).isEqualTo(6);
        assertThat(kinds(after)).contains(Kind.COLUMN);
    }

    @Test
    void an_entry_moved_to_another_day_is_found() {
        test.tamper("select log_make_partition(date '2020-01-01')");
        test.tamper("update log_entry set day = '2020-01-01' where leaf_index = 6");
        assertThat(test.verify().firstBadIndex()).isEqualTo(6);
    }

    @Test
    void a_second_entry_at_one_index_is_found() {
        test.tamper("select log_make_partition(date '2020-01-01')");
        test.tamper(
                """
                insert into log_entry select date '2020-01-01', leaf_index, id, at, kind, direction, check_id,
                    correlation_id, system, operation, result, entry, leaf_hash from log_entry where leaf_index = 6
                """);
        LogVerification after = test.verify();
        assertThat(after.firstBadIndex()).isEqualTo(6);
        assertThat(kinds(after)).contains(Kind.DUPLICATE);
    }

    @Test
    void the_same_entry_written_in_another_way_is_found_even_with_its_own_leaf_hash() {
        for (String rewritten : List.of("$1 ", " $1", "{\"actor\":{},", "{\"v\":1,")) {
            String entry = entry(4);
            String changed =
                    rewritten.startsWith("{")
                            ? rewritten + entry.substring(1)
                            : rewritten.replace("$1", entry);
            forge(4, changed);
            LogVerification after = test.verify();
            assertThat(after.firstBadIndex()).as(changed).isEqualTo(4);
            assertThat(kinds(after)).contains(Kind.ENTRY);
            forge(4, entry);
        }
        assertThat(test.verify().clean()).isTrue();
    }

    @Test
    void an_entry_of_another_log_is_found_even_with_its_own_leaf_hash() {
        forge(4, entry(4).replace("\"" + TestLog.ORIGIN + "\"", "\"other/log\""));
        assertThat(test.verify().firstBadIndex()).isEqualTo(4);
    }

    /** Said honestly: the database alone can't tell; a root kept elsewhere can. */
    @Test
    void an_entry_forged_with_its_leaf_hash_is_found_only_by_a_root_kept_elsewhere() {
        forge(4, entry(4).replace("\"attempt\":\"1\"", "\"attempt\":\"2\""));
        LogVerification after = test.verify();
        assertThat(after.clean()).isTrue();
        assertThat(after.root()).isNotEqualTo(before.root());

        LogVerification known = test.reader.verify(AUDITOR, List.of(before.root()));
        assertThat(known.clean()).isFalse();
        assertThat(kinds(known)).containsExactly(Kind.ROOT);
        assertThat(known.firstBadIndex()).isZero();
    }

    /** Said honestly: the database alone can't tell; a root kept elsewhere can. */
    @Test
    void a_tail_cut_off_with_the_head_is_found_only_by_a_root_kept_elsewhere() {
        test.tamper(
                "delete from log_body where entry_id in (select id from log_entry where leaf_index >= 5)");
        test.tamper("delete from log_entry where leaf_index >= 5");
        test.tamper("update log_head set next_index = 5");
        assertThat(test.verify().clean()).isTrue();

        LogVerification known = test.reader.verify(AUDITOR, List.of(before.root()));
        assertThat(known.clean()).isFalse();
        assertThat(kinds(known)).containsOnly(Kind.ROOT);
    }

    @Test
    void a_tail_cut_off_without_its_bodies_or_its_head_is_found() {
        test.tamper("delete from log_entry where leaf_index >= 5");
        LogVerification headLeft = test.verify();
        assertThat(headLeft.firstBadIndex()).isEqualTo(5);
        assertThat(kinds(headLeft)).contains(Kind.GAP);

        test.tamper("delete from log_entry where leaf_index >= 5");
        test.tamper("update log_head set next_index = 5");
        LogVerification bodiesLeft = test.verify();
        assertThat(kinds(bodiesLeft)).containsExactly(Kind.BODY);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "delete from log_head",
                "update log_head set next_index = 3",
                "update log_head set next_index = 9"
            })
    void a_damaged_head_is_found_though_the_log_takes_no_more_entries(String statement) {
        try (TestLog broken =
                new TestLog(
                        test.database,
                        TestLog.limits(Duration.ofMillis(300)),
                        InstantSource.system())) {
            test.tamper(statement);
            assertThat(kinds(broken.verify())).contains(Kind.HEAD);
        }
    }

    @Test
    void a_known_root_names_where_the_change_must_be() {
        List<LogRoot> roots = LongStream.of(0, 3, 6, 10).mapToObj(this::rootAt).toList();
        forge(4, entry(4).replace("\"attempt\":\"1\"", "\"attempt\":\"2\""));
        LogVerification after = test.reader.verify(AUDITOR, roots);
        assertThat(after.firstBadIndex()).isEqualTo(3);
        assertThat(after.problems().getFirst().what()).contains("to 5");
    }

    @Test
    void intents_without_an_outcome_are_listed_when_they_are_no_longer_under_way() {
        AtomicReference<Instant> now = new AtomicReference<>(Instant.now().minusSeconds(3_600));
        try (TestLog old =
                new TestLog(
                        TestDatabase.fresh(), TestLog.limits(Duration.ofSeconds(10)), now::get)) {
            UUID retried = UUID.randomUUID();
            UUID lost = UUID.randomUUID();
            old.log.append(intent(null, retried, "first"));
            old.log.append(outcome(null, retried, "timed out"));
            old.log.append(intent(null, lost, "no outcome"));
            old.log.append(intent(null, retried, "second"));
            old.log.append(outcome(null, retried, "answered"));
            old.log.append(outcome(null, UUID.randomUUID(), "never asked"));
            now.set(Instant.now());
            old.log.appendDurably(intent(null, UUID.randomUUID(), "under way"));

            LogVerification found = old.verify();
            assertThat(found.clean()).isTrue();
            assertThat(found.orphanIntentCount()).isEqualTo(1);
            assertThat(found.orphanIntents().getFirst().correlationId()).isEqualTo(lost);
            assertThat(found.orphanIntents().getFirst().index()).isEqualTo(2);
            assertThat(found.strayOutcomeCount()).isEqualTo(1);
        }
    }

    @Test
    void a_log_of_several_pages_and_days_is_verified_while_others_write() throws Exception {
        AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-11-23T10:00:00Z"));
        try (TestLog large =
                new TestLog(
                        TestDatabase.fresh(), TestLog.limits(Duration.ofSeconds(30)), now::get)) {
            for (int i = 0; i < 2_500; i++) {
                now.updateAndGet(time -> time.plusSeconds(60));
                large.log.append(admin("op"));
            }
            large.log.appendDurably(admin("op"));
            Thread writer =
                    Thread.startVirtualThread(
                            () -> {
                                for (int i = 0; i < 500; i++) {
                                    large.log.append(intent(null, UUID.randomUUID(), "x"));
                                }
                            });
            LogVerification during = large.verify();
            writer.join();
            assertThat(during.problems()).isEmpty();
            assertThat(during.size()).isBetween(2_502L, 3_002L);
            large.tamper("delete from log_entry where leaf_index = 2001");
            assertThat(large.verify().firstBadIndex()).isEqualTo(2_001);
        }
    }

    private LogRoot rootAt(long size) {
        MerkleTree tree = new MerkleTree();
        test.sql()
                .sql("select leaf_hash from log_entry where leaf_index < ? order by leaf_index")
                .param(size)
                .query((row, _) -> row.getBytes(1))
                .list()
                .forEach(tree::add);
        return KnownRoots.root(tree);
    }

    private String entry(long index) {
        return test.sql()
                .sql("select convert_from(entry, 'UTF8') from log_entry where leaf_index = ?")
                .param(index)
                .query(String.class)
                .single();
    }

    private int lengthOfEntry(long index) {
        return entry(index).getBytes(StandardCharsets.UTF_8).length;
    }

    /** An entry with a leaf hash that fits it. */
    private void forge(long index, String entry) {
        test.tamper(
                "update log_entry set entry = convert_to('%1$s', 'UTF8'), leaf_hash = sha256('\\x00' || convert_to('%1$s', 'UTF8')) where leaf_index = %2$d"
                        .formatted(entry.replace("'", "''"), index));
    }

    private static List<Kind> kinds(LogVerification verification) {
        return verification.problems().stream().map(LogProblem::kind).distinct().toList();
    }
}
