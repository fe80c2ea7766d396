package nl.grenspoort.entry;

import nl.grenspoort.entry.Facts.AlertFact;
import nl.grenspoort.entry.Facts.EesFact;
import nl.grenspoort.entry.Facts.PresentedDocumentFact;
import nl.grenspoort.entry.Facts.PresentedDocumentFact.Chip;
import nl.grenspoort.entry.Facts.RegisterFact;
import nl.grenspoort.entry.Facts.SourceFact;
import nl.grenspoort.entry.stay.Stay;
import nl.grenspoort.entry.stay.StayCalendar;
import nl.grenspoort.entry.stay.Stays;
import nl.grenspoort.identity.CountryCode;
import nl.grenspoort.identity.DocumentKind;
import nl.grenspoort.reference.Phase;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.UnaryOperator;

/**
 * A traveller with whom all is in order, and every condition that the rules tell apart, one at a
 * time, by the heading under which a lawyer looks for it.
 */
final class Conditions {
    static final LocalDate TODAY = LocalDate.of(2026, 11, 23);
    private static final LocalDate GRACE = LocalDate.of(2026, 7, 1);
    private static final CountryCode FRA = new CountryCode("FRA");
    private static final List<String> SYSTEMS =
            List.of("SIS", "EES", "VIS", "ETIAS", "SLTD", "MID", "NATIONAL-REGISTER");

    private final Map<String, Map<String, UnaryOperator<FactsBuilder>>> byHeading =
            new LinkedHashMap<>();
    private String heading = "";

    private Conditions() {
        documents();
        observations();
        party();
        visas();
        permits();
        authorisations();
        stays();
        alerts();
        registers();
        sltd();
        links();
        grounds();
        sources();
    }

    /** Heading, then condition, then what it changes. */
    static Map<String, Map<String, UnaryOperator<FactsBuilder>>> all() {
        return new Conditions().byHeading;
    }

    /** Everything asked for is there, and every system answered. */
    static Facts inOrder(TravellerClass travellerClass, Crossing crossing) {
        boolean exit = crossing == Crossing.EXIT;
        Stay open = Stay.recorded(FRA, TODAY.minusDays(9), null);
        return Facts.of(crossing, TODAY, Traveller.of(travellerClass).aged(40))
                .documents(List.of(passport(TODAY.plusYears(5), Chip.AUTHENTIC)))
                .calendar(Stays.calendar(new CountryCode("NLD")))
                .stays(
                        travellerClass.eesDuty()
                                ? new EesFact(1, exit ? List.of(open) : List.of(), List.of(), false)
                                : null)
                .visas(
                        travellerClass.visaDuty()
                                ? new VisaFact(List.of(visa().visa()), false)
                                : null)
                .etias(travellerClass.etiasDuty() ? etias(Phase.FULL, true) : null)
                .permits(
                        travellerClass == TravellerClass.RESIDENT
                                ? new PermitFact(List.of(permit(PermitFact.State.STANDS, true)))
                                : null)
                .sources(SYSTEMS.stream().map(s -> source(s, SourceFact.State.ANSWERED)).toList())
                .facts();
    }

    private void under(String next) {
        heading = next;
        byHeading.put(next, new LinkedHashMap<>());
    }

    private void when(String condition, UnaryOperator<FactsBuilder> change) {
        byHeading.getOrDefault(heading, new LinkedHashMap<>()).put(condition, change);
    }

    private void seen(String condition, Observation... observed) {
        when(condition, facts -> facts.observations(List.of(observed)));
    }

