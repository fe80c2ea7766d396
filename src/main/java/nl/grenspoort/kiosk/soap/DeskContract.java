package nl.grenspoort.kiosk.soap;

import jakarta.xml.bind.JAXBContext;
import jakarta.xml.bind.JAXBElement;
import jakarta.xml.bind.JAXBException;
import jakarta.xml.bind.Marshaller;

import nl.grenspoort.kiosk.soap.wsdl.ObjectFactory;

import org.w3c.dom.Element;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The contract's names and files, and its types to XML. Built once. */
public final class DeskContract {
    /** Of everything in it. */
    public static final String NAMESPACE = "urn:grenspoort:contracts:desk:v1";

    /** Where the service is. */
    public static final String PATH = "/ws/border-checks";

    static final String PROBLEM_ACTION = NAMESPACE + ":problem";

    /** The address that the file has. */
    private static final String DEMO = "https://localhost:8443";

    private final JAXBContext context;
    private final String wsdl;
    private final byte[] xsd;

    public DeskContract() {
        try {
            this.context = JAXBContext.newInstance(ObjectFactory.class);
        } catch (JAXBException e) {
            throw new IllegalStateException("the desk contract can't be read", e);
        }
        this.wsdl = new String(file("desk.wsdl"), StandardCharsets.UTF_8);
        this.xsd = file("desk.xsd");
    }

    /**
     * The WSDL. It imports the schema by a relative address.
     *
     * @param authority host and port that the caller asked, of which only plain ones are repeated
     */
    public byte[] wsdl(String authority) {
        return authority.matches("[A-Za-z0-9.:\\[\\]-]{1,255}")
                ? wsdl.replace(DEMO, "https://" + authority).getBytes(StandardCharsets.UTF_8)
                : wsdl.getBytes(StandardCharsets.UTF_8);
    }

    /** The schema. */
    public byte[] xsd() {
        return xsd.clone();
    }

    static String action(String operation) {
        return NAMESPACE + ":" + operation;
    }

    static String answerAction(String operation) {
        return action(operation) + "Response";
    }

    /** Puts an element of the contract into another. */
    void write(JAXBElement<?> element, Element parent) {
        try {
            Marshaller marshaller = context.createMarshaller();
            marshaller.setProperty(Marshaller.JAXB_FRAGMENT, true);
            marshaller.marshal(element, parent);
        } catch (JAXBException e) {
            throw new IllegalStateException("an answer to a desk can't be written", e);
        }
    }

    private static byte[] file(String name) {
        try (InputStream in = DeskContract.class.getResourceAsStream("/contracts/desk/" + name)) {
            if (in == null) {
                throw new IllegalStateException(name + " is missing");
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(name + " can't be read", e);
        }
    }
}
