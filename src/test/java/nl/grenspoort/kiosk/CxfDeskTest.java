package nl.grenspoort.kiosk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import nl.grenspoort.casework.NewBorderCheck;
import nl.grenspoort.kiosk.soap.wsdl.BorderCheck;
import nl.grenspoort.kiosk.soap.wsdl.DeskPort;
import nl.grenspoort.kiosk.soap.wsdl.Direction;
import nl.grenspoort.kiosk.soap.wsdl.DocumentKind;
import nl.grenspoort.kiosk.soap.wsdl.GetBorderCheck;
import nl.grenspoort.kiosk.soap.wsdl.InputError;
import nl.grenspoort.kiosk.soap.wsdl.MrzLines;
import nl.grenspoort.kiosk.soap.wsdl.OpenBorderCheck;
import nl.grenspoort.kiosk.soap.wsdl.PresentedDocument;
import nl.grenspoort.kiosk.soap.wsdl.PresentedDocuments;
import nl.grenspoort.kiosk.soap.wsdl.ProblemFault;

import org.apache.cxf.configuration.jsse.TLSClientParameters;
import org.apache.cxf.endpoint.Client;
import org.apache.cxf.frontend.ClientProxy;
import org.apache.cxf.jaxws.JaxWsProxyFactoryBean;
import org.apache.cxf.transport.http.HTTPConduit;
import org.apache.cxf.ws.addressing.AddressingProperties;
import org.apache.cxf.ws.addressing.ContextUtils;
import org.apache.cxf.ws.addressing.JAXWSAConstants;
import org.apache.cxf.ws.addressing.WSAddressingFeature;
import org.apache.cxf.ws.security.wss4j.WSS4JInInterceptor;
import org.apache.cxf.ws.security.wss4j.WSS4JOutInterceptor;
import org.apache.wss4j.common.ConfigurationConstants;
import org.apache.wss4j.common.crypto.Crypto;
import org.apache.wss4j.common.crypto.Merlin;
import org.apache.wss4j.common.ext.WSPasswordCallback;
import org.apache.wss4j.dom.WSConstants;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import javax.security.auth.callback.Callback;
import javax.security.auth.callback.CallbackHandler;

/**
 * A desk made with Apache CXF from the WSDL, as an integrator would: its proxy, its addressing, its
 * signatures, its check of the answers.
 */
class CxfDeskTest extends DeskTest {
    private static final String WSA = "http://www.w3.org/2005/08/addressing";
    private static final char[] PASSWORD = "test".toCharArray();

    private DeskPort desk;

    @BeforeEach
    void connect() throws Exception {
        JaxWsProxyFactoryBean factory = new JaxWsProxyFactoryBean();
        factory.setServiceClass(DeskPort.class);
        factory.setWsdlURL("classpath:contracts/desk/desk.wsdl");
        factory.setServiceName(new javax.xml.namespace.QName(DeskBodies.NAMESPACE, "Desk"));
        factory.setAddress("https://localhost:" + port + SERVICE);
        factory.getFeatures().add(new WSAddressingFeature());
        desk = (DeskPort) factory.create();
        Client client = ClientProxy.getClient(desk);
        TLSClientParameters tls = new TLSClientParameters();
        tls.setSslContext(tls(TestPki.TRUSTED, DESK));
        ((HTTPConduit) client.getConduit()).setTlsClientParameters(tls);
        AddressingProperties addressing = new AddressingProperties();
        addressing.setFrom(
                org.apache.cxf.ws.addressing.EndpointReferenceUtils.getEndpointReference(
                        from().toString()));
        addressing.setMessageID(ContextUtils.getAttributedURI("urn:uuid:" + UUID.randomUUID()));
        client.getRequestContext().put(JAXWSAConstants.CLIENT_ADDRESSING_PROPERTIES, addressing);
        client.getOutInterceptors().add(new WSS4JOutInterceptor(outgoing()));
        client.getInInterceptors().add(new WSS4JInInterceptor(incoming()));
        client.getInFaultInterceptors().add(new WSS4JInInterceptor(incoming()));
    }

    @Test
    void it_opens_a_check_and_sees_the_case() throws Exception {
        BorderCheck opened = desk.openBorderCheck(opening());

        assertThat(opened.getCase().getFindings().getFinding()).hasSize(2);
        assertThat(checks.lastCall().given(NewBorderCheck.class).documents().getFirst().mrz())
                .containsExactly(Bodies.LINE_1, Bodies.LINE_2);
    }

