package nl.grenspoort.casework;

import static java.util.Objects.requireNonNull;

import nl.grenspoort.trust.Sealer;

import org.springframework.jdbc.core.simple.JdbcClient;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;

/**
 * Partial results in PostgreSQL, where every node can read them, sealed as the check is. The table
 * is not written ahead to disk: after a crash the check is examined again.
 *
 * <p>Throws {@link org.springframework.dao.DataAccessException}.
 */
final class PartialResultStore {
    private final JdbcClient jdbc;
    private final Sealer sealer;
    private final BorderCheckCodec codec = new BorderCheckCodec();

    PartialResultStore(JdbcClient jdbc, Sealer sealer) {
        this.jdbc = requireNonNull(jdbc, "jdbc");
        this.sealer = requireNonNull(sealer, "sealer");
    }

    /**
     * Replaces what is there of the check; not what whoever took it over has written.
     *
     * @param lease of the examination it is of
     */
    void write(UUID check, long lease, PartialResult result) {
        Sealer.Sealed sealed = sealer.seal(codec.write(result), context(check));
        int _ =
                jdbc.sql(
                                """
                        insert into partial_result (check_id, lease_number, at, bucket, wrapped_key, state)
                        values (:check, :lease, now(), :bucket, :wrapped, :state)
                        on conflict (check_id) do update set lease_number = excluded.lease_number,
                            at = excluded.at, bucket = excluded.bucket,
                            wrapped_key = excluded.wrapped_key, state = excluded.state
                        where partial_result.lease_number <= excluded.lease_number
                        """)
                        .param("check", check)
                        .param("lease", lease)
                        .param("bucket", sealed.bucket())
                        .param("wrapped", sealed.wrappedKey())
                        .param("state", sealed.ciphertext())
                        .update();
    }

    Optional<PartialResult> find(UUID check) {
        return jdbc.sql("select * from partial_result where check_id = :check")
                .param("check", check)
                .query(
                        (row, _) ->
                                new Sealer.Sealed(
                                        row.getString("bucket"),
                                        row.getBytes("wrapped_key"),
                                        row.getBytes("state")))
                .optional()
                .map(row -> codec.readPartial(sealer.open(row, context(check))));
    }

    /** The examination under this lease has ended. */
    void remove(UUID check, long lease) {
        int _ =
                jdbc.sql(
                                "delete from partial_result where check_id = :check and lease_number <= :lease")
                        .param("check", check)
                        .param("lease", lease)
                        .update();
    }

    /** What a node that stopped half-way left behind. */
    void removeOlderThan(Duration age) {
        int _ =
                jdbc.sql(
                                "delete from partial_result where at < now() - :age * interval '1 millisecond'")
                        .param("age", age.toMillis())
                        .update();
    }

    private static byte[] context(UUID check) {
        return ("partial-result:" + check).getBytes(StandardCharsets.US_ASCII);
    }
}
