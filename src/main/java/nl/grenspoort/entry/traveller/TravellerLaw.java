package nl.grenspoort.entry.traveller;

import static java.util.Objects.requireNonNull;

import nl.grenspoort.entry.Duties;
import nl.grenspoort.entry.Duty;
import nl.grenspoort.entry.Traveller;
import nl.grenspoort.entry.TravellerClass;
import nl.grenspoort.entry.TravellerGround;
import nl.grenspoort.entry.TravellerGround.Kind;
import nl.grenspoort.entry.traveller.Weighed.Outcome;
import nl.grenspoort.identity.CountryCode;
import nl.grenspoort.identity.PassportType;
import nl.grenspoort.reference.Nationalities;
import nl.grenspoort.reference.Nationalities.Status;
import nl.grenspoort.reference.ResidenceDocuments;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * From all documents presented together to the traveller before the law: class and duties, and what
 * was weighed. In the order of the law:
 *
 * <ol>
 *   <li>No travel document, one that can't be read, or documents of several persons select no
 *       class: a guard decides.
 *   <li>Who shows a document of a State of the Union, the EEA or Switzerland is a national of it,
 *       whatever else is shown: Regulation (EU) 2016/399 Art. 2(5). Nationality does not end with
 *       the document.
 *   <li>A residence card of a family member; a residence permit or long-stay visa. Beside a travel
 *       document, of the same holder, in force, of a State whose documents count.
 *   <li>Nationality and document: microstates, exemption, visa. Of two nationalities of third
 *       countries the holder may use the document that asks less, if it is in force.
 *   <li>Crew, by capacity and by document: never by what is claimed alone.
 *   <li>The family tie to a free mover, once an officer was shown it.
 * </ol>
 *
 * <p>Transit through an airport without entry is not decided here: nobody crosses a border in it.
 */
public final class TravellerLaw {
    private final Nationalities nationalities;
    private final ResidenceDocuments documents;

    public TravellerLaw(Nationalities nationalities, ResidenceDocuments documents) {
        this.nationalities = requireNonNull(nationalities, "nationalities");
        this.documents = requireNonNull(documents, "documents");
    }

    /** Decides. The order of the documents plays no part. */
    public Traveller of(Presented presented) {
        Kind open = open(presented.travelDocuments());
        return Ages.of(
                presented, open == null ? decided(presented) : undetermined(presented, open));
    }

    /** Why nobody can say whose documents these are; null when one can. */
    private static @Nullable Kind open(List<Paper> travel) {
        if (travel.isEmpty()) {
            return Kind.NO_TRAVEL_DOCUMENT;
        }
        if (!travel.stream().allMatch(Paper::read)) {
            return Kind.UNREAD;
        }
        return SamePerson.of(travel) ? null : Kind.SEVERAL_PERSONS;
    }

    private static Traveller undetermined(Presented presented, Kind why) {
        return new Traveller(
                TravellerClass.UNDETERMINED,
                Duties.of(TravellerClass.UNDETERMINED),
                null,
                presented.travelDocuments().stream().anyMatch(TravellerLaw::diplomatic),
                presented.capacity(),
                List.of(TravellerGround.of(why)));
    }

    private Traveller decided(Presented presented) {
        List<Paper> genuine = genuine(presented.travelDocuments());
        List<Weighed> weighed =
                genuine.stream()
                        .map(paper -> weigh(paper, presented))
                        .sorted(Weighed.LEAST_ASKED)
                        .toList();
        Weighed first = weighed.getFirst();
        List<TravellerGround> grounds = new ArrayList<>(ofDocuments(presented, genuine));
        Traveller traveller;
        if (first.outcome() == Outcome.FREE_MOVEMENT) {
            others(first, weighed, Kind.EU_DOCUMENT_DECIDES).ifPresent(grounds::add);
            grounds.add(first.ground());
            traveller = traveller(TravellerClass.FREE_MOVEMENT, first, presented, grounds);
        } else {
            traveller = thirdCountry(presented, weighed, grounds);
        }
        return presented.familyTie() ? traveller.familyTie(true) : traveller;
    }

    /** A document known to be false proves nothing, unless nothing else is shown. */
    private static List<Paper> genuine(List<Paper> travel) {
        List<Paper> genuine = travel.stream().filter(paper -> !paper.forged()).toList();
        return genuine.isEmpty() ? travel : genuine;
    }

    private Weighed weigh(Paper paper, Presented presented) {
        CountryCode issuer = paper.readZone().issuer();
        return nationalities.specimen(issuer, presented.day()) && !documents.specimenCounts(issuer)
                ? Weighed.specimen(paper)
                : Weighed.of(paper, nationalities.of(paper.marks(), presented.day()));
    }

    private Traveller thirdCountry(
            Presented presented, List<Weighed> weighed, List<TravellerGround> grounds) {
        ResidencePapers papers = new ResidencePapers(documents, presented);
        grounds.addAll(papers.setAside());
        Weighed deciding = deciding(presented, weighed);
        boolean specimensOnly = weighed.stream().allMatch(one -> one.status() == Status.SPECIMEN);
        if (!specimensOnly && papers.card().isPresent()) {
            grounds.add(issued(Kind.FAMILY_CARD, papers.card().get()));
            return traveller(TravellerClass.FAMILY_WITH_CARD, deciding, presented, grounds);
        }
        if (!specimensOnly && papers.permit().isPresent()) {
            grounds.add(issued(Kind.RESIDENT, papers.permit().get()));
            return traveller(TravellerClass.RESIDENT, deciding, presented, grounds);
        }
        return byNationality(presented, weighed, deciding, grounds);
    }

