package nl.grenspoort.trust;

import static org.assertj.core.api.Assertions.assertThat;

import nl.grenspoort.quality.Threat;
import nl.grenspoort.trust.CertificateRules.Complaint;

import org.bouncycastle.asn1.x509.KeyUsage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;

/** What production refuses of certificates, one thing at a time. */
class CertificateRulesTest {
    private static final OwnIdentity SERVER = identity("gateway-server");
    private static final OwnIdentity CLIENT = identity("gateway-client");
    private static final OwnIdentity SIGNING = identity("gateway-signing");
    private static final OwnIdentity ENCRYPTION = identity("gateway-encryption");
    private static final Credentials CA = Recipe.authority("CA").make();

    private final CertificateRules rules =
            new CertificateRules(Duration.ofDays(30), List.of("Trial"));

    @Test
    void good_ones_have_nothing_against_them() {
        assertThat(own(SERVER, Recipe.server(CA))).isEmpty();
        assertThat(own(CLIENT, Recipe.client(CA, Recipe.OIN))).isEmpty();
        assertThat(own(SIGNING, Recipe.signing(CA))).isEmpty();
        assertThat(own(ENCRYPTION, Recipe.signing(CA).withUsage(KeyUsage.keyEncipherment)))
                .isEmpty();
        assertThat(rules.anchors("tls-ca", List.of(CA.certificate()), Instant.now())).isEmpty();
    }

    @Test
    @Threat("T-KEY-1")
    void a_certificate_of_the_demo_is_refused() {
        for (OwnIdentity identity : OwnIdentity.ALL) {
            Credentials demo = TestPki.shared().credentials(identity.name());
            assertThat(rules.own(identity, "here", demo, Instant.now()))
                    .anyMatch(refusal("here is one of the demo."))
                    .anyMatch(refusal("has a test number as OIN"));
        }
    }

    @Test
    @Threat("T-KEY-1")
    void an_authority_of_the_demo_is_refused_whatever_its_own_name() {
        Credentials demo = Recipe.authority("x").named("C=NL,O=Grenspoort demo,CN=Renamed").make();
        assertThat(anchors(demo)).anyMatch(refusal("is one of the demo"));
        assertThat(own(SERVER, Recipe.server(demo))).anyMatch(refusal("is one of the demo"));
        assertThat(rules.anchors("tls-ca", TestPki.shared().anchors("tls-ca"), Instant.now()))
                .anyMatch(refusal("is one of the demo"));
    }

    @Test
    @Threat("T-KEY-1")
    void a_test_number_is_refused_whoever_issued_it() {
        assertThat(own(CLIENT, Recipe.client(CA, "00000099000000000100")))
                .singleElement()
                .matches(refusal("has a test number as OIN, 00000099000000000100"));
    }

    @Test
    void a_certificate_without_an_oin_is_refused() {
        assertThat(own(SERVER, Recipe.server(CA).named("C=NL,O=Example,CN=server")))
                .singleElement()
                .matches(refusal("carries no OIN"));
    }

    @Test
    void one_that_signed_itself_is_refused() {
        assertThat(own(SERVER, Recipe.server(CA).by(null)))
                .singleElement()
                .matches(refusal("is signed by itself"));
    }

    @Test
    void an_authoritys_certificate_is_no_end_entitys_and_the_other_way_round() {
        assertThat(own(SERVER, Recipe.server(CA).asAuthority()))
                .singleElement()
                .matches(refusal("is an authority's"));
        assertThat(anchors(Recipe.server(CA).make()))
                .singleElement()
                .matches(refusal("no authority"));
    }

    @Test
    void one_that_has_expired_or_is_early_is_refused() {
        assertThat(own(SERVER, Recipe.server(CA).valid(Duration.ofDays(-9), Duration.ofDays(-1))))
                .singleElement()
                .matches(refusal("expired on"));
        assertThat(own(SERVER, Recipe.server(CA).valid(Duration.ofDays(1), Duration.ofDays(90))))
                .singleElement()
                .matches(refusal("is not valid before"));
        assertThat(
                        anchors(
                                Recipe.authority("old")
                                        .valid(Duration.ofDays(-9), Duration.ofDays(-1))
                                        .make()))
                .singleElement()
                .matches(refusal("expired on"));
    }

    @Test
    void one_that_expires_soon_is_a_warning() {
        assertThat(own(SERVER, Recipe.server(CA).valid(Duration.ofDays(-9), Duration.ofDays(29))))
                .singleElement()
                .satisfies(
                        complaint -> {
                            assertThat(complaint.refusal()).isFalse();
                            assertThat(complaint.problem()).contains("expires on");
                        });
        assertThat(own(SERVER, Recipe.server(CA).valid(Duration.ofDays(-9), Duration.ofDays(31))))
                .isEmpty();
    }

