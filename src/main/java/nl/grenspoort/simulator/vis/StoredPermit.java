package nl.grenspoort.simulator.vis;

import nl.grenspoort.identity.DocumentReference;
import nl.grenspoort.systems.vis.MatchKey;
import nl.grenspoort.systems.vis.VisPermits.Permit;

import java.util.Set;

/**
 * A long-stay visa or residence permit as the simulator keeps it.
 *
 * @param permit as it is answered, but for the keys that found it
 */
record StoredPermit(DocumentReference travelDocument, Permit permit) {
    /** Keys of the question that find it; empty when none does. */
    Set<MatchKey> match(Asked asked) {
        return asked.match(
                permit.holder(),
                travelDocument,
                number -> number.is(permit.issuingState(), permit.number()));
    }
}
