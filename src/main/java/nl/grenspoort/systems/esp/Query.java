package nl.grenspoort.systems.esp;

import static java.util.Objects.requireNonNull;

import nl.grenspoort.access.Authorisation;
import nl.grenspoort.access.SystemId;
import nl.grenspoort.systems.Consultation;
import nl.grenspoort.systems.SystemAdapter;
import nl.grenspoort.systems.rest.JsonContract;

import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import java.time.Duration;
import java.util.Map;

/** Writes the one query that carries every question: Regulation (EU) 2019/817 Art. 9(1), (2). */
final class Query {
    private Query() {}

    static byte[] write(Consultation joint, Map<SystemId, SystemAdapter> adapters, Duration hold) {
        ObjectNode query = JsonContract.object();
        query.put("messageId", joint.messageId().toString());
        query.putObject("userProfile")
                .put("id", UserProfile.id(joint.authorisation()))
                .put("version", joint.authorisation().policyVersion());
        query.put("holdMillis", hold.toMillis());
        ArrayNode consultations = query.putArray("consultations");
        for (Consultation one : joint.carried()) {
            Authorisation authorisation = one.authorisation();
            ObjectNode written = consultations.addObject();
            written.put("system", one.system().value());
            written.put("messageId", one.messageId().toString());
            written.put("purpose", authorisation.purpose().name());
            written.putObject("legalBasis")
                    .put("act", authorisation.basis().act())
                    .put("article", authorisation.basis().article());
            SystemAdapter adapter = requireNonNull(adapters.get(one.system()), "adapter");
            written.set("question", Carried.of(adapter.question(one)));
        }
        return JsonContract.write(query);
    }

    /** Asks for the parts that were not brought yet. */
    static byte[] rest(int taken, Duration hold) {
        ObjectNode rest = JsonContract.object();
        rest.put("after", taken);
        rest.put("holdMillis", hold.toMillis());
        return JsonContract.write(rest);
    }
}
