package nl.grenspoort.casework;

import nl.grenspoort.casework.BorderCheckException.Reason;
import nl.grenspoort.trust.Sealer;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionOperations;

import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.function.UnaryOperator;

/**
 * Border checks in PostgreSQL, their personal data sealed. Every method is one transaction that is
 * durable when it returns; a database that can't be reached is {@link Reason#STORE_UNAVAILABLE}.
 *
 * <p>Whoever examines a check holds a lease of it, which ends in the database's time: nodes' clocks
 * differ. Its number grows with every takeover, and only the newest may conclude.
 */
final class BorderCheckStore {
    /** Number of the lease of whoever stored the check. */
    static final long FIRST_LEASE = 1;

    private static final Logger LOG = LoggerFactory.getLogger(BorderCheckStore.class);

    private final JdbcClient jdbc;
    private final TransactionOperations transactions;
    private final Sealer sealer;
    private final BorderCheckCodec codec = new BorderCheckCodec();
    private final BiConsumer<BorderCheck, BorderCheck> changed;

    BorderCheckStore(JdbcClient jdbc, TransactionOperations transactions, Sealer sealer) {
        this(jdbc, transactions, sealer, (_, _) -> {});
    }

    /**
     * @param changed is told of each durable change, with the check before and after it
     */
    BorderCheckStore(
            JdbcClient jdbc,
            TransactionOperations transactions,
            Sealer sealer,
            BiConsumer<BorderCheck, BorderCheck> changed) {
        this.changed = changed;
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.sealer = sealer;
    }

    /**
     * Stores a new check, under its {@link #FIRST_LEASE}.
     *
     * @param mac of the request body
     * @param lease how long this node has to examine it before another may
     * @return false when the terminal has used the key before; then nothing is stored
     */
    boolean insert(BorderCheck check, String key, byte[] mac, Duration lease) {
        return insert(check, key, mac, lease, null);
    }

    /**
     * Stores a new check of a party's member.
     *
     * @param party hash by which the members are found; null when it is of no party
     */
    boolean insert(
            BorderCheck check, String key, byte[] mac, Duration lease, byte @Nullable [] party) {
        Sealer.Sealed sealed = seal(check);
        return inTransaction(
                () -> {
                    try {
                        jdbc.sql(
                                        """
                        insert into border_check (id, opened_at, oin, terminal, crossing_point, idempotency_key,
                            body_mac, status, leased_until, bucket, wrapped_key, state, party_mac)
                        values (:id, :openedAt, :oin, :terminal, :point, :key, :mac, :status,
                            now() + :lease * interval '1 millisecond', :bucket, :wrapped, :state, :party)
                        """)
                                .param("id", check.id())
                                .param("openedAt", utc(check.openedAt()))
                                .param("oin", check.terminal().oin().value())
                                .param("terminal", check.terminal().name())
                                .param("point", check.terminal().crossingPoint())
                                .param("key", key)
                                .param("mac", mac)
                                .param("status", check.status().name())
                                .param("lease", lease.toMillis())
                                .param("bucket", sealed.bucket())
                                .param("wrapped", sealed.wrappedKey())
                                .param("state", sealed.ciphertext())
                                .param("party", party, Types.BINARY)
                                .update();
                        return true;
                    } catch (DuplicateKeyException e) {
                        return false;
                    }
                });
    }

    /** The check a terminal opened with this key, and the MAC of the body it gave then. */
    Optional<Keyed> byKey(String oin, String key) {
        return inTransaction(
                () ->
                        jdbc.sql(
                                        "select * from border_check where oin = :oin and idempotency_key = :key")
                                .param("oin", oin)
                                .param("key", key)
                                .query((row, _) -> new Keyed(open(row), row.getBytes("body_mac")))
                                .optional());
    }

    Optional<BorderCheck> find(UUID id) {
        return inTransaction(
                () ->
                        jdbc.sql("select * from border_check where id = :id")
                                .param("id", id)
                                .query((row, _) -> open(row))
                                .optional());
    }