    @Test
    void it_reads_a_check() throws Exception {
        UUID check = openedBySoap();
        GetBorderCheck request = new GetBorderCheck();
        request.setOfficerNumber("M2001");
        request.setCheckId(check.toString());
        assertThat(desk.getBorderCheck(request).getId()).isEqualTo(check.toString());
    }

    @Test
    void it_gets_the_declared_fault_with_the_problem() {
        OpenBorderCheck wrong = opening();
        wrong.setOfficerNumber(null);
        wrong.getDocuments().getDocument().getFirst().getMrz().getLine().removeLast();

        ProblemFault fault =
                catchThrowableOfType(ProblemFault.class, () -> desk.openBorderCheck(wrong));

        assertThat(fault.getFaultInfo().getType()).endsWith(":invalid-input");
        assertThat(fault.getFaultInfo().getErrors().getError().stream().map(InputError::getPath))
                .extracting(path -> path.replaceAll(".*desk:", ""))
                .containsExactlyInAnyOrder("officerNumber", "mrz");
    }

    private static OpenBorderCheck opening() {
        PresentedDocument passport = new PresentedDocument();
        passport.setKind(DocumentKind.PASSPORT);
        MrzLines lines = new MrzLines();
        lines.getLine().addAll(List.of(Bodies.LINE_1, Bodies.LINE_2));
        passport.setMrz(lines);
        OpenBorderCheck request = new OpenBorderCheck();
        request.setOfficerNumber("M2001");
        request.setIdempotencyKey(newKey());
        request.setDirection(Direction.ENTRY);
        request.setDocuments(new PresentedDocuments());
        request.getDocuments().getDocument().add(passport);
        return request;
    }

    private static Map<String, Object> outgoing() throws Exception {
        Map<String, Object> settings = common();
        settings.put(ConfigurationConstants.SIG_PROP_REF_ID, "crypto");
        settings.put(ConfigurationConstants.USER, "own");
        settings.put(
                ConfigurationConstants.PW_CALLBACK_REF,
                (CallbackHandler)
                        callbacks -> {
                            for (Callback callback : callbacks) {
                                ((WSPasswordCallback) callback).setPassword(new String(PASSWORD));
                            }
                        });
        settings.put(ConfigurationConstants.SIG_KEY_ID, "DirectReference");
        settings.put(ConfigurationConstants.SIG_ALGO, WSConstants.RSA_SHA256);
        settings.put(ConfigurationConstants.SIG_DIGEST_ALGO, WSConstants.SHA256);
        settings.put(
                ConfigurationConstants.SIGNATURE_PARTS,
                Stream.concat(
                                Stream.of(
                                        part(WSConstants.URI_SOAP11_ENV, "Body"),
                                        part(WSConstants.WSU_NS, "Timestamp")),
                                Stream.of("Action", "MessageID", "To", "From", "ReplyTo")
                                        .map(name -> part(WSA, name)))
                        .collect(Collectors.joining(";")));
        return settings;
    }

    private static Map<String, Object> incoming() throws Exception {
        Map<String, Object> settings = common();
        settings.put(ConfigurationConstants.SIG_VER_PROP_REF_ID, "crypto");
        settings.put(ConfigurationConstants.SIG_SUBJECT_CERT_CONSTRAINTS, ".*CN=gateway-signing.*");
        return settings;
    }

    private static Map<String, Object> common() throws Exception {
        Map<String, Object> settings = new HashMap<>();
        settings.put(
                ConfigurationConstants.ACTION,
                ConfigurationConstants.TIMESTAMP + " " + ConfigurationConstants.SIGNATURE);
        settings.put(ConfigurationConstants.ENABLE_SIGNATURE_CONFIRMATION, "true");
        settings.put("crypto", crypto());
        return settings;
    }

    private static Crypto crypto() throws Exception {
        KeyStore keys = KeyStore.getInstance("PKCS12");
        keys.load(null, null);
        keys.setKeyEntry("own", OWN.key(), PASSWORD, OWN.chain().toArray(X509Certificate[]::new));
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        trusted.setCertificateEntry("ca", TestPki.TRUSTED.anchors("signing-ca").getFirst());
        Merlin crypto = new Merlin();
        crypto.setKeyStore(keys);
        crypto.setTrustStore(trusted);
        return crypto;
    }

    private static String part(String namespace, String name) {
        return "{Element}{" + namespace + "}" + name;
    }
}
