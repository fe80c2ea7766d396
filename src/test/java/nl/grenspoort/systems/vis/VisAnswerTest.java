package nl.grenspoort.systems.vis;

import static nl.grenspoort.systems.vis.VisQuestions.passport;
import static nl.grenspoort.systems.vis.VisQuestions.sticker;

import static org.assertj.core.api.Assertions.assertThat;

import nl.grenspoort.quality.Threat;
import nl.grenspoort.systems.Attempt;
import nl.grenspoort.systems.SendFailure;
import nl.grenspoort.systems.SystemAdapter;
import nl.grenspoort.systems.SystemAnswer;
import nl.grenspoort.systems.SystemAnswer.Source;
import nl.grenspoort.systems.SystemAnswer.Unavailable;
import nl.grenspoort.systems.WireReply;
import nl.grenspoort.trust.Credentials;
import nl.grenspoort.trust.TestPki;
import nl.grenspoort.trust.wus.Attacks;
import nl.grenspoort.trust.wus.SentMessage;
import nl.grenspoort.trust.wus.SoapForge;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.FieldSource;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;

/** What the adapter makes of answers: good ones, and ones with something wrong. */
class VisAnswerTest {
    private static final String NOTHING =
            "<searchResponse xmlns='urn:grenspoort:contracts:vis:v1'><result>NO_FILE</result></searchResponse>";
    private static final String VISA =
            """
            <visa><stickerNumber>X900000001</stickerNumber><issuingState>NLD</issuingState><type>C</type>\
            <status>ISSUED</status><statusSince>2026-10-20</statusSince><limitedTerritory>false</limitedTerritory>\
            <entries>ONE</entries><validFrom>2026-11-01</validFrom><validUntil>2026-12-31</validUntil>\
            <durationOfStay>30</durationOfStay></visa>""";
    private static final String FOUND =
            """
            <searchResponse xmlns='urn:grenspoort:contracts:vis:v1'><result>VALID_VISA</result><file>\
            <matchedBy>STICKER</matchedBy><holder><surname>NAIR</surname><dateOfBirth>1991-02-14</dateOfBirth>\
            <sex>FEMALE</sex><nationality>IND</nationality></holder><travelDocument><type>PASSPORT</type>\
            <issuer>UTO</issuer><number>X9</number></travelDocument><purposeOfTravel>TOURISM</purposeOfTravel>\
            <facialImage><state>PRESENT</state><reference>F-1</reference><takenLive>true</takenLive></facialImage>\
            <fingerprints><state>NOT_APPLICABLE</state><reason>UNDER_AGE</reason></fingerprints>%s</file></searchResponse>"""
                    .formatted(VISA);
    private static final Map<String, UnaryOperator<byte[]>> ATTACKS = Attacks.all(NOTHING);

    @SuppressWarnings("unused") // read by name
    private static final List<String> attackNames = List.copyOf(ATTACKS.keySet());

    private final Credentials vis = TestPki.shared().credentials("vis-signing");
    private final SystemAdapter adapter = VisQuestions.adapter(InstantSource.system());
    private final Attempt sent = sent();

    private Attempt sent() {
        return adapter.translate(
                Attempt.first(
                        VisQuestions.entering(
                                VisQuestions.person("NAIR", "MEERA", "1991-02-14", "IND"),
                                passport("X9"),
                                sticker("NLD", "X900000001"))));
    }

    @Test
    void an_answer_with_a_visa_is_data() {
        assertThat(read(answer(FOUND)))
                .isInstanceOfSatisfying(
                        SystemAnswer.Data.class,
                        data -> {
                            VisaFile file = ((VisData) data.data()).files().getFirst();
                            assertThat(file.visas().getFirst().validHere()).isTrue();
                            assertThat(file.fingerprints())
                                    .isEqualTo(new Biometric(null, null, "UNDER_AGE"));
                        });
    }

    @Test
    void an_answer_without_a_file_is_no_data() {
        assertThat(read(answer(NOTHING)))
                .isEqualTo(new SystemAnswer.NoData(VisAdapter.VIS, Source.CENTRAL));
    }

