package nl.grenspoort.entry.traveller;

import nl.grenspoort.entry.TravellerGround;
import nl.grenspoort.entry.TravellerGround.Kind;
import nl.grenspoort.identity.DocumentKind;
import nl.grenspoort.reference.ResidenceDocuments;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Residence cards, residence permits and long-stay visas beside a travel document: which of them
 * lets its holder in, and why the others don't.
 */
final class ResidencePapers {
    private final ResidenceDocuments documents;
    private final Presented presented;
    private final List<TravellerGround> setAside = new ArrayList<>();
    private @Nullable Paper card;
    private @Nullable Paper permit;

    ResidencePapers(ResidenceDocuments documents, Presented presented) {
        this.documents = documents;
        this.presented = presented;
        // which of two that count is named doesn't depend on the order they were shown in
        presented.others().stream().sorted(Weighed.SAME_EVERY_TIME).forEach(this::weigh);
    }

    /** Of a family member of a Union citizen: Directive 2004/38/EC Art. 10, 20. */
    Optional<Paper> card() {
        return Optional.ofNullable(card);
    }

    /** Residence permit or long-stay visa: Regulation (EU) 2016/399 Art. 6(1)(b). */
    Optional<Paper> permit() {
        return Optional.ofNullable(permit);
    }

    /** What was presented and doesn't count, and why. */
    List<TravellerGround> setAside() {
        return List.copyOf(setAside);
    }

    private void weigh(Paper paper) {
        if (paper.kind() == DocumentKind.OLD_PASSPORT && paper.read()) {
            setAside.add(
                    TravellerGround.of(
                            ofHolder(paper) ? Kind.OLD_PASSPORT : Kind.PAPER_OF_ANOTHER));
            return;
        }
        ResidenceDocuments.Kind kind = kind(paper);
        if (kind == null) {
            if (paper.read() && !ofHolder(paper)) {
                setAside.add(TravellerGround.of(Kind.PAPER_OF_ANOTHER));
            }
            return;
        }
        Kind reason = reason(paper, kind);
        if (reason != null) {
            setAside.add(
                    reason == Kind.PAPER_UNREAD
                            ? TravellerGround.of(reason)
                            : TravellerGround.of(
                                    reason, "issuer", paper.readZone().issuer().value()));
        } else if (kind == ResidenceDocuments.Kind.RESIDENCE_CARD) {
            card = card == null ? paper : card;
        } else {
            permit = permit == null ? paper : permit;
        }
    }

    /** Null for what gives no right to stay by itself: a visa for a short stay, an old passport. */
    private ResidenceDocuments.@Nullable Kind kind(Paper paper) {
        return switch (paper.kind()) {
            case RESIDENCE_CARD -> ResidenceDocuments.Kind.RESIDENCE_CARD;
            case RESIDENCE_PERMIT -> ResidenceDocuments.Kind.RESIDENCE_PERMIT;
            case VISA_STICKER ->
                    paper.read() && documents.longStay(paper.readZone().code())
                            ? ResidenceDocuments.Kind.LONG_STAY_VISA
                            : null;
            default -> null;
        };
    }

    private @Nullable Kind reason(Paper paper, ResidenceDocuments.Kind kind) {
        if (!paper.read()) {
            return Kind.PAPER_UNREAD;
        }
        if (paper.forged()) {
            return Kind.PAPER_FORGED;
        }
        if (!documents.counts(kind, paper.readZone().issuer(), presented.day())) {
            return Kind.PAPER_NOT_COUNTED;
        }
        if (!paper.inForceOn(presented.day())) {
            return Kind.PAPER_EXPIRED;
        }
        return ofHolder(paper) ? null : Kind.PAPER_OF_ANOTHER;
    }

    private boolean ofHolder(Paper paper) {
        return presented.travelDocuments().stream()
                .allMatch(travel -> SamePerson.same(travel, paper));
    }
}
