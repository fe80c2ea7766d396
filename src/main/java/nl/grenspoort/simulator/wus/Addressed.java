package nl.grenspoort.simulator.wus;

import nl.grenspoort.simulator.wus.RefusedException.Code;
import nl.grenspoort.trust.Oin;

import org.apache.cxf.message.Message;
import org.apache.cxf.phase.PhaseInterceptorChain;
import org.apache.cxf.ws.addressing.AddressingProperties;
import org.apache.cxf.ws.addressing.JAXWSAConstants;

/** Whether the message under way in this thread is meant for the system that reads it. */
public final class Addressed {
    private Addressed() {}

    /**
     * A message for another party, or signed for another body, is not answered.
     *
     * @param own OIN of the system
     * @param messageId as the body gives it
     * @throws RefusedException when it is for another
     */
    public static void check(Oin own, String messageId) {
        Message message = PhaseInterceptorChain.getCurrentMessage();
        if (!(message.get(JAXWSAConstants.ADDRESSING_PROPERTIES_INBOUND)
                        instanceof AddressingProperties addressing)
                || !addressing.getTo().getValue().endsWith("?OIN=" + own)) {
            throw new RefusedException(Code.INVALID_REQUEST, "not addressed to this system");
        }
        if (!addressing.getMessageID().getValue().equals("urn:uuid:" + messageId)) {
            throw new RefusedException(Code.INVALID_REQUEST, "two different message ids");
        }
    }
}
