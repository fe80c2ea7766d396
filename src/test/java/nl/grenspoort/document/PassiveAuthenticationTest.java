package nl.grenspoort.document;

import static nl.grenspoort.document.Specimens.failed;
import static nl.grenspoort.document.Specimens.file;
import static nl.grenspoort.document.Specimens.notPerformed;
import static nl.grenspoort.document.Specimens.remark;
import static nl.grenspoort.document.Specimens.successful;
import static nl.grenspoort.document.Specimens.undetermined;
import static nl.grenspoort.document.Specimens.verdict;
import static nl.grenspoort.document.Specimens.with;
import static nl.grenspoort.document.Specimens.without;

import static org.assertj.core.api.Assertions.assertThat;

import nl.grenspoort.document.ChipVerdict.Check;
import nl.grenspoort.document.ChipVerdict.Result;
import nl.grenspoort.document.TestPki.Issued;
import nl.grenspoort.document.TestPki.Recipe;
import nl.grenspoort.identity.CountryCode;

import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.Map;

class PassiveAuthenticationTest {
    private static final Duration DAY = Duration.ofDays(1);

    @Test
    void a_chip_as_its_State_wrote_it_passes() {
        ChipVerdict verdict = verdict(Specimens.chip());
        assertThat(verdict.result()).isEqualTo(Result.PASSED);
        assertThat(verdict.trustListVersion()).isEqualTo(Specimens.TRUSTED.version());
        assertThat(verdict.checks())
                .containsExactly(
                        successful("SOD_PARSED"),
                        successful("SIGNER"),
                        successful("SIGNATURE"),
                        successful("KEY_USAGE"),
                        successful("CHAIN"),
                        notPerformed("REVOCATION", "NO_CRL"),
                        successful("SIGNER_VALIDITY"),
                        successful("COUNTRY"),
                        successful("HASH_DG1"),
                        successful("HASH_DG2"),
                        successful("DG1_MRZ"),
                        successful("EF_COM"));
    }

    @Test
    void a_chip_not_read_is_not_judged() {
        assertThat(verdict(Map.of())).isEqualTo(ChipVerdict.NOT_PERFORMED);
    }

    @Test
    void another_MRZ_under_the_old_signature_fails() {
        assertVerdict(
                SpecimenChip.altered(Specimens.chip(), Specimens.OTHER),
                Result.FAILED,
                failed("HASH_DG1", "HASH_MISMATCH"));
    }

    @Test
    void another_face_under_the_old_signature_fails() {
        byte[] dg2 = file(Specimens.chip(), "DG2").clone();
        dg2[dg2.length / 2] ^= 1;
        assertVerdict(
                with(Specimens.chip(), "DG2", dg2),
                Result.FAILED,
                failed("HASH_DG2", "HASH_MISMATCH"));
    }

    @Test
    void a_data_group_that_the_State_never_signed_fails() {
        assertVerdict(
                with(Specimens.chip(), "DG15", new byte[] {0x6F, 0}),
                Result.FAILED,
                failed("HASH_DG15", "NOT_SIGNED"));
        assertVerdict(
                with(Specimens.chip(), "DG17", new byte[] {0x6F, 0}),
                Result.FAILED,
                failed("HASH_DG17", "NOT_SIGNED"));
    }

    @Test
    void a_data_group_that_was_not_read_is_told_and_only_DG1_is_missed() {
        assertVerdict(
                without(Specimens.chip(), "DG2"),
                Result.PASSED,
                notPerformed("HASH_DG2", "NOT_READ"));
        assertVerdict(
                without(Specimens.chip(), "DG1"),
                Result.UNDETERMINED,
                notPerformed("HASH_DG1", "NOT_READ"));
    }

    @Test
    void without_a_security_object_nothing_is_proved() {
        assertVerdict(
                without(Specimens.chip(), "EF.SOD"),
                Result.UNDETERMINED,
                notPerformed("SOD_PARSED", "MISSING"));
    }

    @Test
    void a_signer_nobody_trusts_is_unknown_and_never_passes() {
        Issued stranger = Recipe.authority("C=UT, O=Utopia, CN=Stranger").selfSigned();
        Issued signer = Recipe.signer("C=UT, O=Utopia, CN=DS").under(stranger);
        assertVerdict(
                SpecimenChip.signedBy(signer.credentials(), Specimens.ANNA),
                Result.UNDETERMINED,
                undetermined("CHAIN", "ISSUER_UNKNOWN"));
    }

