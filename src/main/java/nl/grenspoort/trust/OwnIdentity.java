package nl.grenspoort.trust;

import java.util.List;

/**
 * The gateway's own identities.
 *
 * @param name alias of the key, or name of its files
 * @param authorities name of the anchors that its certificate must lead to
 * @param required whether the gateway can do without
 */
record OwnIdentity(String name, CertificateUse use, String authorities, boolean required) {
    static final String TLS_CA = "tls-ca";
    static final String SIGNING_CA = "signing-ca";

    static final List<OwnIdentity> ALL =
            List.of(
                    new OwnIdentity("gateway-server", CertificateUse.TLS_SERVER, TLS_CA, true),
                    new OwnIdentity("gateway-client", CertificateUse.TLS_CLIENT, TLS_CA, true),
                    new OwnIdentity("gateway-signing", CertificateUse.SIGNING, SIGNING_CA, true),
                    new OwnIdentity(
                            "gateway-encryption", CertificateUse.ENCRYPTION, SIGNING_CA, false));
}
