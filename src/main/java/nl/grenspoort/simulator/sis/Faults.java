package nl.grenspoort.simulator.sis;

import nl.grenspoort.systems.sis.wsdl.FaultCode;
import nl.grenspoort.systems.sis.wsdl.SisFault;
import nl.grenspoort.systems.sis.wsdl.SisFaultMessage;

/** Faults of the contract's catalogue. Their text never repeats the request. */
final class Faults {
    private Faults() {}

    static SisFaultMessage of(FaultCode code, String text) {
        SisFault fault = new SisFault();
        fault.setCode(code);
        fault.setText(text);
        return new SisFaultMessage(code + ": " + text, fault);
    }
}