    private void documents() {
        under("Travel document");
        when("no document", facts -> facts.documents(List.of()));
        when("expired", facts -> document(facts, passport(TODAY.minusDays(1), Chip.AUTHENTIC)));
        when(
                "ends 60 days from now, departure not known",
                facts -> document(facts, passport(TODAY.plusDays(60), Chip.AUTHENTIC)));
        when(
                "ends 150 days from now, departure not known",
                facts -> document(facts, passport(TODAY.plusDays(150), Chip.AUTHENTIC)));
        when(
                "ends 60 days from now, departure in 10 days",
                facts ->
                        document(facts, passport(TODAY.plusDays(60), Chip.AUTHENTIC))
                                .observed(new Observation.IntendedDeparture(TODAY.plusDays(10))));
        seen("issued 11 years ago", new Observation.DocumentIssued(TODAY.minusYears(11)));
        for (Chip chip : List.of(Chip.FORGED, Chip.UNPROVED, Chip.NOT_READ)) {
            when("chip: " + chip, facts -> document(facts, passport(TODAY.plusYears(5), chip)));
        }
        when("diplomatic, official or service passport", Conditions::diplomatic);
        when(
                "diplomatic passport that has expired, nobody consulted",
                facts -> document(diplomatic(facts), passport(TODAY.minusDays(1), Chip.AUTHENTIC)));
        for (boolean objects : new boolean[] {false, true}) {
            when(
                    "diplomatic passport that has expired, the authority was consulted and "
                            + (objects ? "objects" : "does not object"),
                    facts ->
                            document(
                                            diplomatic(facts),
                                            passport(TODAY.minusDays(1), Chip.AUTHENTIC))
                                    .observed(new Observation.AuthorityConsulted(objects)));
        }
    }

    private void observations() {
        under("What an officer found out");
        seen("asks for protection", new Observation.AsylumRequest());
        seen("purpose not shown", new Observation.StayConditions(false, true));
        seen("means not shown", new Observation.StayConditions(true, false));
        for (var ground : Observation.ThreatAssessed.Ground.values()) {
            seen("threat: " + ground, new Observation.ThreatAssessed(ground));
        }
        for (var needed : Observation.BiometricsRefused.Needed.values()) {
            seen("biometrics refused for: " + needed, new Observation.BiometricsRefused(needed));
        }
        seen("family tie to a free mover shown", new Observation.FamilyTie(true));
        seen("family tie to a free mover not shown", new Observation.FamilyTie(false));
    }

    private void party() {
        under("Minors and pleasure craft");
        when("nine years old, nothing reported of who travels along", facts -> aged(facts, 9));
        for (int adults = 0; adults < 3; adults++) {
            PartyFact party = new PartyFact(PartyFact.Part.CHILD, adults);
            when(
                    "nine years old, adults in the party: " + adults,
                    facts -> aged(facts, 9).party(party));
        }
        for (var outcome : Observation.Guardianship.Outcome.values()) {
            when(
                    "nine years old, guardianship: " + outcome,
                    facts -> aged(facts, 9).observed(new Observation.Guardianship(outcome)));
        }
        when("perhaps a minor, by the documents", facts -> aged(facts, 17, 18));
        when(
                "pleasure craft at a place that is no crossing point",
                facts -> facts.craft(new PleasureCraftFact(false, "IJmuiden")));
        when(
                "pleasure craft, no crossing point known nearby",
                facts -> facts.craft(new PleasureCraftFact(false, null)));
        when(
                "pleasure craft at a crossing point",
                facts -> facts.craft(new PleasureCraftFact(true, null)));
    }

    private void visas() {
        under("Visa (VIS)");
        when("VIS not asked or silent, none presented", facts -> facts.visas(null));
        when("no visa in the VIS", facts -> facts.visas(new VisaFact(List.of(), false)));
        when(
                "number of the sticker unknown to the VIS",
                facts -> facts.visas(new VisaFact(List.of(), true)));
        visa("sticker is of another holder", visa().another());
        for (VisaFact.State state : VisaFact.State.values()) {
            if (state != VisaFact.State.STANDS) {
                visa("visa: " + state, visa().state(state));
            }
        }
        visa("not valid yet", visa().from(TODAY.plusDays(1)));
        visa("ended yesterday", visa().until(TODAY.minusDays(1)));
        visa("for airport transit", visa().kind(VisaFact.Kind.AIRPORT_TRANSIT));
        visa("valid in other States only", visa().elsewhere());
        visa("neither sticker nor its passport shown", visa().unseen());
        Stay before = Stay.recorded(FRA, TODAY.minusDays(30), TODAY.minusDays(25));
        used("single entry, made", visa().entries(1), before);
        used("five days allowed, used", visa().days(5), before);
        used(
                "single entry, and a stay without exit",
                visa().entries(1),
                Stay.recorded(FRA, TODAY.minusDays(30), null));
        when(
                "visa ended during the stay",
                facts ->
                        facts.stays(ees(Stay.recorded(FRA, TODAY.minusDays(9), null)))
                                .visas(
                                        new VisaFact(
                                                List.of(visa().until(TODAY.minusDays(2)).visa()),
                                                false)));
    }

