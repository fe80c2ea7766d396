package nl.grenspoort.messagelog;

import static java.util.Objects.requireNonNull;

import nl.grenspoort.messagelog.LogEntryView.Part;
import nl.grenspoort.messagelog.LogRecord.Capture;
import nl.grenspoort.trust.Sealer;

import org.jspecify.annotations.Nullable;

import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.Optional;

/** Opens sealed bodies and holds them against the commitments in their entries. */
final class BodyReader {
    private static final String BODY =
            """
            select b.ciphertext, k.bucket, k.wrapped_key
            from log_body b left join log_key k on k.entry_id = b.entry_id and k.part = b.part
            where b.entry_id = ? and b.part = 0 and octet_length(b.ciphertext) = ?
            """;

    private final Sealer sealer;

    BodyReader(Sealer sealer) {
        this.sealer = requireNonNull(sealer, "sealer");
    }

    Optional<byte[]> kept(Connection connection, LogEntryView entry) throws SQLException {
        if (entry.parts().isEmpty()) {
            return Optional.empty();
        }
        Part part = entry.parts().getFirst();
        if (part.capture() == Capture.METADATA) {
            return Optional.empty();
        }
        byte[] envelope = open(entry, part, read(connection, entry, part));
        byte[] kept = SealedBody.kept(envelope, part.capture());
        if (!MessageDigest.isEqual(
                SealedBody.commitment(SealedBody.keptOpening(envelope, part.capture()), kept),
                commitment(entry, part))) {
            throw damaged(entry, "the body is not the one that was committed to", null);
        }
        return Optional.of(kept);
    }

    private static Sealer.Sealed read(Connection connection, LogEntryView entry, Part part)
            throws SQLException {
        try (PreparedStatement sql = connection.prepareStatement(BODY)) {
            sql.setObject(1, entry.id());
            sql.setLong(2, SealedBody.ciphertextSize(part));
            try (ResultSet row = sql.executeQuery()) {
                if (!row.next()) {
                    throw damaged(entry, "the sealed body is missing or of another size", null);
                }
                String bucket = row.getString("bucket");
                if (bucket == null) {
                    throw damaged(entry, "the key of the body is missing", null);
                }
                return new Sealer.Sealed(
                        bucket, row.getBytes("wrapped_key"), row.getBytes("ciphertext"));
            }
        }
    }

    private byte[] open(LogEntryView entry, Part part, Sealer.Sealed sealed) {
        if (!HexFormat.of().formatHex(Sha256.of(sealed.ciphertext())).equals(part.ciphertext())) {
            throw damaged(entry, "the sealed body is not the one that was logged", null);
        }
        try {
            return sealer.open(sealed, SealedBody.context(entry.id(), 0));
        } catch (IllegalStateException e) {
            throw damaged(entry, "the key does not open the body", e);
        }
    }

    private static byte[] commitment(LogEntryView entry, Part part) {
        String hex = part.capture() == Capture.REDACTED ? part.keptCommitment() : part.commitment();
        if (hex == null) {
            throw damaged(entry, "the entry has no commitment", null);
        }
        try {
            return HexFormat.of().parseHex(hex);
        } catch (IllegalArgumentException e) {
            throw damaged(entry, "the entry has no commitment", e);
        }
    }

    private static LogDamagedException damaged(
            LogEntryView entry, String what, @Nullable Exception cause) {
        return new LogDamagedException(entry.index(), what, cause);
    }
}
