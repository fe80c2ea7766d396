package nl.grenspoort.trust;

import static java.util.Objects.requireNonNull;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.util.Base64;

import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Signs HTTP messages as the signing module of the NL API Design Rules asks: a JAdES detached JWS,
 * PS256, over the request target and header fields. The certificate chain ({@code x5c}) and the
 * time ({@code iat}) are in the protected header and so signed as well.
 */
public final class MessageSigner {
    /** Names the mechanism by which {@code sigD} lists what is signed. */
    static final String HTTP_HEADERS = "http://uri.etsi.org/19182/HttpHeaders";

    static final Set<String> CRITICAL = Set.of("b64", "sigD");

    private final JWSSigner signer;
    private final List<Base64> chain;
    private final InstantSource clock;

    /**
     * @param own an RSA key of at least 2048 bits and its chain
     */
    public MessageSigner(Credentials own, InstantSource clock) {
        this.signer = new RSASSASigner(own.key());
        this.chain = encoded(own.chain());
        this.clock = requireNonNull(clock, "clock");
    }

    /**
     * A signature over these parts, new at each call.
     *
     * @param names of the parts, lower case, in the order signed
     * @return compact JWS without payload: {@code header..signature}
     */
    public String sign(MessageParts parts, List<String> names) {
        JWSHeader header =
                new JWSHeader.Builder(JWSAlgorithm.PS256)
                        .base64URLEncodePayload(false)
                        .criticalParams(CRITICAL)
                        .x509CertChain(chain)
                        .customParam("iat", clock.instant().getEpochSecond())
                        .customParam("sigD", Map.of("mId", HTTP_HEADERS, "pars", names))
                        .build();
        JWSObject jws = new JWSObject(header, new Payload(parts.text(names)));
        try {
            jws.sign(signer);
        } catch (JOSEException e) {
            throw new IllegalStateException("a message can't be signed", e);
        }
        return jws.serialize(true);
    }

    private static List<Base64> encoded(List<X509Certificate> certificates) {
        List<Base64> encoded = new ArrayList<>();
        for (X509Certificate certificate : certificates) {
            try {
                encoded.add(Base64.encode(certificate.getEncoded()));
            } catch (CertificateEncodingException e) {
                throw new IllegalArgumentException("a certificate can't be encoded", e);
            }
        }
        return List.copyOf(encoded);
    }
}
