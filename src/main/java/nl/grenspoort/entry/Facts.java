package nl.grenspoort.entry;

import static java.util.Objects.requireNonNull;

import nl.grenspoort.entry.stay.Stay;
import nl.grenspoort.entry.stay.StayCalendar;
import nl.grenspoort.identity.DocumentKind;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * All that the rules may look at. Whoever fills it has already decided what each answer says; the
 * rules decide what it means.
 *
 * @param today local date at the crossing point
 * @param traveller class, duties, age
 * @param alerts SIS alerts that match person or document
 * @param records of national registers that match person or document
 * @param stays what EES knows; null when EES was not asked or did not answer
 * @param visas what the VIS knows; null when it was not asked or did not answer
 * @param permits what the VIS knows of permits and long-stay visas; null when it was not asked for
 *     them or did not answer
 * @param etias what ETIAS answered; null when it was not asked or did not answer
 * @param enrolment which biometric data EES and VIS hold
 * @param craft the pleasure craft that the traveller is on board of; null without one
 * @param sltd records of SLTD about presented documents
 * @param links of the traveller's identity data, found by the MID
 * @param observations of officers, in the order made
 * @param party null when the traveller crosses alone or nothing was said of it
 * @param calendar in which count days of stay are counted
 */
public record Facts(
        Crossing crossing,
        LocalDate today,
        Traveller traveller,
        List<PresentedDocumentFact> documents,
        List<AlertFact> alerts,
        List<RegisterFact> records,
        @Nullable EesFact stays,
        @Nullable VisaFact visas,
        @Nullable PermitFact permits,
        @Nullable EtiasFact etias,
        EnrolmentFact enrolment,
        @Nullable PleasureCraftFact craft,
        List<SltdFact> sltd,
        List<LinkFact> links,
        List<Observation> observations,
        @Nullable PartyFact party,
        StayCalendar calendar,
        List<SourceFact> sources) {
    public Facts {
        requireNonNull(crossing, "crossing");
        requireNonNull(today, "today");
        requireNonNull(traveller, "traveller");
        documents = List.copyOf(documents);
        alerts = List.copyOf(alerts);
        records = List.copyOf(records);
        // a row of an older node says nothing of it
        enrolment = enrolment == null ? EnrolmentFact.UNKNOWN : enrolment;
        sltd = List.copyOf(sltd);
        links = List.copyOf(links);
        observations = List.copyOf(observations);
        // the facts of a row that an older node wrote have none
        calendar = calendar == null ? StayCalendar.EMPTY : calendar;
        sources = List.copyOf(sources);
    }

    /** Nothing known yet but who crosses, when and whereto. */
    public static FactsBuilder of(Crossing crossing, LocalDate today, Traveller traveller) {
        return new FactsBuilder(crossing, today, traveller);
    }

    /** The same facts, to change some of them. */
    public FactsBuilder change() {
        return new FactsBuilder(this);
    }

    public TravellerClass travellerClass() {
        return traveller.travellerClass();
    }

    /**
     * Member of a free mover's family, without a residence card: registered in the EES, and without
     * limit of stay (Regulation (EU) 2017/2226 Art. 2(1)(b), 16(2)(c)). Whether the tie was shown
     * decides; as long as nobody looked, the class and what a border authority recorded do. What
     * ETIAS says is what the applicant said (Regulation (EU) 2018/1240 Art. 17(2)(l)): by it the
     * tie is asked for, and no day limit hangs on whether ETIAS answers (law 1).
     */
    public boolean familyMember() {
        return observed(Observation.FamilyTie.class)
                .map(Observation.FamilyTie::shown)
                .orElse(
                        travellerClass().familyWithoutCard()
                                || (stays != null && stays.familyMember()));
    }

    /** The latest observation of that kind. */
    public <O extends Observation> Optional<O> observed(Class<O> kind) {
        return observations.stream().filter(kind::isInstance).map(kind::cast).reduce((_, b) -> b);
    }

    /**
     * One presented document.
     *
     * @param readable an MRZ was read whose check digits hold
     * @param expiry null when unknown
     * @param chipAgreesWithPage false when chip and page name different holders or numbers
     */
    public record PresentedDocumentFact(
            DocumentKind kind,
            boolean readable,
            @Nullable LocalDate expiry,
            Chip chip,
            boolean chipAgreesWithPage) {

        /** Result of passive authentication, as far as the law cares. */
        public enum Chip {
            AUTHENTIC,
            FORGED,
            /** Nothing wrong, but something couldn't be checked, such as an unknown issuer. */
            UNPROVED,
            NOT_READ
        }

        /** Whether it can serve as a travel document: Regulation (EU) 2016/399 Art. 6(1)(a). */
        public boolean travelDocument() {
            return kind.travelDocument();
        }
    }

    /**
     * One SIS alert that matches.
     *
     * @param onDocument the alert is about the document itself (Regulation (EU) 2018/1862 Art. 38)
     * @param victimOfMisuse the traveller matches the block of a person whose identity was misused
     *     (Art. 62)
     * @param freeMovementRight the alert says its subject enjoys free movement (2018/1861 Art. 26)
     * @param flagged its action is not to be executed here (2018/1862 Art. 24)
     * @param reference Schengen id, for the guard
     * @param entryBan whether an entry ban goes with a return alert (2018/1860 Art. 4(1)(z)); null
     *     when nobody knows, and of every other alert
     * @param warnings for the officer's safety and the person's own, in upper case (Art. 20(2)(j))
     * @param uncertain found by a similar name, an alias or an identity that was not confirmed: the
     *     identities must be compared
     */
    public record AlertFact(
            AlertCategory category,
            boolean onDocument,
            boolean victimOfMisuse,
            boolean freeMovementRight,
            boolean flagged,
            String issuingState,
            String reference,
            @Nullable Boolean entryBan,
            SortedSet<String> warnings,
            boolean uncertain) {
        public AlertFact {
            requireNonNull(category, "category");
            requireNonNull(issuingState, "issuingState");
            requireNonNull(reference, "reference");
            warnings = Collections.unmodifiableSortedSet(new TreeSet<>(warnings));
        }

        /** Of a certain identity. */
        public AlertFact(
                AlertCategory category,
                boolean onDocument,
                boolean victimOfMisuse,
                boolean freeMovementRight,
                boolean flagged,
                String issuingState,
                String reference,
                @Nullable Boolean entryBan,
                SortedSet<String> warnings) {
            this(
                    category,
                    onDocument,
                    victimOfMisuse,
                    freeMovementRight,
                    flagged,
                    issuingState,
                    reference,
                    entryBan,
                    warnings,
                    false);
        }

        /** Of which no entry ban is known, and which warns of nothing. */
        public AlertFact(
                AlertCategory category,
                boolean onDocument,
                boolean victimOfMisuse,
                boolean freeMovementRight,
                boolean flagged,
                String issuingState,
                String reference) {
            this(
                    category,
                    onDocument,
                    victimOfMisuse,
                    freeMovementRight,
                    flagged,
                    issuingState,
                    reference,
                    null,
                    Collections.emptySortedSet());
        }
    }

    /**
     * One record of a national register that matches.
     *
     * @param register system that holds it: there may be several
     * @param uncertain found by another or a similar name: the identities must be compared
     * @param warnings for the officer's safety and the person's own, in upper case
     * @param reference of the record, for the guard
     */
    public record RegisterFact(
            String register,
            Kind kind,
            boolean uncertain,
            SortedSet<String> warnings,
            String reference) {
        public RegisterFact {
            requireNonNull(register, "register");
            requireNonNull(kind, "kind");
            warnings = Collections.unmodifiableSortedSet(new TreeSet<>(warnings));
            requireNonNull(reference, "reference");
        }

        /** What is recorded. */
        public enum Kind {
            ARREST,
            SUMMONS,
            REFUSAL,
            DOCUMENT,
            MISSING
        }
    }

    /**
     * What EES knows.
     *
     * @param files matching individual files
     * @param periods stays in the States operating the EES; an open stay has no exit
     * @param refusals earlier refusals of entry
     * @param familyMember recorded as family member of a Union citizen, without residence card
     * @param biometrics the one file holds a facial image or fingerprints
     */
    public record EesFact(
            int files,
            List<Stay> periods,
            List<LocalDate> refusals,
            boolean familyMember,
            boolean biometrics) {
        public EesFact {
            periods = List.copyOf(periods);
            refusals = List.copyOf(refusals);
        }

        /** Of files with biometrics. */
        public EesFact(
                int files, List<Stay> periods, List<LocalDate> refusals, boolean familyMember) {
            this(files, periods, refusals, familyMember, true);
        }
    }

    /**
     * One system of the plan, or left out of it.
     *
     * @param mandatory the law wants it asked for this traveller
     * @param copyAgeMinutes age of the copy that answered; null when the central system did
     */
    public record SourceFact(
            String system, State state, boolean mandatory, @Nullable Long copyAgeMinutes) {
        /** What is known of it. */
        public enum State {
            ANSWERED,
            /** Asked, and its time is not over: as long as there is one, there is no advice. */
            PENDING,
            /** Asked, and no usable answer came. */
            UNKNOWN,
            /** The law wants it asked, but this gateway is not connected to it. */
            NOT_CONNECTED,
            /** Not in use yet on the day of the crossing. */
            NOT_LIVE,
            NOT_NEEDED
        }
    }
}