    private void permits() {
        under("Residence permits and long-stay visas (VIS)");
        when("none in the VIS", facts -> facts.permits(new PermitFact(List.of())));
        for (PermitFact.State state : PermitFact.State.values()) {
            when(
                    "permit: " + state,
                    facts -> facts.permits(new PermitFact(List.of(permit(state, true)))));
        }
        when(
                "permit of another holder",
                facts ->
                        facts.permits(
                                new PermitFact(List.of(permit(PermitFact.State.STANDS, false)))));
        when(
                "permit that begins tomorrow",
                facts -> facts.permits(new PermitFact(List.of(beginning(TODAY.plusDays(1))))));
        when(
                "permit that has expired, and SIS alert RFSE_24_1B",
                facts ->
                        facts.permits(
                                        new PermitFact(
                                                List.of(permit(PermitFact.State.EXPIRED, true))))
                                .alerts(List.of(alert(AlertCategory.RFSE_24_1B, false))));
        for (AlertCategory category :
                List.of(AlertCategory.RFSE_24_1B, AlertCategory.RFSE_25, AlertCategory.RETURN)) {
            when(
                    "permit in force, and SIS alert " + category,
                    facts ->
                            facts.permits(
                                            new PermitFact(
                                                    List.of(permit(PermitFact.State.STANDS, true))))
                                    .alerts(List.of(alert(category, false))));
        }
    }

    private void authorisations() {
        under("Travel authorisation (ETIAS)");
        for (Phase phase : Phase.values()) {
            when("none, phase " + phase, facts -> facts.etias(etias(phase, false)));
        }
        when(
                "none, phase GRACE, entered before in it",
                facts ->
                        facts.etias(etias(Phase.GRACE, false))
                                .stays(
                                        ees(
                                                Stay.recorded(
                                                        FRA,
                                                        GRACE.plusDays(9),
                                                        GRACE.plusDays(12)))));
        when("valid in other States only", facts -> facts.etias(etias(true, false, null, "GRC")));
        when("flag of Article 36(2)", facts -> facts.etias(etias(true, true, null)));
        when("flag of Article 36(3)", facts -> facts.etias(flagged()));
        when("ends in 30 days", facts -> facts.etias(etias(true, false, TODAY.plusDays(30))));
        when("names guardians", facts -> facts.etias(told(List.of("GUARDIAN"), false, null)));
        when("family member of a Union citizen", facts -> facts.etias(told(List.of(), true, null)));
        when(
                "family member of a named Union citizen",
                facts ->
                        facts.etias(told(List.of(), true, new EtiasFact.Tie("CITIZEN", "SPOUSE"))));
    }

