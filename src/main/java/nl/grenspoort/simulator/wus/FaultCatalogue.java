package nl.grenspoort.simulator.wus;

import nl.grenspoort.simulator.wus.RefusedException.Code;

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

    private final WusContract contract;

    FaultCatalogue(WusContract contract) {
        super(Phase.PRE_LOGICAL);
        this.contract = contract;
        addAfter(MAPAggregatorImpl.class.getName());
    }

    @Override
    public void handleMessage(Message message) {
        RefusedException refused = refused(message.getContent(Exception.class));
        String text = refused.code() + ": " + refused.getMessage();
        LOG.info("Request refused: {}", text);
        // before the operation is known nothing can write the detail
        boolean detail = message.getExchange().getBindingOperationInfo() != null;
        Fault fault =
                detail
                        ? new Fault(contract.fault().apply(refused))
                        : new Fault(new IllegalArgumentException(text));
        if (refused.code() != Code.SYSTEM_UNAVAILABLE) {
            fault.setFaultCode(Fault.FAULT_CODE_CLIENT);
        }
        message.setContent(Exception.class, fault);
        AddressingProperties addressing = ContextUtils.retrieveMAPs(message, false, true);
        if (addressing != null) {
            addressing.setAction(ContextUtils.getAttributedURI(contract.faultAction()));
        }
    }

    private static RefusedException refused(Throwable thrown) {
        Throwable cause = thrown;
        while (cause instanceof Fault && cause.getCause() != null) {
            cause = cause.getCause();
        }
        if (cause instanceof RefusedException refused) {
            return refused;
        }
        return new RefusedException(
                Code.INVALID_REQUEST,
                cause instanceof WSSecurityException
                        ? "the signature can't be accepted"
                        : "not as the contract says");
    }
}