    @Threat({"T-XML-1", "T-SIG-1", "T-SIG-2"})
    @ParameterizedTest
    @FieldSource("attackNames")
    void a_signed_answer_that_was_tampered_with_is_unavailable(String attack) {
        byte[] good = answer(FOUND).bytes();
        assertThat(read(Objects.requireNonNull(ATTACKS.get(attack)).apply(good)))
                .isInstanceOf(Unavailable.class);
    }

    @Threat("T-SIG-2")
    @Test
    void an_answer_to_another_question_or_of_another_signer_is_unavailable() {
        byte[] others = SoapForge.answer(state(sent()), vis, NOTHING).bytes();
        assertThat(read(others)).isInstanceOf(Unavailable.class);
        Credentials sis = TestPki.shared().credentials("sis-signing");
        assertThat(read(SoapForge.answer(state(sent), sis, NOTHING)))
                .isInstanceOf(Unavailable.class);
        assertThat(read(answer(NOTHING).created(Instant.now().minusSeconds(900))))
                .isInstanceOf(Unavailable.class);
    }

    @Test
    void an_answer_to_an_earlier_attempt_is_not_one_to_the_retry() {
        byte[] first = answer(NOTHING).bytes();
        Attempt retry = adapter.translate(sent.next());
        assertThat(adapter.translateBack(retry.answered(new WireReply(200, headers(), first))))
                .isInstanceOf(Unavailable.class);
    }

