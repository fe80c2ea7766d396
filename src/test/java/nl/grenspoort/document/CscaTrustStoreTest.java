package nl.grenspoort.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import nl.grenspoort.document.TestPki.Issued;
import nl.grenspoort.document.TestPki.Recipe;
import nl.grenspoort.start.StartRefusedException;

import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

class CscaTrustStoreTest {
    private static final String DE_LIST = "DE_ML_2025-11-27-07-39-21.ml";
    private static final String DE_ROOT = "DE_ROOT_CA_CSCA07.cer";
    private static final String NL_LIST = "NL_ML_2025-12-20.ml";
    private static final String NL_ROOT = "NL_ROOT_CA.cer";

    @TempDir Path folder;

    @ParameterizedTest
    @CsvSource({DE_LIST + "," + DE_ROOT + ",577", NL_LIST + "," + NL_ROOT + ",395"})
    void a_published_master_list_is_accepted_under_its_issuers_CSCA(
            String list, String root, int certificates) throws MalformedException {
        assertThat(MasterList.verified(file(list), List.of(certificate(root))))
                .hasSize(certificates);
    }

    @ParameterizedTest
    @CsvSource({DE_LIST + "," + DE_ROOT, NL_LIST + "," + NL_ROOT})
    void every_key_of_a_published_master_list_can_be_used(String list, String root)
            throws MalformedException {
        assertThat(MasterList.verified(file(list), List.of(certificate(root))))
                .allSatisfy(
                        csca -> {
                            assertThat(csca.key()).as("%s", csca).isNotNull();
                            assertThat(csca.scheme()).as("%s", csca).isNotNull();
                        });
    }

    /** RSA, PSS, ECDSA, curves named and spelled out: every one that can be checked, checked. */
    @Test
    void a_published_certificate_verifies_under_the_key_it_names_where_that_is_published_too()
            throws MalformedException {
        CscaTrustStore store =
                CscaTrustStore.holding(
                        MasterList.verified(file(DE_LIST), List.of(certificate(DE_ROOT))));
        List<IcaoCertificate> checkable =
                store.certificates().stream()
                        .filter(
                                csca ->
                                        store.issuerCandidates(csca).stream()
                                                .anyMatch(
                                                        above ->
                                                                above.subjectKey()
                                                                        .equals(csca.issuerKey())))
                        .toList();
        assertThat(checkable)
                .hasSizeGreaterThan(400)
                .allMatch(
                        csca ->
                                store.issuerCandidates(csca).stream()
                                        .anyMatch(above -> above.signed(csca)));
    }

    @ParameterizedTest
    @CsvSource({DE_LIST + "," + NL_ROOT, NL_LIST + "," + DE_ROOT})
    void a_master_list_under_another_States_CSCA_is_refused(String list, String root) {
        assertRefused(file(list), root, "issued by none of the anchors");
    }

    @Test
    void a_master_list_with_one_bit_changed_is_refused() {
        byte[] list = file(NL_LIST);
        list[list.length / 2] ^= 1;
        assertRefused(list, NL_ROOT, "signature");
    }

    @Test
    void what_is_no_master_list_is_refused() {
        assertRefused(new byte[] {1, 2, 3}, NL_ROOT, "not a CMS object");
        byte[] sod = TestFiles.bytes("lds/tr03105-5/EF_SOD.bin");
        assertRefused(Arrays.copyOfRange(sod, 4, sod.length), NL_ROOT, "no master list");
    }

    private static void assertRefused(byte[] list, String root, String why) {
        assertThatExceptionOfType(MalformedException.class)
                .isThrownBy(() -> MasterList.verified(list, List.of(certificate(root))))
                .withMessageContaining(why);
    }

    @Test
    void a_document_signer_may_not_sign_a_master_list() {
        byte[] list =
                new TestSod(Recipe.signer("C=UT, CN=DS").under(Specimens.CSCA))
                        .contentType("2.23.136.1.1.2")
                        .content(new byte[] {0x30, 0})
                        .over(Map.of());
        byte[] cms = Arrays.copyOfRange(list, 4, list.length);
        assertThatExceptionOfType(MalformedException.class)
                .isThrownBy(() -> MasterList.verified(cms, List.of(Specimens.CSCA.certificate())))
                .withMessageContaining("may not sign master lists");
    }

    @Test
    void the_version_names_the_content_and_nothing_else() {
        Issued other = Recipe.authority("C=UT, CN=Other").selfSigned();
        CscaTrustStore one =
                CscaTrustStore.holding(List.of(Specimens.CSCA.certificate(), other.certificate()));
        CscaTrustStore same =
                CscaTrustStore.of(
                        List.of(
                                other.credentials().certificate(),
                                Specimens.CSCA.credentials().certificate(),
                                other.credentials().certificate()));
        assertThat(same.size()).isEqualTo(2);
        assertThat(same.version()).isEqualTo(one.version()).matches("[0-9a-f]{16}");
        assertThat(Specimens.TRUSTED.version()).isNotEqualTo(one.version());
        assertThat(Specimens.TRUSTED.and(CscaTrustStore.holding(List.of(other.certificate()))))
                .extracting(CscaTrustStore::version)
                .isEqualTo(one.version());
    }

    @Test
    void a_folder_of_certificates_and_master_lists_is_one_store() throws IOException {
        copy(NL_LIST);
        copy(NL_ROOT);
        Files.writeString(folder.resolve("two.crt"), pem());
        Files.writeString(folder.resolve("README.md"), "not a certificate");
        CscaTrustStore store = TrustFolder.read(folder);
        // the Dutch root is in the Dutch list too
        assertThat(store.size()).isEqualTo(395 + 2);
        assertThat(store.certificates()).contains(certificate(NL_ROOT));
    }

    @Test
    void a_folder_with_a_master_list_nobody_vouches_for_is_refused_by_its_name()
            throws IOException {
        copy(NL_LIST);
        copy(DE_ROOT);
        assertThatExceptionOfType(StartRefusedException.class)
                .isThrownBy(() -> TrustFolder.read(folder))
                .withMessageContaining(NL_LIST)
                .withMessageContaining("none of the anchors");
    }

    @Test
    void a_folder_with_a_certificate_that_is_none_is_refused_by_its_name() throws IOException {
        Files.writeString(folder.resolve("wrong.cer"), "no certificate");
        assertThatExceptionOfType(StartRefusedException.class)
                .isThrownBy(() -> TrustFolder.read(folder))
                .withMessageContaining("wrong.cer");
    }

    private void copy(String name) throws IOException {
        Files.write(folder.resolve(name), file(name));
    }

    private static String pem() throws IOException {
        StringWriter text = new StringWriter();
        try (JcaPEMWriter pem = new JcaPEMWriter(text)) {
            pem.writeObject(Specimens.CSCA.holder());
            pem.writeObject(Recipe.authority("C=UT, CN=Other").selfSigned().holder());
        }
        return text.toString();
    }

    private static byte[] file(String name) {
        return TestFiles.bytes("masterlists/" + name);
    }

    private static IcaoCertificate certificate(String name) {
        try {
            return IcaoCertificate.parse(file(name));
        } catch (MalformedException e) {
            throw new IllegalStateException(e);
        }
    }
}
