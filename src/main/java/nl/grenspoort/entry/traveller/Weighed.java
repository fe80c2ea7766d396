package nl.grenspoort.entry.traveller;

import nl.grenspoort.entry.TravellerGround;
import nl.grenspoort.entry.TravellerGround.Kind;
import nl.grenspoort.reference.Meaning;
import nl.grenspoort.reference.Meaning.Need;
import nl.grenspoort.reference.Nationalities.Status;

import org.jspecify.annotations.Nullable;

import java.util.Comparator;
import java.util.Optional;

/**
 * A travel document and what its holder's nationality means with it.
 *
 * @param doubt what would have to be known for an exemption to hold, or not to hold; null when
 *     nothing would
 */
record Weighed(Paper paper, Status status, Outcome outcome, @Nullable Need doubt, String lookFor) {
    /**
     * By what is printed in it, so that the order in which documents were shown leaves no trace.
     */
    static final Comparator<Paper> SAME_EVERY_TIME =
            Comparator.comparing(Paper::kind)
                    .thenComparing(Paper::chip)
                    .thenComparing(Paper::chipAgrees)
                    .thenComparing(
                            paper ->
                                    paper.zone() == null
                                            ? ""
                                            : String.join(
                                                    " ",
                                                    paper.zone().nationality().value(),
                                                    paper.zone().issuer().value(),
                                                    paper.zone().code(),
                                                    number(paper.zone()),
                                                    String.valueOf(paper.zone().expiry()),
                                                    String.valueOf(paper.zone().personalNumber())));

    /** What asks least of the traveller goes first. */
    static final Comparator<Weighed> LEAST_ASKED =
            Comparator.comparing((Weighed one) -> one.outcome)
                    .thenComparing(one -> one.paper, SAME_EVERY_TIME);

    private static String number(Paper.Zone zone) {
        return zone.number() == null ? "" : zone.number().value();
    }

    /** What a document comes to, from what asks least to what asks most. */
    enum Outcome {
        FREE_MOVEMENT,
        MICROSTATE,
        /** From visa and travel authorisation: 2018/1806 Art. 4(2)(c), 2018/1240 Art. 2(2)(a). */
        REFUGEE_EXEMPT,
        EXEMPT,
        /** Exempt, if something holds that is not known. */
        PERHAPS_EXEMPT,
        VISA,
        /** A guard decides. */
        OPEN
    }

    static Weighed of(Paper paper, Meaning meaning) {
        Outcome outcome = outcome(meaning.status());
        Optional<Meaning.Open> other =
                outcome == Outcome.EXEMPT || outcome == Outcome.VISA
                        ? meaning.open().stream()
                                .filter(open -> outcome(open.status()) != outcome)
                                .findFirst()
                        : Optional.empty();
        return new Weighed(
                paper,
                meaning.status(),
                other.isPresent() ? Outcome.PERHAPS_EXEMPT : outcome,
                other.map(Meaning.Open::need).orElse(null),
                meaning.lookFor());
    }

    /** A specimen is nobody's travel document, whatever nationality it names. */
    static Weighed specimen(Paper paper) {
        return new Weighed(paper, Status.SPECIMEN, Outcome.OPEN, null, "");
    }

    private static Outcome outcome(Status status) {
        return switch (status) {
            case FREE_MOVEMENT -> Outcome.FREE_MOVEMENT;
            case MICROSTATE -> Outcome.MICROSTATE;
            case MEMBER_STATE_REFUGEE -> Outcome.REFUGEE_EXEMPT;
            case VISA_EXEMPT -> Outcome.EXEMPT;
            case VISA_REQUIRED, REFUGEE, STATELESS -> Outcome.VISA;
            case ORGANISATION, SPECIMEN, UNSPECIFIED, UNKNOWN -> Outcome.OPEN;
        };
    }

    String nationality() {
        return paper.readZone().nationality().value();
    }

    /** Why its holder is of the class it leads to, or of none. */
    TravellerGround ground() {
        return switch (status) {
            case FREE_MOVEMENT -> named(Kind.FREE_MOVEMENT);
            case MICROSTATE -> named(Kind.MICROSTATE);
            case VISA_EXEMPT -> named(Kind.VISA_EXEMPT);
            case VISA_REQUIRED ->
                    named(outcome == Outcome.VISA ? Kind.VISA_REQUIRED : Kind.VISA_EXEMPT);
            case MEMBER_STATE_REFUGEE -> issued(Kind.MEMBER_STATE_REFUGEE);
            case REFUGEE, STATELESS ->
                    issued(outcome == Outcome.VISA ? Kind.REFUGEE : Kind.VISA_EXEMPT);
            case ORGANISATION -> named(Kind.ORGANISATION);
            case SPECIMEN -> TravellerGround.of(Kind.SPECIMEN);
            case UNSPECIFIED -> TravellerGround.of(Kind.UNSPECIFIED);
            case UNKNOWN -> named(Kind.UNLISTED);
        };
    }

    private TravellerGround named(Kind kind) {
        return TravellerGround.of(kind, "nationality", nationality());
    }

    private TravellerGround issued(Kind kind) {
        return TravellerGround.of(kind, "issuer", paper.readZone().issuer().value());
    }
}
