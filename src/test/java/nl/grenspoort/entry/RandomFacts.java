package nl.grenspoort.entry;

import nl.grenspoort.entry.Facts.AlertFact;
import nl.grenspoort.entry.Facts.EesFact;
import nl.grenspoort.entry.Facts.PresentedDocumentFact;
import nl.grenspoort.entry.Facts.PresentedDocumentFact.Chip;
import nl.grenspoort.entry.Facts.RegisterFact;
import nl.grenspoort.entry.Facts.SourceFact;
import nl.grenspoort.entry.VisaFact.Visa;
import nl.grenspoort.entry.stay.Extension;
import nl.grenspoort.entry.stay.Stay;
import nl.grenspoort.entry.stay.Stays;
import nl.grenspoort.identity.DocumentKind;
import nl.grenspoort.reference.Phase;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.function.Supplier;

/**
 * Facts as they may come, and as they should never come: any mixture of everything that the rules
 * look at, the same for the same seed. One thing holds always, for it holds by construction: a
 * system that did not answer says nothing.
 *
 * <p>About every other thing is in order, so that mixtures of a few troubles are many, and of none
 * some.
 */
final class RandomFacts {
    /** Two registers: what one says never stands in for the other. */
    static final List<String> SYSTEMS =
            List.of(
                    "SIS",
                    "EES",
                    "VIS",
                    "ETIAS",
                    "SLTD",
                    "MID",
                    "NATIONAL-REGISTER",
                    "OTHER-REGISTER");

    private static final LocalDate FIRST_DAY = LocalDate.of(2026, 1, 1);
    private static final List<String> STATES = List.of("FRA", "GRC", "ITA", "NLD");

    /** All that the text of any ground may name. */
    private static final Map<String, String> GROUND =
            Map.of(
                    "nationality", "USA",
                    "issuer", "FRA",
                    "other", "NLD",
                    "authority", "GEO",
                    "code", "PP");

    private final SplittableRandom random;
    private LocalDate today = FIRST_DAY;

    RandomFacts(long seed) {
        this.random = new SplittableRandom(seed);
    }

    /** The next ones. */
    Facts next() {
        today = FIRST_DAY.plusDays(random.nextInt(900));
        List<SourceFact> sources = sources();
        FactsBuilder facts =
                Facts.of(oneOf(Crossing.values()), today, traveller())
                        .documents(documents())
                        .observations(several(0.7, 3, this::observation))
                        .party(
                                chance(0.8)
                                        ? null
                                        : new PartyFact(
                                                oneOf(PartyFact.Part.values()), random.nextInt(3)))
                        .calendar(Stays.calendar(oneOf(Stays.STATES)))
                        .craft(
                                chance(0.95)
                                        ? null
                                        : new PleasureCraftFact(
                                                chance(0.3), chance(0.3) ? null : "IJmuiden"))
                        .sources(sources);
        sources.stream()
                .filter(source -> source.state() == SourceFact.State.ANSWERED)
                .forEach(source -> answer(source.system(), facts));
        return facts.facts();
    }

    /** The same, had that system not answered. */
    static Facts without(String system, Facts facts) {
        FactsBuilder less = facts.change();
        switch (system) {
            case "SIS" -> less.alerts(List.of());
            case "EES" -> less.stays(null);
            case "VIS" -> less.visas(null).permits(null);
            case "ETIAS" -> less.etias(null);
            case "SLTD" -> less.sltd(List.of());
            case "MID" -> less.links(List.of());
            default ->
                    less.records(
                            facts.records().stream()
                                    .filter(entry -> !entry.register().equals(system))
                                    .toList());
        }
        return less.sources(
                        facts.sources().stream()
                                .map(
                                        source ->
                                                source.system().equals(system)
                                                        ? new SourceFact(
                                                                system,
                                                                SourceFact.State.UNKNOWN,
                                                                source.mandatory(),
                                                                null)
                                                        : source)
                                .toList())
                .facts();
    }

    private void answer(String system, FactsBuilder facts) {
        switch (system) {
            case "SIS" -> facts.alerts(several(0.6, 3, this::alert));
            case "EES" -> facts.stays(stays());
            case "VIS" -> {
                // it is asked for the one or for the other
                if (facts.facts().travellerClass() == TravellerClass.RESIDENT) {
                    facts.permits(new PermitFact(several(0.2, 3, this::permit)));
                } else {
                    facts.visas(new VisaFact(several(0.2, 3, this::visa), chance(0.1)));
                }
            }
            case "ETIAS" -> facts.etias(etias());
            case "SLTD" -> facts.sltd(several(0.8, 2, this::reported));
            case "MID" -> facts.links(several(0.7, 2, this::link));
            default -> {
                List<RegisterFact> more = new ArrayList<>(facts.facts().records());
                more.addAll(several(0.8, 2, () -> entry(system)));
                facts.records(more);
            }
        }
    }

