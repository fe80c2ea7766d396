package nl.grenspoort.simulator.sis;

import nl.grenspoort.systems.sis.wsdl.FaultCode;
import nl.grenspoort.systems.sis.wsdl.SisFaultMessage;

import org.apache.cxf.interceptor.Fault;
import org.apache.cxf.message.Message;
import org.apache.cxf.phase.AbstractPhaseInterceptor;
import org.apache.cxf.phase.Phase;
import org.apache.cxf.ws.addressing.AddressingProperties;
import org.apache.cxf.ws.addressing.ContextUtils;
import org.apache.cxf.ws.addressing.impl.MAPAggregatorImpl;
import org.apache.wss4j.common.ext.WSSecurityException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes every fault one of the contract's catalogue, under the contract's Action. The words of
 * parser and schema are neither passed on nor logged: they quote the request.
 */
final class FaultCatalogue extends AbstractPhaseInterceptor<Message> {
    private static final Logger LOG = LoggerFactory.getLogger(FaultCatalogue.class);
    private static final String ACTION = "urn:grenspoort:contracts:sis:v1:fault";

    FaultCatalogue() {
        super(Phase.PRE_LOGICAL);
        addAfter(MAPAggregatorImpl.class.getName());
    }

    @Override
    public void handleMessage(Message message) {
        SisFaultMessage known = known(message.getContent(Exception.class));
        LOG.info("Request refused: {}", known.getMessage());
        // before the operation is known nothing can write the detail
        boolean detail = message.getExchange().getBindingOperationInfo() != null;
        Fault fault =
                detail
                        ? new Fault(known)
                        : new Fault(new IllegalArgumentException(known.getMessage()));
        if (known.getFaultInfo().getCode() != FaultCode.SYSTEM_UNAVAILABLE) {
            fault.setFaultCode(Fault.FAULT_CODE_CLIENT);
        }
        message.setContent(Exception.class, fault);
        AddressingProperties addressing = ContextUtils.retrieveMAPs(message, false, true);
        if (addressing != null) {
            addressing.setAction(ContextUtils.getAttributedURI(ACTION));
        }
    }

    private static SisFaultMessage known(Throwable thrown) {
        Throwable cause = thrown;
        while (cause instanceof Fault && cause.getCause() != null) {
            cause = cause.getCause();
        }
        if (cause instanceof SisFaultMessage known) {
            return known;
        }
        return Faults.of(
                FaultCode.INVALID_REQUEST,
                cause instanceof WSSecurityException
                        ? "the signature can't be accepted"
                        : "not as the contract says");
    }
}
