package nl.grenspoort.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import nl.grenspoort.quality.Threat;
import nl.grenspoort.start.Refusal;
import nl.grenspoort.trust.Credentials;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** A release runs when it is whole and two people signed it, and else says all that is wrong. */
class ReleaseTest {
    private static final Approvers APPROVERS = new Approvers();
    private static final Credentials FIRST = APPROVERS.approver("first");
    private static final Credentials SECOND = APPROVERS.approver("second");

    @TempDir Path home;

    private TestRelease release;

    @BeforeEach
    void copy() throws IOException {
        release = TestRelease.in(home);
    }

    @Test
    void two_signatures_over_unchanged_files_hold() throws IOException {
        Release verified = release.sign(FIRST, SECOND).verify(APPROVERS.authority());
        assertThat(verified.refusals()).isEmpty();
        assertThat(verified.signers()).containsExactlyInAnyOrder("CN=first", "CN=second");
        assertThat(verified.files().release())
                .isEqualTo(Hashes.sha256(Files.readAllBytes(home.resolve("config/release.json"))));
    }

    @Test
    void approvers_can_be_named_one_by_one_instead_of_by_their_authority() throws IOException {
        release.sign(FIRST, SECOND);
        assertThat(release.verify(FIRST.certificate(), SECOND.certificate()).refusals()).isEmpty();
        assertThat(ids(release.verify(FIRST.certificate()))).contains("release-signature");
    }

    @Test
    @Threat("T-CFG-1")
    void without_manifest_and_signature_nothing_runs() {
        assertThat(ids(release.verify(APPROVERS.authority())))
                .containsExactly("release-unsigned", "release-unsigned");
    }

    @Test
    @Threat("T-CFG-1")
    void every_altered_missing_and_added_file_is_named_at_once() throws IOException {
        release.sign(FIRST, SECOND);
        release.append("routes/border-check.camel.yaml", "# harmless?\n");
        release.append("config/access-policy.yaml", "# harmless?\n");
        Files.delete(home.resolve("routes/systems/ees.camel.yaml"));
        Files.copy(
                home.resolve("routes/systems/sis.camel.yaml"),
                home.resolve("routes/systems/more.camel.yaml"));
        assertThat(release.verify(APPROVERS.authority()).refusals())
                .extracting(Refusal::line)
                .anyMatch(line -> line.contains("routes/border-check") && line.contains("altered"))
                .anyMatch(line -> line.contains("access-policy") && line.contains("altered"))
                .anyMatch(line -> line.contains("ees.camel.yaml") && line.contains("missing"))
                .anyMatch(line -> line.contains("more.camel.yaml") && line.contains("unlisted"))
                .hasSize(4);
    }

    @Test
    @Threat("T-CFG-2")
    void one_person_is_not_two() throws IOException {
        for (Credentials again : List.of(FIRST, APPROVERS.renewed(FIRST))) {
            release.sign(FIRST, again);
            assertThat(ids(release.verify(APPROVERS.authority())))
                    .containsExactly("release-signers");
        }
    }

    @Test
    @Threat("T-CFG-2")
    void signatures_of_others_do_not_hold() throws IOException {
        Credentials stranger = new Approvers().approver("second");
        for (Credentials second :
                List.of(
                        stranger,
                        APPROVERS.terminal("kiosk-ams-01"),
                        APPROVERS.expired("retired"))) {
            release.sign(FIRST, second);
            assertThat(ids(release.verify(APPROVERS.authority())))
                    .containsExactly("release-signature");
        }
    }

    @Test
    @Threat("T-CFG-1")
    void a_manifest_that_was_changed_after_signing_does_not_hold() throws IOException {
        release.sign(FIRST, SECOND);
        release.append("routes/border-check.camel.yaml", "# more\n");
        byte[] other =
                ReleaseFolder.manifest(new ReleaseFolder(home).read(), "test-1", TestRelease.FROM)
                        .bytes();
        Files.write(home.resolve("config/release.json"), other);
        assertThat(ids(release.verify(APPROVERS.authority()))).containsExactly("release-signature");
    }

    @Test
    void a_release_of_tomorrow_does_not_run_today() throws IOException {
        release.sign(Instant.now().plus(Duration.ofDays(1)), FIRST, SECOND);
        assertThat(ids(release.verify(APPROVERS.authority()))).containsExactly("release-too-early");
    }