    /** Of documents in force the one that asks least; of none in force, of all. */
    private static Weighed deciding(Presented presented, List<Weighed> weighed) {
        return weighed.stream()
                .filter(one -> one.paper().inForceOn(presented.day()))
                .findFirst()
                .orElse(weighed.getFirst());
    }

    private static Traveller byNationality(
            Presented presented,
            List<Weighed> weighed,
            Weighed deciding,
            List<TravellerGround> grounds) {
        others(deciding, weighed, Kind.SECOND_NATIONALITY).ifPresent(grounds::add);
        TravellerClass regime =
                switch (deciding.outcome()) {
                    case FREE_MOVEMENT -> TravellerClass.FREE_MOVEMENT;
                    case MICROSTATE -> TravellerClass.MICROSTATE;
                    case REFUGEE_EXEMPT, EXEMPT, PERHAPS_EXEMPT -> TravellerClass.VISA_EXEMPT;
                    case VISA -> TravellerClass.VISA_REQUIRED;
                    case OPEN -> TravellerClass.UNDETERMINED;
                };
        boolean registered = regime.eesDuty();
        if (registered && Crew.shown(presented)) {
            grounds.add(TravellerGround.of(Kind.CREW));
            return traveller(TravellerClass.EXEMPT_CREW, deciding, presented, grounds);
        }
        if (registered && Crew.claimed(presented)) {
            grounds.add(TravellerGround.of(Kind.CAPACITY_NOT_SHOWN));
        }
        grounds.add(deciding.ground());
        grounds.addAll(doubts(deciding));
        return traveller(regime, deciding, presented, grounds);
    }

    private static List<TravellerGround> doubts(Weighed deciding) {
        List<TravellerGround> doubts = new ArrayList<>();
        if (deciding.doubt() != null) {
            Kind kind =
                    switch (deciding.doubt()) {
                        case BIOMETRIC_PASSPORT -> Kind.BIOMETRIC_UNPROVED;
                        case PASSPORT_TYPE -> Kind.TYPE_UNCLEAR;
                    };
            doubts.add(TravellerGround.of(kind, "nationality", deciding.nationality()));
        }
        if (!deciding.lookFor().isEmpty()) {
            doubts.add(TravellerGround.of(Kind.LOOK_FOR, "authority", deciding.lookFor()));
        }
        return doubts;
    }

    /** Nationalities of other documents, which did not decide. */
    private static Optional<TravellerGround> others(
            Weighed deciding, List<Weighed> weighed, Kind kind) {
        List<String> others =
                weighed.stream()
                        .filter(one -> one.outcome() != Outcome.FREE_MOVEMENT)
                        .map(Weighed::nationality)
                        .filter(one -> !one.equals(deciding.nationality()))
                        .distinct()
                        .sorted()
                        .toList();
        return others.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        new TravellerGround(
                                kind,
                                Map.of(
                                        "nationality", deciding.nationality(),
                                        "other", String.join(", ", others))));
    }

    /** What every document tells by itself. */
    private static List<TravellerGround> ofDocuments(Presented presented, List<Paper> genuine) {
        List<TravellerGround> grounds = new ArrayList<>();
        if (genuine.size() < presented.travelDocuments().size()) {
            grounds.add(TravellerGround.of(Kind.FORGED_SET_ASIDE));
        }
        for (Paper paper : genuine) {
            if (paper.read() && paper.type() == PassportType.UNLISTED) {
                grounds.add(
                        TravellerGround.of(Kind.CODE_UNLISTED, "code", paper.readZone().code()));
            }
        }
        return grounds;
    }

    private static Traveller traveller(
            TravellerClass regime,
            Weighed deciding,
            Presented presented,
            List<TravellerGround> grounds) {
        return new Traveller(
                regime,
                duties(regime, deciding),
                null,
                genuine(presented.travelDocuments()).stream().anyMatch(TravellerLaw::diplomatic),
                presented.capacity(),
                grounds);
    }

    private static boolean diplomatic(Paper paper) {
        return paper.read() && paper.type().ofState();
    }

    /**
     * The class says what is asked. What is not known asks nothing less: a visa that may be needed
     * is undecided, and so is the travel authorisation of a diplomat, whom agreements of the Union
     * may exempt.
     */
    private static Duties duties(TravellerClass regime, Weighed deciding) {
        Duties duties = Duties.of(regime);
        if (regime != TravellerClass.VISA_EXEMPT) {
            return duties;
        }
        Duty visa = deciding.doubt() == null ? duties.visa() : Duty.UNDECIDED;
        Duty etias = duties.etias();
        if (deciding.outcome() == Outcome.REFUGEE_EXEMPT) {
            etias = Duty.NOT_REQUIRED;
        } else if (deciding.paper().type().ofState()) {
            etias = Duty.UNDECIDED;
        }
        return new Duties(visa, etias, duties.ees(), duties.stamp());
    }

    private static TravellerGround issued(Kind kind, Paper paper) {
        return TravellerGround.of(kind, "issuer", paper.readZone().issuer().value());
    }
}
