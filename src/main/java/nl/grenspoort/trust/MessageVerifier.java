package nl.grenspoort.trust;

import static java.util.Objects.requireNonNull;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.RSASSAVerifier;

import org.jspecify.annotations.Nullable;

import java.security.cert.X509Certificate;
import java.security.interfaces.RSAPublicKey;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Verifies what {@link MessageSigner} makes. Only PS256, only by the expected organisation under
 * our anchors, only fresh, only when everything asked for is covered and the body is that of the
 * signed digest.
 */
public final class MessageVerifier {
    private static final int LONGEST = 16 * 1024;

    private final SignerChain chains;
    private final Oin signer;
    private final Duration maxAge;
    private final Duration clockSkew;
    private final InstantSource clock;

    /**
     * @param anchors certificates of authorities that issue signing certificates
     * @param signer the only organisation whose signature counts
     * @param maxAge how old a signature may be
     * @param clockSkew how far the signer's clock may differ from ours
     */
    public MessageVerifier(
            List<X509Certificate> anchors,
            Oin signer,
            Duration maxAge,
            Duration clockSkew,
            InstantSource clock) {
        this(Authorities.of(anchors), signer, maxAge, clockSkew, clock);
    }

    /**
     * @param authorities that issue signing certificates
     * @param signer the only organisation whose signature counts
     * @param maxAge how old a signature may be
     * @param clockSkew how far the signer's clock may differ from ours
     */
    public MessageVerifier(
            Authorities authorities,
            Oin signer,
            Duration maxAge,
            Duration clockSkew,
            InstantSource clock) {
        this.chains = new SignerChain(authorities);
        this.signer = requireNonNull(signer, "signer");
        this.maxAge = requireNonNull(maxAge, "maxAge");
        this.clockSkew = requireNonNull(clockSkew, "clockSkew");
        this.clock = requireNonNull(clock, "clock");
    }

    /**
     * A signature that counts.
     *
     * @param signedAt to the second
     * @param id the same for the same signature, however its text is written; two signatures never
     *     share one
     */
    public record Verified(Instant signedAt, String id) {}

    /**
     * Verifies a signature over the parts of a received message.
     *
     * @param signature compact JWS without payload; null when the message had none
     * @param required names that must be covered, {@code digest} always among them
     */
    public Verified verify(@Nullable String signature, MessageParts parts, Set<String> required)
            throws MessageSignatureException {
        if (!required.contains(MessageParts.DIGEST)) {
            throw new IllegalArgumentException("without the digest the body is not covered");
        }
        if (signature == null || signature.length() > LONGEST) {
            throw new MessageSignatureException("the message carries no signature");
        }
        JWSHeader header = header(signature);
        List<String> names = covered(header, parts, required);
        Instant now = clock.instant();
        X509Certificate certificate = chains.signer(chain(header), now);
        JWSObject jws = verified(signature, parts.text(names), certificate);
        if (!signer.equals(Oin.of(certificate).orElse(null))) {
            throw new MessageSignatureException("another organisation signed");
        }
        if (!parts.digestIsOfBody()) {
            throw new MessageSignatureException("the body is not the one signed");
        }
        return new Verified(
                fresh(header, now),
                HexFormat.of().formatHex(MessageParts.sha256(jws.getSignature().decode())));
    }

    private static JWSHeader header(String signature) throws MessageSignatureException {
        try {
            JWSHeader header = JWSObject.parse(signature, new Payload("")).getHeader();
            if (!JWSAlgorithm.PS256.equals(header.getAlgorithm())) {
                throw new MessageSignatureException("the algorithm is not PS256");
            }
            if (header.isBase64URLEncodePayload()
                    || !MessageSigner.CRITICAL.equals(header.getCriticalParams())) {
                throw new MessageSignatureException("b64 and sigD must be critical, b64 false");
            }
            return header;
        } catch (ParseException | IllegalArgumentException | IllegalStateException e) {
            throw new MessageSignatureException("the signature can't be read", e);
        }
    }

    private static List<String> covered(JWSHeader header, MessageParts parts, Set<String> required)
            throws MessageSignatureException {
        if (!(header.getCustomParam("sigD") instanceof Map<?, ?> sigD)
                || !MessageSigner.HTTP_HEADERS.equals(sigD.get("mId"))
                || !(sigD.get("pars") instanceof List<?> pars)) {
            throw new MessageSignatureException("sigD does not list what is signed");
        }
        List<String> names = pars.stream().map(String::valueOf).toList();
        Set<String> distinct = new HashSet<>(names);
        if (distinct.size() != names.size() || !distinct.containsAll(required)) {
            throw new MessageSignatureException("the signature does not cover what it must");
        }
        if (names.stream().anyMatch(name -> parts.value(name) == null)) {
            throw new MessageSignatureException("a signed part is missing");
        }
        return names;
    }

    private static List<com.nimbusds.jose.util.Base64> chain(JWSHeader header) {
        List<com.nimbusds.jose.util.Base64> chain = header.getX509CertChain();
        return chain == null ? List.of() : chain;
    }

    private static JWSObject verified(String signature, String text, X509Certificate certificate)
            throws MessageSignatureException {
        try {
            JWSObject jws = JWSObject.parse(signature, new Payload(text));
            RSAPublicKey key = (RSAPublicKey) certificate.getPublicKey();
            if (jws.verify(new RSASSAVerifier(key, MessageSigner.CRITICAL))) {
                return jws;
            }
            throw new MessageSignatureException("the signature is not of this message");
        } catch (ParseException | JOSEException e) {
            throw new MessageSignatureException("the signature can't be verified", e);
        }
    }

    private Instant fresh(JWSHeader header, Instant now) throws MessageSignatureException {
        if (!(header.getCustomParam("iat") instanceof Number seconds)) {
            throw new MessageSignatureException("the signature does not say when it was made");
        }
        long at = seconds.longValue();
        if (at < now.minus(maxAge).minus(clockSkew).getEpochSecond()) {
            throw new MessageSignatureException("the signature is too old");
        }
        if (at > now.plus(clockSkew).getEpochSecond()) {
            throw new MessageSignatureException("the signature is of the future");
        }
        return Instant.ofEpochSecond(at);
    }
}
