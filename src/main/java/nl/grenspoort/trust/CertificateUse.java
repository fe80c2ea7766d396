package nl.grenspoort.trust;

/** What a certificate is for; decides key type, issuer and key usage. */
enum CertificateUse {
    TLS_SERVER,
    TLS_CLIENT,
    SIGNING,
    ENCRYPTION;

    boolean tls() {
        return this == TLS_SERVER || this == TLS_CLIENT;
    }
}