    private void stays() {
        under("Stays (EES)");
        LocalDate old = TODAY.minusDays(100);
        when("no file", facts -> facts.stays(new EesFact(0, List.of(), List.of(), false)));
        when("several files", facts -> facts.stays(new EesFact(2, List.of(), List.of(), false)));
        when(
                "refused before",
                facts -> facts.stays(new EesFact(1, List.of(), List.of(old), false)));
        when(
                "90 days used",
                facts -> facts.stays(ees(Stay.recorded(FRA, old, TODAY.minusDays(11)))));
        when(
                "in for 97 days",
                facts -> facts.stays(ees(Stay.recorded(FRA, TODAY.minusDays(96), null))));
        when("no stay on record", facts -> facts.stays(ees()));
        when(
                "a stay of 30 days without exit",
                facts -> facts.stays(ees(Stay.recorded(FRA, TODAY.minusDays(30), null))));
        Stay recorded = Stay.recorded(FRA, TODAY.minusDays(40), TODAY.minusDays(31));
        evidence("stamp of a stay that is not in EES", "FRA", old, old.plusDays(5));
        evidence("stamp of the same stay as in EES", "FRA", recorded.entry(), recorded.exit());
        evidence("stamp of another exit than in EES", "FRA", recorded.entry(), TODAY.minusDays(29));
        when(
                "stamp of another exit than in EES, while stamps are read, EES without biometrics",
                facts ->
                        inTransition(facts, recorded)
                                .observed(stamp("FRA", recorded.entry(), TODAY.minusDays(29))));
        evidence("stamp of Cyprus", "CYP", old, old.plusDays(5));
        evidence("stamp of Ireland", "IRL", old, old.plusDays(5));
        when(
                "stamp of an entry, none in EES",
                facts -> facts.stays(ees()).observed(stamp("FRA", TODAY.minusDays(5), null)));
        when(
                "stamp of the exit that EES lacks",
                facts ->
                        facts.stays(ees(Stay.recorded(FRA, TODAY.minusDays(40), null)))
                                .observed(stamp("FRA", TODAY.minusDays(40), TODAY.minusDays(31))));
        LocalDate beforeEes = LocalDate.of(2025, 10, 1);
        when(
                "stamp of another exit than in EES, from before the EES",
                facts ->
                        facts.stays(ees(Stay.recorded(FRA, beforeEes, beforeEes.plusDays(9))))
                                .observed(stamp("FRA", beforeEes, beforeEes.plusDays(5))));
    }

    /** In the time in which stamps were read beside an EES without biometrics. */
    private static FactsBuilder inTransition(FactsBuilder facts, Stay recorded) {
        StayCalendar calendar = facts.facts().calendar();
        return facts.calendar(
                        new StayCalendar(
                                calendar.here(),
                                calendar.rules(),
                                new StayCalendar.Transition(calendar.transition().begins(), TODAY)))
                .stays(new EesFact(1, List.of(recorded), List.of(), false, false));
    }

    private void evidence(
            String condition, String state, LocalDate entry, @Nullable LocalDate exit) {
        Stay recorded = Stay.recorded(FRA, TODAY.minusDays(40), TODAY.minusDays(31));
        when(condition, facts -> facts.stays(ees(recorded)).observed(stamp(state, entry, exit)));
    }

    private void alerts() {
        under("SIS alerts");
        for (AlertCategory category : AlertCategory.values()) {
            when(category.name(), facts -> facts.alerts(List.of(alert(category, false))));
            if (category.flaggable()) {
                when(category + ", flagged", facts -> facts.alerts(List.of(alert(category, true))));
            }
        }
        for (boolean ban : new boolean[] {false, true}) {
            when(
                    "RETURN, " + (ban ? "with" : "without") + " entry ban",
                    facts ->
                            facts.alerts(
                                    List.of(
                                            new AlertFact(
                                                    AlertCategory.RETURN,
                                                    false,
                                                    false,
                                                    false,
                                                    false,
                                                    "FRA",
                                                    "R-1",
                                                    ban,
                                                    new TreeSet<>()))));
        }
        when(
                "RFSE_24_1B, of a subject with free movement",
                facts ->
                        facts.alerts(
                                List.of(
                                        new AlertFact(
                                                AlertCategory.RFSE_24_1B,
                                                false,
                                                false,
                                                true,
                                                false,
                                                "FRA",
                                                "R-1"))));
        when(
                "RFSE_24_1B, found by a similar name",
                facts ->
                        facts.alerts(
                                List.of(
                                        new AlertFact(
                                                AlertCategory.RFSE_24_1B,
                                                false,
                                                false,
                                                false,
                                                false,
                                                "FRA",
                                                "R-1",
                                                null,
                                                new TreeSet<>(),
                                                true))));
        AlertFact misused =
                new AlertFact(AlertCategory.ARREST, false, true, false, false, "FRA", "R-1");
        when("matches data of a misused identity", facts -> facts.alerts(List.of(misused)));
        when(
                "misused identity, compared: not the subject",
                facts ->
                        facts.alerts(List.of(misused))
                                .observed(new Observation.NotTheSubject("R-1")));
        when(
                "any alert with a warning",
                facts ->
                        facts.alerts(
                                List.of(
                                        new AlertFact(
                                                AlertCategory.JUDICIAL,
                                                false,
                                                false,
                                                false,
                                                false,
                                                "FRA",
                                                "R-1",
                                                null,
                                                new TreeSet<>(List.of("ARMED"))))));
    }

