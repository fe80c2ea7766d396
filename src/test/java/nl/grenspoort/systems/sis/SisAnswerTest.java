package nl.grenspoort.systems.sis;

import static org.assertj.core.api.Assertions.assertThat;

import nl.grenspoort.quality.Threat;
import nl.grenspoort.simulator.sis.SisBench;
import nl.grenspoort.systems.Attempt;
import nl.grenspoort.systems.SendFailure;
import nl.grenspoort.systems.SystemAdapter;
import nl.grenspoort.systems.SystemAnswer;
import nl.grenspoort.systems.SystemAnswer.Unavailable;
import nl.grenspoort.systems.WireReply;
import nl.grenspoort.trust.Credentials;
import nl.grenspoort.trust.DemoPki;
import nl.grenspoort.trust.TestPki;
import nl.grenspoort.trust.wus.Attacks;
import nl.grenspoort.trust.wus.SentMessage;
import nl.grenspoort.trust.wus.SoapForge;

import org.apache.wss4j.dom.WSConstants;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.function.UnaryOperator;

/** What the adapter makes of answers: good ones, and ones with something wrong. */
class SisAnswerTest {
    private static final String NS = "xmlns='urn:grenspoort:contracts:sis:v1'";
    private static final String NOTHING =
            "<searchResponse %s><source>CENTRAL</source></searchResponse>".formatted(NS);
    static final String DISCREET = withCategory("DISCREET");
    private static final Map<String, UnaryOperator<byte[]>> ATTACKS = Attacks.all(NOTHING);

    @SuppressWarnings("unused") // read by name
    private static final List<String> attackNames = List.copyOf(ATTACKS.keySet());

    private final Credentials sis = TestPki.shared().credentials("sis-signing");
    private final SystemAdapter adapter = SisQuestions.adapter(InstantSource.system());
    private final Attempt sent =
            adapter.translate(
                    Attempt.first(
                            SisQuestions.about("X1", "ERIKSSON", "ANNA MARIA", "1974-08-12")));

    @Test
    void an_answer_with_an_alert_is_data_from_the_central_system() {
        SystemAnswer answer = read(answer(DISCREET));
        assertThat(answer).isInstanceOf(SystemAnswer.Data.class);
        assertThat(((SystemAnswer.Data) answer).source()).isEqualTo(SystemAnswer.Source.CENTRAL);
        SisAlert alert = ((SisData) ((SystemAnswer.Data) answer).data()).alerts().getFirst();
        assertThat(alert.schengenId()).isEqualTo("FRA-X-0001");
        assertThat(alert.warnings()).containsExactly("ARMED");
        assertThat(alert.entryBan()).isNull();
    }

    @Test
    void an_answer_without_alert_is_no_data() {
        assertThat(read(answer(NOTHING)))
                .isEqualTo(new SystemAnswer.NoData(SisAdapter.SIS, SystemAnswer.Source.CENTRAL));
    }

    @Test
    void an_answer_of_the_national_copy_tells_its_age() {
        String copy =
                "<searchResponse %s><source>NATIONAL_COPY</source><ageMinutes>12</ageMinutes></searchResponse>"
                        .formatted(NS);
        assertThat(read(answer(copy)))
                .isEqualTo(
                        new SystemAnswer.NoData(
                                SisAdapter.SIS,
                                new SystemAnswer.Source(
                                        SystemAnswer.Source.Kind.NATIONAL_COPY,
                                        Duration.ofMinutes(12))));
    }

    @Test
    void what_is_for_the_sirene_bureau_is_not_taken_over() {
        String alert =
                DISCREET.replace(
                        "</alert>",
                        "<reason>SIRENE-ONLY</reason><typeOfOffence>SIRENE-ONLY</typeOfOffence>"
                                + "<decisionReference>SIRENE-ONLY</decisionReference>"
                                + "<createdBy>SIRENE-ONLY</createdBy></alert>");
        SystemAnswer answer = read(answer(alert));
        assertThat(answer).isInstanceOf(SystemAnswer.Data.class);
        assertThat(adapter.filter(sent.consultation(), answer).toString())
                .doesNotContain("SIRENE-ONLY");
    }

