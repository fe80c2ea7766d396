package nl.grenspoort.trust.wus;

import nl.grenspoort.trust.Oin;
import nl.grenspoort.trust.TrustDirectory;

import org.w3c.dom.Element;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * A message whose signature was verified without asking what it answers: what a refusal before
 * verification is.
 *
 * @param headers WS-Addressing headers by name
 */
public record Verified(Map<String, String> headers, Element payload) {
    /** Fails when it is not signed by this party, in every part. */
    public static Verified of(byte[] bytes, TrustDirectory trust, String oin) {
        try {
            Envelope envelope = Envelope.of(SafeXml.parse(bytes, 10_000_000));
            new SignatureCheck(
                            trust.authorities("signing-ca"),
                            Duration.ofMinutes(5),
                            Duration.ofMinutes(1),
                            InstantSource.system())
                    .verify(
                            envelope,
                            Set.of("Timestamp", "BinarySecurityToken", "Signature"),
                            new Oin(oin));
            Map<String, String> headers = new TreeMap<>();
            envelope.addressing()
                    .forEach((name, element) -> headers.put(name, element.getTextContent()));
            return new Verified(headers, envelope.payload());
        } catch (WusRefusedException e) {
            throw new AssertionError("the answer is not signed as it must be", e);
        }
    }
}
