package nl.grenspoort.trust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import nl.grenspoort.quality.Threat;

import org.bouncycastle.asn1.x509.KeyUsage;
import org.junit.jupiter.api.Test;

import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

class AuthoritiesTest {
    private static final Instant NOW = Instant.now();
    private static final Credentials ROOT = Recipe.authority("Root").make();
    private static final Credentials BETWEEN = Recipe.authority("Between").by(ROOT).make();

    private final Authorities authorities = Authorities.of(List.of(ROOT.certificate()));

    @Test
    void a_chain_is_accepted_in_any_order_and_with_more_than_it_needs() throws Exception {
        List<X509Certificate> chain =
                new ArrayList<>(Recipe.client(BETWEEN, Recipe.OIN).make().chain());
        assertThat(chain).hasSize(2);
        authorities.require(chain, NOW);

        chain.add(Recipe.authority("Somebody else").make().certificate());
        chain.add(ROOT.certificate());
        Collections.reverse(chain.subList(1, chain.size()));
        authorities.require(chain, NOW);
    }

    @Test
    void without_the_authority_between_the_chain_leads_nowhere() {
        List<X509Certificate> alone =
                List.of(Recipe.client(BETWEEN, Recipe.OIN).make().certificate());
        assertRefused(alone, "leads to none of the authorities");
        assertThatCode(
                        () ->
                                Authorities.of(List.of(ROOT.certificate(), BETWEEN.certificate()))
                                        .require(alone, NOW))
                .doesNotThrowAnyException();
    }

    @Test
    void another_authority_of_the_same_name_is_another() {
        assertRefused(
                Recipe.client(Recipe.authority("Root").make(), Recipe.OIN).make().chain(),
                "leads to none of the authorities");
    }

    @Test
    void an_end_entity_issues_nothing() {
        Credentials entity =
                Recipe.client(ROOT, Recipe.OIN)
                        .withUsage(KeyUsage.digitalSignature | KeyUsage.keyCertSign)
                        .make();
        assertRefused(
                Recipe.client(entity, Recipe.OIN).make().chain(),
                "leads to none of the authorities");
    }

    @Test
    @Threat("T-KEY-9")
    void an_authoritys_own_certificate_is_nobodys() {
        assertRefused(ROOT.chain(), "is an authority's");
        assertRefused(BETWEEN.chain(), "is an authority's");
        assertRefused(List.of(), "there is no certificate");
    }

    @Test
    void what_is_out_of_date_is_refused_at_the_time_asked_about() throws Exception {
        List<X509Certificate> chain =
                Recipe.client(ROOT, Recipe.OIN)
                        .valid(Duration.ofDays(-1), Duration.ofSeconds(30))
                        .make()
                        .chain();
        authorities.require(chain, NOW);
        assertThatThrownBy(() -> authorities.require(chain, NOW.plusSeconds(45)))
                .as("though it was accepted less than a minute before")
                .hasMessageContaining("out of date");
        assertThatThrownBy(() -> authorities.require(chain, NOW.minus(Duration.ofDays(2))))
                .hasMessageContaining("out of date");
    }

    @Test
    @Threat("T-KEY-2")
    void weak_keys_and_signatures_are_refused() throws Exception {
        assertRefused(
                Recipe.client(ROOT, Recipe.OIN).withKeys(Recipe.keys("RSA1024")).make().chain(),
                "RSA key of 1024 bits");
        assertThatCode(
                        () ->
                                authorities.require(
                                        Recipe.client(ROOT, Recipe.OIN)
                                                .withKeys(Recipe.keys("RSA2048"))
                                                .make()
                                                .chain(),
                                        NOW))
                .as("to be phased out, but not refused of others")
                .doesNotThrowAnyException();
        for (String weak : List.of("SHA1withECDSA", "SHA224withECDSA")) {
            assertThatThrownBy(
                            () ->
                                    authorities.require(
                                            Recipe.client(ROOT, Recipe.OIN)
                                                    .signedBy(weak)
                                                    .make()
                                                    .chain(),
                                            NOW))
                    .isInstanceOf(CertificateException.class);
        }
    }

    @Test
    void new_anchors_count_at_once() throws Exception {
        List<List<X509Certificate>> now = new ArrayList<>(List.of(List.of(ROOT.certificate())));
        Authorities changing =
                new Authorities(
                        now::getFirst, Revocation.UNASKED, java.time.InstantSource.system());
        List<X509Certificate> chain = Recipe.client(ROOT, Recipe.OIN).make().chain();
        assertThat(changing.accept(chain)).isTrue();
        now.set(0, List.of(BETWEEN.certificate()));
        assertThat(changing.accept(chain)).as("remembered, but no more").isFalse();
    }

    private void assertRefused(List<X509Certificate> chain, String message) {
        assertThatThrownBy(() -> authorities.require(chain, NOW))
                .isInstanceOf(CertificateException.class)
                .hasMessageContaining(message);
    }
}
