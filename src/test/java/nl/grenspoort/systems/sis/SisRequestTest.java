package nl.grenspoort.systems.sis;

import static org.assertj.core.api.Assertions.assertThat;

import nl.grenspoort.access.SystemId;
import nl.grenspoort.simulator.sis.SisBench;
import nl.grenspoort.systems.Attempt;
import nl.grenspoort.systems.Consultation;
import nl.grenspoort.systems.SystemAdapter;
import nl.grenspoort.systems.SystemAnswer;
import nl.grenspoort.systems.SystemData;
import nl.grenspoort.systems.WireMessage;
import nl.grenspoort.trust.wus.SentMessage;
import nl.grenspoort.trust.wus.SoapForge;

import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

/** The rules of Digikoppeling WUS 2W-be-S that a request must keep, on its bytes. */
class SisRequestTest {
    private static final String WSA = "http://www.w3.org/2005/08/addressing";
    private static final String DS = "http://www.w3.org/2000/09/xmldsig#";
    private static final String WSU =
            "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-utility-1.0.xsd";
    private static final String WSSE =
            "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-secext-1.0.xsd";
    private static final String EXCLUSIVE = "http://www.w3.org/2001/10/xml-exc-c14n#";
    private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");

    private final SystemAdapter adapter = SisQuestions.adapter(InstantSource.fixed(NOW));
    private final Consultation consultation =
            SisQuestions.about("X00000001", "ERIKSSON", "ANNA MARIA", "1974-08-00");
    private final Attempt sent = adapter.translate(Attempt.first(consultation));
    private final WireMessage message = Objects.requireNonNull(sent.message());
    private final Document document = SoapForge.document(message.body());

    @Test
    void ws002_soapaction_equals_the_addressing_action() {
        assertThat(message.headers().get("SOAPAction")).isEqualTo('"' + text(WSA, "Action") + '"');
        assertThat(message.headers()).hasSize(1);
    }

    @Test
    void ws006_utf_8_and_nothing_else() {
        assertThat(message.mediaType()).isEqualTo("text/xml; charset=UTF-8");
        assertThat(document.getInputEncoding()).isEqualTo("UTF-8");
    }

    @Test
    void ws007_no_headers_of_our_own() {
        assertThat(children(SoapForge.header(document)))
                .extracting(Element::getNamespaceURI)
                .containsOnly(WSA, WSSE);
    }

    @Test
    void ww002_one_child_in_the_body() {
        assertThat(children(SoapForge.body(document)))
                .singleElement()
                .extracting(Element::getLocalName)
                .isEqualTo("searchRequest");
    }

    @Test
    void wa001_addressing_names_both_parties_and_the_message() {
        assertThat(text(WSA, "MessageID")).isEqualTo("urn:uuid:" + consultation.messageId());
        assertThat(text(WSA, "To")).endsWith("?OIN=00000099000000011000");
        assertThat(text(WSA, "From")).endsWith("?OIN=00000099000000000100");
        assertThat(text(WSA, "ReplyTo")).isEqualTo(WSA + "/anonymous");
    }

    @Test
    void wb002_the_timestamp_is_utc_and_runs_five_minutes() {
        Instant created = Instant.parse(text(WSU, "Created"));
        assertThat(created).isEqualTo(NOW);
        assertThat(Instant.parse(text(WSU, "Expires")))
                .isEqualTo(created.plus(Duration.ofMinutes(5)));
        assertThat(text(WSU, "Created")).endsWith("Z");
    }

    @Test
    void wb004_every_part_is_signed_by_its_own_reference() {
        Set<String> signed = new TreeSet<>();
        NodeList references = document.getElementsByTagNameNS(DS, "Reference");
        for (int i = 0; i < references.getLength(); i++) {
            String id = ((Element) references.item(i)).getAttribute("URI").substring(1);
            assertThat(signed.add(byId(id).getLocalName())).isTrue();
        }
        assertThat(signed)
                .containsExactly(
                        "Action", "Body", "From", "MessageID", "ReplyTo", "Timestamp", "To");
    }

    @Test
    void wb007_exclusive_canonical_form_sha_256_and_rsa() {
        assertThat(algorithms("CanonicalizationMethod")).containsExactly(EXCLUSIVE);
        assertThat(algorithms("Transform")).containsExactly(EXCLUSIVE);
        assertThat(algorithms("DigestMethod"))
                .containsExactly("http://www.w3.org/2001/04/xmlenc#sha256");
        assertThat(algorithms("SignatureMethod"))
                .containsExactly("http://www.w3.org/2001/04/xmldsig-more#rsa-sha256");
    }

