package nl.grenspoort.trust.wus;

import nl.grenspoort.trust.Credentials;

import org.apache.wss4j.common.crypto.CryptoBase;
import org.apache.wss4j.common.crypto.CryptoType;
import org.apache.wss4j.common.ext.WSSecurityException;
import org.jspecify.annotations.Nullable;

import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.regex.Pattern;

import javax.security.auth.callback.CallbackHandler;

/**
 * The gateway's one signing key as WSS4J asks for it. WSS4J's own key store class decrypts the key
 * again for each message.
 */
final class OwnKey extends CryptoBase {
    private final Credentials own;

    OwnKey(Credentials own) {
        this.own = own;
    }

    @Override
    public X509Certificate[] getX509Certificates(CryptoType type) {
        return new X509Certificate[] {own.certificate()};
    }

    @Override
    public PrivateKey getPrivateKey(String identifier, @Nullable String password) {
        return own.key();
    }

    @Override
    public PrivateKey getPrivateKey(
            X509Certificate certificate, @Nullable CallbackHandler handler) {
        return own.key();
    }

    @Override
    public PrivateKey getPrivateKey(PublicKey key, @Nullable CallbackHandler handler) {
        return own.key();
    }

    @Override
    public String getX509Identifier(X509Certificate certificate) {
        return "own";
    }

    @Override
    public void verifyTrust(
            X509Certificate[] chain,
            boolean revocation,
            @Nullable Collection<Pattern> subjects,
            @Nullable Collection<Pattern> issuers)
            throws WSSecurityException {
        throw new WSSecurityException(WSSecurityException.ErrorCode.FAILED_AUTHENTICATION);
    }

    @Override
    public void verifyTrust(PublicKey key) throws WSSecurityException {
        throw new WSSecurityException(WSSecurityException.ErrorCode.FAILED_AUTHENTICATION);
    }
}