    @Test
    @Threat("T-CFG-3")
    void what_is_loaded_is_what_was_verified_whatever_happens_to_the_files() throws IOException {
        Release verified = release.sign(FIRST, SECOND).verify(APPROVERS.authority());
        Path policy = home.resolve("config/access-policy.yaml");
        byte[] signed = Files.readAllBytes(policy);
        release.write("config/access-policy.yaml", "version: mine");
        Files.delete(home.resolve("routes/border-check.camel.yaml"));
        assertThat(verified.files().read(policy)).isEqualTo(signed);
        assertThat(verified.files().below(home.resolve("routes")))
                .hasSizeGreaterThan(5)
                .contains(home.resolve("routes/border-check.camel.yaml"));
        assertThat(verified.files().read(home.resolve("routes/border-check.camel.yaml")))
                .isNotEmpty();
    }

    @Test
    @Threat("T-CFG-3")
    void a_law_file_outside_the_release_is_not_read() throws IOException {
        Release verified = release.sign(FIRST, SECOND).verify(APPROVERS.authority());
        Path other = Files.writeString(home.resolve("other-policy.yaml"), "version: mine");
        for (Path file :
                List.of(other, home.resolve("config/terminals.yaml"), Path.of("/etc/passwd"))) {
            assertThatThrownBy(() -> verified.files().read(file))
                    .isInstanceOf(NoSuchFileException.class)
                    .hasMessageContaining("not part of the signed release");
        }
    }

    @Test
    @Threat("T-CFG-3")
    void a_link_is_not_followed() throws IOException {
        release.sign(FIRST, SECOND);
        Path route = home.resolve("routes/border-check.camel.yaml");
        Path elsewhere = Files.move(route, home.resolve("elsewhere.yaml"));
        Files.createSymbolicLink(route, elsewhere);
        assertThat(ids(release.verify(APPROVERS.authority()))).contains("release-unreadable");
    }

    @Test
    @Threat("T-CFG-4")
    void a_signature_does_not_make_a_forbidden_route_run() throws IOException {
        release.write(
                "routes/more.camel.yaml",
                "- route: {id: more, routeConfigurationId: cases, from: {uri: 'direct:more',"
                        + " steps: [{to: {uri: 'file:/tmp/out'}}]}}");
        release.sign(FIRST, SECOND);
        assertThat(ids(release.verify(APPROVERS.authority()))).contains("route-not-allowed");
    }

    @Test
    void terminals_officers_and_settings_may_change_without_a_signature() throws IOException {
        release.sign(FIRST, SECOND);
        release.append("config/terminals.yaml", "# one more\n");
        release.append("config/officers.yaml", "# one more\n");
        release.write("config/application-production.yaml", "server: {port: 1}\n");
        assertThat(release.verify(APPROVERS.authority()).refusals()).isEmpty();
    }

    @Test
    void settings_in_a_folder_below_would_be_read_too_and_are_not_exempt() throws IOException {
        release.sign(FIRST, SECOND);
        release.write("config/more/application.yaml", "server: {port: 1}\n");
        assertThat(ids(release.verify(APPROVERS.authority()))).containsExactly("release-unlisted");
    }

    @Test
    void rubbish_is_refused_in_words() throws IOException {
        release.sign(FIRST, SECOND);
        for (String rubbish :
                List.of("", "rubbish", "-----BEGIN CMS-----\nMAA=\n-----END CMS-----\n")) {
            release.write("config/release.p7s", rubbish);
            assertThat(release.verify(APPROVERS.authority()).refusals())
                    .as(rubbish)
                    .satisfiesAnyOf(
                            refusals ->
                                    assertThat(refusals)
                                            .extracting(Refusal::id)
                                            .containsExactly("release-signature"),
                            refusals ->
                                    assertThat(refusals)
                                            .extracting(Refusal::id)
                                            .containsExactly("release-signers"));
        }
        Files.write(
                home.resolve("config/release.json"),
                "{\"format\":\"grenspoort-release/1\"}".getBytes(StandardCharsets.UTF_8));
        assertThat(ids(release.verify(APPROVERS.authority()))).contains("release-manifest");
    }

    private static List<String> ids(Release release) {
        return release.refusals().stream().map(Refusal::id).toList();
    }
}
