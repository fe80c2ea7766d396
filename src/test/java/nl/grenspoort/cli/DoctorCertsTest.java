package nl.grenspoort.cli;

import static org.assertj.core.api.Assertions.assertThat;

import nl.grenspoort.trust.DemoPki;
import nl.grenspoort.trust.OwnPki;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** {@code ./grenspoort doctor certs}, with keys that suffer from one thing each. */
class DoctorCertsTest {
    @TempDir Path home;

    @Test
    void a_demos_keys_are_well_and_named_as_a_demos() throws IOException {
        TestHome.withKeys(home);
        DoctorRun run = DoctorRun.of(home, "certs");
        assertThat(run.said("certs.key"))
                .containsExactly(
                        "OK gateway-server: P-256",
                        "OK gateway-client: P-256",
                        "OK gateway-signing: RSA 2048");
        assertThat(run.said("certs.oin")).contains("OK gateway-server: 00000099000000000100");
        assertThat(run.said("certs.validity"))
                .allSatisfy(line -> assertThat(line).startsWith("OK").endsWith(" days left"));
        assertThat(run.said("certs.demo"))
                .contains("OK gateway-server: a demo certificate, in the demo");
        assertThat(run.one("certs.permissions")).contains("are their owner's only");
        assertThat(run.one("certs.csca")).contains("the demo trusts its own CSCA");
    }

    /** The tests' PKI has short keys, to be made quickly. */
    @Test
    void a_warning_is_no_failure_unless_strictness_is_asked_for() throws IOException {
        TestHome.withKeys(home);
        DoctorRun run = DoctorRun.of(home, "certs");
        assertThat(run.problems())
                .containsExactly(
                        "certs.strength WARNING gateway-signing: RSA 2048: to be phased out by the NCSC guidelines"
                                + " of 2025. -> Choose RSA from 3072 bits, or P-256 and better, at the next renewal.");
        assertThat(run.code()).isZero();
        assertThat(DoctorRun.of(home, "certs", "--strict").code()).isEqualTo(1);
    }

    @Test
    void a_fresh_clone_is_told_how_keys_are_made() {
        DoctorRun run = DoctorRun.of(home, "certs");
        assertThat(run.code()).isEqualTo(1);
        assertThat(run.problems())
                .containsExactly(
                        "certs.key PROBLEM all: There are no keys: certs/demo does not exist. -> In the demo the first start"
                                + " makes them: ./grenspoort. Else put them there as certs/README.md says, or correct"
                                + " grenspoort.trust.directory.");
    }

    @Test
    void a_truncated_key_file() throws IOException {
        Path key = TestHome.keys(TestHome.withKeys(home)).resolve("gateway-server.key");
        String pem = Files.readString(key);
        Files.writeString(key, pem.substring(0, pem.length() / 2));
        DoctorRun run = DoctorRun.of(home, "certs");
        assertThat(run.code()).isEqualTo(1);
        assertThat(run.said("certs.key").getFirst())
                .startsWith("PROBLEM gateway-server: ")
                .contains("gateway-server.key ");
        assertThat(run.report().toString()).doesNotContain(pem.lines().skip(1).findFirst().get());
    }

    @Test
    void a_key_file_that_can_not_be_read() throws IOException {
        Path key = TestHome.keys(TestHome.withKeys(home)).resolve("gateway-client.key");
        Files.delete(key);
        // a test may run as a user who can read everything: nobody can read a folder
        Files.createDirectory(key);
        assertThat(DoctorRun.of(home, "certs").said("certs.key"))
                .anySatisfy(
                        line ->
                                assertThat(line)
                                        .startsWith("PROBLEM gateway-client: ")
                                        .contains("can't be read"));
    }

    @Test
    void a_certificate_that_is_missing() throws IOException {
        Files.delete(TestHome.keys(TestHome.withKeys(home)).resolve("gateway-signing.crt"));
        assertThat(DoctorRun.of(home, "certs").said("certs.key"))
                .anySatisfy(
                        line ->
                                assertThat(line)
                                        .startsWith("PROBLEM gateway-signing: ")
                                        .contains("gateway-signing.crt is missing"));
    }

    @Test
    void a_key_beside_somebody_elses_certificate() throws IOException {
        Path keys = TestHome.keys(TestHome.withKeys(home));
        Files.delete(keys.resolve("gateway-client.key"));
        Files.copy(keys.resolve("desk-ams-01.key"), keys.resolve("gateway-client.key"));
        assertThat(DoctorRun.of(home, "certs").said("certs.key"))
                .anySatisfy(
                        line ->
                                assertThat(line)
                                        .startsWith("PROBLEM gateway-client: ")
                                        .contains("belong"));
    }

