package nl.grenspoort.trust;

import static org.assertj.core.api.Assertions.assertThat;

import nl.grenspoort.quality.Threat;
import nl.grenspoort.trust.TlsScan.Greeting;

import org.junit.jupiter.api.Test;

import java.io.BufferedReader;
import java.net.InetAddress;
import java.nio.file.Path;

/** What the JDK is told once for all its TLS, in a JVM that has not yet spoken any. */
@Threat("T-KEY-8")
class TlsOfTheJvmTest {
    @Test
    void a_client_may_not_renegotiate_and_must_know_the_extended_master_secret() throws Exception {
        Process other =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-cp",
                                System.getProperty(
                                        "surefire.test.class.path",
                                        System.getProperty("java.class.path")),
                                TlsOfTheJvm.class.getName())
                        .redirectError(ProcessBuilder.Redirect.INHERIT)
                        .start();
        try (BufferedReader said = other.inputReader()) {
            int port = Integer.parseInt(said.readLine());
            TlsScan scan = new TlsScan(InetAddress.getLoopbackAddress(), port);

            assertThat(scan.greet(Greeting.tls12()).extendedMasterSecret()).isTrue();
            assertThat(scan.greet(Greeting.tls12().withoutExtendedMasterSecret()).alert())
                    .as("handshake_failure")
                    .isEqualTo(40);
            assertThat(said.readLine()).startsWith("refused");
        } finally {
            other.destroy();
            other.waitFor();
        }
    }
}
