package nl.grenspoort.simulator.vis;

import static nl.grenspoort.systems.vis.VisQuestions.entering;
import static nl.grenspoort.systems.vis.VisQuestions.passport;
import static nl.grenspoort.systems.vis.VisQuestions.person;
import static nl.grenspoort.systems.vis.VisQuestions.sticker;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import nl.grenspoort.access.SystemId;
import nl.grenspoort.identity.DocumentKind;
import nl.grenspoort.identity.Person;
import nl.grenspoort.quality.Threat;
import nl.grenspoort.simulator.SimulatedSystem.Reply;
import nl.grenspoort.systems.Attempt;
import nl.grenspoort.systems.Consultation;
import nl.grenspoort.systems.SystemAnswer;
import nl.grenspoort.systems.SystemAnswer.Source;
import nl.grenspoort.systems.SystemAnswer.Unavailable;
import nl.grenspoort.systems.vis.MatchKey;
import nl.grenspoort.systems.vis.VisData;
import nl.grenspoort.systems.vis.VisPermits;
import nl.grenspoort.systems.vis.VisQuestions;
import nl.grenspoort.systems.vis.Visa;
import nl.grenspoort.systems.vis.VisaFile;
import nl.grenspoort.trust.TestPki;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;

/** Question and answer between the adapter and the simulated VIS, as bytes. */
class VisExchangeTest {
    private static final SystemId VIS = new SystemId("VIS");
    private static final Person PRIYA = person("UDAHARANA", "PRIYA", "1988-04-09", "IND");
    private static final Person NOBODY = person("NIEMAND", "NICK", "1990-01-01", "IND");
    private static final Set<String> ALL =
            Set.of(
                    "status",
                    "visaType",
                    "stickerNumber",
                    "numberOfEntries",
                    "durationOfStay",
                    "validFrom",
                    "validUntil",
                    "territorialLimit",
                    "holder",
                    "travelDocument",
                    "issuingState",
                    "purposeOfTravel",
                    "mainDestination",
                    "facialImage",
                    "fingerprints");

    private final VisBench bench = VisBench.shared();

    @Test
    void a_person_without_a_file_is_no_data() {
        assertThat(bench.ask(entering(NOBODY, passport("X90"))))
                .isEqualTo(new SystemAnswer.NoData(VIS, Source.CENTRAL));
    }

    @Test
    void a_valid_visa_is_found_with_all_that_the_article_gives() {
        VisData data = bench.found(entering(PRIYA, passport("XB0000201")));
        assertThat(data.validVisa()).isTrue();
        VisaFile file = data.files().getFirst();
        assertThat(file.matchedBy())
                .containsExactlyInAnyOrder(MatchKey.IDENTITY, MatchKey.TRAVEL_DOCUMENT);
        assertThat(file.facialImage()).hasFieldOrPropertyWithValue("takenLive", true);
        assertThat(file.fingerprints()).hasFieldOrPropertyWithValue("reference", "VIS-P-0201");
        Visa visa = file.visas().getFirst();
        assertThat(visa.type()).isEqualTo(Visa.Type.C);
        assertThat(visa.status()).isEqualTo(Visa.Status.ISSUED);
        assertThat(visa.numberOfEntries()).isEqualTo(Visa.Entries.MULTIPLE);
        assertThat(visa.durationOfStay()).isEqualTo(90);
        assertThat(visa.territorialLimit()).isEmpty();
    }

    @Test
    void each_key_finds_alone_and_the_answer_says_which() {
        assertThat(keys(entering(PRIYA))).containsExactly(MatchKey.IDENTITY);
        assertThat(keys(entering(NOBODY, passport("XB0000201"))))
                .containsExactly(MatchKey.TRAVEL_DOCUMENT);
        assertThat(keys(entering(null, sticker("NLD", "XB2010001"))))
                .containsExactly(MatchKey.STICKER);
    }

    @Test
    void a_sticker_of_that_number_and_another_state_is_another_sticker() {
        assertThat(bench.ask(entering(null, sticker("D", "XB2010001"))))
                .isInstanceOf(SystemAnswer.NoData.class);
    }

    @Test
    void a_visa_in_an_old_passport_is_found_when_both_are_shown() {
        Consultation both =
                entering(
                        NOBODY,
                        passport("X91"),
                        VisQuestions.document(DocumentKind.OLD_PASSPORT, "UTO", "XB0000201"));
        assertThat(keys(both)).containsExactly(MatchKey.TRAVEL_DOCUMENT);
    }

    @Test
    void visas_that_are_not_valid_come_with_the_same_fields_and_the_answer_says_so() {
        VisData data = bench.found(entering(person("MISAL", "BUDI", "1979-11-30", "IDN")));
        assertThat(data.validVisa()).isFalse();
        assertThat(data.files().getFirst().visas())
                .extracting(Visa::status)
                .containsExactly(Visa.Status.ANNULLED, Visa.Status.EXPIRED);
    }