    private Traveller traveller() {
        TravellerClass travellerClass = oneOf(TravellerClass.values());
        Traveller traveller =
                new Traveller(
                        travellerClass,
                        chance(0.9)
                                ? Duties.of(travellerClass)
                                : new Duties(
                                        oneOf(Duty.values()),
                                        oneOf(Duty.values()),
                                        oneOf(Duty.values()),
                                        oneOf(Duty.values())),
                        chance(0.1) ? null : chance(0.2) ? Integer.valueOf(random.nextInt(19)) : 40,
                        chance(0.1),
                        chance(0.8) ? Capacity.PASSENGER : oneOf(Capacity.values()),
                        several(0.8, 2, this::ground));
        int least = random.nextInt(15, 20);
        return chance(0.05) ? traveller.aged(least, least + random.nextInt(3)) : traveller;
    }

    /** With all that any text names. */
    private TravellerGround ground() {
        return new TravellerGround(
                oneOf(TravellerGround.Kind.values()),
                Map.of(
                        "nationality", oneOf(STATES),
                        "other", oneOf(STATES),
                        "issuer", oneOf(STATES),
                        "authority", "Koordinaciona uprava",
                        "code", "PX"));
    }

    private List<PresentedDocumentFact> documents() {
        List<PresentedDocumentFact> documents = new ArrayList<>();
        if (chance(0.95)) {
            documents.add(
                    document(chance(0.8) ? DocumentKind.PASSPORT : oneOf(DocumentKind.values())));
        }
        documents.addAll(several(0.6, 2, () -> document(oneOf(DocumentKind.values()))));
        return documents;
    }

    private PresentedDocumentFact document(DocumentKind kind) {
        boolean good = chance(0.6);
        LocalDate expiry = today.plusDays(good ? 365 : random.nextInt(-200, 400));
        return new PresentedDocumentFact(
                kind,
                good || chance(0.7),
                !good && chance(0.1) ? null : expiry,
                good ? Chip.AUTHENTIC : oneOf(Chip.values()),
                good || chance(0.8));
    }

    private List<SourceFact> sources() {
        boolean quiet = chance(0.6);
        return SYSTEMS.stream()
                .map(
                        system ->
                                source(
                                        system,
                                        quiet || chance(0.8)
                                                ? SourceFact.State.ANSWERED
                                                : oneOf(SourceFact.State.values())))
                .toList();
    }

    private SourceFact source(String system, SourceFact.State state) {
        boolean copy = state == SourceFact.State.ANSWERED && chance(0.1);
        return new SourceFact(
                system, state, chance(0.7), copy ? (Long) random.nextLong(3_000) : null);
    }

    private AlertFact alert() {
        return new AlertFact(
                oneOf(AlertCategory.values()),
                chance(0.3),
                chance(0.1),
                chance(0.2),
                chance(0.2),
                oneOf(STATES),
                reference(),
                chance(0.4) ? null : (Boolean) chance(0.5),
                chance(0.8) ? new TreeSet<>() : new TreeSet<>(List.of("ARMED", "VIOLENT")),
                chance(0.2));
    }

    private RegisterFact entry(String register) {
        return new RegisterFact(
                register,
                oneOf(RegisterFact.Kind.values()),
                chance(0.3),
                chance(0.6) ? new TreeSet<>() : new TreeSet<>(List.of("ARMED", "VIOLENT")),
                reference());
    }

    private EesFact stays() {
        int files = chance(0.9) ? 1 : random.nextInt(4);
        return new EesFact(
                files,
                several(0.3, 5, this::stay),
                several(0.8, 2, () -> past(900)),
                chance(0.15),
                chance(0.7));
    }

    /** Most within the window of 180 days, some touching its ends, some not over yet. */
    private Stay stay() {
        LocalDate entry = past(400);
        LocalDate exit = entry.plusDays(random.nextInt(chance(0.3) ? 100 : 15));
        return new Stay(
                oneOf(Stays.STATES),
                entry,
                chance(0.2) || exit.isAfter(today) ? null : exit,
                Stay.Source.EES,
                chance(0.7) ? null : entry.plusDays(random.nextInt(95)),
                chance(0.9)
                        ? null
                        : new Extension(
                                entry.plusDays(random.nextInt(200)),
                                oneOf(Extension.Ground.values())));
    }

