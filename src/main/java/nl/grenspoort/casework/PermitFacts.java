package nl.grenspoort.casework;

import nl.grenspoort.access.SystemId;
import nl.grenspoort.document.DocumentInspection;
import nl.grenspoort.entry.PermitFact;
import nl.grenspoort.identity.DocumentKind;
import nl.grenspoort.identity.DocumentReference;
import nl.grenspoort.identity.Person;
import nl.grenspoort.identity.PersonMatch;
import nl.grenspoort.systems.SystemAnswer;
import nl.grenspoort.systems.vis.VisPermits;

import org.jspecify.annotations.Nullable;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * From the answer of the VIS about permits, and what was presented, to what the rules on permits
 * look at.
 */
final class PermitFacts {
    private static final SystemId VIS = new SystemId("VIS");
    private static final Set<DocumentKind> PERMITS =
            EnumSet.of(
                    DocumentKind.RESIDENCE_PERMIT,
                    DocumentKind.RESIDENCE_CARD,
                    DocumentKind.VISA_STICKER);

    private final List<DocumentReference> presented;
    private final @Nullable Person traveller;

    private PermitFacts(List<DocumentInspection> inspections) {
        this.presented =
                inspections.stream()
                        .flatMap(inspection -> inspection.reference().stream())
                        .filter(one -> PERMITS.contains(one.kind()))
                        .toList();
        this.traveller =
                inspections.stream()
                        .flatMap(inspection -> inspection.person().stream())
                        .findFirst()
                        .orElse(null);
    }

    /** Null when the VIS was not asked for permits, or did not answer. */
    static @Nullable PermitFact of(AnswerReading read) {
        if (!read.by(VIS) || !read.asked(ConsultationPlanner.CHECK_PERMIT)) {
            return null;
        }
        return switch (read.answer()) {
            case SystemAnswer.Data(_, _, VisPermits data) ->
                    new PermitFacts(read.inspections()).fact(data.permits());
            case SystemAnswer.NoData _ -> new PermitFact(List.of());
            default -> null;
        };
    }

    private PermitFact fact(List<VisPermits.Permit> permits) {
        return new PermitFact(permits.stream().map(this::permit).toList());
    }

    private PermitFact.Permit permit(VisPermits.Permit permit) {
        return new PermitFact.Permit(
                permit.number().value(),
                state(permit.status()),
                permit.issuingState(),
                permit.validFrom(),
                permit.validUntil(),
                traveller != null && PersonMatch.between(permit.holder(), traveller).type().found(),
                presented.stream().anyMatch(one -> one.number().equals(permit.number())));
    }

    private static PermitFact.State state(VisPermits.Status status) {
        return switch (status) {
            case ISSUED, EXTENDED, RENEWED -> PermitFact.State.STANDS;
            case WITHDRAWN -> PermitFact.State.WITHDRAWN;
            case REVOKED -> PermitFact.State.REVOKED;
            case ANNULLED -> PermitFact.State.ANNULLED;
            case EXPIRED -> PermitFact.State.EXPIRED;
        };
    }
}
