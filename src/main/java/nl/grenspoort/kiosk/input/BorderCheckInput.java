package nl.grenspoort.kiosk.input;

import nl.grenspoort.casework.NewBorderCheck;
import nl.grenspoort.casework.NewBorderCheck.Conveyance;
import nl.grenspoort.casework.NewBorderCheck.Party;
import nl.grenspoort.document.PresentedDocument;
import nl.grenspoort.entry.Capacity;
import nl.grenspoort.entry.Observation;
import nl.grenspoort.systems.Question.Direction;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Reads the body that opens a border check. */
public final class BorderCheckInput {
    private static final int MOST_RELATED = 60;

    private final Faults faults = new Faults();
    private final Limits limits;

    private final boolean officer;

    private BorderCheckInput(Limits limits, boolean officer) {
        this.limits = limits;
        this.officer = officer;
    }

    /**
     * Reads it whole.
     *
     * @param officer an officer opens the check, who may have found something out already
     * @throws nl.grenspoort.kiosk.problem.ProblemException naming every fault
     */
    public static NewBorderCheck read(Json body, Limits limits, boolean officer) {
        return new BorderCheckInput(limits, officer).check(body);
    }

    private NewBorderCheck check(Json body) {
        Fields fields = Fields.body(body, faults);
        Optional<Direction> direction = fields.required("direction").choice(Direction.class);
        Optional<Capacity> capacity = fields.optional("capacity").choice(Capacity.class);
        Optional<Conveyance> conveyance =
                fields.optional("conveyance").object().flatMap(BorderCheckInput::conveyance);
        Optional<Party> party = fields.optional("party").object().flatMap(BorderCheckInput::party);
        List<PresentedDocument> documents = documents(fields);
        List<Observation> observations = observations(fields);
        fields.end();
        faults.refuse();
        return new NewBorderCheck(
                documents,
                direction.orElseThrow(),
                capacity.orElse(Capacity.PASSENGER),
                conveyance.orElse(null),
                party.orElse(null),
                observations);
    }

    private List<Observation> observations(Fields fields) {
        if (officer) {
            return ObservationInput.all(fields.optional("observations"));
        }
        fields.forbidden("observations", "only an officer, at a desk or mobile device, observes");
        return List.of();
    }

    /** A machine reads at least one; who stands before an officer may have none. */
    private List<PresentedDocument> documents(Fields fields) {
        DocumentInput reader = new DocumentInput(limits, faults);
        int least = officer ? 0 : 1;
        return fields.required("documents").items(least, limits.documents()).stream()
                .flatMap(item -> item.object().stream())
                .flatMap(document -> reader.read(document).stream())
                .toList();
    }

    private static Optional<Conveyance> conveyance(Fields fields) {
        Optional<Conveyance.Kind> kind = fields.required("kind").choice(Conveyance.Kind.class);
        Optional<String> number = fields.optional("number").text(Rule.CONVEYANCE);
        Optional<String> operator = fields.optional("operator").text(Rule.CONVEYANCE);
        fields.end();
        return kind.map(known -> new Conveyance(known, number.orElse(null), operator.orElse(null)));
    }

    private static Optional<Party> party(Fields fields) {
        Optional<String> id = fields.required("id").text(Rule.PARTY);
        Optional<Party.Role> role = fields.required("role").choice(Party.Role.class);
        List<UUID> related =
                fields.optional("relatedChecks").items(0, MOST_RELATED).stream()
                        .flatMap(item -> item.uuid().stream())
                        .toList();
        fields.end();
        return id.flatMap(known -> role.map(part -> new Party(known, part, related)));
    }
}
