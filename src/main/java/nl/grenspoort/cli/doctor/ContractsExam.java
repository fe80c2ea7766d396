package nl.grenspoort.cli.doctor;

import static java.util.Objects.requireNonNull;

import nl.grenspoort.systems.ees.EesContract;
import nl.grenspoort.systems.sis.SisProperties;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.dataformat.yaml.YAMLMapper;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;

import javax.wsdl.WSDLException;
import javax.xml.XMLConstants;
import javax.xml.validation.SchemaFactory;

/** The contracts in this build, and those that are served. */
final class ContractsExam implements Exam {
    private static final String KIOSK = "contracts/kiosk/openapi.yaml";
    private static final String SIS = "contracts/sis/sis.wsdl";
    private static final String SIS_TYPES = "contracts/sis/sis.xsd";
    private static final String VIS = "contracts/vis/vis.wsdl";
    private static final String VIS_TYPES = "contracts/vis/vis.xsd";
    private static final List<String> OTHERS =
            List.of(
                    "contracts/etias/openapi.yaml",
                    "contracts/sltd/openapi.yaml",
                    "contracts/esp/esp.openapi.yaml",
                    "contracts/register/openapi.yaml");
    private static final String EES = "contracts/ees/ees.openapi.yaml";
    private static final String DESK = "/ws/border-checks?wsdl";

    private final Connections connections;

    ContractsExam(Connections connections) {
        this.connections = connections;
    }

    @Override
    public Area area() {
        return Area.WSDL;
    }

    @Override
    public void examine(Setup setup, Examination examination) {
        packaged(KIOSK, ContractsExam::openApi, examination);
        packaged(EES, _ -> "version " + EesContract.load().version(), examination);
        OTHERS.forEach(name -> packaged(name, ContractsExam::openApi, examination));
        packaged(SIS, text -> wsdl(text, SIS_TYPES), examination);
        packaged(VIS, text -> wsdl(text, VIS_TYPES), examination);
        if (!connections.possible()) {
            examination.skipped(
                    Check.OPENAPI, "gateway", "there are no usable keys: see certs.key");
            return;
        }
        try (Http http = new Http(connections, setup.options().timeout())) {
            gateway(http, examination);
            systems(setup, http, examination);
        }
    }

    private static void packaged(String name, Reading reading, Examination examination) {
        try {
            examination.ok(Check.PACKAGED, name, reading.of(text(name)));
        } catch (IOException
                | UncheckedIOException
                | WSDLException
                | org.xml.sax.SAXException
                | JacksonException
                | IllegalStateException e) {
            examination.ill(
                    Ailment.CONTRACT_UNREADABLE,
                    name,
                    Map.of("problem", "It can't be read (%s).".formatted(e.getMessage())));
        }
    }