    private void registers() {
        under("National registers");
        for (RegisterFact.Kind kind : RegisterFact.Kind.values()) {
            when(kind.name(), facts -> facts.records(List.of(entry(kind, false))));
        }
        when(
                "REFUSAL, by a similar name",
                facts -> facts.records(List.of(entry(RegisterFact.Kind.REFUSAL, true))));
        when(
                "ARREST, with a warning",
                facts ->
                        facts.records(
                                List.of(
                                        new RegisterFact(
                                                "NATIONAL-REGISTER",
                                                RegisterFact.Kind.ARREST,
                                                false,
                                                new TreeSet<>(List.of("ARMED")),
                                                "R-1"))));
    }

    private void sltd() {
        under("Stolen and lost documents (SLTD)");
        for (SltdFact.Status status : SltdFact.Status.values()) {
            when(
                    status.name(),
                    facts ->
                            facts.sltd(
                                    List.of(new SltdFact(status, true, true, "FRA", TODAY, "R"))));
        }
        when(
                "another type of document with this number",
                facts ->
                        facts.sltd(
                                List.of(
                                        new SltdFact(
                                                SltdFact.Status.LOST,
                                                true,
                                                false,
                                                "FRA",
                                                TODAY,
                                                "R"))));
    }

    private void links() {
        under("Links (MID)");
        for (LinkFact.Colour colour : LinkFact.Colour.values()) {
            when(colour.name(), facts -> facts.links(List.of(link(colour, false))));
        }
        when(
                "YELLOW, for SIRENE",
                facts -> facts.links(List.of(link(LinkFact.Colour.YELLOW, true))));
    }

    private void grounds() {
        under("What was weighed in finding the class");
        for (TravellerGround.Kind kind : TravellerGround.Kind.values()) {
            String named = kind.name().toLowerCase(Locale.ROOT).replace('_', ' ');
            when(named, facts -> ground(facts, kind));
        }
    }

    private void sources() {
        under("Systems");
        for (boolean mandatory : new boolean[] {true, false}) {
            when(
                    (mandatory ? "mandatory" : "optional") + ", no usable answer",
                    facts ->
                            facts.sources(
                                    List.of(
                                            new SourceFact(
                                                    "SIS",
                                                    SourceFact.State.UNKNOWN,
                                                    mandatory,
                                                    null))));
        }
        for (SourceFact.State state :
                List.of(SourceFact.State.NOT_CONNECTED, SourceFact.State.NOT_LIVE)) {
            when(state.name(), facts -> facts.sources(List.of(source("MID", state))));
        }
        when(
                "answered from a copy",
                facts ->
                        facts.sources(
                                List.of(
                                        new SourceFact(
                                                "SIS", SourceFact.State.ANSWERED, true, 5L))));
    }

    private void visa(String condition, VisaExample example) {
        when(condition, facts -> facts.visas(new VisaFact(List.of(example.visa()), false)));
    }

    private void used(String condition, VisaExample example, Stay stay) {
        when(
                condition,
                facts ->
                        facts.stays(ees(stay)).visas(new VisaFact(List.of(example.visa()), false)));
    }

