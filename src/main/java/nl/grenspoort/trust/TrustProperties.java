package nl.grenspoort.trust;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

import java.nio.file.Path;

/**
 * Where keys and certificates are.
 *
 * @param directory PEM files
 * @param demo make a demo PKI there when it does not exist
 * @param signingKeyBits RSA size of the demo's signing and encryption keys; 3072 is the least that
 *     NCSC rates good
 */
@ConfigurationProperties("grenspoort.trust")
public record TrustProperties(
        @DefaultValue("certs/demo") Path directory,
        @DefaultValue("true") boolean demo,
        @DefaultValue("3072") int signingKeyBits) {
    public TrustProperties {
        if (signingKeyBits < 2048) {
            throw new IllegalArgumentException(
                    "grenspoort.trust.signing-key-bits must be at least 2048");
        }
    }
}
