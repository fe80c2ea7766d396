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

import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.Signature;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Signs HTTP messages as the signing module of the NL API Design Rules asks: a JAdES detached JWS,
 * PS256, over the request target and header fields. The certificate chain ({@code x5c}) and the
 * time ({@code iat}) are in the protected header and so signed as well.
 */
public final class MessageSigner {
    /** Names the mechanism by which {@code sigD} lists what is signed. */
    static final String HTTP_HEADERS = "http://uri.etsi.org/19182/HttpHeaders";

    static final Set<String> CRITICAL = Set.of("b64", "sigD");

    private final Supplier<Credentials> own;
    private final InstantSource clock;
    private volatile Key key;

    /**
     * @param own an RSA key of at least 2048 bits and its chain
     */
    public MessageSigner(Credentials own, InstantSource clock) {
        this(() -> own, clock);
    }

    /**
     * @param own an RSA key of at least 2048 bits and its chain, asked for at each signature; the
     *     key may be a token's
     */
    public MessageSigner(Supplier<Credentials> own, InstantSource clock) {
        this.own = requireNonNull(own, "own");
        this.clock = requireNonNull(clock, "clock");
        this.key = Key.of(own.get());
    }

    /**
     * A signature over these parts, new at each call.
     *
     * @param names of the parts, lower case, in the order signed
     * @return compact JWS without payload: {@code header..signature}
     */
    public String sign(MessageParts parts, List<String> names) {
        Key with = key();
        JWSHeader header =
                new JWSHeader.Builder(JWSAlgorithm.PS256)
                        .base64URLEncodePayload(false)
                        .criticalParams(CRITICAL)
                        .x509CertChain(with.chain)
                        .customParam("iat", clock.instant().getEpochSecond())
                        .customParam("sigD", Map.of("mId", HTTP_HEADERS, "pars", names))
                        .build();
        JWSObject jws = new JWSObject(header, new Payload(parts.text(names)));
        try {
            jws.sign(with.signer);
        } catch (JOSEException e) {
            throw new IllegalStateException("a message can't be signed", e);
        }
        return jws.serialize(true);
    }

    private Key key() {
        Credentials now = own.get();
        Key with = key;
        if (!with.own.equals(now)) {
            with = Key.of(now);
            key = with;
        }
        return with;
    }

    /** A key ready to sign with. */
    private record Key(Credentials own, JWSSigner signer, List<Base64> chain) {
        static Key of(Credentials own) {
            RSASSASigner signer = new RSASSASigner(own.key());
            signer.getJCAContext().setProvider(provider(own.key()));
            return new Key(own, signer, encoded(own.chain()));
        }

        /** The one that can use this very key: a token's key can be used by the token only. */
        private static Provider provider(PrivateKey key) {
            try {
                Signature signature = Signature.getInstance("RSASSA-PSS");
                signature.initSign(key);
                return signature.getProvider();
            } catch (GeneralSecurityException e) {
                throw new IllegalArgumentException("the key can't sign by RSASSA-PSS", e);
            }
        }
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
