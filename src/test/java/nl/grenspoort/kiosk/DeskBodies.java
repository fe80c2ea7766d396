package nl.grenspoort.kiosk;

import nl.grenspoort.entry.ObservationKind;

import tools.jackson.databind.json.JsonMapper;

import java.util.UUID;

/** Requests of the desk service, about nobody who exists: those of {@link Bodies}, as XML. */
final class DeskBodies {
    static final String NAMESPACE = "urn:grenspoort:contracts:desk:v1";

    private DeskBodies() {}

    static String open(String key) {
        return open(key, documents());
    }

    /** Everything the contract has, around these documents. */
    static String open(String key, String documents) {
        return of(
                "openBorderCheck",
                """
                <officerNumber>M2001</officerNumber><idempotencyKey>%s</idempotencyKey>\
                <direction>ENTRY</direction><capacity>PASSENGER</capacity>\
                <conveyance><kind>AIR</kind><number>KL0641</number><operator>KLM</operator></conveyance>\
                <party><id>p1</id><role>ADULT</role>\
                <relatedChecks><checkId>0190b1a2-0000-7000-8000-000000000001</checkId></relatedChecks></party>%s"""
                        .formatted(key, documents));
    }

    static String documents() {
        return """
        <documents><document><kind>PASSPORT</kind><mrz><line>%s</line><line>%s</line></mrz>\
        <chip><EF.COM>YA==</EF.COM><EF.SOD>dw==</EF.SOD><DG1>YQ==</DG1><DG2>%s</DG2></chip>\
        <readerOutcomes><outcome><protocol>PACE</protocol><result>SUCCEEDED</result></outcome></readerOutcomes>\
        </document></documents>"""
                .formatted(
                        Bodies.LINE_1.replace("<", "&lt;"),
                        Bodies.LINE_2.replace("<", "&lt;"),
                        Bodies.base64(Bodies.PORTRAIT));
    }

    static String about(String operation, UUID check, String more) {
        return of(
                operation,
                "<officerNumber>M2001</officerNumber><checkId>" + check + "</checkId>" + more);
    }

    static String face() {
        return """
        <image>%s</image><mediaType>image/jpeg</mediaType><quality>80</quality>\
        <device>maker model 1.0</device><presentationAttack>BONA_FIDE</presentationAttack>"""
                .formatted(Bodies.base64(Bodies.PORTRAIT));
    }

    static String fingers() {
        return """
        <fingers><finger><position>LEFT_INDEX</position><image>%s</image><mediaType>image/png</mediaType>\
        <quality>60</quality><device>maker 2</device><presentationAttack>NOT_TESTED</presentationAttack></finger>\
        <finger><position>RIGHT_RING</position><absence>BANDAGED</absence><device>maker 2</device>\
        <presentationAttack>NOT_TESTED</presentationAttack></finger></fingers>"""
                .formatted(Bodies.base64(Bodies.FINGER));
    }

    static String answers() {
        return "<answers><answer><question>purpose-of-stay</question><value>TOURISM</value></answer></answers>";
    }

    static String passage() {
        return "<passage>PASSED</passage>";
    }

    /** The same as REST's body has it. */
    static String observation(ObservationKind kind) {
        StringBuilder xml = new StringBuilder();
        JsonMapper.shared()
                .readTree(Bodies.observation(kind))
                .forEachEntry(
                        (name, value) ->
                                xml.append("<%s>%s</%s>".formatted(name, value.asString(), name)));
        return xml.toString();
    }

    static String of(String operation, String content) {
        return "<%s xmlns='%s'>%s</%s>".formatted(operation, NAMESPACE, content, operation);
    }
}
