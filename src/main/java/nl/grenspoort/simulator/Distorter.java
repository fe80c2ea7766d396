package nl.grenspoort.simulator;

import nl.grenspoort.simulator.SimulatedSystem.Reply;
import nl.grenspoort.simulator.SimulatedSystem.Request;
import nl.grenspoort.trust.Oin;

import java.util.Locale;

/**
 * Makes the answers that are wrong in themselves, of any system: it takes the true answer apart,
 * changes one thing, and signs it anew with the system's key.
 */
final class Distorter {
    private final DistortedJson json;
    private final DistortedXml xml;

    /**
     * @param caller whom answers are for
     */
    Distorter(String systemKey, SystemKeys keys, Oin caller, java.time.InstantSource clock) {
        this.json = new DistortedJson(systemKey, keys, caller, clock);
        this.xml = new DistortedXml(keys, clock);
    }

    /** The system's word that it can't answer, made without asking it. */
    Reply refusal(Request request) {
        return soap(request) ? xml.refusal(request) : json.refusal(request);
    }

    /** The answer with what is wrong with it; itself where it is not a signed message. */
    Reply distorted(SimulatedFault fault, Reply reply) {
        String type = reply.mediaType().toLowerCase(Locale.ROOT);
        if (type.contains("xml")) {
            return xml.distorted(fault, reply);
        }
        return type.contains("json") ? json.distorted(fault, reply) : reply;
    }

    private static boolean soap(Request request) {
        return request.headers().containsKey("soapaction")
                || request.headers().getOrDefault("content-type", "").contains("xml");
    }
}
