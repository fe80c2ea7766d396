package nl.grenspoort.messagelog;

import static nl.grenspoort.messagelog.TestLog.AUDITOR;
import static nl.grenspoort.messagelog.TestLog.admin;
import static nl.grenspoort.messagelog.TestLog.intent;
import static nl.grenspoort.messagelog.TestLog.outcome;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import nl.grenspoort.messagelog.LogRecord.Actor;
import nl.grenspoort.messagelog.LogRecord.Body;
import nl.grenspoort.messagelog.LogRecord.Capture;
import nl.grenspoort.messagelog.LogRecord.Direction;
import nl.grenspoort.messagelog.LogRecord.Kind;
import nl.grenspoort.trust.Sealer;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import javax.crypto.spec.SecretKeySpec;

class LogReaderTest {
    private static final byte[] WIRE = "<face/><name/>".getBytes(StandardCharsets.UTF_8);
    private static final byte[] COPY = "<name/>".getBytes(StandardCharsets.UTF_8);

    private static TestLog test;

    @BeforeAll
    static void open() {
        test = new TestLog();
    }

    @AfterAll
    static void close() {
        test.close();
    }

    @Test
    void a_check_is_found_with_the_request_that_opened_it_and_nothing_of_others() {
        UUID check = UUID.randomUUID();
        UUID opening = UUID.randomUUID();
        UUID question = UUID.randomUUID();
        LogRecord request =
                TestLog.entry(Kind.INTENT, Direction.INBOUND, null, opening, "open", null);
        UUID first = test.log.append(request);
        test.log.append(intent(UUID.randomUUID(), UUID.randomUUID(), "other"));
        UUID second = test.log.append(intent(check, question, "<ask/>"));
        UUID third = test.log.append(outcome(check, question, "<answer/>"));
        test.log.append(admin("between"));
        UUID fourth =
                test.log.append(
                        TestLog.entry(
                                Kind.OUTCOME, Direction.INBOUND, check, opening, "open", null));

        List<LogEntryView> entries = test.reader.entries(AUDITOR, check);

        assertThat(entries)
                .extracting(LogEntryView::id)
                .startsWith(first, second, third, fourth)
                .hasSize(5);
        assertThat(entries).extracting(LogEntryView::index).isSorted();
        LogEntryView reading = entries.getLast();
        assertThat(reading.kind()).isEqualTo(Kind.ACCESS);
        assertThat(reading.actor()).isEqualTo(AUDITOR);
        assertThat(reading.operation()).isEqualTo("entries");
    }

    @Test
    void an_entry_is_read_back_as_it_was_reported() {
        UUID check = UUID.randomUUID();
        LogRecord record =
                new LogRecord(
                        Kind.DENIED,
                        Direction.OUTBOUND,
                        check,
                        UUID.randomUUID(),
                        new Actor("desk-ams-01", "M2001", "SECOND_LINE", "ab12"),
                        TestLog.WHY,
                        "ECRIS-TCN",
                        "search",
                        "REFUSED",
                        Map.of("attempt", "2", "reden", "één \"aanhaling\"\n\u0000 \ud83d\ude00"),
                        Body.full("application/json", WIRE));
        UUID id = test.log.append(record);

        LogEntryView view = test.reader.entries(AUDITOR, check).getFirst();

        assertThat(view)
                .usingRecursiveComparison()
                .comparingOnlyFields(
                        "kind",
                        "direction",
                        "checkId",
                        "correlationId",
                        "actor",
                        "why",
                        "system",
                        "operation",
                        "result",
                        "details")
                .isEqualTo(record);
        assertThat(view.id()).isEqualTo(id);
        assertThat(view.parts()).hasSize(1);
        assertThat(view.parts().getFirst().size()).isEqualTo(WIRE.length);
        assertThat(view.parts().getFirst().mediaType()).isEqualTo("application/json");
        assertThat(view.parts().getFirst().capture()).isEqualTo(Capture.FULL);
    }

    @Test
    void a_body_is_given_as_far_as_it_was_kept() {
        UUID check = UUID.randomUUID();
        UUID whole = test.log.append(with(check, Body.full("text/xml", WIRE)));
        UUID redacted =
                test.log.append(with(check, new Body("text/xml", WIRE, Capture.REDACTED, COPY)));
        UUID metadata = test.log.append(with(check, Body.metadata("text/xml", WIRE)));
        UUID empty = test.log.append(with(check, Body.full("text/xml", new byte[0])));
        UUID none = test.log.appendDurably(with(check, null));

        assertThat(test.reader.body(AUDITOR, whole)).hasValue(WIRE);
        assertThat(test.reader.body(AUDITOR, redacted)).hasValue(COPY);
        assertThat(test.reader.body(AUDITOR, metadata)).isEmpty();
        assertThat(test.reader.body(AUDITOR, empty)).hasValue(new byte[0]);
        assertThat(test.reader.body(AUDITOR, none)).isEmpty();
        assertThat(test.reader.body(AUDITOR, UUID.randomUUID())).isEmpty();

        assertThat(test.reader.entries(AUDITOR, check))
                .filteredOn(entry -> entry.kind() == Kind.ACCESS)
                .extracting(LogEntryView::operation)
                .containsExactly("body", "body", "body", "body", "body", "entries");
    }