    @Threat({"T-XML-1", "T-SIG-1", "T-SIG-2"})
    @ParameterizedTest
    @FieldSource("attackNames")
    void a_signed_answer_that_was_tampered_with_is_unavailable(String attack) {
        byte[] good = answer(DISCREET).bytes();
        assertThat(read(good)).isInstanceOf(SystemAnswer.Data.class);
        assertThat(read(Objects.requireNonNull(ATTACKS.get(attack)).apply(good)))
                .isInstanceOf(Unavailable.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Body",
                "Timestamp",
                "Action",
                "MessageID",
                "RelatesTo",
                "SignatureConfirmation"
            })
    void an_answer_with_an_unsigned_part_is_unavailable(String part) {
        assertUnavailable(answer(NOTHING).unsigned(part), "SIGNATURE_INVALID");
    }

    @ParameterizedTest
    @ValueSource(strings = {"To", "From", "ReplyTo"})
    void an_optional_header_that_is_there_must_be_signed_too(String name) {
        SoapForge signed = answer(NOTHING).header(name, "urn:x");
        assertThat(read(signed)).isInstanceOf(SystemAnswer.NoData.class);
        assertUnavailable(signed.unsigned(name), "SIGNATURE_INVALID");
    }

    @Test
    void an_answer_signed_by_another_party_is_unavailable() {
        assertUnavailable(
                SoapForge.answer(state(), TestPki.shared().credentials("ees-signing"), NOTHING),
                "SIGNATURE_INVALID");
    }

    @Test
    void an_answer_signed_with_a_certificate_for_encryption_is_unavailable() {
        assertUnavailable(
                SoapForge.answer(
                        state(), TestPki.shared().credentials("gateway-encryption"), NOTHING),
                "SIGNATURE_INVALID");
    }

    @Test
    void an_answer_signed_under_another_authority_is_unavailable(@TempDir Path folder) {
        Credentials twin =
                DemoPki.openOrCreate(folder.resolve("pki"), 2048, Instant.now())
                        .credentials("sis-signing");
        assertUnavailable(SoapForge.answer(state(), twin, NOTHING), "SIGNATURE_INVALID");
    }

    @Test
    void an_answer_whose_certificate_has_expired_is_unavailable() {
        SystemAdapter later = SisQuestions.adapter(SisBench.ahead(Duration.ofDays(800)));
        Attempt asked = later.translate(Attempt.first(sent.consultation()));
        SoapForge forge =
                SoapForge.answer(
                                (SentMessage) Objects.requireNonNull(asked.codecState()),
                                sis,
                                NOTHING)
                        .created(Instant.now().plus(Duration.ofDays(800)));
        assertThat(later.translateBack(asked.answered(ok(forge.bytes()))))
                .isEqualTo(new Unavailable(SisAdapter.SIS, "SIGNATURE_INVALID"));
    }

    @Test
    void a_weak_digest_or_signature_is_unavailable() {
        assertUnavailable(
                answer(NOTHING).algorithms(WSConstants.RSA_SHA256, SoapForge.SHA1),
                "SIGNATURE_INVALID");
        assertUnavailable(
                answer(NOTHING).algorithms(SoapForge.RSA_SHA1, WSConstants.SHA256),
                "SIGNATURE_INVALID");
    }

    @Test
    void an_answer_without_its_certificate_inside_is_unavailable() {
        assertUnavailable(
                answer(NOTHING).keyIdentifier(WSConstants.ISSUER_SERIAL), "SIGNATURE_INVALID");
    }

    @Test
    void a_timestamp_may_be_a_clock_skew_away_and_no_further() {
        Instant now = Instant.now();
        assertThat(read(answer(NOTHING).created(now.plusSeconds(50))))
                .isInstanceOf(SystemAnswer.NoData.class);
        assertThat(read(answer(NOTHING).created(now.minusSeconds(250))))
                .isInstanceOf(SystemAnswer.NoData.class);
        assertUnavailable(answer(NOTHING).created(now.plusSeconds(300)), "SIGNATURE_INVALID");
        assertUnavailable(answer(NOTHING).created(now.minusSeconds(420)), "SIGNATURE_INVALID");
    }

    @Test
    void an_answer_must_confirm_the_signature_of_this_request() {
        assertUnavailable(answer(NOTHING).confirming(""), "SIGNATURE_INVALID");
        assertUnavailable(answer(NOTHING).confirming("AAAA"), "SIGNATURE_INVALID");
    }

