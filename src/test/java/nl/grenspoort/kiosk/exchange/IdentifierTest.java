package nl.grenspoort.kiosk.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import nl.grenspoort.access.Lane;
import nl.grenspoort.access.Officer;
import nl.grenspoort.access.Register;
import nl.grenspoort.access.Terminal;
import nl.grenspoort.kiosk.problem.ProblemType;
import nl.grenspoort.trust.DemoPki;
import nl.grenspoort.trust.Oin;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.mock.web.MockHttpServletRequest;

import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

class IdentifierTest {
    private static final SandboxClocks CLOCKS = new SandboxClocks(InstantSource.system());
    private static X509Certificate kiosk;
    private static X509Certificate withoutOin;

    private final Register register =
            new Register() {
                @Override
                public String version() {
                    return "test";
                }

                @Override
                public Optional<Terminal> terminal(Oin oin) {
                    return Optional.of(new Terminal(oin, "kiosk-1", Lane.KIOSK, "NL-AMS", null));
                }

                @Override
                public Optional<Officer> officer(String number) {
                    return Optional.empty();
                }
            };

    @BeforeAll
    static void certificates(@TempDir Path folder) {
        var pki = DemoPki.openOrCreate(folder.resolve("pki"), 2048, Instant.now());
        kiosk = pki.anchors("kiosk-ams-01").getFirst();
        withoutOin = pki.anchors("tls-ca").getFirst();
    }

    @Test
    void outside_the_demo_a_caller_that_sets_the_time_is_told() {
        MockHttpServletRequest request = request(kiosk);
        request.addHeader("Sandbox-Time", "2026-11-23T10:00:00Z");

        assertThat(refusal(new Identifier(register, _ -> true, false, CLOCKS), request))
                .isEqualTo(ProblemType.HEADER_NOT_ALLOWED);
        assertThat(
                        new Identifier(register, _ -> true, true, CLOCKS)
                                .identify(request, Operation.OPEN))
                .isInstanceOf(Identification.Known.class);
    }

    @Test
    void an_unknown_offset_is_no_offset() {
        MockHttpServletRequest request = request(kiosk);
        request.addHeader("Sandbox-Time", "2026-11-23T10:00:00-00:00");

        assertThat(refusal(new Identifier(register, _ -> true, true, CLOCKS), request))
                .isEqualTo(ProblemType.HEADER_MALFORMED);
    }

    @Test
    void a_request_without_certificate_or_oin_is_nobodys() {
        Identifier identifier = new Identifier(register, _ -> true, false, CLOCKS);

        assertThat(refusal(identifier, new MockHttpServletRequest()))
                .isEqualTo(ProblemType.TERMINAL_NOT_REGISTERED);
        assertThat(refusal(identifier, request(withoutOin)))
                .isEqualTo(ProblemType.TERMINAL_NOT_REGISTERED);
    }

    private static ProblemType refusal(Identifier identifier, MockHttpServletRequest request) {
        return ((Identification.Refused) identifier.identify(request, Operation.OPEN))
                .problem()
                .type();
    }

    private static MockHttpServletRequest request(X509Certificate certificate) {
        MockHttpServletRequest request = new MockHttpServletRequest();
        request.setAttribute(
                "jakarta.servlet.request.X509Certificate", new X509Certificate[] {certificate});
        return request;
    }
}
