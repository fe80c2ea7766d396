package nl.grenspoort.simulator.wus;

import nl.grenspoort.trust.Credentials;

import org.apache.wss4j.common.crypto.CertificateStore;
import org.apache.wss4j.common.crypto.CryptoType;
import org.apache.wss4j.common.ext.WSSecurityException;
import org.jspecify.annotations.Nullable;

import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.List;

/** The simulator's signing key and the authorities it trusts, as WSS4J asks for them. */
final class SimulatorKeys extends CertificateStore {
    static final String OWN = "own";

    private final Credentials own;

    SimulatorKeys(Credentials own, List<X509Certificate> anchors) {
        super(anchors.toArray(X509Certificate[]::new));
        this.own = own;
    }

    @Override
    public X509Certificate[] getX509Certificates(CryptoType type) throws WSSecurityException {
        return type.getType() == CryptoType.TYPE.ALIAS && OWN.equals(type.getAlias())
                ? new X509Certificate[] {own.certificate()}
                : super.getX509Certificates(type);
    }

    @Override
    public PrivateKey getPrivateKey(String identifier, @Nullable String password) {
        return own.key();
    }
}
