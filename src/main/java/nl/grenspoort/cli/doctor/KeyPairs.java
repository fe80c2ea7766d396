package nl.grenspoort.cli.doctor;

import nl.grenspoort.trust.Credentials;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Signature;

/** Whether a private key is that of a certificate, found out by signing and verifying. */
final class KeyPairs {
    private static final byte[] ANYTHING = "grenspoort doctor".getBytes(StandardCharsets.US_ASCII);

    private KeyPairs() {}

    static boolean belong(Credentials credentials) {
        String algorithm =
                switch (credentials.key().getAlgorithm()) {
                    case "EC" -> "SHA256withECDSA";
                    case "RSA" -> "SHA256withRSA";
                    default -> credentials.key().getAlgorithm();
                };
        try {
            Signature signer = Signature.getInstance(algorithm);
            signer.initSign(credentials.key());
            signer.update(ANYTHING);
            byte[] signature = signer.sign();
            Signature verifier = Signature.getInstance(algorithm);
            verifier.initVerify(credentials.certificate().getPublicKey());
            verifier.update(ANYTHING);
            return verifier.verify(signature);
        } catch (GeneralSecurityException e) {
            return false;
        }
    }
}