    private static String text(String resource) throws IOException {
        try (InputStream in = ContractsExam.class.getClassLoader().getResourceAsStream(resource)) {
            if (in == null) {
                throw new IOException("it is not in this build");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static String openApi(String text) {
        JsonNode document = new YAMLMapper().readTree(text);
        String version = document.at("/info/version").asString("");
        if (!document.path("openapi").asString("").startsWith("3.")
                || version.isEmpty()
                || document.path("paths").isEmpty()) {
            throw new IllegalStateException("it is no OpenAPI 3 document");
        }
        refuseDangling(document, document);
        return "OpenAPI, version " + version;
    }

    /** Every {@code $ref} leads somewhere in the same document. */
    private static void refuseDangling(JsonNode node, JsonNode document) {
        JsonNode reference = node.path("$ref");
        if (reference.isString()
                && document.at(reference.asString().replaceFirst("^#", "")).isMissingNode()) {
            throw new IllegalStateException(reference.asString() + " leads nowhere");
        }
        node.forEach(child -> refuseDangling(child, document));
    }

    private static String wsdl(String text, String types)
            throws WSDLException, org.xml.sax.SAXException {
        Set<String> operations = Wsdl.operations(text);
        SchemaFactory factory = SchemaFactory.newDefaultInstance();
        factory.setProperty(XMLConstants.ACCESS_EXTERNAL_DTD, "");
        factory.newSchema(
                requireNonNull(ContractsExam.class.getClassLoader().getResource(types), types));
        return "WSDL with %d operation(s), its types compile".formatted(operations.size());
    }

    private void gateway(Http http, Examination examination) {
        Endpoint gateway = connections.gateway();
        if (!(connections.to(gateway) instanceof Handshake.Agreed agreed)
                || connections.distrust(agreed) != null) {
            examination.skipped(
                    Check.OPENAPI,
                    gateway.toString(),
                    "there is no trusted connection to it: see doctor tls");
            return;
        }
        try {
            Http.Answer answer = http.get(gateway.address().resolve("/v1/openapi.json"));
            Clocks.compare(gateway.toString(), answer, examination);
            compare(gateway, answer, examination);
            desk(gateway, http.get(gateway.address().resolve(DESK)), examination);
        } catch (IOException e) {
            examination.ill(
                    Ailment.OPENAPI_NOT_SERVED,
                    gateway.toString(),
                    Map.of("problem", "It gives no answer: " + e.getMessage()));
        }
    }

    private static void compare(Endpoint gateway, Http.Answer answer, Examination examination)
            throws IOException {
        if (answer.status() != 200) {
            examination.ill(
                    Ailment.OPENAPI_NOT_SERVED,
                    gateway.toString(),
                    Map.of("problem", "It answers with HTTP status " + answer.status()));
            return;
        }
        JsonNode packaged = new YAMLMapper().readTree(text(KIOSK));
        JsonNode served;
        try {
            served = JsonMapper.shared().readTree(answer.body());
        } catch (JacksonException e) {
            examination.ill(
                    Ailment.OPENAPI_NOT_SERVED,
                    gateway.toString(),
                    Map.of("problem", "What it serves is no JSON"));
            return;
        }
        String version = packaged.at("/info/version").asString("");
        if (served.equals(packaged)) {
            examination.ok(
                    Check.OPENAPI, gateway.toString(), "the same document, version " + version);
        } else {
            examination.ill(
                    Ailment.OPENAPI_OTHER,
                    gateway.toString(),
                    Map.of(
                            "served",
                            served.at("/info/version").asString("unknown"),
                            "packaged",
                            version));
        }
    }

    private static void desk(Endpoint gateway, Http.Answer answer, Examination examination) {
        if (answer.status() != 200) {
            examination.skipped(
                    Check.DESK,
                    gateway.toString(),
                    "it serves no WSDL at %s (HTTP status %d)".formatted(DESK, answer.status()));
            return;
        }
        try {
            examination.ok(
                    Check.DESK,
                    gateway.toString(),
                    "%d operation(s)".formatted(Wsdl.operations(answer.body()).size()));
        } catch (WSDLException e) {
            examination.ill(
                    Ailment.DESK_UNREADABLE,
                    gateway.toString(),
                    Map.of("problem", String.valueOf(e.getMessage())));
        }
    }

    /** Only simulated systems are asked: a real one gets nothing but what the log has seen. */
    private void systems(Setup setup, Http http, Examination examination) {
        for (Endpoint system : connections.systems()) {
            if (!system.name().equals("sis")) {
                continue;
            }
            if (connections.simulated(connections.to(system))) {
                simulated(setup, system, http, examination);
            } else {
                examination.skipped(
                        Check.SYSTEM_CONTRACT,
                        system.toString(),
                        "only simulated systems are asked for it: compare the real one's by hand");
            }
        }
    }

    private static void simulated(
            Setup setup, Endpoint system, Http http, Examination examination) {
        String path = setup.settings().bind(SisProperties.class).address().getPath();
        try {
            Http.Answer answer = http.get(system.address().resolve(path + "?wsdl"));
            Set<String> theirs = Wsdl.operations(answer.body());
            Set<String> ours = Wsdl.operations(text(SIS));
            if (theirs.equals(ours)) {
                examination.ok(Check.SYSTEM_CONTRACT, system.toString(), "the same operations");
            } else {
                examination.ill(
                        Ailment.SYSTEM_CONTRACT_OTHER,
                        system.toString(),
                        Map.of("problem", theirs + " and not " + ours));
            }
        } catch (IOException | WSDLException e) {
            examination.skipped(Check.SYSTEM_CONTRACT, system.toString(), "it serves none");
        }
    }

    /** Reads a contract and says in a few words what it is. */
    private interface Reading {
        String of(String text) throws WSDLException, org.xml.sax.SAXException;
    }
}
