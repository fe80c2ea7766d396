package nl.grenspoort.systems.esp;

import static org.assertj.core.api.Assertions.assertThat;

import nl.grenspoort.access.Authorisation;
import nl.grenspoort.access.SystemId;
import nl.grenspoort.access.TestPolicies;
import nl.grenspoort.finding.LegalBasis;
import nl.grenspoort.systems.Attempt;
import nl.grenspoort.systems.Consultation;
import nl.grenspoort.systems.JointAnswer;
import nl.grenspoort.systems.SystemAdapter;
import nl.grenspoort.systems.WireReply;
import nl.grenspoort.systems.ees.EesQuestions;
import nl.grenspoort.systems.rest.JsonContract;
import nl.grenspoort.systems.sis.SisQuestions;
import nl.grenspoort.trust.MessageParts;
import nl.grenspoort.trust.MessageSigner;
import nl.grenspoort.trust.TestPki;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;

/** What is made of the ESP's messages, genuine and false: with real signatures, without a wire. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EspAnswerTest {
    private static final SystemId SIS = new SystemId("SIS");
    private static final SystemId EES = new SystemId("EES");
    private static final String NO_FILES = "{\"individualFiles\":[]}";
    private static final String NO_ALERTS =
            "<searchResponse xmlns=\"urn:grenspoort:contracts:sis:v1\"><source>CENTRAL</source></searchResponse>";

    private final InstantSource clock = InstantSource.system();
    private final EspAdapter esp =
            (EspAdapter) EspQuestions.adapter(EspQuestions.PROPERTIES, clock);
    private final Map<SystemId, SystemAdapter> adapters =
            Map.of(SIS, SisQuestions.adapter(clock), EES, EesQuestions.adapter(clock));
    private final Consultation joint = joint();

    private Consultation joint() {
        List<Consultation> plan = EspQuestions.plan(clock.instant().plusSeconds(600), "SIS", "EES");
        Authorisation carrying =
                TestPolicies.asShipped()
                        .authoriseCarrying(
                                EspAdapter.ESP,
                                new LegalBasis("2019/817", "7(1)"),
                                plan.stream().map(Consultation::authorisation).toList());
        Consultation first = plan.getFirst();
        return new Consultation(
                UUID.randomUUID(),
                carrying,
                first.question(),
                first.actor(),
                first.deadline(),
                plan);
    }

    @Test
    void a_query_carries_each_systems_own_question_under_one_user_profile() throws Exception {
        var body =
                EspContract.load().read("Query", Objects.requireNonNull(asked().message()).body());

        assertThat(body.at("/userProfile/id").stringValue())
                .isEqualTo("BORDER_ENTRY_TCN.FIRST_LINE");
        assertThat(body.get("consultations").findValuesAsString("system"))
                .containsExactlyInAnyOrder("SIS", "EES");
        assertThat(body.at("/consultations/0/question").has("xml")).isTrue();
        assertThat(body.at("/consultations/1/question/json/travelDocuments/0/number").stringValue())
                .isEqualTo("ESP000001");
    }

    @Test
    void what_both_systems_say_is_used() {
        JointAnswer answer = told(message(true, part("SIS", "NO_DATA"), part("EES", "NO_DATA")));

        assertThat(statuses(answer))
                .containsOnly(Map.entry(SIS, "NO_DATA"), Map.entry(EES, "NO_DATA"));
        assertThat(answer.open()).isEmpty();
    }

    @Test
    void parts_come_in_as_many_messages_as_the_esp_likes() {
        Attempt first = take(asked(), message(false, part("SIS", "NO_DATA")));
        assertThat(esp.answer(first).open()).extracting(Consultation::system).containsExactly(EES);

        Attempt second = esp.translate(first.next(), adapters);
        assertThat(Objects.requireNonNull(second.message()).path())
                .isEqualTo(EspContract.answers(joint.messageId().toString()));
        assertThat(new String(second.message().body(), StandardCharsets.UTF_8))
                .contains("\"after\":1");

        JointAnswer answer = esp.answer(take(second, message(true, part("EES", "NO_DATA"))));
        assertThat(statuses(answer)).hasSize(2);
        assertThat(answer.open()).isEmpty();
    }

    @Test
    void a_system_the_esp_is_silent_about_is_unknown_and_not_asked_again() {
        JointAnswer answer = told(message(true, part("SIS", "NO_DATA")));

        assertThat(statuses(answer)).containsEntry(EES, "UNAVAILABLE");
        assertThat(answer.open()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"TIMEOUT, TIMED_OUT", "UNAVAILABLE, UNAVAILABLE"})
    void a_system_that_did_not_answer_the_esp_is_unknown_and_not_asked_again(
            String status, String expected) {
        JointAnswer answer = told(message(true, part("SIS", "NO_DATA"), silent("EES", status)));

        assertThat(statuses(answer)).containsEntry(EES, expected).containsEntry(SIS, "NO_DATA");
        assertThat(answer.open()).isEmpty();
    }

    @Test
    void an_esp_that_says_data_where_the_system_says_nothing_is_not_believed() {
        JointAnswer answer = told(message(true, part("SIS", "DATA"), part("EES", "NO_DATA")));

        assertThat(statuses(answer)).containsEntry(SIS, "UNAVAILABLE");
    }

    @Test
    void an_answer_for_a_system_not_asked_makes_the_message_worthless() {
        ObjectNode alien = part("EES", "NO_DATA").put("system", "VIS");

        JointAnswer answer = told(message(true, part("SIS", "NO_DATA"), alien));

        assertThat(statuses(answer)).containsOnly(Map.entry(SIS, "UNAVAILABLE"));
        assertThat(answer.open()).extracting(Consultation::system).containsExactly(EES);
    }

    @Test
    void an_answer_to_another_question_is_not_used() {
        ObjectNode other = part("SIS", "NO_DATA").put("messageId", UUID.randomUUID().toString());

        assertThat(statuses(told(message(true, other, part("EES", "NO_DATA")))))
                .containsOnly(Map.entry(SIS, "UNAVAILABLE"), Map.entry(EES, "UNAVAILABLE"));
    }

    @Test
    void a_part_that_comes_twice_leaves_its_system_unknown() {
        Attempt first = take(asked(), message(false, part("SIS", "NO_DATA")));
        Attempt second =
                take(esp.translate(first.next(), adapters), message(true, part("SIS", "NO_DATA")));

        JointAnswer answer = esp.answer(second);
        assertThat(statuses(answer)).containsOnly(Map.entry(SIS, "UNAVAILABLE"));
        assertThat(answer.open()).extracting(Consultation::system).containsExactly(EES);
    }

    @Test
    void answers_to_another_query_are_not_used() {
        ObjectNode other = message(true, part("SIS", "NO_DATA"));
        other.put("query", UUID.randomUUID().toString());

        assertThat(statuses(told(other))).containsOnly(Map.entry(SIS, "UNAVAILABLE"));
    }

    @Test
    void a_message_signed_by_another_system_brings_nothing_and_all_are_asked_directly() {
        Attempt sent = asked();

        JointAnswer answer =
                esp.answer(
                        esp.take(
                                sent.answered(
                                        reply(
                                                sent,
                                                "sis-signing",
                                                message(true, part("SIS", "NO_DATA")))),
                                adapters));

        assertThat(answer.answers()).isEmpty();
        assertThat(answer.open()).hasSize(2);
    }

    /** Law 1, over every subset and order of parts: unknown is never "no hit". */
    @Test
    void whatever_the_esp_leaves_out_no_system_becomes_no_data_that_did_not_say_so() {
        Random random = new Random(817);
        List<String> words = List.of("NO_DATA", "DATA", "TIMEOUT", "UNAVAILABLE");
        for (int i = 0; i < 200; i++) {
            List<ObjectNode> parts = new ArrayList<>();
            Map<SystemId, String> said = new HashMap<>();
            for (String system : List.of("SIS", "EES")) {
                for (int times = random.nextInt(3); times > 0; times--) {
                    String word = words.get(random.nextInt(words.size()));
                    parts.add(word.endsWith("DATA") ? part(system, word) : silent(system, word));
                    said.merge(new SystemId(system), word, (one, other) -> "TWICE");
                }
            }

            JointAnswer answer =
                    told(message(random.nextBoolean(), parts.toArray(new ObjectNode[0])));

            statuses(answer)
                    .forEach(
                            (system, status) -> {
                                if (status.equals("NO_DATA")) {
                                    assertThat(said).containsEntry(system, "NO_DATA");
                                }
                            });
            assertThat(answer.answers().size() + answer.open().size()).isEqualTo(2);
        }
    }

    private Attempt asked() {
        return esp.translate(Attempt.first(joint), adapters);
    }

    private Attempt take(Attempt sent, ObjectNode message) {
        return esp.take(sent.answered(reply(sent, "esp-signing", message)), adapters);
    }

    private JointAnswer told(ObjectNode message) {
        return esp.answer(take(asked(), message));
    }

    private ObjectNode message(boolean complete, ObjectNode... parts) {
        ObjectNode message = JsonContract.object();
        message.put("query", joint.messageId().toString());
        message.put("complete", complete);
        ArrayNode list = message.putArray("parts");
        for (ObjectNode part : parts) {
            list.add(part);
        }
        return message;
    }

    private ObjectNode silent(String system, String status) {
        return JsonContract.object()
                .put("system", system)
                .put("messageId", question(system))
                .put("status", status);
    }

    /** An answer that says nothing is held, under this word. */
    private ObjectNode part(String system, String status) {
        ObjectNode part = silent(system, status);
        part.set(
                "answer",
                Carried.of(
                        (system.equals("SIS") ? NO_ALERTS : NO_FILES)
                                .getBytes(StandardCharsets.UTF_8)));
        return part;
    }

    private String question(String system) {
        return joint.carried().stream()
                .filter(one -> one.system().value().equals(system))
                .findFirst()
                .orElseThrow()
                .messageId()
                .toString();
    }

    private WireReply reply(Attempt sent, String signer, ObjectNode message) {
        byte[] body = JsonContract.write(message);
        Map<String, String> headers = new HashMap<>();
        headers.put("message-id", UUID.randomUUID().toString());
        headers.put("message-to", "00000099000000000100");
        headers.put(
                "relates-to",
                Objects.requireNonNull(
                        Objects.requireNonNull(sent.message())
                                .headers()
                                .get(JsonContract.MESSAGE_ID)));
        headers.put("digest", MessageParts.digest(body));
        headers.put("content-type", JsonContract.JSON);
        headers.put(
                "message-signature",
                new MessageSigner(TestPki.shared().credentials(signer), clock)
                        .sign(
                                MessageParts.response(headers, body),
                                List.of(
                                        "message-id",
                                        "message-to",
                                        "relates-to",
                                        "digest",
                                        "content-type")));
        return new WireReply(200, headers, body);
    }

    private static Map<SystemId, String> statuses(JointAnswer answer) {
        Map<SystemId, String> statuses = new HashMap<>();
        answer.answers().forEach(one -> statuses.put(one.system(), one.status()));
        return statuses;
    }
}