    @Test
    void nothing_of_a_message_that_is_not_kept_is_in_the_database() {
        String secret = "L898902C3ERIKSSON";
        UUID correlation = UUID.randomUUID();
        test.log.append(intent(null, correlation, secret));
        test.log.appendDurably(outcome(null, correlation, secret));
        String everything =
                test.sql()
                        .sql(
                                """
                                select string_agg(encode(entry, 'escape'), '') || (select string_agg(
                                    encode(ciphertext, 'escape'), '') from log_body) from log_entry
                                """)
                        .query(String.class)
                        .single();
        assertThat(everything).doesNotContain(secret);
    }

    @Test
    void a_changed_or_missing_body_or_key_is_told_and_not_taken_for_nothing() {
        for (String change :
                List.of(
                        "update log_body set ciphertext = set_byte(ciphertext, 30, get_byte(ciphertext, 30) # 1) where",
                        "delete from log_body where",
                        "delete from log_key where",
                        "update log_key set wrapped_key = set_byte(wrapped_key, 30, get_byte(wrapped_key, 30) # 1) where",
                        "update log_key set bucket = 'other' where")) {
            try (TestLog own = new TestLog()) {
                UUID id = own.log.appendDurably(with(null, Body.full("text/xml", WIRE)));
                own.tamper(change + " entry_id = '" + id + "'");
                assertThatThrownBy(() -> own.reader.body(AUDITOR, id))
                        .as(change)
                        .isInstanceOf(LogDamagedException.class);
            }
        }
    }

    @Test
    void a_body_sealed_anew_to_another_text_breaks_the_commitment() {
        try (TestLog own = new TestLog()) {
            UUID id = own.log.appendDurably(with(null, Body.full("text/xml", WIRE)));
            LogEntryView entry = ownEntry(own, id);
            byte[] other = new byte[SealedBody.OPENING + WIRE.length];
            Sealer.Sealed sealed = TestLog.sealer().seal(other, SealedBody.context(id, 0));
            own.tamper(
                    "update log_body set ciphertext = '\\x%s'; update log_key set wrapped_key = '\\x%s'"
                            .formatted(hex(sealed.ciphertext()), hex(sealed.wrappedKey())));
            String forged =
                    own.sql()
                            .sql("select convert_from(entry, 'UTF8') from log_entry where id = ?")
                            .param(id)
                            .query(String.class)
                            .single()
                            .replace(
                                    entry.parts().getFirst().ciphertext(),
                                    hex(Sha256.of(sealed.ciphertext())));
            own.tamper(
                    "update log_entry set entry = convert_to('%1$s', 'UTF8'), leaf_hash = sha256('\\x00' || convert_to('%1$s', 'UTF8')) where id = '%2$s'"
                            .formatted(forged, id));
            assertThatThrownBy(() -> own.reader.body(AUDITOR, id))
                    .isInstanceOf(LogDamagedException.class)
                    .hasMessageContaining("committed");
        }
    }

    @Test
    void a_damaged_entry_is_told_with_its_index() {
        UUID check = UUID.randomUUID();
        try (TestLog own = new TestLog()) {
            own.log.append(admin("op"));
            own.log.appendDurably(intent(check, UUID.randomUUID(), "x"));
            own.tamper("update log_entry set leaf_hash = sha256('x') where leaf_index = 1");
            assertThatThrownBy(() -> own.reader.entries(AUDITOR, check))
                    .isInstanceOfSatisfying(
                            LogDamagedException.class, e -> assertThat(e.index()).isEqualTo(1));
        }
    }

    @Test
    void nothing_is_given_out_when_the_reading_can_not_be_logged() {
        UUID check = UUID.randomUUID();
        UUID id = test.log.appendDurably(intent(check, UUID.randomUUID(), "x"));
        PostgresMessageLog closed =
                TestLog.open(test.pool, LogLimits.COMMAND, InstantSource.system());
        closed.close();
        LogReader reader =
                new LogReader(
                        test.pool,
                        TestLog.ORIGIN,
                        TestLog.sealer(),
                        InstantSource.system(),
                        closed);
        assertThatThrownBy(() -> reader.entries(AUDITOR, check))
                .isInstanceOf(LogUnavailableException.class);
        assertThatThrownBy(() -> reader.body(AUDITOR, id))
                .isInstanceOf(LogUnavailableException.class);
        assertThat(reader.verify(AUDITOR).clean()).isFalse();
    }

    @Test
    void another_key_opens_no_body() {
        UUID id = test.log.appendDurably(with(null, Body.full("text/xml", WIRE)));
        Sealer other = new Sealer("bucket-1", new SecretKeySpec(new byte[16], "AES"));
        LogReader reader =
                new LogReader(test.pool, TestLog.ORIGIN, other, InstantSource.system(), test.log);
        assertThatThrownBy(() -> reader.body(AUDITOR, id)).isInstanceOf(LogDamagedException.class);
    }

    private static LogEntryView ownEntry(TestLog own, UUID id) {
        byte[] entry =
                own.sql()
                        .sql("select entry from log_entry where id = ?")
                        .param(id)
                        .query((row, _) -> row.getBytes(1))
                        .single();
        return StoredEntry.parse(entry).view();
    }

    private static LogRecord with(
            @org.jspecify.annotations.Nullable UUID check,
            @org.jspecify.annotations.Nullable Body body) {
        return TestLog.entry(
                Kind.INTENT, Direction.OUTBOUND, check, UUID.randomUUID(), "search", body);
    }

    private static String hex(byte[] bytes) {
        return java.util.HexFormat.of().formatHex(bytes);
    }
}
