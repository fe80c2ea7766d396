package nl.grenspoort.trust;

import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.interfaces.RSAPrivateKey;
import java.security.interfaces.RSAPublicKey;

/** Whether a private key is that of a certificate. */
final class KeyPairs {
    private static final byte[] CHALLENGE =
            "does this key belong?".getBytes(java.nio.charset.StandardCharsets.US_ASCII);

    private KeyPairs() {}

    static boolean match(Credentials own) {
        PublicKey announced = own.certificate().getPublicKey();
        PrivateKey key = own.key();
        if (!key.getAlgorithm().equals(announced.getAlgorithm())) {
            return false;
        }
        if (key instanceof RSAPrivateKey secret && announced instanceof RSAPublicKey open) {
            return secret.getModulus().equals(open.getModulus());
        }
        return signs(own) ? verifies(key, announced) : true;
    }

    /** A token may refuse to sign with a key that is for something else. */
    private static boolean signs(Credentials own) {
        boolean[] usage = own.certificate().getKeyUsage();
        return usage == null || usage[0];
    }

    private static boolean verifies(PrivateKey key, PublicKey announced) {
        String algorithm =
                switch (announced.getAlgorithm()) {
                    case "RSA" -> "SHA256withRSA";
                    case "EC" -> "SHA256withECDSA";
                    case String other -> other;
                };
        try {
            Signature signature = Signature.getInstance(algorithm);
            signature.initSign(key);
            signature.update(CHALLENGE);
            byte[] signed = signature.sign();
            Signature check = Signature.getInstance(algorithm);
            check.initVerify(announced);
            check.update(CHALLENGE);
            return check.verify(signed);
        } catch (GeneralSecurityException e) {
            return false;
        }
    }
}