    @Test
    void on_an_earlier_day_the_visa_was_not_annulled_yet() {
        Consultation earlier =
                VisQuestions.askingAt(
                        "2026-09-10T10:00:00Z",
                        UUID.randomUUID(),
                        VisQuestions.allowed("search", ALL),
                        person("MISAL", "BUDI", "1979-11-30", "IDN"));
        VisData data = bench.found(earlier);
        assertThat(data.validVisa()).isTrue();
        assertThat(data.files().getFirst().visas().getFirst().status())
                .isEqualTo(Visa.Status.ISSUED);
    }

    @Test
    void a_visa_for_another_state_is_no_valid_one_here() {
        VisData data = bench.found(entering(null, passport("XB0000203")));
        assertThat(data.validVisa()).isFalse();
        assertThat(data.files().getFirst().visas().getFirst().territorialLimit())
                .containsExactly("GRC");
        assertThat(data.files().getFirst().fingerprints())
                .hasFieldOrPropertyWithValue("absence", "UNDER_AGE");
    }

    @Test
    void refused_visas_are_in_no_answer() {
        assertThat(
                        bench.ask(
                                entering(
                                        person("MITHAL", "OMAR", "1990-05-05", "EGY"),
                                        passport("XB0000205"))))
                .isInstanceOf(SystemAnswer.NoData.class);
    }

    @Test
    void a_person_who_needs_no_visa_is_searched_by_the_same_data() {
        Consultation exempt =
                VisQuestions.asking(
                        UUID.randomUUID(),
                        VisQuestions.allowed("search-visa-exempt", ALL),
                        PRIYA,
                        passport("XB0000201"));
        assertThat(bench.found(exempt).files()).hasSize(1);
    }

    @Test
    void a_residence_permit_is_found_once_the_revised_system_operates() {
        assertThat(bench.ask(permit("2026-11-23T10:00:00Z")))
                .isInstanceOfSatisfying(
                        SystemAnswer.Data.class,
                        data ->
                                assertThat(((VisPermits) data.data()).permits())
                                        .singleElement()
                                        .returns("ESP", VisPermits.Permit::issuingState));
        assertThat(bench.ask(permit("2026-10-23T10:00:00Z")))
                .isEqualTo(new Unavailable(VIS, "FAULT"));
    }

    private static Consultation permit(String at) {
        return VisQuestions.askingAt(
                at,
                UUID.randomUUID(),
                VisQuestions.allowed("check-permit", ALL),
                null,
                VisQuestions.document(DocumentKind.RESIDENCE_PERMIT, "ESP", "XB2060001"));
    }

    @Test
    void a_question_without_a_key_is_a_fault_and_never_no_data() {
        assertThat(bench.ask(entering(null))).isEqualTo(new Unavailable(VIS, "FAULT"));
    }

    @Test
    @Threat("T-SIG-1")
    void a_party_that_may_not_ask_gets_no_answer() {
        VisBench stranger =
                VisBench.with(
                        VisQuestions.adapter(
                                TestPki.shared().credentials("ees-signing"), Instant::now));
        Reply reply = stranger.reply(stranger.sent(entering(PRIYA)));
        assertThat(reply.status()).isEqualTo(500);
        assertThat(new String(reply.body(), UTF_8))
                .contains("NOT_AUTHORISED")
                .doesNotContain("UDAHARANA");
    }

    @Test
    void the_same_signed_bytes_are_answered_once_and_a_retry_gets_the_same_answer() {
        Attempt first = bench.sent(entering(PRIYA));
        SystemAnswer before = bench.adapter().translateBack(answered(first));
        assertThat(bench.reply(first).status()).isEqualTo(500);
        Attempt again = bench.adapter().translate(first.next());
        assertThat(bench.adapter().translateBack(answered(again))).isEqualTo(before);
    }

    @Test
    void another_question_under_a_used_message_id_is_refused() {
        UUID id = UUID.randomUUID();
        bench.ask(VisQuestions.asking(id, VisQuestions.allowed(), PRIYA));
        assertThat(bench.ask(VisQuestions.asking(id, VisQuestions.allowed(), NOBODY)))
                .isEqualTo(new Unavailable(VIS, "FAULT"));
    }

    @Test
    void a_question_of_ten_minutes_ago_is_refused() {
        VisBench late =
                VisBench.with(
                        VisQuestions.adapter(() -> Instant.now().minus(Duration.ofMinutes(10))));
        assertThat(late.reply(late.sent(entering(PRIYA))).status()).isEqualTo(500);
    }

    private Set<MatchKey> keys(Consultation consultation) {
        return bench.found(consultation).files().getFirst().matchedBy();
    }

    private nl.grenspoort.systems.Attempt answered(Attempt sent) {
        return sent.answered(VisBench.wire(bench.reply(sent)));
    }
}
