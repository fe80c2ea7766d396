package nl.grenspoort.trust.wus;

import org.apache.wss4j.dom.WSConstants;
import org.apache.wss4j.dom.engine.WSSConfig;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

import java.util.ArrayList;
import java.util.List;

/** Names and small helpers that signer and verifier share. */
final class Wus {
    static final String SOAP = WSConstants.URI_SOAP11_ENV;
    static final String WSA = "http://www.w3.org/2005/08/addressing";
    static final String WSA_ANONYMOUS = WSA + "/anonymous";
    static final String WSA_UNSPECIFIED = WSA + "/unspecified";
    static final String WSA_REPLY = WSA + "/reply";
    static final String WSSE = WSConstants.WSSE_NS;
    static final String WSSE11 = WSConstants.WSSE11_NS;
    static final String WSU = WSConstants.WSU_NS;
    static final String DS = WSConstants.SIG_NS;

    /** WB007: exclusive canonicalisation, without comments. */
    static final String EXCLUSIVE_C14N = WSConstants.C14N_EXCL_OMIT_COMMENTS;

    static {
        WSSConfig.init();
    }

    private Wus() {}

    static List<Element> children(Element parent) {
        List<Element> children = new ArrayList<>();
        for (Node child = parent.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child instanceof Element element) {
                children.add(element);
            }
        }
        return children;
    }

    static boolean named(Element element, String namespace, String localName) {
        return localName.equals(element.getLocalName())
                && namespace.equals(element.getNamespaceURI());
    }
}