    @Test
    void wb009_the_certificate_is_inside_and_directly_referenced() {
        Element token = SoapForge.first(document, WSSE, "BinarySecurityToken");
        Element reference = SoapForge.first(document, WSSE, "Reference");
        assertThat(reference.getAttribute("URI")).isEqualTo("#" + token.getAttributeNS(WSU, "Id"));
        assertThat(token.getAttribute("ValueType")).endsWith("#X509v3");
    }

    @Test
    void a_retry_is_newly_signed_under_the_same_message_id() {
        Attempt retry = SisQuestions.adapter(SisBench.ahead(Duration.ZERO)).translate(sent.next());
        SentMessage first = (SentMessage) Objects.requireNonNull(sent.codecState());
        SentMessage second = (SentMessage) Objects.requireNonNull(retry.codecState());
        assertThat(second.messageUri()).isEqualTo(first.messageUri());
        assertThat(second.signatureValue()).isNotEqualTo(first.signatureValue());
        assertThat(retry.number()).isEqualTo(2);
    }

    @Test
    void an_unknown_day_of_birth_stays_unknown() {
        assertThat(ours("dateOfBirth")).isEqualTo("1974-08-00");
    }

    @Test
    void the_question_says_who_asks_and_on_what_basis() {
        assertThat(ours("unit")).isEqualTo("desk-ams-01");
        assertThat(ours("officer")).isEqualTo("M1001");
        assertThat(ours("code")).isEqualTo("BORDER_ENTRY_TCN");
        assertThat(ours("act")).isEqualTo("2018/1861");
        assertThat(ours("article")).isEqualTo("34(1)(a)");
        assertThat(ours("checkId")).isEqualTo(consultation.authorisation().caseId().toString());
    }

    @Test
    void markup_in_a_name_stays_text() {
        Attempt odd =
                adapter.translate(
                        Attempt.first(
                                SisQuestions.about(
                                        "X1", "</surname>&<x>\"'", "Zoë", "1974-08-12")));
        Document read = SoapForge.document(SisBench.bytes(odd));
        assertThat(SoapForge.first(read, SisContract.NAMESPACE, "surname").getTextContent())
                .isEqualTo("</surname>&<x>\"'");
        assertThat(SoapForge.first(read, SisContract.NAMESPACE, "forenames").getTextContent())
                .isEqualTo("Zoë");
    }

    @Test
    void a_question_about_nothing_is_unavailable_and_not_no_data() {
        SystemAnswer answer =
                SisBench.shared().ask(SisQuestions.asking(UUID.randomUUID(), null, List.of()));
        assertThat(answer).isEqualTo(new SystemAnswer.Unavailable(SisAdapter.SIS, "FAULT"));
    }

    @Test
    void what_is_no_answer_of_sis_does_not_pass_the_filter() {
        record Foreign() implements SystemData {}
        SystemAnswer foreign =
                new SystemAnswer.Data(SisAdapter.SIS, SystemAnswer.Source.CENTRAL, new Foreign());
        SystemAnswer other =
                new SystemAnswer.NoData(new SystemId("EES"), SystemAnswer.Source.CENTRAL);
        for (SystemAnswer answer : List.of(foreign, other)) {
            assertThat(adapter.filter(consultation, answer))
                    .isEqualTo(new SystemAnswer.Unavailable(SisAdapter.SIS, "NOT_UNDERSTOOD"));
        }
    }

    private String text(String namespace, String name) {
        return SoapForge.first(document, namespace, name).getTextContent();
    }

    private String ours(String name) {
        return text(SisContract.NAMESPACE, name);
    }

    private Set<String> algorithms(String name) {
        Set<String> algorithms = new TreeSet<>();
        NodeList found = document.getElementsByTagNameNS(DS, name);
        for (int i = 0; i < found.getLength(); i++) {
            algorithms.add(((Element) found.item(i)).getAttribute("Algorithm"));
        }
        return algorithms;
    }

    private Element byId(String id) {
        NodeList all = document.getElementsByTagNameNS("*", "*");
        for (int i = 0; i < all.getLength(); i++) {
            Element element = (Element) all.item(i);
            if (id.equals(element.getAttributeNS(WSU, "Id"))) {
                return element;
            }
        }
        throw new AssertionError("no element has the id " + id);
    }

    private static List<Element> children(Element parent) {
        NodeList nodes = parent.getChildNodes();
        return java.util.stream.IntStream.range(0, nodes.getLength())
                .mapToObj(nodes::item)
                .map(Element.class::cast)
                .toList();
    }
}
