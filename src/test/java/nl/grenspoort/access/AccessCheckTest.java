package nl.grenspoort.access;

import static org.assertj.core.api.Assertions.assertThat;

import nl.grenspoort.production.TestSettings;
import nl.grenspoort.quality.Threat;
import nl.grenspoort.start.Refusal;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

class AccessCheckTest {
    private static final String OWN =
            """
            terminals:
              - {oin: "00000001999990001000", name: kiosk-ams-01, lane: KIOSK, crossingPoint: NL-AMS, dutyOfficer: M1001}
            """;

    @TempDir Path folder;

    @Test
    void the_shipped_policy_with_terminals_of_ones_own_is_not_refused() throws IOException {
        assertThat(refusals(Path.of("config/access-policy.yaml"), file(OWN))).isEmpty();
    }

    @Test
    @Threat("T-CFG-7")
    void terminals_with_test_numbers_are_named() {
        assertThat(refusals(Path.of("config/access-policy.yaml"), Path.of("config/terminals.yaml")))
                .singleElement()
                .satisfies(
                        refusal -> {
                            assertThat(refusal.id()).isEqualTo("test-terminals");
                            assertThat(refusal.line()).contains("e-gate-ams-01");
                        });
    }

    @Test
    @Threat("T-CFG-10")
    void a_policy_that_lets_a_question_be_left_out_is_refused() throws IOException {
        String policy = Files.readString(Path.of("config/access-policy.yaml"));
        Path lax =
                Files.writeString(
                        folder.resolve("policy.yaml"),
                        policy.replace("NATIONAL-REGISTER", "TOWN-REGISTER")
                                .replaceAll(
                                        "(TOWN-REGISTER.*)mandatory: true", "$1mandatory: false"));
        assertThat(refusals(lax, file(OWN)))
                .singleElement()
                .satisfies(
                        refusal -> {
                            assertThat(refusal.id()).isEqualTo("policy-optional");
                            assertThat(refusal.line())
                                    .contains("BORDER_FREE_MOVEMENT x FIRST_LINE x TOWN-REGISTER")
                                    .doesNotContain("VIS", "SECOND_LINE");
                        });
    }

    /** Not only in production: such a file is nowhere read. */
    @Test
    @Threat("T-CFG-10")
    void a_policy_that_lets_a_question_of_the_law_be_left_out_is_refused_by_line()
            throws IOException {
        String policy = Files.readString(Path.of("config/access-policy.yaml"));
        Path lax =
                Files.writeString(
                        folder.resolve("policy.yaml"),
                        policy.replaceFirst("mandatory: true", "mandatory: false"));
        assertThat(refusals(lax, file(OWN)))
                .singleElement()
                .satisfies(
                        refusal -> {
                            assertThat(refusal.id()).isEqualTo("policy");
                            assertThat(refusal.line())
                                    .contains(
                                            "line 11: SIS is mandatory under BORDER_FREE_MOVEMENT");
                        });
    }

    @Test
    void both_files_are_told_when_neither_can_be_read() {
        Path none = folder.resolve("none.yaml");
        assertThat(refusals(none, none))
                .extracting(Refusal::id)
                .containsExactly("policy", "register");
    }

    private Path file(String terminals) throws IOException {
        return Files.writeString(folder.resolve("terminals.yaml"), terminals);
    }

    private static List<Refusal> refusals(Path policy, Path terminals) {
        return new AccessCheck()
                .refusals(
                        TestSettings.of(
                                Map.of(
                                        "grenspoort.access.policy", policy.toString(),
                                        "grenspoort.access.terminals", terminals.toString())));
    }
}