    @Test
    void an_answer_must_relate_to_this_request() {
        assertUnavailable(
                answer(NOTHING)
                        .header("RelatesTo", "urn:uuid:00000000-0000-4000-8000-000000000000"),
                "SIGNATURE_INVALID");
        assertUnavailable(answer(NOTHING).without("RelatesTo"), "SIGNATURE_INVALID");
    }

    @Test
    void an_answer_to_the_first_try_is_no_answer_to_the_second() {
        byte[] first = answer(NOTHING).bytes();
        Attempt second = adapter.translate(sent.next());
        assertThat(adapter.translateBack(second.answered(ok(first))))
                .isEqualTo(new Unavailable(SisAdapter.SIS, "SIGNATURE_INVALID"));
    }

    @Test
    void an_answer_without_action_or_with_another_is_not_understood() {
        assertUnavailable(answer(NOTHING).without("Action"), "NOT_UNDERSTOOD");
        assertUnavailable(answer(NOTHING).without("MessageID"), "NOT_UNDERSTOOD");
        assertUnavailable(answer(NOTHING).header("Action", "urn:other"), "NOT_UNDERSTOOD");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<searchResponse %s><source>SOMEWHERE</source></searchResponse>",
                "<searchResponse %s/>",
                "<searchResponse %s><source>NATIONAL_COPY</source></searchResponse>",
                "<searchResponse %s><source>CENTRAL</source><ageMinutes>1</ageMinutes></searchResponse>",
                "<searchResponse %s><source>CENTRAL</source><extra/></searchResponse>",
                "<searchResult %s><source>CENTRAL</source></searchResult>",
                "<searchResponse xmlns='urn:other'><source>CENTRAL</source></searchResponse>"
            })
    void a_signed_answer_outside_the_contract_is_not_understood(String payload) {
        assertUnavailable(answer(payload.formatted(NS)), "NOT_UNDERSTOOD");
    }

    @ParameterizedTest
    @ValueSource(strings = {"NEW_CATEGORY", "", "discreet", "RFSE_24_1_A"})
    void an_alert_of_an_unknown_category_is_never_dropped(String category) {
        assertUnavailable(answer(withCategory(category)), "NOT_UNDERSTOOD");
    }

    @Test
    void one_unknown_alert_among_known_ones_makes_the_answer_unusable() {
        String both =
                DISCREET.replace(
                        "</searchResponse>",
                        withCategory("X").replaceAll("(?s).*(<alert>.*</searchResponse>)", "$1"));
        assertUnavailable(answer(both), "NOT_UNDERSTOOD");
    }

    @Test
    void a_return_alert_tells_of_its_entry_ban_and_no_other_alert_does() {
        String decision =
                "<returnDecision><suspendedOrPostponed>false</suspendedOrPostponed>"
                        + "<entryBan>true</entryBan></returnDecision></alert>";
        SystemAnswer answer = read(answer(withCategory("RETURN").replace("</alert>", decision)));
        assertThat(((SisData) ((SystemAnswer.Data) answer).data()).alerts().getFirst().entryBan())
                .isTrue();
        assertUnavailable(answer(withCategory("RETURN")), "NOT_UNDERSTOOD");
        assertUnavailable(answer(DISCREET.replace("</alert>", decision)), "NOT_UNDERSTOOD");
    }

    @Test
    void a_comment_that_no_signature_covers_is_not_understood() {
        byte[] commented =
                answer(DISCREET)
                        .afterSigning(
                                document ->
                                        SoapForge.body(document)
                                                .getFirstChild()
                                                .appendChild(document.createComment("x")))
                        .bytes();
        assertThat(SoapForge.document(commented)).isNotNull();
        // the serialiser leaves comments out, so put one in as an attacker would
        String text =
                new String(commented, StandardCharsets.UTF_8)
                        .replace("<schengenId>FRA", "<schengenId><!---->FRA");
        assertThat(read(text.getBytes(StandardCharsets.UTF_8)))
                .isEqualTo(new Unavailable(SisAdapter.SIS, "NOT_UNDERSTOOD"));
    }

    @Test
    void a_fault_is_unavailable_signed_or_not() {
        String fault =
                "<s:Fault xmlns:s='http://schemas.xmlsoap.org/soap/envelope/'>"
                        + "<faultcode>s:Server</faultcode><faultstring>x</faultstring></s:Fault>";
        byte[] signed = answer(fault).bytes();
        assertThat(read(signed)).isEqualTo(new Unavailable(SisAdapter.SIS, "FAULT"));
        for (int status : new int[] {500, 503, 404, 202, 204, 302}) {
            assertThat(
                            adapter.translateBack(
                                    sent.answered(new WireReply(status, Map.of(), signed))))
                    .isEqualTo(new Unavailable(SisAdapter.SIS, "FAULT"));
        }
    }

    @Test
    void a_good_answer_under_an_error_status_is_not_used() {
        assertThat(
                        adapter.translateBack(
                                sent.answered(
                                        new WireReply(500, Map.of(), answer(NOTHING).bytes()))))
                .isEqualTo(new Unavailable(SisAdapter.SIS, "FAULT"));
    }

    @Test
    void an_answer_of_twenty_megabytes_is_not_read() {
        byte[] large = Arrays.copyOf(answer(NOTHING).bytes(), 20_000_000);
        Arrays.fill(large, answer(NOTHING).bytes().length, large.length, (byte) ' ');
        assertThat(read(large)).isEqualTo(new Unavailable(SisAdapter.SIS, "NOT_UNDERSTOOD"));
    }

    @Test
    void an_answer_nested_without_end_is_not_read() {
        byte[] deep = "<a>".repeat(100_000).getBytes(StandardCharsets.UTF_8);
        assertThat(read(deep)).isEqualTo(new Unavailable(SisAdapter.SIS, "NOT_UNDERSTOOD"));
    }

    @ParameterizedTest
    @EnumSource(SendFailure.class)
    void what_was_not_answered_is_never_no_data(SendFailure failure) {
        SystemAnswer answer = adapter.translateBack(sent.failed(failure));
        assertThat(answer.known()).isFalse();
        assertThat(answer instanceof SystemAnswer.TimedOut)
                .isEqualTo(failure == SendFailure.TIMED_OUT);
        assertThat(adapter.translateBack(sent).known()).isFalse();
    }

    /**
     * A flipped bit may fall into what nothing reads, such as the name of a key; then the answer is
     * the same. It never becomes another one.
     */
    @Test
    void flipped_bits_never_turn_an_answer_into_another() {
        for (String payload : List.of(DISCREET, NOTHING)) {
            byte[] good = answer(payload).bytes();
            SystemAnswer original = read(good);
            Random random = new Random(20_261_123);
            int refused = 0;
            for (int i = 0; i < 700; i++) {
                byte[] flipped = good.clone();
                for (int flips = 1 + random.nextInt(3); flips > 0; flips--) {
                    flipped[random.nextInt(flipped.length)] ^= (byte) (1 << random.nextInt(8));
                }
                SystemAnswer answer = read(flipped);
                if (answer.known()) {
                    assertThat(answer).as("round %d", i).isEqualTo(original);
                } else {
                    refused++;
                }
            }
            assertThat(refused).isGreaterThan(500);
        }
    }

    private SoapForge answer(String payload) {
        return SoapForge.answer(state(), sis, payload);
    }

    private SentMessage state() {
        return (SentMessage) Objects.requireNonNull(sent.codecState());
    }

    private SystemAnswer read(SoapForge forge) {
        return read(forge.bytes());
    }

    private SystemAnswer read(byte[] body) {
        return adapter.translateBack(sent.answered(ok(body)));
    }

    private void assertUnavailable(SoapForge forge, String reason) {
        assertThat(read(forge)).isEqualTo(new Unavailable(SisAdapter.SIS, reason));
    }

    private static WireReply ok(byte[] body) {
        return new WireReply(200, Map.of("content-type", "text/xml; charset=UTF-8"), body);
    }

    private static String withCategory(String category) {
        return """
        <searchResponse %s><source>CENTRAL</source><alert><schengenId>FRA-X-0001</schengenId><issuingState>FRA</issuingState><category>%s</category><actionToBeTaken>DISCREET_CHECK</actionToBeTaken><subject>PERSON</subject><matchType>EXACT</matchType><identityCategory>CONFIRMED</identityCategory><matchedMisusedIdentity>false</matchedMisusedIdentity><isFreeMovementFamily>false</isFreeMovementFamily><flagged>false</flagged><warning>ARMED</warning></alert></searchResponse>"""
                .formatted(NS, category);
    }
}
