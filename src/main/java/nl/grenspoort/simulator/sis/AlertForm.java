package nl.grenspoort.simulator.sis;

import nl.grenspoort.identity.DocumentReference;
import nl.grenspoort.identity.PartialDate;
import nl.grenspoort.identity.PersonName;
import nl.grenspoort.simulator.rest.FileForm;
import nl.grenspoort.systems.rest.JsonContract;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

import java.util.List;

/**
 * Writes an alert as a file of records has it: what {@link AlertReader} reads, but for a person's
 * sex and nationality, which the simulator does not keep.
 */
final class AlertForm {
    private AlertForm() {}

    static ObjectNode written(AlertRecord alert) {
        ObjectNode written = JsonContract.object();
        written.put("schengenId", alert.schengenId());
        written.put("issuingState", alert.issuingState().value());
        written.put("category", alert.category().value());
        written.put("actionToBeTaken", alert.action().name());
        written.put("subject", alert.subject().name());
        FileForm.list(written, "persons", alert.persons(), AlertForm::identity);
        FileForm.list(written, "documents", alert.documents(), AlertForm::document);
        AlertRecord.Victim victim = alert.victim();
        if (victim != null) {
            ObjectNode misused = person(victim.name(), victim.birth());
            FileForm.list(misused, "documents", victim.documents(), AlertForm::document);
            written.set("misusedBy", misused);
        }
        written.put("freeMovementRight", alert.freeMovement());
        written.put("flagged", alert.flagged());
        text(written, "flaggingState", alert.flaggingState());
        FileForm.list(
                written,
                "warnings",
                alert.warnings(),
                warning -> StringNode.valueOf(warning.name()));
        FileForm.list(written, "links", alert.links(), StringNode::valueOf);
        text(written, "validityReviewDate", alert.validityReviewDate());
        AlertRecord.ReturnRecord returned = alert.returnDecision();
        if (returned != null) {
            written.put("entryBan", returned.entryBan());
            written.put("returnSuspended", returned.suspended());
            text(written, "lastDayOfVoluntaryDeparture", returned.lastDay());
        }
        text(written, "reason", alert.reason());
        return written;
    }

    private static ObjectNode identity(Identity identity) {
        return person(identity.name(), identity.birth())
                .put("identityCategory", identity.category().name());
    }

    private static ObjectNode person(PersonName name, PartialDate birth) {
        ObjectNode written = JsonContract.object();
        written.put("surname", name.surname());
        if (!name.givenNames().isEmpty()) {
            written.put("givenNames", name.givenNames());
        }
        return written.put("birth", birth.toString());
    }

    private static ObjectNode document(DocumentReference document) {
        ObjectNode written = FileForm.document(document);
        written.remove(List.of("expiry"));
        return written;
    }

    private static void text(ObjectNode into, String name, @Nullable Object value) {
        if (value != null) {
            into.put(name, value.toString());
        }
    }
}
