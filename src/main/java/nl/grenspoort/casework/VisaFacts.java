package nl.grenspoort.casework;

import nl.grenspoort.access.SystemId;
import nl.grenspoort.document.DocumentInspection;
import nl.grenspoort.entry.VisaFact;
import nl.grenspoort.identity.DocumentKind;
import nl.grenspoort.identity.DocumentReference;
import nl.grenspoort.identity.Person;
import nl.grenspoort.identity.PersonMatch;
import nl.grenspoort.systems.SystemAnswer;
import nl.grenspoort.systems.vis.VisData;
import nl.grenspoort.systems.vis.Visa;
import nl.grenspoort.systems.vis.VisaFile;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/** From the answer of the VIS, and what was presented, to what the rules on visas look at. */
final class VisaFacts {
    private static final SystemId VIS = new SystemId("VIS");

    private final List<DocumentReference> presented;
    private final @Nullable Person traveller;

    private VisaFacts(List<DocumentInspection> inspections) {
        this.presented =
                inspections.stream()
                        .flatMap(inspection -> inspection.reference().stream())
                        .toList();
        this.traveller =
                inspections.stream()
                        .flatMap(inspection -> inspection.person().stream())
                        .findFirst()
                        .orElse(null);
    }

    /** Null when the VIS did not answer; an answered "nothing" has no visas. */
    static @Nullable VisaFact of(AnswerReading read) {
        if (!read.by(VIS) || read.asked(ConsultationPlanner.CHECK_PERMIT)) {
            return null;
        }
        VisaFacts facts = new VisaFacts(read.inspections());
        return switch (read.answer()) {
            case SystemAnswer.Data(_, _, VisData data) -> facts.fact(data.files());
            case SystemAnswer.NoData _ -> facts.fact(List.of());
            default -> null;
        };
    }

    private VisaFact fact(List<VisaFile> files) {
        List<VisaFact.Visa> visas = new ArrayList<>();
        for (VisaFile file : files) {
            file.visas().forEach(visa -> visas.add(visa(visa, file)));
        }
        return new VisaFact(visas, presented.stream().anyMatch(one -> unknown(one, files)));
    }

    private static boolean unknown(DocumentReference presented, List<VisaFile> files) {
        return presented.kind() == DocumentKind.VISA_STICKER
                && files.stream()
                        .flatMap(file -> file.visas().stream())
                        .noneMatch(visa -> sticker(visa, presented));
    }

    private VisaFact.Visa visa(Visa visa, VisaFile file) {
        return new VisaFact.Visa(
                visa.stickerNumber().value(),
                kind(visa.type()),
                state(visa.status()),
                !visa.territorialLimit().isEmpty(),
                visa.validHere(),
                entries(visa.numberOfEntries()),
                visa.validFrom(),
                visa.validUntil(),
                visa.durationOfStay(),
                traveller != null && PersonMatch.between(file.holder(), traveller).type().found(),
                presented.stream().anyMatch(one -> sticker(visa, one)),
                presented.stream()
                        .filter(one -> one.kind() != DocumentKind.VISA_STICKER)
                        .anyMatch(file.travelDocument()::sameDocument));
    }

    /** A State that the purpose may not see can't part two stickers of one number. */
    private static boolean sticker(Visa visa, DocumentReference presented) {
        return presented.kind() == DocumentKind.VISA_STICKER
                && presented.number().equals(visa.stickerNumber())
                && (visa.issuingState() == null
                        || visa.issuingState().equals(presented.issuer().value()));
    }

    private static VisaFact.Kind kind(Visa.Type type) {
        return switch (type) {
            case A -> VisaFact.Kind.AIRPORT_TRANSIT;
            case C -> VisaFact.Kind.SHORT_STAY;
            case D -> VisaFact.Kind.LONG_STAY;
        };
    }

    private static VisaFact.State state(Visa.Status status) {
        return switch (status) {
            case ISSUED, EXTENDED, SHORTENED -> VisaFact.State.STANDS;
            case ANNULLED -> VisaFact.State.ANNULLED;
            case REVOKED -> VisaFact.State.REVOKED;
            case EXPIRED -> VisaFact.State.EXPIRED;
        };
    }

    private static int entries(Visa.Entries entries) {
        return switch (entries) {
            case ONE -> 1;
            case TWO -> 2;
            case MULTIPLE, NOT_APPLICABLE -> 0;
        };
    }
}
