package nl.grenspoort.simulator.register;

import nl.grenspoort.simulator.population.Draw;
import nl.grenspoort.simulator.population.Inhabitant;
import nl.grenspoort.simulator.population.Population;
import nl.grenspoort.simulator.population.PopulationShare;
import nl.grenspoort.simulator.population.Regime;
import nl.grenspoort.systems.register.RegisterRecord;
import nl.grenspoort.systems.register.RegisterRecord.Action;
import nl.grenspoort.systems.register.RegisterRecord.Kind;
import nl.grenspoort.systems.register.RegisterRecord.MatchType;
import nl.grenspoort.systems.register.RegisterRecord.Warning;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Some of the population are wanted, refused or missing nationally; lost documents are reported.
 */
final class RegisterPopulation implements PopulationShare<StoredRecord> {
    private final String key;

    /**
     * @param key of the register: {@code national-register}
     */
    RegisterPopulation(String key) {
        this.key = key.toUpperCase(Locale.ROOT);
    }

    @Override
    public List<StoredRecord> about(Inhabitant inhabitant) {
        Draw draw = inhabitant.draw(key);
        List<StoredRecord> records = new ArrayList<>();
        int chance = draw.below(1000);
        if (chance < 2) {
            records.add(person(inhabitant, wanted(inhabitant, draw), draw));
        } else if (chance < 4 && inhabitant.regime() != Regime.FREE_MOVEMENT) {
            records.add(person(inhabitant, refused(inhabitant, draw), draw));
        } else if (chance == 4) {
            records.add(person(inhabitant, missing(inhabitant, draw), draw));
        }
        if (inhabitant.lost() != null && draw.perMille(500)) {
            records.add(
                    new StoredRecord(
                            null,
                            List.of(),
                            List.of(inhabitant.lost()),
                            record(
                                    inhabitant.reference("NLR-DOC"),
                                    Kind.LOST_STOLEN_INVALID_DOCUMENT,
                                    Action.SEIZE_DOCUMENT,
                                    day(draw),
                                    null,
                                    Set.of())));
        }
        return records;
    }

    private static StoredRecord person(Inhabitant inhabitant, RegisterRecord entry, Draw draw) {
        return new StoredRecord(
                inhabitant.recordedIn("NATIONAL-REGISTER"),
                draw.perMille(200) ? List.of(inhabitant.alias()) : List.of(),
                draw.perMille(400) ? List.of(inhabitant.document()) : List.of(),
                entry);
    }

    private static RegisterRecord wanted(Inhabitant inhabitant, Draw draw) {
        boolean arrest = draw.perMille(400);
        return record(
                inhabitant.reference("NLR"),
                Kind.WANTED,
                arrest ? Action.ARREST : Action.SERVE_SUMMONS,
                day(draw),
                null,
                arrest && draw.perMille(200) ? Set.of(Warning.VIOLENT) : Set.of());
    }

    private static RegisterRecord refused(Inhabitant inhabitant, Draw draw) {
        LocalDate day = day(draw);
        return record(
                inhabitant.reference("NLR"),
                Kind.REFUSED_ENTRY_NATIONAL,
                Action.REFUSE_ENTRY,
                day,
                day.plusYears(1 + draw.below(5)),
                Set.of());
    }

    private static RegisterRecord missing(Inhabitant inhabitant, Draw draw) {
        return record(
                inhabitant.reference("NLR"),
                Kind.MISSING,
                inhabitant.age() < 18 ? Action.PROTECT : Action.TELL_FOUND,
                day(draw),
                null,
                Set.of());
    }

    private static LocalDate day(Draw draw) {
        return draw.day(Population.AS_OF.minusYears(3), Population.AS_OF.minusDays(1));
    }

    private static RegisterRecord record(
            String reference,
            Kind kind,
            Action action,
            LocalDate registeredOn,
            @Nullable LocalDate validUntil,
            Set<Warning> warnings) {
        return new RegisterRecord(
                reference, kind, action, MatchType.EXACT, registeredOn, validUntil, warnings);
    }
}
