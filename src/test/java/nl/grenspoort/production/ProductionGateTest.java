package nl.grenspoort.production;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import nl.grenspoort.quality.Threat;
import nl.grenspoort.release.Approvers;
import nl.grenspoort.release.TestRelease;
import nl.grenspoort.start.ConfigFiles;
import nl.grenspoort.start.Refusal;
import nl.grenspoort.start.StartCheck;
import nl.grenspoort.start.StartRefusedException;

import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.io.support.SpringFactoriesLoader;

import java.io.FileWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;

/** Everything that is wrong is told at once; what holds is handed on in memory. */
class ProductionGateTest {
    private static final Approvers APPROVERS = new Approvers();

    @TempDir Path home;

    @Test
    void a_signed_release_is_handed_on_as_it_was_verified() throws IOException {
        TestRelease.in(home).sign(APPROVERS.approver("first"), APPROVERS.approver("second"));
        anchor();
        GenericApplicationContext context = start(List.of(), "production");
        ConfigFiles files = (ConfigFiles) context.getBeanFactory().getSingleton("configFiles");
        assertThat(files).isNotNull();
        assertThat(files.release()).hasSize(64);
        assertThat(files.read(home.resolve("config/access-policy.yaml"))).isNotEmpty();
    }

    @Test
    @Threat("T-CFG-1")
    void every_reason_of_every_module_is_told_at_once_also_of_one_that_breaks() throws IOException {
        TestRelease.in(home);
        List<StartCheck> checks =
                List.of(
                        settings -> List.of(new Refusal("one", "It rains.", "Wait.")),
                        settings -> {
                            throw new StartRefusedException("A file is missing.", "Put it there.");
                        },
                        settings -> List.of(new Refusal("three", "It snows.", "")));
        assertThatThrownBy(() -> start(checks, "production"))
                .isInstanceOf(StartRefusedException.class)
                .hasMessageContaining("for 6 reasons")
                .hasMessageContaining("It rains. Wait. [one]")
                .hasMessageContaining("A file is missing. Put it there. [setting]")
                .hasMessageContaining("It snows. [three]")
                .hasMessageContaining("[release-unsigned]")
                .hasMessageContaining("[release-anchors]");
    }

    @Test
    void the_demo_is_not_asked() {
        assertThatCode(
                        () ->
                                start(
                                        List.of(settings -> List.of(new Refusal("a", "b", "c"))),
                                        "demo"))
                .doesNotThrowAnyException();
    }

    @Test
    @Threat("T-CFG-8")
    void a_folder_set_up_for_production_is_not_started_as_the_demo_by_mistake() throws IOException {
        assertThatCode(() -> start(List.of())).doesNotThrowAnyException();
        Files.createDirectories(home.resolve("config"));
        Files.writeString(home.resolve("config/application-production.yaml"), "");
        assertThatThrownBy(() -> start(List.of()))
                .isInstanceOf(StartRefusedException.class)
                .hasMessageContaining("--spring.profiles.active=production");
        assertThatCode(() -> start(List.of(), "demo")).doesNotThrowAnyException();
    }

    @Test
    void every_check_that_is_built_in_is_found() {
        assertThat(SpringFactoriesLoader.forDefaultResourceLocation().load(StartCheck.class))
                .extracting(check -> check.getClass().getSimpleName())
                .contains(
                        "ProfileCheck",
                        "FilesCheck",
                        "KeysCheck",
                        "TrustCheck",
                        "DatabaseCheck",
                        "AccessCheck",
                        "LogCheck",
                        "SystemsCheck",
                        "RetentionCheck",
                        "SisCheck",
                        "EesCheck",
                        "KioskCheck");
    }

    private GenericApplicationContext start(List<StartCheck> checks, String... profiles) {
        StandardEnvironment environment =
                TestSettings.environment(
                        Map.of("grenspoort.trust.directory", home.resolve("trust").toString()));
        environment.setActiveProfiles(profiles);
        GenericApplicationContext context = new GenericApplicationContext();
        context.setEnvironment(environment);
        new ProductionGate(home, checks, InstantSource.system()).initialize(context);
        return context;
    }

    private void anchor() throws IOException {
        Files.createDirectories(home.resolve("trust"));
        try (JcaPEMWriter writer =
                new JcaPEMWriter(new FileWriter(home.resolve("trust/release-ca.crt").toFile()))) {
            writer.writeObject(APPROVERS.authority());
        }
    }
}