    @Test
    void an_authority_of_the_same_name_with_another_key_is_unknown() {
        Issued namesake = Recipe.authority("C=UT, O=Utopia, CN=CSCA").selfSigned();
        Issued signer = Recipe.signer("C=UT, O=Utopia, CN=DS").under(namesake);
        assertVerdict(
                SpecimenChip.signedBy(signer.credentials(), Specimens.ANNA),
                Result.UNDETERMINED,
                undetermined("CHAIN", "ISSUER_UNKNOWN"));
        CscaTrustStore both =
                CscaTrustStore.holding(
                        List.of(Specimens.CSCA.certificate(), namesake.certificate()));
        assertThat(
                        verdict(
                                        SpecimenChip.signedBy(signer.credentials(), Specimens.ANNA),
                                        both,
                                        TestPki.NOW)
                                .result())
                .isEqualTo(Result.PASSED);
    }

    @Test
    void a_signer_that_only_claims_a_trusted_key_fails() {
        // signed with the forger's key, but naming the key of the real authority
        Issued forger = new Issued(TestPki.p256(), Specimens.CSCA.holder());
        Issued signer = Recipe.signer("C=UT, O=Utopia, CN=DS").under(forger);
        assertVerdict(
                SpecimenChip.signedBy(signer.credentials(), Specimens.ANNA),
                Result.FAILED,
                failed("CHAIN", "ISSUER_SIGNATURE_INVALID"));
    }

    @Test
    void a_trusted_certificate_that_may_not_sign_certificates_issues_nothing() {
        Issued end = Recipe.signer("C=UT, O=Utopia, CN=No authority").selfSigned();
        Issued signer = Recipe.signer("C=UT, O=Utopia, CN=DS").under(end);
        ChipVerdict verdict =
                verdict(
                        SpecimenChip.signedBy(signer.credentials(), Specimens.ANNA),
                        CscaTrustStore.holding(List.of(end.certificate())),
                        TestPki.NOW);
        assertThat(verdict.authentic()).isFalse();
    }

    @Test
    void a_signer_must_be_valid_now() {
        assertThat(at(TestPki.NOW.plus(Duration.ofDays(3001))))
                .contains(undetermined("SIGNER_VALIDITY", "EXPIRED"));
        assertThat(at(TestPki.NOW.minus(Duration.ofDays(31))))
                .contains(undetermined("SIGNER_VALIDITY", "NOT_YET_VALID"));
    }

    private static List<Check> at(Instant time) {
        ChipVerdict verdict = verdict(Specimens.chip(), Specimens.TRUSTED, time);
        assertThat(verdict.result()).isEqualTo(Result.UNDETERMINED);
        return verdict.checks();
    }

    @Test
    void a_CSCA_that_expired_since_is_good_enough_and_one_that_was_expired_then_is_not() {
        Instant now = TestPki.NOW;
        Issued csca =
                Recipe.authority("C=UT, O=Utopia, CN=Old CSCA")
                        .valid(now.minus(DAY.multipliedBy(900)), now.minus(DAY.multipliedBy(100)))
                        .selfSigned();
        CscaTrustStore trusted = CscaTrustStore.holding(List.of(csca.certificate()));
        Issued before =
                Recipe.signer("C=UT, O=Utopia, CN=DS")
                        .valid(now.minus(DAY.multipliedBy(101)), now.plus(DAY))
                        .under(csca);
        Issued after = Recipe.signer("C=UT, O=Utopia, CN=DS").under(csca);
        assertThat(
                        verdict(
                                        SpecimenChip.signedBy(before.credentials(), Specimens.ANNA),
                                        trusted,
                                        now)
                                .result())
                .isEqualTo(Result.PASSED);
        assertThat(
                        verdict(
                                        SpecimenChip.signedBy(after.credentials(), Specimens.ANNA),
                                        trusted,
                                        now)
                                .checks())
                .contains(undetermined("SIGNER_VALIDITY", "ISSUER_NOT_VALID_THEN"));
    }

    @Test
    void a_time_of_signing_outside_the_signers_validity_is_a_remark() {
        TestSod sod =
                new TestSod(Specimens.SIGNER)
                        .signedAt(Date.from(TestPki.NOW.minus(DAY.multipliedBy(40))));
        assertVerdict(
                Specimens.under(sod),
                Result.PASSED_WITH_REMARKS,
                remark("SIGNING_TIME", "SIGNER_NOT_VALID_THEN"));
        TestSod inTime = new TestSod(Specimens.SIGNER).signedAt(Date.from(TestPki.NOW.minus(DAY)));
        assertThat(verdict(Specimens.under(inTime)).result()).isEqualTo(Result.PASSED);
    }

    @Test
    void attributes_that_name_another_content_fail() {
        assertVerdict(
                Specimens.under(new TestSod(Specimens.SIGNER).wrongMessageDigest()),
                Result.FAILED,
                failed("SIGNATURE", "ATTRIBUTES_MISMATCH"));
        assertVerdict(
                Specimens.under(new TestSod(Specimens.SIGNER).attributeType("2.23.136.1.1.2")),
                Result.FAILED,
                failed("SIGNATURE", "ATTRIBUTES_MISMATCH"));
    }

