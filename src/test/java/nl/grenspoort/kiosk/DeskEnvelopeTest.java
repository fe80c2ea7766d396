package nl.grenspoort.kiosk;

import static org.assertj.core.api.Assertions.assertThat;

import nl.grenspoort.messagelog.LogRecord.Kind;
import nl.grenspoort.quality.Threat;
import nl.grenspoort.trust.wus.SentMessage;
import nl.grenspoort.trust.wus.SoapForge;

import org.apache.wss4j.dom.WSConstants;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

import java.util.List;
import java.util.UUID;

/** A signed message must still be one to this service. */
class DeskEnvelopeTest extends DeskTest {
    private static final String WSA = "http://www.w3.org/2005/08/addressing";

    @ParameterizedTest
    @CsvSource({
        "To, ''",
        "Action, ''",
        "MessageID, ''",
        "From, ''",
        "To, https://other.example/ws/border-check",
        "To, http://localhost/ws/border-checks",
        "To, https://localhost/ws/border-checks?OIN=00000099000000003000",
        "To, http://www.w3.org/2005/08/addressing/anonymous",
        "Action, urn:grenspoort:contracts:desk:v1:getBorderCheck",
        "From, <a:Address>https://desk.example?OIN=00000099000000004000</a:Address>",
        "From, https://desk.example",
        "ReplyTo, <a:Address>https://elsewhere.example</a:Address>",
        "FaultTo, <a:Address>http://www.w3.org/2005/08/addressing/none</a:Address>",
        "RelatesTo, urn:uuid:0f0e0d0c-0b0a-4908-8706-050403020100",
        "MessageID, two words"
    })
    @Threat("T-SOAP-8")
    void a_signed_message_must_be_addressed_to_this_service(String header, String value) {
        String request = DeskBodies.open(newKey());
        SoapForge forge = forge(request);
        SoapForge changed = value.isEmpty() ? forge.without(header) : forge.header(header, value);

        DeskReply reply = verified(changed.bytes(), action(request));

        assertThat(reply.problem()).isEqualTo("envelope-invalid");
        assertThat(reply.errors()).hasSize(1);
        assertThat(checks.calls()).isEmpty();
    }

    @Test
    @Threat("T-SOAP-8")
    void a_query_needs_no_from_and_any_request_may_say_that_its_answer_comes_back_here() {
        UUID check = openedBySoap();
        String request = DeskBodies.about("getBorderCheck", check, "");
        SoapForge forge =
                forge(request)
                        .without("From")
                        .header(
                                "ReplyTo",
                                "<a:Address>http://www.w3.org/2005/08/addressing/anonymous</a:Address>");
        assertThat(post(DESK, forge.bytes(), action(request)).statusCode()).isEqualTo(200);
    }

    @Test
    void a_signed_body_that_asks_nothing_of_the_contract_is_refused() {
        for (String request :
                List.of(
                        "<searchRequest xmlns='urn:grenspoort:contracts:sis:v1'/>",
                        "<openborderCheck xmlns='" + DeskBodies.NAMESPACE + "'/>",
                        "<openBorderCheck/>")) {
            DeskReply reply = verified(forge(request).bytes(), action(request));
            assertThat(reply.problem()).isEqualTo("envelope-invalid");
            assertThat(log.last(Kind.INTENT).operation()).isEqualTo("desk.unknown");
        }
    }

    /** The answer to a message whose signature holds, made by a forge. */
    private DeskReply verified(byte[] message, String action) {
        Document document = SoapForge.document(message);
        Element id = SoapForge.first(document, WSA, "MessageID");
        boolean usable = id != null && !id.getTextContent().contains(" ");
        String signature =
                SoapForge.first(document, WSConstants.SIG_NS, "SignatureValue")
                        .getTextContent()
                        .replaceAll("\\s", "");
        return confirmed(
                post(DESK, message, action),
                new SentMessage(usable ? id.getTextContent() : WSA + "/unspecified", signature));
    }
}
