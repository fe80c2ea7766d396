package nl.grenspoort.document;

import static nl.grenspoort.document.Specimens.remark;
import static nl.grenspoort.document.Specimens.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import nl.grenspoort.document.ChipVerdict.Result;
import nl.grenspoort.document.TestPki.Issued;
import nl.grenspoort.document.TestPki.Recipe;

import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x9.ECNamedCurveTable;
import org.bouncycastle.asn1.x9.X9Curve;
import org.bouncycastle.asn1.x9.X9ECParameters;
import org.bouncycastle.asn1.x9.X9ECPoint;
import org.bouncycastle.asn1.x9.X9FieldID;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.bouncycastle.math.ec.ECPoint;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.math.BigInteger;
import java.security.KeyPair;
import java.util.List;
import java.util.Map;

class SignatureAlgorithmsTest {
    private static final KeyPair RSA_2048 = TestPki.rsa(2048);
    private static final KeyPair RSA_1024 = TestPki.rsa(1024);

    @ParameterizedTest
    @CsvSource({
        "SHA224withRSA, SHA-224",
        "SHA256withRSA, SHA-256",
        "SHA384withRSA, SHA-384",
        "SHA512withRSA, SHA-512",
        "SHA256withRSAandMGF1, SHA-256",
        "SHA384withRSAandMGF1, SHA-384",
        "SHA512withRSAandMGF1, SHA-512",
    })
    void an_RSA_signature_holds(String algorithm, String digest) {
        assertThat(signed(RSA_2048, algorithm, digest).result()).isEqualTo(Result.PASSED);
    }

    @ParameterizedTest
    @CsvSource({
        "secp224r1, SHA224withECDSA, SHA-224",
        "secp256r1, SHA256withECDSA, SHA-256",
        "secp384r1, SHA384withECDSA, SHA-384",
        "secp521r1, SHA512withECDSA, SHA-512",
        "brainpoolP224r1, SHA224withECDSA, SHA-224",
        "brainpoolP256r1, SHA256withECDSA, SHA-256",
        "brainpoolP384r1, SHA384withECDSA, SHA-384",
        "brainpoolP512r1, SHA512withECDSA, SHA-512",
        "brainpoolP256t1, SHA256withECDSA, SHA-256",
        "FRP256v1, SHA256withECDSA, SHA-256",
        "secp256r1, SHA256withPLAIN-ECDSA, SHA-256",
        "brainpoolP256r1, SHA256withPLAIN-ECDSA, SHA-256",
    })
    void a_signature_on_a_named_curve_holds(String curve, String algorithm, String digest) {
        assertThat(signed(TestPki.curve(curve), algorithm, digest).result())
                .isEqualTo(Result.PASSED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "secp224r1",
                "secp256r1",
                "secp384r1",
                "secp521r1",
                "brainpoolP224r1",
                "brainpoolP256r1",
                "brainpoolP320r1",
                "brainpoolP384r1",
                "brainpoolP512r1"
            })
    void a_signature_on_a_curve_spelled_out_holds(String curve) {
        KeyPair keys = TestPki.curve(curve);
        Issued csca =
                Recipe.authority("C=UT, CN=CSCA")
                        .withKeys(keys)
                        .spelled(spelled(curve, keys, known(curve).getG()))
                        .selfSigned();
        KeyPair own = TestPki.curve(curve);
        Issued signer =
                Recipe.signer("C=UT, CN=DS")
                        .withKeys(own)
                        .spelled(spelled(curve, own, known(curve).getG()))
                        .under(csca);
        assertThat(
                        verdict(
                                        Specimens.under(new TestSod(signer)),
                                        CscaTrustStore.holding(List.of(csca.certificate())),
                                        TestPki.NOW)
                                .result())
                .isEqualTo(Result.PASSED);
    }

