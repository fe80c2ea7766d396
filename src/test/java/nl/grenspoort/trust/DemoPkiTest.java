package nl.grenspoort.trust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import nl.grenspoort.start.StartRefusedException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

class DemoPkiTest {
    private static final Instant NOW = Instant.now();
    private static final int BITS = 2048;

    @TempDir Path parent;

    @Test
    void every_identity_has_a_valid_certificate_under_its_authority_and_a_test_oin()
            throws Exception {
        TrustDirectory made = TestPki.shared();
        for (DemoIdentity identity : DemoIdentity.ALL) {
            Credentials own = made.credentials(identity.name());
            boolean tls =
                    identity.use() == CertificateUse.TLS_SERVER
                            || identity.use() == CertificateUse.TLS_CLIENT;
            own.certificate()
                    .verify(made.anchors(tls ? "tls-ca" : "signing-ca").getFirst().getPublicKey());
            own.certificate().checkValidity();
            assertThat(Oin.of(own.certificate()))
                    .as(identity.name())
                    .hasValueSatisfying(oin -> assertThat(oin.isTest()).isTrue());
            if (tls) {
                assertThat(own.certificate().getPublicKey())
                        .isInstanceOfSatisfying(
                                ECPublicKey.class,
                                key ->
                                        assertThat(key.getParams().getOrder().bitLength())
                                                .isEqualTo(256));
            } else {
                assertThat(((RSAPublicKey) own.certificate().getPublicKey()).getModulus())
                        .satisfies(modulus -> assertThat(modulus.bitLength()).isEqualTo(BITS));
            }
        }
    }

    @Test
    void a_document_signer_is_under_its_csca_and_no_other() throws Exception {
        TrustDirectory made = TestPki.shared();
        var signer = made.credentials("document-signer").certificate();
        signer.verify(made.anchors("csca").getFirst().getPublicKey());
        assertThatThrownBy(
                        () -> signer.verify(made.anchors("csca-unknown").getFirst().getPublicKey()))
                .isInstanceOf(java.security.SignatureException.class);
        made.credentials("document-signer-unknown")
                .certificate()
                .verify(made.anchors("csca-unknown").getFirst().getPublicKey());
    }

