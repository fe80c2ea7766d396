package nl.grenspoort.simulator.wus;

import jakarta.xml.soap.SOAPMessage;

import nl.grenspoort.simulator.wus.RefusedException.Code;
import nl.grenspoort.trust.Oin;

import org.apache.cxf.binding.soap.SoapMessage;
import org.apache.cxf.binding.soap.interceptor.AbstractSoapInterceptor;
import org.apache.cxf.helpers.CastUtils;
import org.apache.cxf.interceptor.Fault;
import org.apache.cxf.phase.Phase;
import org.apache.cxf.ws.security.wss4j.WSS4JInInterceptor;
import org.apache.wss4j.dom.WSConstants;
import org.apache.wss4j.dom.WSDataRef;
import org.apache.wss4j.dom.engine.WSSecurityEngineResult;
import org.apache.wss4j.dom.handler.WSHandlerConstants;
import org.apache.wss4j.dom.handler.WSHandlerResult;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;

import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What the profile wants of a request beyond a good signature: that it covers Body, Timestamp and
 * every WS-Addressing header (WB004), that To, Action and MessageID are there (WA001), no other
 * header (WS007), and that the signer is the one party that may ask.
 */
final class RequestCheck extends AbstractSoapInterceptor {
    private static final Set<String> REQUIRED = Set.of("To", "Action", "MessageID");

    private final Oin asker;

    RequestCheck(Oin asker) {
        super(Phase.PRE_PROTOCOL);
        this.asker = asker;
        addAfter(WSS4JInInterceptor.class.getName());
    }

    @Override
    public void handleMessage(SoapMessage message) {
        WSSecurityEngineResult signature = signature(message);
        Element envelope = envelope(message);
        List<Element> must = new ArrayList<>();
        Set<String> names = new java.util.HashSet<>();
        for (Element header : children(child(envelope, "Header"))) {
            if (MessageSecurity.WSA.equals(header.getNamespaceURI())) {
                refuseUnless(names.add(header.getLocalName()), "a header occurs twice");
                must.add(header);
            } else {
                refuseUnless(
                        WSConstants.WSSE_NS.equals(header.getNamespaceURI()),
                        "a header of one's own");
                must.addAll(timestamps(header));
            }
        }
        refuseUnless(names.containsAll(REQUIRED), "To, Action or MessageID is missing");
        must.add(child(envelope, "Body"));
        refuseUnless(signed(signature).containsAll(must), "a part is not signed");
        authorise(signature);
    }

    private void authorise(WSSecurityEngineResult signature) {
        Object certificate = signature.get(WSSecurityEngineResult.TAG_X509_CERTIFICATE);
        Optional<Oin> signer =
                certificate instanceof X509Certificate x509 ? Oin.of(x509) : Optional.empty();
        if (!signer.equals(Optional.of(asker))) {
            throw new Fault(
                    new RefusedException(
                            Code.NOT_AUTHORISED, "the signer may not ask this system"));
        }
    }

    private static WSSecurityEngineResult signature(SoapMessage message) {
        List<WSSecurityEngineResult> signatures =
                CastUtils.<WSHandlerResult>cast(
                                (List<?>) message.get(WSHandlerConstants.RECV_RESULTS))
                        .stream()
                        .flatMap(
                                result ->
                                        result
                                                .getActionResults()
                                                .getOrDefault(WSConstants.SIGN, List.of())
                                                .stream())
                        .toList();
        refuseUnless(signatures.size() == 1, "other than one signature");
        return signatures.getFirst();
    }

    private static Set<Element> signed(WSSecurityEngineResult signature) {
        Set<Element> signed = Collections.newSetFromMap(new IdentityHashMap<>());
        Object references = signature.get(WSSecurityEngineResult.TAG_DATA_REF_URIS);
        for (WSDataRef reference : CastUtils.<WSDataRef>cast((List<?>) references)) {
            signed.add(reference.getProtectedElement());
        }
        return signed;
    }

    private static List<Element> timestamps(Element security) {
        List<Element> timestamps =
                children(security).stream()
                        .filter(child -> "Timestamp".equals(child.getLocalName()))
                        .toList();
        refuseUnless(timestamps.size() == 1, "other than one timestamp");
        return timestamps;
    }

    private static Element envelope(SoapMessage message) {
        SOAPMessage soap = message.getContent(SOAPMessage.class);
        refuseUnless(soap != null, "no message");
        return soap.getSOAPPart().getDocumentElement();
    }

    /** The one child of that name in the SOAP namespace. */
    private static Element child(Element envelope, String name) {
        List<Element> found =
                children(envelope).stream()
                        .filter(child -> name.equals(child.getLocalName()))
                        .filter(child -> WSConstants.URI_SOAP11_ENV.equals(child.getNamespaceURI()))
                        .toList();
        refuseUnless(found.size() == 1, "other than one " + name);
        return found.getFirst();
    }

    private static List<Element> children(Element parent) {
        NodeList nodes = parent.getChildNodes();
        List<Element> children = new ArrayList<>();
        for (int i = 0; i < nodes.getLength(); i++) {
            Node node = nodes.item(i);
            if (node instanceof Element element) {
                children.add(element);
            }
        }
        return children;
    }

    private static void refuseUnless(boolean good, String text) {
        if (!good) {
            throw new Fault(new RefusedException(Code.INVALID_REQUEST, text));
        }
    }
}
