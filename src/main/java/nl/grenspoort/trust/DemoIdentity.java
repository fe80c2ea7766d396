package nl.grenspoort.trust;

import org.jspecify.annotations.Nullable;

import java.util.Objects;
import java.util.stream.Stream;

/**
 * The identities of the demo. All OINs have the test prefix 00000099.
 *
 * @param name of the files in {@code certs/demo}
 */
record DemoIdentity(String name, CertificateUse use, @Nullable String oin) {
    static final java.util.List<DemoIdentity> ALL =
            Stream.concat(
                            Stream.of(
                                    server("gateway-server", "00000099000000000100"),
                                    client("gateway-client", "00000099000000000100"),
                                    signing("gateway-signing", "00000099000000000100"),
                                    new DemoIdentity(
                                            "gateway-encryption",
                                            CertificateUse.ENCRYPTION,
                                            "00000099000000000100"),
                                    client("kiosk-ams-01", "00000099000000001000"),
                                    client("e-gate-ams-01", "00000099000000002000"),
                                    client("desk-ams-01", "00000099000000003000"),
                                    signing("desk-ams-01-signing", "00000099000000003000"),
                                    client("mobile-ams-01", "00000099000000004000"),
                                    // an airline, that asks ETIAS, EES and VIS whom it may board
                                    client("carrier-01", "00000099000000005000"),
                                    signing("carrier-01-signing", "00000099000000005000"),
                                    // another organisation's gateway before the same systems
                                    client("integrator-a", "00000099000000006000"),
                                    signing("integrator-a-signing", "00000099000000006000"),
                                    client("stranger", "00000099000000009000"),
                                    // for a system that an integrator adds
                                    server("simulator-spare", "00000099000000099000"),
                                    signing("spare-signing", "00000099000000099000")),
                            systems())
                    .toList();

    /** Each simulated system has a server and signs: the name, and the three digits of its OIN. */
    private static Stream<DemoIdentity> systems() {
        return Stream.of(
                        "sis:011",
                        "ees:012",
                        "etias:013",
                        "vis:014",
                        "ecris-tcn:015",
                        "eurodac:016",
                        "cir-mid:017",
                        "sltd:018",
                        "national-register:019",
                        "esp:020")
                .map(system -> system.split(":", 2))
                .flatMap(
                        system ->
                                Stream.of(
                                        server(
                                                "simulator-" + system[0],
                                                "00000099000000" + system[1] + "000"),
                                        signing(
                                                system[0] + "-signing",
                                                "00000099000000" + system[1] + "000")));
    }

    private static DemoIdentity signing(String name, String oin) {
        return new DemoIdentity(name, CertificateUse.SIGNING, oin);
    }

    /** Whether a simulated system signs its answers with it. */
    boolean signsForSystem() {
        return use == CertificateUse.SIGNING
                && ALL.stream()
                        .filter(other -> other.use == CertificateUse.TLS_SERVER)
                        .filter(other -> other.name.startsWith("simulator-"))
                        .anyMatch(other -> Objects.equals(other.oin, oin));
    }

    private static DemoIdentity server(String name, String oin) {
        return new DemoIdentity(name, CertificateUse.TLS_SERVER, oin);
    }

    private static DemoIdentity client(String name, String oin) {
        return new DemoIdentity(name, CertificateUse.TLS_CLIENT, oin);
    }
}