    /** And nobody else may read them; the keys of the authorities are not kept at all. */
    @Test
    void only_its_user_may_read_the_keys() throws IOException {
        Path folder = TestPki.shared().folder();
        assertThat(permissions(folder)).isEqualTo("rwx------");
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).isNotEmpty().allMatch(file -> permissions(file).equals("rw-------"));
        }
        assertThat(folder.resolve("tls-ca.key")).doesNotExist();
        assertThat(folder.resolve("signing-ca.key")).doesNotExist();
    }

    @Test
    void a_second_start_uses_what_the_first_made() throws IOException {
        Path folder = parent.resolve("certs/demo");
        DemoPki.openOrCreate(folder, BITS, NOW);
        Map<String, String> first = content(folder);
        DemoPki.openOrCreate(folder, BITS, NOW.plus(Duration.ofDays(300)));
        assertThat(content(folder)).isEqualTo(first);
        assertThat(siblings(folder)).containsExactly("demo");
    }

    @Test
    void two_starts_at_once_end_with_one_whole_set() throws Exception {
        Path folder = parent.resolve("demo");
        List<CompletableFuture<TrustDirectory>> starts =
                Stream.generate(
                                () ->
                                        CompletableFuture.supplyAsync(
                                                () -> DemoPki.openOrCreate(folder, BITS, NOW)))
                        .limit(3)
                        .toList();
        for (CompletableFuture<TrustDirectory> start : starts) {
            start.get().credentials("gateway-server");
        }
        assertWhole(folder);
        assertThat(siblings(folder)).containsExactly("demo");
    }

    @Test
    void a_start_that_is_killed_half_way_leaves_nothing_and_the_next_makes_it_whole()
            throws Exception {
        Path folder = parent.resolve("demo");
        Process killed =
                new ProcessBuilder(
                                ProcessHandle.current().info().command().orElseThrow(),
                                "-cp",
                                System.getProperty("java.class.path"),
                                Maker.class.getName(),
                                folder.toString())
                        .redirectErrorStream(true)
                        .redirectOutput(parent.resolve("output").toFile())
                        .start();
        while (siblings(folder).stream().noneMatch(name -> name.startsWith("demo.partial-"))
                && killed.isAlive()) {
            Thread.onSpinWait();
        }
        killed.destroyForcibly().waitFor();
        assertThat(folder).doesNotExist();
        Path partial = partial(folder);
        DemoPki.openOrCreate(folder, BITS, NOW);
        assertWhole(folder);
        assertThat(partial).as("it may be another start at work").exists();

        Files.setLastModifiedTime(partial, FileTime.from(NOW.minus(Duration.ofMinutes(11))));
        delete(folder);
        DemoPki.openOrCreate(folder, BITS, NOW);
        assertThat(partial).as("nobody works that long").doesNotExist();
    }

    /** Between listing and looking another start may have finished and moved its folder away. */
    @Test
    void what_another_start_takes_away_meanwhile_is_no_error() throws IOException {
        Files.createSymbolicLink(
                parent.resolve("demo.partial-gone"), parent.resolve("moved-meanwhile"));
        assertThatCode(() -> DemoPki.openOrCreate(parent.resolve("demo"), BITS, NOW))
                .doesNotThrowAnyException();
    }

    @Test
    void expired_certificates_are_refused_with_what_to_do() {
        Path folder = TestPki.shared().folder();
        assertThatThrownBy(() -> DemoPki.openOrCreate(folder, BITS, NOW.plus(Duration.ofDays(730))))
                .isInstanceOf(StartRefusedException.class)
                .hasMessageContaining("have expired")
                .hasMessageContaining("Delete that folder and data/");
        assertThatCode(() -> DemoPki.openOrCreate(folder, BITS, NOW.plus(Duration.ofDays(728))))
                .doesNotThrowAnyException();
    }

    /** A file in its place stands for every way a folder can refuse, for root too. */
    @Test
    void a_parent_that_can_not_be_written_is_refused_with_what_to_do() throws IOException {
        Path file = Files.writeString(parent.resolve("file"), "not a folder");
        assertThatThrownBy(() -> DemoPki.openOrCreate(file.resolve("demo"), BITS, NOW))
                .isInstanceOf(StartRefusedException.class)
                .hasMessageContaining("can't be written")
                .hasMessageContaining("grenspoort.trust.directory");
    }

    @Test
    void a_folder_that_holds_something_else_is_refused_and_left_alone() throws IOException {
        Path folder = Files.createDirectory(parent.resolve("demo"));
        Path mine = Files.writeString(folder.resolve("mine.txt"), "keep");
        assertThatThrownBy(() -> DemoPki.openOrCreate(folder, BITS, NOW))
                .isInstanceOf(StartRefusedException.class)
                .hasMessageContaining("gateway-server.crt is missing");
        assertThat(mine).exists();
    }

    private static void assertWhole(Path folder) {
        TrustDirectory directory = new TrustDirectory(folder);
        DemoIdentity.ALL.forEach(identity -> directory.credentials(identity.name()));
        directory.credentials("csca");
        directory.anchors("csca-unknown");
        directory.sealingKey();
        assertThat(directory.secret("database")).hasSizeGreaterThan(40);
        assertThat(directory.secret("simulator-admin"))
                .hasSizeGreaterThan(40)
                .isNotEqualTo(directory.secret("database"));
    }

    private static Map<String, String> content(Path folder) throws IOException {
        Map<String, String> content = new TreeMap<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                content.put(file.getFileName().toString(), Files.readString(file));
            }
        }
        return content;
    }

    private static List<String> siblings(Path folder) throws IOException {
        try (Stream<Path> paths = Files.list(folder.getParent())) {
            return paths.map(path -> path.getFileName().toString())
                    .filter(name -> name.startsWith("demo"))
                    .toList();
        }
    }

    private static Path partial(Path folder) throws IOException {
        String name =
                siblings(folder).stream()
                        .filter(sibling -> sibling.startsWith("demo.partial-"))
                        .findFirst()
                        .orElseThrow();
        return folder.resolveSibling(name);
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(folder);
    }

    private static String permissions(Path path) {
        try {
            return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** Makes keys so long that there is time to kill it. */
    static final class Maker {
        private Maker() {}

        public static void main(String[] args) {
            DemoPki.openOrCreate(Path.of(args[0]), 8192, Instant.now());
        }
    }
}
