package nl.grenspoort.trust;

import org.jspecify.annotations.Nullable;

/**
 * The identities of the demo. All OINs have the test prefix 00000099.
 *
 * @param name of the files in {@code certs/demo}
 */
record DemoIdentity(String name, CertificateUse use, @Nullable String oin) {
    static final java.util.List<DemoIdentity> ALL =
            java.util.List.of(
                    server("gateway-server", "00000099000000000100"),
                    client("gateway-client", "00000099000000000100"),
                    new DemoIdentity(
                            "gateway-signing", CertificateUse.SIGNING, "00000099000000000100"),
                    new DemoIdentity(
                            "gateway-encryption",
                            CertificateUse.ENCRYPTION,
                            "00000099000000000100"),
                    client("kiosk-ams-01", "00000099000000001000"),
                    client("e-gate-ams-01", "00000099000000002000"),
                    client("desk-ams-01", "00000099000000003000"),
                    new DemoIdentity(
                            "desk-ams-01-signing", CertificateUse.SIGNING, "00000099000000003000"),
                    client("mobile-ams-01", "00000099000000004000"),
                    client("stranger", "00000099000000009000"),
                    server("simulator-sis", "00000099000000011000"),
                    new DemoIdentity("sis-signing", CertificateUse.SIGNING, "00000099000000011000"),
                    server("simulator-ees", "00000099000000012000"),
                    new DemoIdentity("ees-signing", CertificateUse.SIGNING, "00000099000000012000"),
                    server("simulator-etias", "00000099000000013000"),
                    server("simulator-vis", "00000099000000014000"),
                    new DemoIdentity("vis-signing", CertificateUse.SIGNING, "00000099000000014000"),
                    server("simulator-ecris-tcn", "00000099000000015000"),
                    server("simulator-eurodac", "00000099000000016000"),
                    server("simulator-cir-mid", "00000099000000017000"),
                    server("simulator-sltd", "00000099000000018000"),
                    server("simulator-national-register", "00000099000000019000"),
                    new DemoIdentity(
                            "national-register-signing",
                            CertificateUse.SIGNING,
                            "00000099000000019000"),
                    // for a system that an integrator adds
                    server("simulator-spare", "00000099000000099000"),
                    new DemoIdentity(
                            "spare-signing", CertificateUse.SIGNING, "00000099000000099000"));

    private static DemoIdentity server(String name, String oin) {
        return new DemoIdentity(name, CertificateUse.TLS_SERVER, oin);
    }

    private static DemoIdentity client(String name, String oin) {
        return new DemoIdentity(name, CertificateUse.TLS_CLIENT, oin);
    }
}
