package nl.grenspoort.systems.sis;

import static org.assertj.core.api.Assertions.assertThat;

import nl.grenspoort.entry.AlertCategory;
import nl.grenspoort.identity.DocumentKind;
import nl.grenspoort.identity.Sex;
import nl.grenspoort.quality.PropertiesContract;
import nl.grenspoort.systems.Question;
import nl.grenspoort.systems.sis.wsdl.Category;
import nl.grenspoort.systems.sis.wsdl.Direction;
import nl.grenspoort.systems.sis.wsdl.DocumentType;
import nl.grenspoort.systems.sis.wsdl.IdentityCategory;
import nl.grenspoort.systems.sis.wsdl.MatchType;
import nl.grenspoort.systems.sis.wsdl.Subject;
import nl.grenspoort.trust.wus.SoapForge;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.util.unit.DataSize;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** The contract keeps the profile's rules for a WSDL, and knows what the gateway knows. */
class SisContractTest {
    private static final String WSDL = "http://schemas.xmlsoap.org/wsdl/";
    private static final String SOAP = "http://schemas.xmlsoap.org/wsdl/soap/";
    private static final String WSAM = "http://www.w3.org/2007/05/addressing/metadata";

    private final Document contract = contract();

    @Test
    void ww001_soap_1_1_over_http_document_literal() {
        Element binding = all(SOAP, "binding").getFirst();
        assertThat(binding.getAttribute("style")).isEqualTo("document");
        assertThat(binding.getAttribute("transport"))
                .isEqualTo("http://schemas.xmlsoap.org/soap/http");
        assertThat(all(SOAP, "body"))
                .hasSize(2)
                .allMatch(body -> body.getAttribute("use").equals("literal"));
    }

    @Test
    void ww004_every_message_has_one_part_and_it_names_an_element() {
        assertThat(all(WSDL, "message"))
                .hasSize(3)
                .allMatch(message -> message.getElementsByTagNameNS(WSDL, "part").getLength() == 1);
        assertThat(all(WSDL, "part"))
                .allMatch(part -> part.hasAttribute("element") && !part.hasAttribute("type"));
    }

    @Test
    void ws003_and_ws005_request_and_response_in_one_port_type() {
        assertThat(all(WSDL, "portType")).hasSize(1);
        assertThat(
                        all(WSDL, "portType")
                                .getFirst()
                                .getElementsByTagNameNS(WSDL, "output")
                                .getLength())
                .isEqualTo(1);
    }

    @Test
    void ws008_each_operation_names_its_actions_and_ws002_the_same_soapaction() {
        Element port = all(WSDL, "portType").getFirst();
        for (String name : List.of("input", "output", "fault")) {
            Element part = (Element) port.getElementsByTagNameNS(WSDL, name).item(0);
            assertThat(part.getAttributeNS(WSAM, "Action")).isNotEmpty();
        }
        Element input = (Element) port.getElementsByTagNameNS(WSDL, "input").item(0);
        assertThat(all(SOAP, "operation").getFirst().getAttribute("soapAction"))
                .isEqualTo(input.getAttributeNS(WSAM, "Action"))
                .isEqualTo(SisContract.SEARCH_ACTION);
    }

    @Test
    void the_contract_and_the_gateway_know_the_same_values() {
        assertThat(Arrays.stream(Category.values()).map(Category::value))
                .containsExactlyInAnyOrderElementsOf(names(AlertCategory.values()));
        assertThat(names(MatchType.values())).isEqualTo(names(SisAlert.MatchType.values()));
        assertThat(names(Subject.values())).isEqualTo(names(SisAlert.Subject.values()));
        assertThat(names(IdentityCategory.values()))
                .isEqualTo(names(SisAlert.IdentityCategory.values()));
        assertThat(names(DocumentType.values())).isEqualTo(names(DocumentKind.values()));
        assertThat(names(Direction.values())).isEqualTo(names(Question.Direction.values()));
        assertThat(names(nl.grenspoort.systems.sis.wsdl.Sex.values()))
                .isEqualTo(names(Sex.values()));
    }

    @Test
    void properties_have_the_documented_names_and_defaults() {
        PropertiesContract.assertDefaults(SisQuestions.PROPERTIES);
        PropertiesContract.assertNames(
                Map.of(
                        "signer-oin", "00000099000000012000",
                        "address", "https://sis.example/v1",
                        "from-address", "https://grenspoort.example",
                        "timestamp-ttl", "2m",
                        "clock-skew", "10s",
                        "max-answer", "2MB"),
                new SisProperties(
                        "00000099000000012000",
                        URI.create("https://sis.example/v1"),
                        URI.create("https://grenspoort.example"),
                        Duration.ofMinutes(2),
                        Duration.ofSeconds(10),
                        DataSize.ofMegabytes(2)));
    }

    @ParameterizedTest
    @CsvSource({
        "signer-oin, 123",
        "address, https://sis.example/v1?OIN=1",
        "from-address, https://grenspoort.example?x",
        "timestamp-ttl, 0s",
        "timestamp-ttl, 2h",
        "clock-skew, -1s",
        "clock-skew, 6m",
        "max-answer, 1KB",
        "max-answer, 1GB"
    })
    void a_property_that_makes_no_sense_is_refused_by_name(String name, String value) {
        assertThat(
                        org.assertj.core.api.Assertions.catchThrowable(
                                () ->
                                        PropertiesContract.assertNames(
                                                changed(name, value), SisQuestions.PROPERTIES)))
                .hasStackTraceContaining("grenspoort.sis." + name);
    }

    private static Map<String, String> changed(String name, String value) {
        Map<String, String> properties =
                new HashMap<>(
                        Map.of(
                                "signer-oin", "00000099000000011000",
                                "address", "https://localhost:18443/sis/v1",
                                "from-address", "https://localhost/grenspoort",
                                "timestamp-ttl", "5m",
                                "clock-skew", "1m",
                                "max-answer", "1MB"));
        properties.put(name, value);
        return properties;
    }

    private List<Element> all(String namespace, String name) {
        NodeList found = contract.getElementsByTagNameNS(namespace, name);
        return IntStream.range(0, found.getLength())
                .mapToObj(found::item)
                .map(Element.class::cast)
                .toList();
    }

    private static List<String> names(Enum<?>[] values) {
        return Arrays.stream(values).map(Enum::name).toList();
    }

    private static Document contract() {
        try (InputStream file = SisContract.class.getResourceAsStream("/contracts/sis/sis.wsdl")) {
            return SoapForge.document(file.readAllBytes());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
