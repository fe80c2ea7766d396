package nl.grenspoort.entry;

import static java.util.Objects.requireNonNull;

import nl.grenspoort.entry.Facts.AlertFact;
import nl.grenspoort.entry.Facts.EesFact;
import nl.grenspoort.entry.Facts.PresentedDocumentFact;
import nl.grenspoort.entry.Facts.RegisterFact;
import nl.grenspoort.entry.Facts.SourceFact;
import nl.grenspoort.entry.stay.StayCalendar;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** Puts {@link Facts} together. What is not given is not known: an empty list, or null. */
public final class FactsBuilder {
    private final Crossing crossing;
    private final LocalDate today;
    private Traveller traveller;
    private List<PresentedDocumentFact> documents = List.of();
    private List<AlertFact> alerts = List.of();
    private List<RegisterFact> records = List.of();
    private @Nullable EesFact stays;
    private @Nullable VisaFact visas;
    private @Nullable PermitFact permits;
    private @Nullable EtiasFact etias;
    private EnrolmentFact enrolment = EnrolmentFact.UNKNOWN;
    private @Nullable PleasureCraftFact craft;
    private List<SltdFact> sltd = List.of();
    private List<LinkFact> links = List.of();
    private List<Observation> observations = List.of();
    private @Nullable PartyFact party;
    private StayCalendar calendar = StayCalendar.EMPTY;
    private List<SourceFact> sources = List.of();

    FactsBuilder(Crossing crossing, LocalDate today, Traveller traveller) {
        this.crossing = requireNonNull(crossing, "crossing");
        this.today = requireNonNull(today, "today");
        this.traveller = requireNonNull(traveller, "traveller");
    }

    FactsBuilder(Facts facts) {
        this(facts.crossing(), facts.today(), facts.traveller());
        this.documents = facts.documents();
        this.alerts = facts.alerts();
        this.records = facts.records();
        this.stays = facts.stays();
        this.visas = facts.visas();
        this.permits = facts.permits();
        this.etias = facts.etias();
        this.enrolment = facts.enrolment();
        this.craft = facts.craft();
        this.sltd = facts.sltd();
        this.links = facts.links();
        this.observations = facts.observations();
        this.party = facts.party();
        this.calendar = facts.calendar();
        this.sources = facts.sources();
    }

    public FactsBuilder traveller(Traveller known) {
        this.traveller = requireNonNull(known, "traveller");
        return this;
    }

    public FactsBuilder documents(List<PresentedDocumentFact> known) {
        this.documents = List.copyOf(known);
        return this;
    }

    public FactsBuilder alerts(List<AlertFact> known) {
        this.alerts = List.copyOf(known);
        return this;
    }

    public FactsBuilder records(List<RegisterFact> known) {
        this.records = List.copyOf(known);
        return this;
    }

    public FactsBuilder stays(@Nullable EesFact known) {
        this.stays = known;
        return this;
    }

    public FactsBuilder visas(@Nullable VisaFact known) {
        this.visas = known;
        return this;
    }

    public FactsBuilder permits(@Nullable PermitFact known) {
        this.permits = known;
        return this;
    }

    public FactsBuilder etias(@Nullable EtiasFact known) {
        this.etias = known;
        return this;
    }

    public FactsBuilder enrolment(EnrolmentFact known) {
        this.enrolment = requireNonNull(known, "enrolment");
        return this;
    }

    public FactsBuilder craft(@Nullable PleasureCraftFact known) {
        this.craft = known;
        return this;
    }

    public FactsBuilder sltd(List<SltdFact> known) {
        this.sltd = List.copyOf(known);
        return this;
    }

    public FactsBuilder links(List<LinkFact> known) {
        this.links = List.copyOf(known);
        return this;
    }

    public FactsBuilder observations(List<Observation> known) {
        this.observations = List.copyOf(known);
        return this;
    }

    public FactsBuilder party(@Nullable PartyFact known) {
        this.party = known;
        return this;
    }

    public FactsBuilder calendar(StayCalendar known) {
        this.calendar = requireNonNull(known, "calendar");
        return this;
    }

    public FactsBuilder sources(List<SourceFact> known) {
        this.sources = List.copyOf(known);
        return this;
    }

    /** One more, after those already made. */
    public FactsBuilder observed(Observation one) {
        List<Observation> more = new ArrayList<>(observations);
        more.add(one);
        return observations(more);
    }

    /** A family tie that was shown, or refuted, is part of who the traveller is. */
    private Traveller travellerAsObserved() {
        return observations.stream()
                .filter(Observation.FamilyTie.class::isInstance)
                .map(Observation.FamilyTie.class::cast)
                .reduce((_, later) -> later)
                .map(tie -> traveller.familyTie(tie.shown()))
                .orElse(traveller);
    }

    /** The facts, which no later call changes. */
    public Facts facts() {
        return new Facts(
                crossing,
                today,
                travellerAsObserved(),
                documents,
                alerts,
                records,
                stays,
                visas,
                permits,
                etias,
                enrolment,
                craft,
                sltd,
                links,
                observations,
                party,
                calendar,
                sources);
    }
}
