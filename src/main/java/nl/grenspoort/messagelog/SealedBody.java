package nl.grenspoort.messagelog;

import static java.util.Objects.requireNonNull;

import nl.grenspoort.messagelog.LogRecord.Body;
import nl.grenspoort.messagelog.LogRecord.Capture;
import nl.grenspoort.trust.Sealer;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * A wire message as the log keeps it. The entry holds a commitment, HMAC-SHA256(random opening,
 * wire bytes): it binds the bytes and reveals nothing that could be guessed. The opening is sealed
 * together with what is kept of the body.
 *
 * @param description what the entry says of it
 * @param sealed what goes into {@code log_body} and {@code log_key}
 */
record SealedBody(Map<String, Object> description, Sealer.Sealed sealed) {
    static final int OPENING = 32;

    /** What AES-256-GCM adds: a nonce of 12 bytes and a tag of 16 ({@link Sealer.Sealed}). */
    private static final int SEALING = 28;

    private static final SecureRandom RANDOM = new SecureRandom();

    static SealedBody of(Body body, UUID entryId, int part, Sealer sealer) {
        Map<String, Object> description = new TreeMap<>();
        byte[] opening = opening();
        description.put("mediaType", body.mediaType());
        description.put("size", body.wire().length);
        description.put("capture", body.capture().name());
        description.put("commitment", HexFormat.of().formatHex(commitment(opening, body.wire())));
        Sealer.Sealed sealed =
                sealer.seal(envelope(body, opening, description), context(entryId, part));
        description.put("bucket", sealed.bucket());
        description.put("ciphertext", HexFormat.of().formatHex(Sha256.of(sealed.ciphertext())));
        return new SealedBody(description, sealed);
    }

    /** Opening, then whatever is kept; for a redacted copy its own opening stands before it. */
    private static byte[] envelope(Body body, byte[] opening, Map<String, Object> description) {
        byte[] kept = body.kept();
        return switch (body.capture()) {
            case METADATA -> opening;
            case FULL -> join(opening, body.wire());
            case REDACTED -> {
                byte[] copy = requireNonNull(kept, "a redacted body has a copy");
                byte[] copyOpening = opening();
                description.put("keptSize", copy.length);
                description.put(
                        "keptCommitment", HexFormat.of().formatHex(commitment(copyOpening, copy)));
                yield join(opening, copyOpening, copy);
            }
        };
    }

    /** What an envelope keeps: the wire bytes, the redacted copy, or nothing. */
    static byte[] kept(byte[] envelope, Capture capture) {
        int from = capture == Capture.REDACTED ? 2 * OPENING : OPENING;
        return Arrays.copyOfRange(envelope, Math.min(from, envelope.length), envelope.length);
    }

    /** Bytes of the ciphertext of this part: what is sealed, and AES-GCM's nonce and tag. */
    static long ciphertextSize(LogEntryView.Part part) {
        long kept = part.keptSize() == null ? 0 : part.keptSize();
        return SEALING
                + switch (part.capture()) {
                    case METADATA -> OPENING;
                    case FULL -> OPENING + part.size();
                    case REDACTED -> 2 * OPENING + kept;
                };
    }

    /** The opening of the commitment to what is kept. */
    static byte[] keptOpening(byte[] envelope, Capture capture) {
        int from = capture == Capture.REDACTED ? OPENING : 0;
        return Arrays.copyOfRange(envelope, from, from + OPENING);
    }

    static byte[] context(UUID entryId, int part) {
        return ("log:" + entryId + ":" + part).getBytes(StandardCharsets.US_ASCII);
    }

    static byte[] commitment(byte[] opening, byte[] bytes) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(opening, "HmacSHA256"));
            return mac.doFinal(bytes);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has HmacSHA256", e);
        }
    }

    private static byte[] opening() {
        byte[] opening = new byte[OPENING];
        RANDOM.nextBytes(opening);
        return opening;
    }

    private static byte[] join(byte[]... parts) {
        ByteBuffer joined =
                ByteBuffer.allocate(Arrays.stream(parts).mapToInt(part -> part.length).sum());
        for (byte[] part : parts) {
            joined.put(part);
        }
        return joined.array();
    }
}