    @Test
    @Threat("T-KEY-2")
    void rsa_below_3072_bits_is_refused() {
        assertThat(own(SIGNING, Recipe.signing(CA).withKeys(Recipe.keys("RSA2048"))))
                .singleElement()
                .matches(refusal("RSA key of 2048 bits, less than 3072"));
        assertThat(anchors(Recipe.authority("weak").withKeys(Recipe.keys("RSA2048")).make()))
                .singleElement()
                .matches(refusal("RSA key of 2048 bits"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"secp256k1", "secp224r1"})
    @Threat("T-KEY-2")
    void a_curve_that_ncsc_does_not_list_is_refused(String curve) throws Exception {
        assertThat(own(SERVER, Recipe.server(CA).withKeys(OtherCurves.keys(curve))))
                .singleElement()
                .matches(refusal("a curve that NCSC does not list"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"secp384r1", "secp521r1"})
    void the_longer_curves_are_good_too(String curve) {
        assertThat(own(SERVER, Recipe.server(CA).withKeys(Recipe.keys(curve)))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"SHA1withECDSA", "SHA224withECDSA"})
    @Threat("T-KEY-2")
    void a_signature_with_a_weak_digest_is_refused_in_the_whole_chain(String algorithm) {
        assertThat(own(SERVER, Recipe.server(CA).signedBy(algorithm)))
                .singleElement()
                .matches(refusal("is signed by " + algorithm));
        Credentials between = Recipe.authority("between").by(CA).signedBy(algorithm).make();
        assertThat(own(SERVER, Recipe.server(between)))
                .singleElement()
                .matches(refusal("is signed by " + algorithm));
    }

    @Test
    void wrong_usages_are_refused() {
        assertThat(own(SERVER, Recipe.client(CA, Recipe.OIN)))
                .singleElement()
                .matches(refusal("lacks the extended key usage serverAuth"));
        assertThat(own(CLIENT, Recipe.server(CA)))
                .singleElement()
                .matches(refusal("lacks the extended key usage clientAuth"));
        assertThat(own(CLIENT, Recipe.client(CA, Recipe.OIN).forPurpose(null)))
                .singleElement()
                .matches(refusal("lacks the extended key usage clientAuth"));
        assertThat(own(SIGNING, Recipe.signing(CA).withUsage(KeyUsage.keyEncipherment)))
                .singleElement()
                .matches(refusal("lacks the key usage digitalSignature"));
        assertThat(own(ENCRYPTION, Recipe.signing(CA)))
                .singleElement()
                .matches(refusal("lacks the key usage keyEncipherment"));
    }

    @Test
    void messages_are_signed_with_rsa() {
        assertThat(own(SIGNING, Recipe.signing(CA).withKeys(Recipe.keys("secp256r1"))))
                .singleElement()
                .matches(refusal("has no RSA key"));
    }

    @Test
    @Threat("T-KEY-11")
    void an_authority_for_trials_is_refused_by_name_and_by_fingerprint() throws Exception {
        Credentials trial = Recipe.authority("TRIAL Private Root").make();
        assertThat(anchors(trial)).singleElement().matches(refusal("is one for trials"));

        String fingerprint =
                HexFormat.ofDelimiter(":")
                        .withUpperCase()
                        .formatHex(
                                java.security.MessageDigest.getInstance("SHA-256")
                                        .digest(CA.certificate().getEncoded()));
        CertificateRules byFingerprint =
                new CertificateRules(Duration.ofDays(30), List.of(fingerprint));
        assertThat(byFingerprint.anchors("tls-ca", List.of(CA.certificate()), Instant.now()))
                .singleElement()
                .matches(refusal("is one for trials"));
    }

    @Test
    @Threat("T-KEY-11")
    void authorities_for_trials_and_others_never_mix() {
        Credentials trial = Recipe.authority("TRIAL Private Root").make();
        assertThat(rules.mixed("tls-ca", List.of(CA.certificate(), trial.certificate())))
                .singleElement()
                .matches(refusal("are mixed in tls-ca"));
        assertThat(rules.mixed("tls-ca", List.of(trial.certificate()))).isEmpty();
        assertThat(rules.mixed("tls-ca", List.of(CA.certificate()))).isEmpty();
    }

    @Test
    void every_complaint_names_the_thing_and_a_remedy() {
        assertThat(own(SERVER, Recipe.client(CA, "00000099000000000100")))
                .hasSize(2)
                .allSatisfy(
                        complaint -> {
                            assertThat(complaint.problem())
                                    .startsWith("The certificate here ")
                                    .endsWith(".");
                            assertThat(complaint.remedy()).endsWith(".");
                        });
    }

    private List<Complaint> own(OwnIdentity identity, Recipe recipe) {
        return rules.own(identity, "here", recipe.make(), Instant.now());
    }

    private List<Complaint> anchors(Credentials authority) {
        return rules.anchors("tls-ca", List.of(authority.certificate()), Instant.now());
    }

    private static java.util.function.Predicate<Complaint> refusal(String part) {
        return complaint -> complaint.refusal() && complaint.problem().contains(part);
    }

    private static OwnIdentity identity(String name) {
        return OwnIdentity.ALL.stream().filter(own -> own.name().equals(name)).findFirst().get();
    }
}