    @Test
    void certificates_that_have_expired() {
        Instant made = Instant.now().minus(Duration.ofDays(800));
        DemoPki.openOrCreate(TestHome.keys(home), 2048, made);
        DoctorRun run = DoctorRun.of(home, "certs");
        assertThat(run.code()).isEqualTo(1);
        assertThat(run.said("certs.validity"))
                .hasSize(5)
                .allSatisfy(
                        line ->
                                assertThat(line)
                                        .startsWith("PROBLEM")
                                        .contains("It expired on ")
                                        .contains("-> Put its successor in the file;"));
        assertThat(run.said("certs.chain")).allMatch(line -> line.startsWith("OK"));
    }

    @Test
    void certificates_that_expire_within_a_month() {
        Instant made = Instant.now().minus(Duration.ofDays(720));
        DemoPki.openOrCreate(TestHome.keys(home), 2048, made);
        DoctorRun run = DoctorRun.of(home, "certs");
        assertThat(run.code()).isZero();
        assertThat(run.said("certs.validity"))
                .allSatisfy(
                        line -> assertThat(line).startsWith("WARNING").contains(", in 9 days."));
    }

    @Test
    void certificates_from_tomorrow() {
        Instant made = Instant.now().plus(Duration.ofDays(3));
        DemoPki.openOrCreate(TestHome.keys(home), 2048, made);
        assertThat(DoctorRun.of(home, "certs").said("certs.validity"))
                .allSatisfy(
                        line ->
                                assertThat(line)
                                        .startsWith("PROBLEM")
                                        .contains("not valid before"));
    }

    @Test
    void a_certificate_of_another_authority() throws IOException {
        Path others = home.resolve("others");
        DemoPki.openOrCreate(others, 2048, Instant.now());
        Path keys = TestHome.keys(TestHome.withKeys(home));
        TestHome.replace(others, "gateway-client", keys, "gateway-client");
        assertThat(DoctorRun.of(home, "certs").said("certs.chain"))
                .anySatisfy(
                        line ->
                                assertThat(line)
                                        .startsWith(
                                                "PROBLEM gateway-client: It does not chain to a certificate in tls-ca: ")
                                        .contains("-> Put the issuing CA in tls-ca.crt"));
    }

    @Test
    void a_certificate_without_an_oin() throws IOException {
        Path keys = TestHome.keys(TestHome.withKeys(home));
        TestHome.replace(keys, "document-signer", keys, "gateway-client");
        assertThat(DoctorRun.of(home, "certs").said("certs.oin"))
                .anySatisfy(
                        line ->
                                assertThat(line)
                                        .startsWith("PROBLEM gateway-client: ")
                                        .contains("carries no OIN"));
    }

    @Test
    void a_certificate_of_another_organisation() throws IOException {
        Path keys = TestHome.keys(TestHome.withKeys(home));
        TestHome.replace(keys, "kiosk-ams-01", keys, "gateway-client");
        assertThat(DoctorRun.of(home, "certs").said("certs.oin"))
                .anySatisfy(
                        line ->
                                assertThat(line)
                                        .startsWith(
                                                "WARNING gateway-client: It carries OIN 00000099000000001000, and"
                                                        + " gateway-server carries 00000099000000000100."));
    }

    @Test
    void a_server_with_a_clients_certificate() throws IOException {
        Path keys = TestHome.keys(TestHome.withKeys(home));
        TestHome.replace(keys, "gateway-client", keys, "gateway-server");
        assertThat(DoctorRun.of(home, "certs").said("certs.chain"))
                .anySatisfy(
                        line ->
                                assertThat(line)
                                        .startsWith(
                                                "PROBLEM gateway-server: It may not be used for TLS server."));
    }

    @Test
    void a_key_that_everybody_can_read() throws IOException {
        Path keys = TestHome.keys(TestHome.withKeys(home));
        Files.setPosixFilePermissions(
                keys.resolve("gateway-signing.key"), PosixFilePermissions.fromString("rw-r--r--"));
        DoctorRun run = DoctorRun.of(home, "certs");
        assertThat(run.code()).isEqualTo(1);
        assertThat(run.one("certs.permissions"))
                .startsWith("PROBLEM gateway-signing.key: ")
                .contains("(rw-r--r--)")
                .contains("-> chmod 600");
    }

    @Test
    void demo_keys_in_production() throws IOException {
        TestHome.withKeys(home);
        DoctorRun run =
                DoctorRun.of(
                        home,
                        "certs",
                        "--grenspoort.trust.demo=false",
                        "--grenspoort.trust.directory=certs/demo");
        assertThat(run.code()).isEqualTo(1);
        assertThat(run.said("certs.demo"))
                .hasSize(5)
                .allSatisfy(line -> assertThat(line).contains("this is no demo"));
    }

    @Test
    void secrets_that_are_empty_or_missing() throws IOException {
        Path keys = TestHome.keys(TestHome.withKeys(home));
        Files.writeString(keys.resolve("sealing.key"), "c2hvcnQ=");
        Files.delete(keys.resolve("database.secret"));
        assertThat(DoctorRun.of(home, "certs").said("certs.secret"))
                .satisfiesExactly(
                        line -> assertThat(line).contains("is not 32 bytes in base64"),
                        line -> assertThat(line).contains("database.secret is missing"));
    }

