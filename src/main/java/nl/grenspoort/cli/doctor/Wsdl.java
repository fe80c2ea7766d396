package nl.grenspoort.cli.doctor;

import org.w3c.dom.Document;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

import java.io.IOException;
import java.io.StringReader;
import java.util.Set;
import java.util.TreeSet;

import javax.wsdl.Definition;
import javax.wsdl.Operation;
import javax.wsdl.PortType;
import javax.wsdl.WSDLException;
import javax.wsdl.extensions.ExtensionRegistry;
import javax.wsdl.factory.WSDLFactory;
import javax.wsdl.xml.WSDLReader;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;

/** Reads a WSDL, ours or somebody's: no DTD, nothing fetched. */
final class Wsdl {
    private Wsdl() {}

    /**
     * Its operations, as {@code {namespace}portType.operation}.
     *
     * @throws WSDLException when it is none
     */
    static Set<String> operations(String text) throws WSDLException {
        Definition definition = read(text);
        Set<String> operations = new TreeSet<>();
        for (Object type : definition.getPortTypes().values()) {
            PortType portType = (PortType) type;
            for (Object operation : portType.getOperations()) {
                operations.add(portType.getQName() + "." + ((Operation) operation).getName());
            }
        }
        if (operations.isEmpty()) {
            throw new WSDLException(WSDLException.INVALID_WSDL, "it has no operation");
        }
        return operations;
    }

    private static Definition read(String text) throws WSDLException {
        WSDLReader reader = WSDLFactory.newInstance().newWSDLReader();
        reader.setFeature("javax.wsdl.verbose", false);
        reader.setFeature("javax.wsdl.importDocuments", false);
        // without deserialisers nothing is fetched: not even the types beside a WSDL of ours
        reader.setExtensionRegistry(new ExtensionRegistry());
        return reader.readWSDL(null, document(text));
    }

    private static Document document(String text) throws WSDLException {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultNSInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            var builder = factory.newDocumentBuilder();
            builder.setErrorHandler(null);
            return builder.parse(new InputSource(new StringReader(text)));
        } catch (ParserConfigurationException | SAXException | IOException e) {
            throw new WSDLException(WSDLException.PARSER_ERROR, "it is no XML without a DTD", e);
        }
    }
}