    /** Checks of a party opened since then, the latest so many, in the order opened. */
    List<BorderCheck> party(byte[] party, Instant since, int most) {
        return inTransaction(
                () ->
                        jdbc.sql(
                                        """
                        select * from (
                            select * from border_check where party_mac = :party and opened_at > :since
                            order by opened_at desc limit :most) latest
                        order by opened_at, id
                        """)
                                .param("party", party)
                                .param("since", utc(since))
                                .param("most", most)
                                .query((row, _) -> open(row))
                                .list());
    }

    /**
     * Changes a check under its row lock.
     *
     * @throws BorderCheckException {@link Reason#UNKNOWN_CHECK}, or whatever {@code change} throws
     */
    BorderCheck update(UUID id, UnaryOperator<BorderCheck> change) {
        return told(inTransaction(() -> change(id, change)));
    }

    private Change change(UUID id, UnaryOperator<BorderCheck> change) {
        BorderCheck before =
                jdbc.sql("select * from border_check where id = :id for update")
                        .param("id", id)
                        .query((row, _) -> open(row))
                        .optional()
                        .orElseThrow(() -> new BorderCheckException(Reason.UNKNOWN_CHECK));
        return written(before, change.apply(before));
    }

    private Change written(BorderCheck before, BorderCheck after) {
        if (!after.equals(before)) {
            write(after);
        }
        return new Change(before, after);
    }

    /** Called when the change is durable. */
    private BorderCheck told(Change made) {
        if (!made.after().equals(made.before())) {
            changed.accept(made.before(), made.after());
        }
        return made.after();
    }

    /** Ends this lease now, so that any node may take the check over. */
    void release(UUID id, long lease) {
        int _ =
                inTransaction(
                        () ->
                                jdbc.sql(
                                                """
                        update border_check set leased_until = now()
                        where id = :id and lease_number = :lease and not examined
                        """)
                                        .param("id", id)
                                        .param("lease", lease)
                                        .update());
    }

    /**
     * Takes over checks whose examination stopped half-way: their lease ran out. Each is handed to
     * one node only, and whoever had it before can't conclude it any more.
     */
    List<Leased> takeInterrupted(Duration lease, int atMost) {
        return inTransaction(
                () ->
                        jdbc
                                .sql(
                                        """
                        update border_check set leased_until = now() + :lease * interval '1 millisecond',
                            lease_number = lease_number + 1
                        where id in (
                            select id from border_check
                            where not examined and status = 'OPEN' and leased_until < now()
                            order by leased_until limit :most for update skip locked)
                        returning *
                        """)
                                .param("lease", lease.toMillis())
                                .param("most", atMost)
                                .query((row, _) -> openIfPossible(row))
                                .list()
                                .stream()
                                .flatMap(Optional::stream)
                                .toList());
    }

    /**
     * Whether nobody took the check over from the holder of this lease, and it is not concluded.
     */
    boolean mayConclude(UUID id, long lease) {
        return inTransaction(
                () ->
                        jdbc.sql(
                                        "select lease_number = :lease and not examined from border_check where id = :id")
                                .param("lease", lease)
                                .param("id", id)
                                .query(Boolean.class)
                                .optional()
                                .orElse(false));
    }

    /**
     * Keeps what the examination under this lease found. Does nothing when another node has taken
     * the check over since, or it was concluded before.
     *
     * @return whether more is known of the check than the conclusion rests on
     */
    boolean conclude(UUID id, long lease, Conclusion conclusion) {
        return inTransaction(
                        () ->
                                jdbc.sql(
                                                """
                        select * from border_check where id = :id and lease_number = :lease for update
                        """)
                                        .param("id", id)
                                        .param("lease", lease)
                                        .query((row, _) -> open(row))
                                        .optional()
                                        .map(ours -> written(ours, ours.concluded(conclusion))))
                .map(this::told)
                .filter(BorderCheck::unweighed)
                .isPresent();
    }