    @Test
    void an_anchor_that_is_no_certificate() throws IOException {
        Files.writeString(TestHome.keys(TestHome.withKeys(home)).resolve("tls-ca.crt"), "nothing");
        DoctorRun run = DoctorRun.of(home, "certs");
        assertThat(run.said("certs.anchor").getFirst())
                .startsWith("PROBLEM tls-ca: ")
                .contains("tls-ca.crt ");
    }

    @Test
    void a_production_without_country_signing_certificates() throws IOException {
        TestHome.withKeys(home);
        DoctorRun run =
                DoctorRun.of(
                        home,
                        "certs",
                        "--grenspoort.trust.demo=false",
                        "--grenspoort.trust.directory=certs/demo");
        assertThat(run.one("certs.csca"))
                .startsWith("PROBLEM certs/csca: ")
                .contains("no chip can be proved");
    }

    @Test
    void revocation_lists_that_are_recent_too_old_or_missing() throws IOException {
        OwnPki pki = OwnPki.make(home.resolve("own"));
        assertThat(production(pki).said("certs.revocation"))
                .hasSize(2)
                .allSatisfy(line -> assertThat(line).startsWith("OK CN=").contains(", until "));

        List<Path> lists;
        try (var files = Files.list(pki.crls())) {
            lists = files.filter(file -> file.toString().endsWith(".crl")).sorted().toList();
        }
        Files.delete(lists.getFirst());
        DoctorRun run = production(pki);
        assertThat(run.code()).isEqualTo(1);
        assertThat(run.ailments()).contains("crl-missing");

        Instant later = Instant.now().plus(Duration.ofDays(8));
        assertThat(aged(pki, later)).contains("crl-missing", "crl-old");
    }

    /** As the command would find them then. */
    private List<String> aged(OwnPki pki, Instant then) {
        java.io.StringWriter out = new java.io.StringWriter();
        new picocli.CommandLine(
                        new DoctorCommand(
                                new Context(
                                        new Home(home),
                                        TestMakers.makers(),
                                        new java.io.PrintWriter(out),
                                        100),
                                () -> then))
                .setUnmatchedOptionsArePositionalParams(true)
                .execute(
                        java.util.stream.Stream.concat(
                                        java.util.stream.Stream.of("--json"),
                                        java.util.Arrays.stream(settings(pki)))
                                .toArray(String[]::new));
        return new DoctorRun(0, Json.MAPPER.readTree(out.toString()), "").ailments();
    }

    private DoctorRun production(OwnPki pki) {
        return DoctorRun.of(home, settings(pki));
    }

    private static String[] settings(OwnPki pki) {
        return new String[] {
            "certs",
            "--grenspoort.trust.demo=false",
            "--grenspoort.trust.directory=" + pki.gateway().folder(),
            "--grenspoort.trust.crl-directory=" + pki.crls()
        };
    }

    @Test
    void a_gateway_that_does_not_ask_what_was_revoked() throws IOException {
        TestHome.withKeys(home);
        DoctorRun run =
                DoctorRun.of(
                        home,
                        "certs",
                        "--grenspoort.trust.demo=false",
                        "--grenspoort.trust.directory=certs/demo");
        assertThat(run.one("certs.revocation"))
                .startsWith("WARNING all: Nobody is asked what was revoked");
    }

    @Test
    void keys_in_a_store_are_examined_like_others() throws IOException {
        OwnPki pki = OwnPki.make(home.resolve("own"));
        pki.run("pkcs12");
        Path folder = pki.gateway().folder();
        DoctorRun run =
                DoctorRun.of(
                        home,
                        "certs",
                        "--grenspoort.trust.demo=false",
                        "--grenspoort.trust.directory=" + folder,
                        "--grenspoort.trust.source=pkcs12",
                        "--grenspoort.trust.store=" + folder.resolve("keys.p12"),
                        "--grenspoort.trust.password-file=" + folder.resolve("keys.password"));
        assertThat(run.said("certs.key"))
                .hasSize(3)
                .allSatisfy(line -> assertThat(line).startsWith("OK gateway-"));
    }

    @Test
    void a_country_signing_certificate_that_is_damaged() throws IOException {
        Path csca = Files.createDirectories(TestHome.withKeys(home).resolve("certs/csca"));
        Files.writeString(csca.resolve("NL.cer"), "nothing");
        assertThat(DoctorRun.of(home, "certs").one("certs.csca"))
                .startsWith("PROBLEM certs/csca: ")
                .contains("NL.cer can't be read as certificates");
    }

    @Test
    void no_secret_is_ever_printed() throws IOException {
        Path keys = TestHome.keys(TestHome.withKeys(home));
        String out = CommandLineRun.of(home, TestMakers.makers(), "doctor").out();
        for (String secret : List.of("sealing.key", "database.secret", "gateway-server.key")) {
            List<String> lines = Files.readAllLines(keys.resolve(secret));
            assertThat(out).doesNotContain(lines.get(lines.size() / 2));
        }
    }
}
