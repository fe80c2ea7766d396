package nl.grenspoort.kiosk;

import static org.assertj.core.api.Assertions.assertThat;

import nl.grenspoort.kiosk.exchange.Operation;
import nl.grenspoort.trust.wus.SoapForge;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;

import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.SchemaFactory;

/** The WSDL as it is served keeps Digikoppeling WUS, rule by rule, and names what there is. */
class DeskWsdlTest extends DeskTest {
    private static final String WSDL = "http://schemas.xmlsoap.org/wsdl/";
    private static final String SOAP = "http://schemas.xmlsoap.org/wsdl/soap/";
    private static final String WSAM = "http://www.w3.org/2007/05/addressing/metadata";

    private Document wsdl;

    @BeforeEach
    void read() {
        HttpResponse<byte[]> answer = http(KIOSK, "GET", SERVICE + "?wsdl", new byte[0]);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).contains("text/xml;charset=UTF-8");
        wsdl = SoapForge.document(answer.body());
    }

    @ParameterizedTest
    @ValueSource(strings = {DESK, KIOSK, STRANGER})
    void everybody_whose_certificate_is_trusted_may_read_wsdl_and_schema(String identity) {
        for (String path : List.of(SERVICE + "?wsdl", SERVICE + "?WSDL", "/ws/desk.xsd")) {
            assertThat(http(identity, "GET", path, new byte[0]).statusCode()).isEqualTo(200);
        }
        assertThat(http(identity, "GET", SERVICE + "?xsd=1", new byte[0]).statusCode())
                .isEqualTo(400);
    }

    @Test
    void its_address_is_the_one_that_was_asked_and_its_import_leads_to_the_schema()
            throws Exception {
        String address = one(SOAP, "address").getAttribute("location");
        assertThat(address).isEqualTo("https://localhost:" + port + SERVICE);
        String location =
                one("http://www.w3.org/2001/XMLSchema", "import").getAttribute("schemaLocation");
        URI schema = URI.create(address + "?wsdl").resolve(location);
        HttpResponse<byte[]> answer = http(DESK, "GET", schema.getPath(), new byte[0]);
        assertThat(
                        SchemaFactory.newDefaultInstance()
                                .newSchema(
                                        new StreamSource(
                                                new java.io.ByteArrayInputStream(answer.body()))))
                .isNotNull();
    }

    @Test
    void ww001_soap_1_1_over_http_document_literal() {
        Element binding = one(SOAP, "binding");
        assertThat(binding.getAttribute("style")).isEqualTo("document");
        assertThat(binding.getAttribute("transport"))
                .isEqualTo("http://schemas.xmlsoap.org/soap/http");
        all(SOAP, "operation")
                .forEach(o -> assertThat(o.getAttribute("style")).isEqualTo("document"));
        all(SOAP, "body").forEach(b -> assertThat(b.getAttribute("use")).isEqualTo("literal"));
        all(SOAP, "fault").forEach(f -> assertThat(f.getAttribute("use")).isEqualTo("literal"));
    }

    @Test
    void ww002_ww004_every_message_has_one_part_that_is_an_element() {
        for (Element message : all(WSDL, "message")) {
            List<Element> parts = DeskReply.children(message);
            assertThat(parts).hasSize(1);
            assertThat(parts.getFirst().getAttribute("element")).startsWith("tns:");
            assertThat(parts.getFirst().hasAttribute("type")).isFalse();
        }
    }

    @Test
    void ws003_ws005_one_port_type_of_requests_that_are_answered() {
        Element portType = one(WSDL, "portType");
        for (Element operation : operations(portType)) {
            assertThat(
                            DeskReply.children(operation).stream()
                                    .map(Element::getLocalName)
                                    .filter(name -> !name.equals("documentation")))
                    .containsExactly("input", "output", "fault");
        }
    }

    @Test
    void ws002_ws008_actions_are_declared_and_equal_soapaction() {
        for (Element operation : operations(one(WSDL, "portType"))) {
            String name = operation.getAttribute("name");
            String action = DeskBodies.NAMESPACE + ":" + name;
            List<String> actions =
                    DeskReply.children(operation).stream()
                            .map(child -> child.getAttributeNS(WSAM, "Action"))
                            .filter(declared -> !declared.isEmpty())
                            .toList();
            assertThat(actions)
                    .containsExactly(
                            action, action + "Response", DeskBodies.NAMESPACE + ":problem");
        }
        assertThat(all(SOAP, "operation").stream().map(o -> o.getAttribute("soapAction")))
                .containsExactlyElementsOf(
                        operations(one(WSDL, "portType")).stream()
                                .map(o -> DeskBodies.NAMESPACE + ":" + o.getAttribute("name"))
                                .toList());
    }

    @Test
    void ws007_no_header_blocks_of_our_own() {
        assertThat(all(SOAP, "header")).isEmpty();
    }

    @Test
    void contract_code_and_rest_have_the_same_operations() {
        List<String> declared =
                operations(one(WSDL, "portType")).stream()
                        .map(operation -> operation.getAttribute("name"))
                        .toList();
        assertThat(declared)
                .containsExactlyInAnyOrderElementsOf(
                        Arrays.stream(Operation.values())
                                .map(Operation::element)
                                .filter(Objects::nonNull)
                                .filter(element -> !element.isEmpty())
                                .toList());
        long rest =
                ContractCheck.operations().keySet().stream()
                        .filter(name -> !name.contains("openapi"))
                        .count();
        assertThat(declared).hasSize((int) rest);
    }

    @Test
    void it_is_utf_8() {
        assertThat(wsdl.getInputEncoding()).isEqualTo("UTF-8");
        assertThat(
                        new String(
                                http(DESK, "GET", "/ws/desk.xsd", new byte[0]).body(),
                                StandardCharsets.UTF_8))
                .startsWith("<?xml version=\"1.0\" encoding=\"UTF-8\"?>");
    }

    private Element one(String namespace, String name) {
        List<Element> all = all(namespace, name);
        assertThat(all).as(name).hasSize(1);
        return all.getFirst();
    }

    private List<Element> all(String namespace, String name) {
        var found = wsdl.getElementsByTagNameNS(namespace, name);
        return IntStream.range(0, found.getLength())
                .mapToObj(found::item)
                .map(Element.class::cast)
                .toList();
    }

    private static List<Element> operations(Element portType) {
        return DeskReply.children(portType).stream()
                .filter(child -> child.getLocalName().equals("operation"))
                .toList();
    }
}