    /** Open checks that were opened before; the oldest first. */
    List<UUID> openSince(Instant before, int atMost) {
        return inTransaction(
                () ->
                        jdbc.sql(
                                        """
                        select id from border_check where status = 'OPEN' and opened_at < :before
                        order by opened_at limit :most
                        """)
                                .param("before", utc(before))
                                .param("most", atMost)
                                .query(UUID.class)
                                .list());
    }

    /** Concluded checks of which more is known than their assessment rests on; in no order. */
    List<UUID> unweighed(int atMost) {
        return inTransaction(
                () ->
                        jdbc.sql(
                                        "select id from border_check where unweighed order by random() limit :most")
                                .param("most", atMost)
                                .query(UUID.class)
                                .list());
    }

    /** How many travellers this terminal sent back to try again since then. */
    int tryAgainSince(String terminal, Instant since) {
        return inTransaction(
                () ->
                        jdbc.sql(
                                        """
                        select count(*) from border_check
                        where terminal = :terminal and opened_at > :since and instruction = 'TRY_AGAIN'
                        """)
                                .param("terminal", terminal)
                                .param("since", utc(since))
                                .query(Integer.class)
                                .single());
    }

    private void write(BorderCheck check) {
        Sealer.Sealed sealed = seal(check);
        jdbc.sql(
                        """
                update border_check set status = :status, instruction = :instruction, examined = :examined,
                    unweighed = :unweighed, bucket = :bucket, wrapped_key = :wrapped, state = :state
                where id = :id
                """)
                .param("id", check.id())
                .param("status", check.status().name())
                .param("instruction", check.last() == null ? null : check.last().name())
                .param("examined", check.conclusion() != null)
                .param("unweighed", check.unweighed())
                .param("bucket", sealed.bucket())
                .param("wrapped", sealed.wrappedKey())
                .param("state", sealed.ciphertext())
                .update();
    }

    private Sealer.Sealed seal(BorderCheck check) {
        return sealer.seal(codec.write(check), context(check.id()));
    }

    /** One row that can't be opened must not keep the others from being taken over. */
    private Optional<Leased> openIfPossible(ResultSet row) throws SQLException {
        try {
            return Optional.of(new Leased(open(row), row.getLong("lease_number")));
        } catch (RuntimeException e) {
            LOG.error(
                    "Check {} can't be opened: {}",
                    row.getObject("id", UUID.class),
                    e.getClass().getName());
            return Optional.empty();
        }
    }

    private BorderCheck open(ResultSet row) throws SQLException {
        UUID id = row.getObject("id", UUID.class);
        Sealer.Sealed sealed =
                new Sealer.Sealed(
                        row.getString("bucket"),
                        row.getBytes("wrapped_key"),
                        row.getBytes("state"));
        return codec.read(sealer.open(sealed, context(id)));
    }

    private static byte[] context(UUID id) {
        return ("border-check:" + id).getBytes(StandardCharsets.US_ASCII);
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    private <T> T inTransaction(java.util.function.Supplier<T> work) {
        try {
            T result = transactions.execute(_ -> work.get());
            return java.util.Objects.requireNonNull(
                    result, "a transaction returns what its work returned");
        } catch (DataAccessException | TransactionException e) {
            throw new BorderCheckException(Reason.STORE_UNAVAILABLE, e);
        }
    }

    /** A check before and after. */
    private record Change(BorderCheck before, BorderCheck after) {}

    /** A check with the MAC of the body that opened it. */
    @SuppressWarnings("ArrayRecordComponent") // compared in constant time by its reader
    record Keyed(BorderCheck check, byte[] mac) {}

    /**
     * A check to be examined.
     *
     * @param lease its number, with which it may be concluded
     */
    record Leased(BorderCheck check, long lease) {}
}
