package nl.grenspoort.cli.doctor;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** TLS as kiosks meet it at the gateway's port, and as the gateway meets it at the systems'. */
final class TlsExam implements Exam {
    private static final String OPEN_PATH = "/v1/openapi.json";
    private static final int TLS_1_0 = 0x0301;
    private static final int TLS_1_1 = 0x0302;
    private static final int TLS_1_2 = 0x0303;

    /** ECDHE and static RSA with CBC and SHA-1: all that TLS 1.0 and 1.1 have in common with us. */
    private static final List<Integer> OLD_SUITES =
            List.of(0xc009, 0xc00a, 0xc013, 0xc014, 0x002f, 0x0035);

    private final Connections connections;
    private final CertificateExam certificates;

    TlsExam(Connections connections, CertificateExam certificates) {
        this.connections = connections;
        this.certificates = certificates;
    }

    @Override
    public Area area() {
        return Area.TLS;
    }

    @Override
    public void examine(Setup setup, Examination examination) {
        gateway(setup, examination);
        if (!connections.possible()) {
            examination.skipped(
                    Check.HANDSHAKE, "systems", "there are no usable keys: see certs.key");
            return;
        }
        connections
                .toSystems()
                .forEach((system, handshake) -> system(system, handshake, examination));
    }

    private void gateway(Setup setup, Examination examination) {
        Endpoint gateway = connections.gateway();
        InetSocketAddress socket = gateway.socket();
        if (!listens(socket, setup)) {
            examination.ill(
                    Ailment.NOBODY_LISTENS,
                    gateway.toString(),
                    Map.of("address", gateway.host() + ":" + gateway.port()));
            return;
        }
        examination.ok(Check.LISTEN, gateway.toString(), "it does");
        if (connections.possible()) {
            Handshake handshake = connections.to(gateway);
            if (handshake instanceof Handshake.Failed failed) {
                if (probe(setup).answersInClear(socket)) {
                    examination.ill(Ailment.NO_TLS, gateway.toString());
                } else {
                    failed(gateway, failed, examination);
                }
                return;
            }
            judge(gateway, (Handshake.Agreed) handshake, examination);
        } else {
            examination.skipped(
                    Check.HANDSHAKE, gateway.toString(), "there are no usable keys: see certs.key");
        }
        oldVersions(gateway, setup, examination);
        weakSuites(gateway, setup, examination);
        strangers(gateway, setup, examination);
    }

    private static TlsProbe probe(Setup setup) {
        return new TlsProbe(setup.options().timeout());
    }

