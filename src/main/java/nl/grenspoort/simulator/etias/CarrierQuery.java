package nl.grenspoort.simulator.etias;

import nl.grenspoort.identity.DocumentReference;
import nl.grenspoort.systems.rest.JsonContract;

import tools.jackson.databind.node.ObjectNode;

import java.time.Instant;
import java.util.UUID;

/**
 * One answer that a carrier was given, as it is logged (Regulation (EU) 2018/1240 Art. 45(7)): with
 * it a carrier shows what it was told, and when.
 *
 * @param copyOf moment whose state the read-only copy showed
 */
record CarrierQuery(
        UUID id,
        Instant at,
        Word answer,
        DocumentReference document,
        String transport,
        String stateOfEntry,
        Instant copyOf) {

    /** Implementing Regulation (EU) 2022/1380. */
    enum Word {
        OK,
        NOT_OK,
        NOT_APPLICABLE
    }

    ObjectNode written() {
        ObjectNode written = JsonContract.object();
        written.put("id", id.toString());
        written.put("at", at.toString());
        written.put("answer", answer.name());
        written.putObject("document")
                .put("kind", document.kind().name())
                .put("issuer", document.issuer().value())
                .put("number", document.number().value());
        written.put("transport", transport);
        written.put("stateOfEntry", stateOfEntry);
        written.put("copyOf", copyOf.toString());
        return written;
    }
}
