package nl.grenspoort.whole;

import static org.assertj.core.api.Assertions.assertThat;

import nl.grenspoort.quality.Threat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/** The real jar in a folder that is set up as the guide says, and then spoiled. */
class ProductionRefusalsIT {
    private static final String PRODUCTION = "--spring.profiles.active=production";

    @TempDir static Path empty;

    private static ProductionFolder production;

    @BeforeAll
    static void setUp() throws Exception {
        production = new ProductionFolder(empty.resolve("production"));
        ProductionFolder.Ran ran =
                production.run(Guide.until("### 6. The systems, for a rehearsal"));
        assertThat(ran.code()).as(ran.said()).isZero();
    }

    @AfterAll
    static void stop() throws Exception {
        production.close();
    }

    @Test
    @Threat("T-CFG-1")
    void an_altered_policy_an_added_route_and_more_are_told_in_one_report() throws Exception {
        Path policy = file("config/access-policy.yaml");
        String signed = Files.readString(policy);
        Path added = file("routes/more.camel.yaml");
        Path key = file("certs/pki/gateway/gateway-signing.key");
        try {
            Files.writeString(policy, signed.replaceFirst("mandatory: true", "mandatory: false"));
            Files.writeString(added, "- beans: [{name: borderCheck, type: evil.Code}]");
            Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-r--r--"));
            ProductionFolder.Ran refused =
                    production.start(
                            PRODUCTION,
                            "--grenspoort.kiosk.sandbox=true",
                            "--grenspoort.database.password=grenspoort",
                            "--grenspoort.message-log.keep-answers=true",
                            "--grenspoort.systems.ecris-tcn.kind=national-register",
                            "--grenspoort.systems.ecris-tcn.address=https://ecris.example",
                            "--grenspoort.systems.ecris-tcn.signer.oin=00000001999990025000",
                            "--management.server.address=0.0.0.0",
                            "--camel.main.routes-include-pattern=file:/tmp/*.yaml");
            assertThat(refused.code()).isNotZero();
            assertThat(refused.said())
                    .contains("[release-altered]")
                    .contains("[release-unlisted]")
                    .contains("[route-not-allowed]")
                    .contains("[policy]", "SIS is mandatory under BORDER_FREE_MOVEMENT")
                    .contains("[secret-readable]")
                    .contains("[sandbox]")
                    .contains("[database-password]")
                    .contains("[database-unreachable]")
                    .contains("[log-keeps-answers]")
                    .contains("of ECRIS-TCN")
                    .contains("[management-exposed]")
                    .contains("[framework-settings]")
                    .doesNotContain("\tat ");
        } finally {
            Files.writeString(policy, signed);
            Files.deleteIfExists(added);
            Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-------"));
        }
    }

    @Test
    @Threat("T-CFG-7")
    void the_demos_keys_and_database_are_refused() throws Exception {
        Path demo = empty.resolve("demo");
        try (GatewayProcess other =
                GatewayProcess.alone(demo, "--grenspoort.trust.signing-key-bits=2048")) {
            assertThat(other.ready()).isTrue();
        }
        ProductionFolder.Ran refused =
                production.start(
                        PRODUCTION,
                        "--grenspoort.trust.directory=" + demo.resolve("certs"),
                        "--grenspoort.database.embedded=true");
        assertThat(refused.code()).isNotZero();
        assertThat(refused.said())
                .contains("[demo-certificate]")
                .contains("[database-embedded]")
                .doesNotContain("\tat ");
    }

    @Test
    @Threat("T-CFG-8")
    void without_a_profile_it_is_not_started_as_the_demo() throws Exception {
        ProductionFolder.Ran refused = production.start();
        assertThat(refused.code()).isNotZero();
        assertThat(refused.said())
                .contains("set up for production and no profile is named")
                .doesNotContain("\tat ");
        assertThat(file("certs/demo")).doesNotExist();
    }

    private static Path file(String name) throws IOException {
        return production.folder().resolve(name);
    }
}