    private PermitFact.Permit permit() {
        LocalDate from = today.minusDays(random.nextInt(-10, 400));
        return new PermitFact.Permit(
                reference(),
                chance(0.7) ? PermitFact.State.STANDS : oneOf(PermitFact.State.values()),
                oneOf(STATES),
                from,
                from.plusDays(random.nextInt(1_000)),
                chance(0.85),
                chance(0.8));
    }

    private Visa visa() {
        LocalDate from = today.minusDays(random.nextInt(-10, 200));
        int entries = random.nextInt(3);
        return new Visa(
                reference(),
                chance(0.7) ? VisaFact.Kind.SHORT_STAY : oneOf(VisaFact.Kind.values()),
                chance(0.7) ? VisaFact.State.STANDS : oneOf(VisaFact.State.values()),
                chance(0.1),
                chance(0.85),
                entries,
                from,
                from.plusDays(random.nextInt(360)),
                chance(0.1) ? null : Integer.valueOf(chance(0.5) ? 90 : random.nextInt(1, 90)),
                chance(0.85),
                chance(0.6),
                chance(0.6));
    }

    private EtiasFact etias() {
        Phase phase = chance(0.4) ? Phase.FULL : oneOf(Phase.values());
        LocalDate grace = phase == Phase.GRACE || chance(0.1) ? past(180) : null;
        if (chance(0.3)) {
            return EtiasFact.notValid(phase, grace);
        }
        return new EtiasFact(
                phase,
                grace,
                chance(0.9),
                chance(0.7) ? new TreeSet<>() : states(),
                chance(0.2),
                chance(0.2),
                chance(0.2) ? today.plusDays(random.nextInt(-1, 91)) : null,
                several(0.8, 2, () -> "GUARDIAN, EXAMPLE"),
                chance(0.2),
                chance(0.5) ? null : new EtiasFact.Tie("CITIZEN, EXAMPLE", "SPOUSE"));
    }

    private SltdFact reported() {
        return new SltdFact(
                oneOf(SltdFact.Status.values()),
                chance(0.7),
                chance(0.7),
                "UTO",
                chance(0.1) ? null : past(2_000),
                reference());
    }

    private LinkFact link() {
        return new LinkFact(oneOf(LinkFact.Colour.values()), states(), chance(0.2), reference());
    }

    private Observation observation() {
        return switch (random.nextInt(11)) {
            case 0 ->
                    new Observation.Guardianship(oneOf(Observation.Guardianship.Outcome.values()));
            case 1 -> new Observation.AsylumRequest();
            case 2 -> new Observation.FamilyTie(chance(0.7));
            case 3 -> shown(stay());
            case 4 -> new Observation.IntendedDeparture(today.plusDays(random.nextInt(400)));
            case 5 -> new Observation.DocumentIssued(past(5_000));
            case 6 -> new Observation.StayConditions(chance(0.6), chance(0.6));
            case 7 ->
                    new Observation.ThreatAssessed(
                            oneOf(Observation.ThreatAssessed.Ground.values()));
            case 8 ->
                    new Observation.BiometricsRefused(
                            oneOf(Observation.BiometricsRefused.Needed.values()));
            case 9 -> new Observation.NotTheSubject(reference());
            default -> new Observation.AuthorityConsulted(chance(0.5));
        };
    }

    private Observation shown(Stay stay) {
        return new Observation.StayShown(
                stay.entry(),
                stay.exit(),
                stay.state(),
                oneOf(Observation.StayShown.Evidence.values()));
    }

    private SortedSet<String> states() {
        SortedSet<String> states = new TreeSet<>();
        states.add(oneOf(STATES));
        states.add(oneOf(STATES));
        return states;
    }

    /** Few, so that now and then two speak of the same. */
    private String reference() {
        return "R-" + random.nextInt(5);
    }

    private LocalDate past(int days) {
        return today.minusDays(random.nextInt(days));
    }

    private boolean chance(double part) {
        return random.nextDouble() < part;
    }

    private <T> T oneOf(T[] values) {
        return values[random.nextInt(values.length)];
    }

    private <T> T oneOf(List<T> values) {
        return values.get(random.nextInt(values.size()));
    }

    /** None in that part of all cases, else one to {@code most}. */
    private <T> List<T> several(double none, int most, Supplier<T> one) {
        if (chance(none)) {
            return List.of();
        }
        List<T> some = new ArrayList<>();
        for (int i = random.nextInt(most); i >= 0; i--) {
            some.add(one.get());
        }
        return some;
    }
}
