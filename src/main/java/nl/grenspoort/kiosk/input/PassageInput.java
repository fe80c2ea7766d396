package nl.grenspoort.kiosk.input;

import nl.grenspoort.casework.BorderChecks.Passage;

import java.util.Optional;

/** Reads what happened at the gate. */
public final class PassageInput {
    private PassageInput() {}

    /**
     * Reads it whole.
     *
     * @throws nl.grenspoort.kiosk.problem.ProblemException naming every fault
     */
    public static Passage read(Json body) {
        Faults faults = new Faults();
        Fields fields = Fields.body(body, faults);
        Optional<Passage> passage = fields.required("passage").choice(Passage.class);
        fields.end();
        faults.refuse();
        return passage.orElseThrow();
    }
}