    private static VisaExample visa() {
        return new VisaExample(TODAY);
    }

    private static FactsBuilder document(FactsBuilder facts, PresentedDocumentFact document) {
        return facts.documents(List.of(document));
    }

    private static PresentedDocumentFact passport(LocalDate expiry, Chip chip) {
        return new PresentedDocumentFact(DocumentKind.PASSPORT, true, expiry, chip, true);
    }

    private static FactsBuilder diplomatic(FactsBuilder facts) {
        Traveller known = facts.facts().traveller();
        return facts.traveller(
                new Traveller(
                        known.travellerClass(),
                        known.duties(),
                        known.age(),
                        true,
                        known.capacity()));
    }

    private static FactsBuilder ground(FactsBuilder facts, TravellerGround.Kind kind) {
        Traveller known = facts.facts().traveller();
        return facts.traveller(
                new Traveller(
                        known.travellerClass(),
                        known.duties(),
                        known.age(),
                        known.diplomatic(),
                        known.capacity(),
                        List.of(TravellerGround.of(kind))));
    }

    private static FactsBuilder aged(FactsBuilder facts, int years) {
        return facts.traveller(facts.facts().traveller().aged(years));
    }

    private static FactsBuilder aged(FactsBuilder facts, int least, int most) {
        return facts.traveller(facts.facts().traveller().aged(least, most));
    }

    private static EesFact ees(Stay... stays) {
        return new EesFact(1, new ArrayList<>(Arrays.asList(stays)), List.of(), false);
    }

    private static Observation stamp(String state, LocalDate entry, @Nullable LocalDate exit) {
        return new Observation.StayShown(
                entry, exit, new CountryCode(state), Observation.StayShown.Evidence.STAMP);
    }

    private static PermitFact.Permit permit(PermitFact.State state, boolean holder) {
        return new PermitFact.Permit(
                "P-1", state, "FRA", TODAY.minusYears(1), TODAY.plusYears(1), holder, true);
    }

    private static PermitFact.Permit beginning(LocalDate from) {
        return new PermitFact.Permit(
                "P-1", PermitFact.State.STANDS, "FRA", from, TODAY.plusYears(1), true, true);
    }

    private static AlertFact alert(AlertCategory category, boolean flagged) {
        return new AlertFact(
                category,
                category == AlertCategory.OBJECT_SEIZE,
                false,
                false,
                flagged,
                "FRA",
                "R-1");
    }

    private static RegisterFact entry(RegisterFact.Kind kind, boolean uncertain) {
        return new RegisterFact("NATIONAL-REGISTER", kind, uncertain, new TreeSet<>(), "R-1");
    }

    private static LinkFact link(LinkFact.Colour colour, boolean forSirene) {
        return new LinkFact(colour, new TreeSet<>(List.of("EES", "VIS")), forSirene, "L-1");
    }

    private static SourceFact source(String system, SourceFact.State state) {
        return new SourceFact(system, state, true, null);
    }

    private static EtiasFact etias(Phase phase, boolean valid) {
        return valid ? etias(true, false, null) : EtiasFact.notValid(phase, GRACE);
    }

    private static EtiasFact etias(
            boolean valid, boolean secondLine, @Nullable LocalDate lastDay, String... onlyIn) {
        return new EtiasFact(
                Phase.FULL,
                null,
                valid,
                new TreeSet<>(List.of(onlyIn)),
                secondLine,
                false,
                lastDay,
                List.of(),
                false,
                null);
    }

    private static EtiasFact flagged() {
        return new EtiasFact(
                Phase.FULL, null, true, new TreeSet<>(), false, true, null, List.of(), false, null);
    }

    private static EtiasFact told(
            List<String> guardians, boolean family, EtiasFact.@Nullable Tie tie) {
        return new EtiasFact(
                Phase.FULL,
                null,
                true,
                new TreeSet<>(),
                false,
                false,
                null,
                guardians,
                family,
                tie);
    }
}