    /** What the schema refuses, what contradicts itself, and what can't be true. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<result>VALID_VISA</result> | <result>MAYBE</result>",
                "<result>VALID_VISA</result> | <result>NO_VALID_VISA</result>",
                "<result>VALID_VISA</result> | <result>NO_FILE</result>",
                "<status>ISSUED</status> | <status>REFUSED</status>",
                "<status>ISSUED</status> | <status>ANNULLED</status>",
                "<status>ISSUED</status> | <status>EXPIRED</status>",
                "<statusSince>2026-10-20</statusSince> | <statusSince>2026-11-24</statusSince>",
                "<statusSince>2026-10-20</statusSince> | <statusSince>2026-10-20Z</statusSince>",
                "<durationOfStay>30</durationOfStay> | <durationOfStay>91</durationOfStay>",
                "<durationOfStay>30</durationOfStay> | <durationOfStay>0</durationOfStay>",
                "<durationOfStay>30</durationOfStay> | <durationOfStay>62</durationOfStay>",
                "<durationOfStay>30</durationOfStay> | <durationOfStay>NOT_APPLICABLE</durationOfStay>",
                "<entries>ONE</entries> | <entries>THREE</entries>",
                "<entries>ONE</entries> | <entries>NOT_APPLICABLE</entries>",
                "<type>C</type> | <type>D</type>",
                "<type>C</type> | <type>A</type>",
                "<validUntil>2026-12-31</validUntil> | <validUntil>2026-10-31</validUntil>",
                "<validUntil>2026-12-31</validUntil> | <validUntil>2032-12-31</validUntil>",
                "<limitedTerritory>false</limitedTerritory> | <limitedTerritory>true</limitedTerritory>",
                "<limitedTerritory>false</limitedTerritory> | <limitedTerritory>true</limitedTerritory><territory>GRC</territory>",
                "<limitedTerritory>false</limitedTerritory> | <limitedTerritory>false</limitedTerritory><territory>NLD</territory>",
                "<takenLive>true</takenLive> | ''",
                "<reason>UNDER_AGE</reason> | ''",
                "<matchedBy>STICKER</matchedBy> | ''",
                "<stickerNumber>X900000001</stickerNumber> | <stickerNumber>X900000002</stickerNumber>",
                "<stickerNumber>X900000001</stickerNumber> | ''"
            })
    void an_answer_that_the_contract_or_sense_forbids_is_not_understood(String part, String other) {
        assertThat(FOUND).contains(part);
        assertThat(read(answer(FOUND.replace(part, other))))
                .isEqualTo(new Unavailable(VisAdapter.VIS, "NOT_UNDERSTOOD"));
    }

    @Test
    void one_sticker_twice_is_not_understood() {
        assertThat(read(answer(FOUND.replace(VISA, VISA + VISA))))
                .isEqualTo(new Unavailable(VisAdapter.VIS, "NOT_UNDERSTOOD"));
    }

    @Test
    void a_file_found_by_a_document_that_was_not_asked_about_is_not_understood() {
        String other =
                FOUND.replace(">STICKER<", ">TRAVEL_DOCUMENT<")
                        .replace("<number>X9<", "<number>X8<");
        assertThat(read(answer(other)))
                .isEqualTo(new Unavailable(VisAdapter.VIS, "NOT_UNDERSTOOD"));
    }

    @ParameterizedTest
    @EnumSource(SendFailure.class)
    void what_was_not_answered_is_never_no_data(SendFailure failure) {
        assertThat(adapter.translateBack(sent.failed(failure)).known()).isFalse();
        assertThat(adapter.translateBack(sent).known()).isFalse();
    }

    @Test
    void the_body_alone_reads_as_the_signed_answer_does() {
        byte[] body = FOUND.getBytes(StandardCharsets.UTF_8);
        assertThat(adapter.read(body, sent.consultation())).isEqualTo(read(answer(FOUND)));
        assertThat(adapter.read("<a".getBytes(StandardCharsets.UTF_8), sent.consultation()))
                .isEqualTo(new Unavailable(VisAdapter.VIS, "NOT_UNDERSTOOD"));
    }

    @Test
    void the_question_alone_has_no_envelope_and_both_keys() {
        String question = new String(adapter.question(sent.consultation()), StandardCharsets.UTF_8);
        assertThat(question)
                .contains("searchRequest", "X900000001", "X9", "NAIR")
                .doesNotContain("Envelope");
    }

    @Test
    void a_field_that_the_purpose_may_not_see_leaves_the_adapter_as_nothing() {
        SystemAnswer answer = read(answer(FOUND));
        SystemAnswer cut =
                adapter.filter(
                        VisQuestions.asking(
                                UUID.randomUUID(),
                                VisQuestions.allowed("search", VisFields.NEEDED),
                                null),
                        answer);
        assertThat(cut)
                .isInstanceOfSatisfying(
                        SystemAnswer.Data.class,
                        data -> {
                            VisaFile file = ((VisData) data.data()).files().getFirst();
                            assertThat(file.facialImage()).isNull();
                            assertThat(file.fingerprints()).isNull();
                            assertThat(file.purposeOfTravel()).isNull();
                            assertThat(file.visas().getFirst().issuingState()).isNull();
                            assertThat(file.visas().getFirst().durationOfStay()).isEqualTo(30);
                        });
    }

    @Test
    void without_a_field_that_is_needed_the_answer_means_nothing() {
        assertThat(
                        adapter.filter(
                                VisQuestions.asking(
                                        UUID.randomUUID(),
                                        VisQuestions.allowed("search", Set.of("status")),
                                        null),
                                read(answer(FOUND))))
                .isEqualTo(new Unavailable(VisAdapter.VIS, Unavailable.NOT_PERMITTED));
    }

    private SoapForge answer(String payload) {
        return SoapForge.answer(state(sent), vis, payload)
                .header("Action", "urn:grenspoort:contracts:vis:v1:searchResponse");
    }

    private static SentMessage state(Attempt attempt) {
        return (SentMessage) Objects.requireNonNull(attempt.codecState());
    }

    private SystemAnswer read(SoapForge forge) {
        return read(forge.bytes());
    }

    private SystemAnswer read(byte[] body) {
        return adapter.translateBack(sent.answered(new WireReply(200, headers(), body)));
    }

    private static Map<String, String> headers() {
        return Map.of("content-type", "text/xml; charset=UTF-8");
    }
}
