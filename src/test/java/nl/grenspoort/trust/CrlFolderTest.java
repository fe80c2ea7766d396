package nl.grenspoort.trust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import nl.grenspoort.quality.Threat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

class CrlFolderTest {
    private static final Instant NOW = Instant.now();
    private static final Instant TOMORROW = NOW.plus(Duration.ofDays(1));
    private static final Credentials CA = Recipe.authority("CA").make();
    private static final X509Certificate GOOD = Recipe.client(CA, Recipe.OIN).make().certificate();
    private static final X509Certificate BAD = Recipe.client(CA, Recipe.OIN).make().certificate();

    @TempDir private Path folder;

    @Test
    @Threat("T-KEY-5")
    void a_certificate_on_the_list_is_refused_and_another_is_not() throws Exception {
        put("ca.crl", Recipe.crl(CA, BAD));
        CrlFolder lists = open();
        lists.require(GOOD, CA.certificate(), NOW);
        assertThatThrownBy(() -> lists.require(BAD, CA.certificate(), NOW))
                .isInstanceOf(CertificateException.class)
                .hasMessageContaining("was revoked on");
    }

    @Test
    @Threat("T-KEY-5")
    void a_list_that_changes_counts_at_once_though_the_certificate_was_accepted_before()
            throws Exception {
        put("ca.crl", Recipe.crl(CA));
        Authorities authorities =
                new Authorities(() -> List.of(CA.certificate()), open(), InstantSource.system());
        authorities.require(List.of(BAD), NOW);

        put("ca.crl", Recipe.crl(CA, BAD));

        assertThatThrownBy(() -> authorities.require(List.of(BAD), NOW))
                .hasMessageContaining("was revoked");
        assertThat(authorities.accept(List.of(GOOD))).isTrue();
    }

    @Test
    @Threat("T-KEY-6")
    void without_a_list_of_the_issuer_nothing_counts() {
        assertRefused(open(), "there is no revocation list of");
    }

    @Test
    @Threat("T-KEY-6")
    void a_stale_list_refuses_after_its_grace() throws Exception {
        put("ca.crl", Recipe.crl(CA, NOW.minus(Duration.ofDays(2)), NOW.minusSeconds(60)));
        assertRefused(open(), "is stale");
        new CrlFolder(folder, Duration.ofMinutes(2), Duration.ZERO)
                .require(GOOD, CA.certificate(), NOW);
    }

    @Test
    @Threat("T-KEY-6")
    void a_list_that_names_no_next_update_does_not_count() throws Exception {
        put("ca.crl", Recipe.crl(CA, "SHA256withECDSA", false, NOW, null));
        assertRefused(open(), "is stale");
    }

    @Test
    @Threat("T-KEY-6")
    void a_list_of_the_same_name_signed_by_another_does_not_count() throws Exception {
        put("forged.crl", Recipe.crl(Recipe.authority("CA").make(), NOW, TOMORROW));
        assertRefused(open(), "there is no revocation list of");
        put("ca.crl", Recipe.crl(CA, NOW.minusSeconds(60), TOMORROW, BAD));
        assertThatThrownBy(() -> open().require(BAD, CA.certificate(), NOW))
                .as("the forged one is newer")
                .hasMessageContaining("was revoked");
    }

    @Test
    @Threat("T-KEY-6")
    void a_list_with_a_weak_signature_or_about_a_part_only_does_not_count() throws Exception {
        put("ca.crl", Recipe.crl(CA, "SHA1withECDSA", false, NOW, TOMORROW));
        assertRefused(open(), "there is no revocation list of");
        put("ca.crl", Recipe.crl(CA, "SHA256withECDSA", true, NOW, TOMORROW));
        assertRefused(open(), "there is no revocation list of");
    }

    @Test
    @Threat("T-KEY-6")
    void an_older_a_broken_or_a_missing_file_changes_nothing() throws Exception {
        put("ca.crl", Recipe.crl(CA, BAD));
        CrlFolder lists = open();
        assertRevoked(lists);

        put("ca.crl", Recipe.crl(CA, NOW.minus(Duration.ofDays(1)), TOMORROW));
        assertRevoked(lists);
        Files.writeString(folder.resolve("ca.crl"), "no list");
        assertRevoked(lists);
        Files.delete(folder.resolve("ca.crl"));
        assertRevoked(lists);

        put("ca.crl", Recipe.crl(CA, NOW.plusSeconds(1), TOMORROW));
        assertThatCode(() -> lists.require(BAD, CA.certificate(), NOW))
                .as("a newer one of the authority's does")
                .doesNotThrowAnyException();
    }

    @Test
    void a_broken_file_does_not_keep_another_from_being_read() throws Exception {
        Files.writeString(folder.resolve("broken.crl"), "no list");
        put("ca.crl", Recipe.crl(CA, BAD));
        assertRevoked(open());
    }

    @Test
    void lists_may_be_pem_or_der_and_of_several_authorities() throws Exception {
        Credentials other = Recipe.authority("Other").make();
        StringWriter text = new StringWriter();
        try (var writer = new org.bouncycastle.openssl.jcajce.JcaPEMWriter(text)) {
            writer.writeObject(Recipe.crl(other));
        }
        Files.writeString(folder.resolve("other.crl"), text.toString());
        put("ca.crl", Recipe.crl(CA, BAD));
        CrlFolder lists = open();
        assertRevoked(lists);
        lists.require(
                Recipe.client(other, Recipe.OIN).make().certificate(), other.certificate(), NOW);
        assertThat(lists.lists())
                .extracting(CertificateInventory.Crl::issuer)
                .containsExactly("CN=CA,O=Example,C=NL", "CN=Other,O=Example,C=NL");
    }

    @Test
    void an_authority_between_can_be_revoked_too() throws Exception {
        Credentials between = Recipe.authority("Between").by(CA).make();
        List<X509Certificate> chain = Recipe.client(between, Recipe.OIN).make().chain();
        put("between.crl", Recipe.crl(between));
        put("ca.crl", Recipe.crl(CA));
        Authorities authorities =
                new Authorities(() -> List.of(CA.certificate()), open(), InstantSource.system());
        authorities.require(chain, NOW);
        put("ca.crl", Recipe.crl(CA, NOW, TOMORROW, between.certificate()));
        assertThatThrownBy(() -> authorities.require(chain, NOW))
                .hasMessageContaining("CN=Between")
                .hasMessageContaining("was revoked");
    }

    private CrlFolder open() {
        return new CrlFolder(folder, Duration.ZERO, Duration.ZERO);
    }

    private void put(String file, X509CRL list) throws Exception {
        Path written = Files.write(folder.resolve(file + ".new"), list.getEncoded());
        Files.move(
                written, folder.resolve(file), java.nio.file.StandardCopyOption.REPLACE_EXISTING);
    }

    private static void assertRefused(CrlFolder lists, String message) {
        assertThatThrownBy(() -> lists.require(GOOD, CA.certificate(), NOW))
                .isInstanceOf(CertificateException.class)
                .hasMessageContaining(message);
    }

    private static void assertRevoked(CrlFolder lists) throws IOException {
        assertThatThrownBy(() -> lists.require(BAD, CA.certificate(), NOW))
                .hasMessageContaining("was revoked");
    }
}