    private static boolean listens(InetSocketAddress address, Setup setup) {
        try (Socket socket = new Socket()) {
            socket.connect(address, Math.toIntExact(setup.options().timeout().toMillis()));
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private void system(Endpoint system, Handshake handshake, Examination examination) {
        switch (handshake) {
            case Handshake.Agreed agreed -> judge(system, agreed, examination);
            case Handshake.Failed failed -> {
                if (SystemsExam.isNetwork(failed) && examination.covers(Area.SYSTEMS)) {
                    examination.skipped(
                            Check.HANDSHAKE,
                            system.toString(),
                            "there is no connection: see systems.connect");
                } else {
                    failed(system, failed, examination);
                }
            }
        }
    }

    private static void failed(
            Endpoint endpoint, Handshake.Failed failed, Examination examination) {
        Map<String, String> why = Map.of("why", failed.said(), "identity", Connections.IDENTITY);
        Ailment ailment =
                switch (failed.why()) {
                    case NO_TLS -> Ailment.NO_TLS;
                    case NO_AGREEMENT -> Ailment.NO_AGREEMENT;
                    case WE_ARE_REFUSED -> Ailment.WE_ARE_REFUSED;
                    case UNKNOWN_HOST, NOBODY, NO_ANSWER, OTHER -> Ailment.HANDSHAKE_FAILED;
                };
        examination.ill(ailment, endpoint.toString(), why);
    }

    /** Whether to believe the other side, and how good the connection is. */
    private void judge(Endpoint endpoint, Handshake.Agreed agreed, Examination examination) {
        String name = endpoint.toString();
        String distrust = connections.distrust(agreed);
        Instant expired = certificates.expired(agreed.certificate());
        if (distrust != null) {
            examination.ill(Ailment.PEER_UNTRUSTED, name, Map.of("why", distrust));
        } else if (expired != null) {
            examination.ill(
                    Ailment.PEER_EXPIRED, name, Map.of("date", CertificateExam.day(expired)));
        } else if (!Connections.madeOutTo(endpoint.host(), agreed)) {
            examination.ill(Ailment.OTHER_HOST, name, Map.of("host", endpoint.host()));
        } else {
            examination.ok(
                    Check.HANDSHAKE,
                    name,
                    "trusted as %s, in %d ms"
                            .formatted(
                                    CertificateExam.named(agreed.certificate()), agreed.millis()));
        }
        rate(name, agreed, examination);
    }

    private static void rate(String name, Handshake.Agreed agreed, Examination examination) {
        Rating rating =
                Rating.of(agreed.protocol(), agreed.suite(), agreed.group(), agreed.certificate());
        switch (rating.level()) {
            case GOOD, SUFFICIENT ->
                    examination.ok(
                            Check.RATING, name, rating.level().word() + ": " + agreed.toString());
            case PHASE_OUT ->
                    examination.ill(Ailment.RATED_PHASE_OUT, name, Map.of("why", rating.why()));
            case INSUFFICIENT ->
                    examination.ill(Ailment.RATED_INSUFFICIENT, name, Map.of("why", rating.why()));
        }
    }

    private static void oldVersions(Endpoint gateway, Setup setup, Examination examination) {
        for (int version : List.of(TLS_1_0, TLS_1_1)) {
            String name = "TLS 1." + (version - TLS_1_0);
            ask(gateway, new ClientHello(version, OLD_SUITES), setup)
                    // a server that answers with a newer version does not accept this one
                    .filter(answer -> answer.version() <= version)
                    .ifPresentOrElse(
                            _ ->
                                    examination.ill(
                                            Ailment.OLD_VERSION_ACCEPTED,
                                            gateway.toString(),
                                            Map.of("version", name)),
                            () ->
                                    examination.ok(
                                            Check.OLD_VERSIONS,
                                            gateway.toString(),
                                            name + " refused"));
        }
    }

    private static void weakSuites(Endpoint gateway, Setup setup, Examination examination) {
        WeakSuites.KINDS.forEach(
                (kind, suites) ->
                        ask(gateway, new ClientHello(TLS_1_2, suites.keySet()), setup)
                                .ifPresentOrElse(
                                        answer ->
                                                examination.ill(
                                                        Ailment.WEAK_SUITE_ACCEPTED,
                                                        gateway.toString(),
                                                        Map.of(
                                                                "suite",
                                                                WeakSuites.named(answer.suite()))),
                                        () ->
                                                examination.ok(
                                                        Check.WEAK_SUITES,
                                                        gateway.toString(),
                                                        kind + " refused")));
    }

    private static Optional<ServerFlight> ask(Endpoint gateway, ClientHello hello, Setup setup) {
        try {
            return hello.send(gateway.socket(), setup.options().timeout());
        } catch (IOException e) {
            // no connection at all: not accepted either
            return Optional.empty();
        }
    }

    private static void strangers(Endpoint gateway, Setup setup, Examination examination) {
        boolean answered = probe(setup).answersStranger(gateway.socket(), OPEN_PATH);
        if (answered) {
            examination.ill(Ailment.STRANGER_ADMITTED, gateway.toString());
        } else {
            examination.ok(
                    Check.CLIENT_CERTIFICATE,
                    gateway.toString(),
                    "a caller without a certificate is refused");
        }
    }
}