    @Test
    void a_signature_by_another_key_fails() {
        Issued other = new Issued(TestPki.p256(), Specimens.SIGNER.holder());
        assertVerdict(
                Specimens.under(new TestSod(other)),
                Result.FAILED,
                failed("SIGNATURE", "SIGNATURE_INVALID"));
    }

    @Test
    void a_signature_named_after_another_kind_of_key_fails() {
        assertVerdict(
                Specimens.under(
                        new TestSod(Specimens.SIGNER)
                                .signatureNamed(PKCSObjectIdentifiers.sha256WithRSAEncryption)),
                Result.FAILED,
                failed("SIGNATURE", "SIGNATURE_INVALID"));
    }

    @Test
    void an_unknown_algorithm_is_not_judged() {
        assertVerdict(
                Specimens.under(
                        new TestSod(Specimens.SIGNER)
                                .signatureNamed(PKCSObjectIdentifiers.md5WithRSAEncryption)),
                Result.UNDETERMINED,
                undetermined("SIGNATURE", "ALGORITHM_UNKNOWN"));
    }

    @Test
    void a_signer_named_by_its_key_is_found() {
        assertThat(
                        verdict(Specimens.under(new TestSod(Specimens.SIGNER).signerNamedByKey()))
                                .result())
                .isEqualTo(Result.PASSED);
    }

    @Test
    void without_its_certificate_a_signer_is_not_judged() {
        assertVerdict(
                Specimens.under(new TestSod(Specimens.SIGNER).certificates(0)),
                Result.UNDETERMINED,
                undetermined("SIGNER", "CERTIFICATE_MISSING"));
    }

    @Test
    void one_signer_signs() {
        assertVerdict(
                Specimens.under(new TestSod(Specimens.SIGNER).signers(0)),
                Result.FAILED,
                failed("SIGNER", "NO_SIGNER"));
        assertVerdict(
                Specimens.under(new TestSod(Specimens.SIGNER).signers(2)),
                Result.UNDETERMINED,
                undetermined("SIGNER", "SEVERAL_SIGNERS"));
    }

