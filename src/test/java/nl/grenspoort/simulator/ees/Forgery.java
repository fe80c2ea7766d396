package nl.grenspoort.simulator.ees;

import static java.util.Objects.requireNonNull;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.util.Base64;
import com.nimbusds.jose.util.Base64URL;

import nl.grenspoort.systems.WireReply;
import nl.grenspoort.trust.Credentials;
import nl.grenspoort.trust.DemoPki;
import nl.grenspoort.trust.MessageParts;
import nl.grenspoort.trust.MessageSigner;
import nl.grenspoort.trust.TestPki;
import nl.grenspoort.trust.TrustDirectory;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.security.cert.CertificateEncodingException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Answers as an attacker, or a broken system, would make them of a real one. */
final class Forgery {
    /** What an answer of the simulated EES covers. */
    static final List<String> COVERED =
            List.of("message-id", "message-to", "relates-to", "digest", "content-type");

    private static final TrustDirectory ELSEWHERE = elsewhere();

    private Forgery() {}

    /** Same names, same OINs, other certification authority. */
    static Credentials otherAuthority(String name) {
        return ELSEWHERE.credentials(name);
    }

    static Credentials ees() {
        return TestPki.shared().credentials("ees-signing");
    }

    /** The answer with another body and a signature that fits it. */
    static WireReply signed(WireReply reply, String body, InstantSource clock) {
        return signed(reply, Map.of(), body.getBytes(StandardCharsets.UTF_8), ees(), clock);
    }

    /** The answer with these headers and body, and a signature of {@code by} that fits them. */
    static WireReply signed(
            WireReply reply,
            Map<String, String> changed,
            byte[] body,
            Credentials by,
            InstantSource clock) {
        Map<String, String> headers = new HashMap<>(reply.headers());
        headers.put("digest", MessageParts.digest(body));
        headers.putAll(changed);
        headers.put(
                "message-signature",
                new MessageSigner(by, clock).sign(MessageParts.response(headers, body), COVERED));
        return new WireReply(reply.status(), headers, body);
    }

    /** The answer with one header field another, or, with null, without it. */
    static WireReply with(WireReply reply, String name, @Nullable String value) {
        Map<String, String> headers = new HashMap<>(reply.headers());
        if (value == null) {
            headers.remove(name);
        } else {
            headers.put(name, value);
        }
        return new WireReply(reply.status(), headers, reply.body());
    }

    static WireReply with(WireReply reply, byte[] body) {
        return new WireReply(reply.status(), reply.headers(), body);
    }

    static WireReply with(WireReply reply, int status) {
        return new WireReply(status, reply.headers(), reply.body());
    }

    /** A signature by RSA key of the EES itself, its header as given. */
    static WireReply jws(WireReply reply, JWSHeader header) {
        return jws(reply, header, new RSASSASigner(ees().key()));
    }

    /** A header as the contract asks, under any algorithm. */
    static JWSHeader.Builder header(JWSAlgorithm algorithm, List<String> names, Instant at) {
        try {
            return new JWSHeader.Builder(algorithm)
                    .base64URLEncodePayload(false)
                    .criticalParams(Set.of("b64", "sigD"))
                    .x509CertChain(List.of(Base64.encode(ees().certificate().getEncoded())))
                    .customParam("iat", at.getEpochSecond())
                    .customParam(
                            "sigD",
                            Map.of("mId", "http://uri.etsi.org/19182/HttpHeaders", "pars", names));
        } catch (CertificateEncodingException e) {
            throw new AssertionError(e);
        }
    }

    /** The EES's public key used as the secret of an HMAC. */
    static WireReply macWithPublicKey(WireReply reply, Instant at) {
        try {
            byte[] publicKey = ees().certificate().getPublicKey().getEncoded();
            return jws(
                    reply,
                    header(JWSAlgorithm.HS256, COVERED, at).build(),
                    new MACSigner(publicKey));
        } catch (JOSEException e) {
            throw new AssertionError(e);
        }
    }

    /** The real signature's header with algorithm {@code none} and no signature. */
    static WireReply unsecured(WireReply reply, String signature) {
        String header =
                Base64URL.from(signature(reply).split("\\.")[0])
                        .decodeToString()
                        .replace("PS256", "none");
        return with(reply, "message-signature", Base64URL.encode(header) + ".." + signature);
    }

    private static WireReply jws(WireReply reply, JWSHeader header, JWSSigner signer) {
        Map<?, ?> sigD = (Map<?, ?>) header.getCustomParam("sigD");
        StringBuilder text = new StringBuilder();
        for (Object name : (List<?>) requireNonNull(sigD.get("pars"))) {
            text.append(text.isEmpty() ? "" : "\n")
                    .append(name)
                    .append(": ")
                    .append(reply.headers().get(name));
        }
        try {
            JWSObject jws = new JWSObject(header, new Payload(text.toString()));
            jws.sign(signer);
            return with(reply, "message-signature", jws.serialize(true));
        } catch (JOSEException e) {
            throw new AssertionError(e);
        }
    }

    /** The text of the answer's signature. */
    static String signature(WireReply reply) {
        return requireNonNull(reply.headers().get("message-signature"));
    }

    private static TrustDirectory elsewhere() {
        try {
            return DemoPki.openOrCreate(
                    Files.createTempDirectory("grenspoort-pki").resolve("elsewhere"),
                    2048,
                    Instant.now());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