    /** CVE-2020-0601: with a base point of one's own any public key has a known private key. */
    @Test
    void a_curve_spelled_out_with_another_base_point_is_no_curve() {
        KeyPair keys = TestPki.curve("secp256r1");
        ECPoint other = known("secp256r1").getG().multiply(BigInteger.valueOf(7)).normalize();
        Issued signer =
                Recipe.signer("C=UT, CN=DS")
                        .withKeys(keys)
                        .spelled(spelled("secp256r1", keys, other))
                        .under(Specimens.CSCA);
        assertThat(signer.certificate().key()).isNull();
        assertThat(verdict(Specimens.under(new TestSod(signer))).checks())
                .contains(Specimens.undetermined("SIGNATURE", "ALGORITHM_UNKNOWN"));
    }

    @Test
    void a_point_off_the_curve_is_no_key() {
        byte[] point = known("secp256r1").getG().getEncoded(false);
        point[10] ^= 1;
        assertThat(
                        PublicKeys.of(
                                new SubjectPublicKeyInfo(
                                        new AlgorithmIdentifier(
                                                X9ObjectIdentifiers.id_ecPublicKey,
                                                X9ObjectIdentifiers.prime256v1),
                                        point)))
                .isNull();
    }

    @Test
    void SHA_1_passes_with_a_remark() {
        ChipVerdict verdict = signed(RSA_2048, "SHA1withRSA", "SHA-1");
        assertThat(verdict.result()).isEqualTo(Result.PASSED_WITH_REMARKS);
        assertThat(verdict.checks())
                .contains(remark("ALGORITHMS", "WEAK_HASH"), remark("HASH_ALGORITHM", "WEAK_HASH"));
        assertThat(signed(TestPki.p256(), "SHA1withECDSA", "SHA-256").checks())
                .contains(remark("ALGORITHMS", "WEAK_HASH"));
    }

    @Test
    void a_short_key_passes_with_a_remark() {
        ChipVerdict verdict = signed(RSA_1024, "SHA256withRSA", "SHA-256");
        assertThat(verdict.result()).isEqualTo(Result.PASSED_WITH_REMARKS);
        assertThat(verdict.checks()).contains(remark("ALGORITHMS", "WEAK_KEY"));
        assertThat(signed(TestPki.curve("secp192r1"), "SHA256withECDSA", "SHA-256").checks())
                .contains(remark("ALGORITHMS", "WEAK_KEY"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"SHA256withRSA", "SHA512withRSA", "SHA256withRSAandMGF1", "SHA1withRSA"})
    void a_CSCA_signs_by_RSA(String algorithm) {
        Issued csca =
                Recipe.authority("C=UT, CN=RSA CSCA")
                        .withKeys(RSA_2048)
                        .signedBy("SHA256withRSA")
                        .selfSigned();
        Issued signer = Recipe.signer("C=UT, CN=DS").signedBy(algorithm).under(csca);
        assertThat(
                        verdict(
                                        SpecimenChip.signedBy(signer.credentials(), Specimens.ANNA),
                                        CscaTrustStore.holding(List.of(csca.certificate())),
                                        TestPki.NOW)
                                .authentic())
                .isTrue();
    }

    private static ChipVerdict signed(KeyPair keys, String algorithm, String digest) {
        Issued signer = Recipe.signer("C=UT, CN=DS").withKeys(keys).under(Specimens.CSCA);
        Map<String, byte[]> chip =
                Specimens.under(new TestSod(signer).signature(algorithm).digest(digest));
        return verdict(chip);
    }

    private static X9ECParameters known(String curve) {
        return ECNamedCurveTable.getByName(curve);
    }

    /** The public key under {@code SpecifiedECDomain} parameters with this base point. */
    private static SubjectPublicKeyInfo spelled(String curve, KeyPair keys, ECPoint base) {
        X9ECParameters known = known(curve);
        DERSequence domain =
                new DERSequence(
                        new ASN1Encodable[] {
                            new ASN1Integer(1),
                            new X9FieldID(known.getCurve().getField().getCharacteristic()),
                            new X9Curve(known.getCurve()),
                            new X9ECPoint(base, false),
                            new ASN1Integer(known.getN()),
                            new ASN1Integer(known.getH())
                        });
        return new SubjectPublicKeyInfo(
                new AlgorithmIdentifier(X9ObjectIdentifiers.id_ecPublicKey, domain),
                SubjectPublicKeyInfo.getInstance(keys.getPublic().getEncoded())
                        .getPublicKeyData()
                        .getOctets());
    }
}