    @Test
    void a_signature_over_the_content_itself_holds_with_a_remark() {
        assertVerdict(
                Specimens.under(new TestSod(Specimens.SIGNER).withoutAttributes()),
                Result.PASSED_WITH_REMARKS,
                remark("SOD_ENCODING", "NO_SIGNED_ATTRIBUTES"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.3.27.1.1.1", "1.2.528.1.1006.1.20.1", "1.2.840.113549.1.7.1"})
    void a_content_type_of_old_passes_with_a_remark(String oid) {
        ChipVerdict verdict =
                verdict(Specimens.under(new TestSod(Specimens.SIGNER).contentType(oid)));
        assertThat(verdict.result()).isEqualTo(Result.PASSED_WITH_REMARKS);
        assertThat(verdict.checks()).contains(remark("SOD_ENCODING", "LEGACY_CONTENT_TYPE"));
    }

    @Test
    void a_master_list_is_no_security_object() {
        assertVerdict(
                Specimens.under(new TestSod(Specimens.SIGNER).contentType("2.23.136.1.1.2")),
                Result.FAILED,
                failed("SOD_PARSED", "MALFORMED"));
    }

    @Test
    void bytes_after_the_security_object_are_a_remark() {
        byte[] sod = file(Specimens.chip(), "EF.SOD");
        assertVerdict(
                with(Specimens.chip(), "EF.SOD", Arrays.copyOf(sod, sod.length + 3)),
                Result.PASSED_WITH_REMARKS,
                remark("SOD_ENCODING", "TRAILING_BYTES"));
    }

    @Test
    void a_certificate_for_something_else_signs_no_document() {
        for (Recipe recipe :
                List.of(
                        Recipe.signer("C=UT, CN=DS").withUsage(KeyUsage.keyEncipherment),
                        Recipe.signer("C=UT, CN=DS").withPurposes("2.23.136.1.1.3"))) {
            assertVerdict(
                    SpecimenChip.signedBy(
                            recipe.under(Specimens.CSCA).credentials(), Specimens.ANNA),
                    Result.FAILED,
                    failed("KEY_USAGE", "NOT_FOR_DOCUMENTS"));
        }
        Issued unsaid = Recipe.signer("C=UT, CN=DS").withUsage(0).under(Specimens.CSCA);
        assertVerdict(
                SpecimenChip.signedBy(unsaid.credentials(), Specimens.ANNA),
                Result.PASSED_WITH_REMARKS,
                remark("KEY_USAGE", "KEY_USAGE_MISSING"));
    }

    @Test
    void a_certificate_of_another_State_than_the_document_is_a_remark() {
        Issued other = Recipe.signer("C=NL, CN=DS").under(Specimens.CSCA);
        assertVerdict(
                SpecimenChip.signedBy(other.credentials(), Specimens.ANNA),
                Result.PASSED_WITH_REMARKS,
                remark("COUNTRY", "DOCUMENT_DIFFERS"));
        assertThat(verdict(SpecimenChip.signedBy(other.credentials(), Specimens.ANNA)).checks())
                .contains(remark("COUNTRY", "ISSUER_DIFFERS"));
    }

    @ParameterizedTest
    @CsvSource({"D, DE", "NLD, NL", "GBD, GB", "UTO, UT", "EUE, EU", "RKS, KS", "UNO, UN"})
    void an_issuer_in_the_MRZ_has_its_code_in_certificates(String mrz, String certificate) {
        assertThat(CertificateCountries.of(new CountryCode(mrz)))
                .hasValueSatisfying(codes -> assertThat(codes).contains(certificate));
    }

    @Test
    void a_document_type_that_the_signer_does_not_sign_is_a_remark() {
        Issued cards = Recipe.signer("C=UT, CN=DS").forDocuments("ID", "AC").under(Specimens.CSCA);
        assertVerdict(
                SpecimenChip.signedBy(cards.credentials(), Specimens.ANNA),
                Result.PASSED_WITH_REMARKS,
                remark("DOCUMENT_TYPE", "NOT_LISTED"));
        Issued passports = Recipe.signer("C=UT, CN=DS").forDocuments("P").under(Specimens.CSCA);
        assertVerdict(
                SpecimenChip.signedBy(passports.credentials(), Specimens.ANNA),
                Result.PASSED,
                successful("DOCUMENT_TYPE"));
    }

    @Test
    void an_unsigned_list_that_tells_another_story_is_a_remark() {
        assertThat(com("0108", 0x61, 0x75, 0x6F))
                .contains(remark("EF_COM", "LISTS_UNSIGNED_GROUP"));
        assertThat(com("0108", 0x61)).contains(remark("EF_COM", "HIDES_SIGNED_GROUP"));
        assertThat(com("0107", 0x61, 0x75)).contains(remark("EF_COM", "LDS_VERSION_DIFFERS"));
        assertThat(com("01x8", 0x61, 0x75)).contains(remark("EF_COM", "MALFORMED"));
        assertThat(com("0108", 0x61, 0x75, 0x01)).contains(remark("EF_COM", "MALFORMED"));
    }

    private static List<Check> com(String version, int... tags) {
        byte[] list = new byte[tags.length];
        for (int i = 0; i < tags.length; i++) {
            list[i] = (byte) tags[i];
        }
        byte[] ascii = version.getBytes(StandardCharsets.US_ASCII);
        byte[] com =
                TlvWriter.constructed(
                        0x60, TlvWriter.object(0x5F01, ascii), TlvWriter.object(0x5C, list));
        ChipVerdict verdict = verdict(with(Specimens.chip(), "EF.COM", com));
        assertThat(verdict.result()).isEqualTo(Result.PASSED_WITH_REMARKS);
        return verdict.checks();
    }

    @Test
    void a_signed_MRZ_that_is_none_proves_nothing() {
        byte[] dg1 = TlvWriter.constructed(0x61, TlvWriter.object(0x5F1F, new byte[88]));
        Map<String, byte[]> chip = with(Specimens.chip(), "DG1", dg1);
        chip.put("EF.SOD", new TestSod(Specimens.SIGNER).over(Specimens.groups(chip)));
        assertVerdict(chip, Result.UNDETERMINED, undetermined("DG1_MRZ", "UNREADABLE"));
    }

    @Test
    void a_signed_MRZ_with_wrong_check_digits_passes_with_a_remark() {
        List<String> wrong =
                List.of(Specimens.ANNA.get(0), Specimens.OTHER.get(1).replace("2F", "3F"));
        assertVerdict(
                SpecimenChip.signedBy(Specimens.SIGNER.credentials(), wrong),
                Result.PASSED_WITH_REMARKS,
                remark("DG1_MRZ", "CHECK_DIGITS"));
    }

    @Test
    void files_that_are_no_data_groups_are_left_alone() {
        assertThat(verdict(with(Specimens.chip(), "EF.CardAccess", new byte[9])).result())
                .isEqualTo(Result.PASSED);
    }

    private static void assertVerdict(Map<String, byte[]> chip, Result result, Check check) {
        ChipVerdict verdict = verdict(chip);
        assertThat(verdict.checks()).contains(check);
        assertThat(verdict.result()).isEqualTo(result);
    }
}
