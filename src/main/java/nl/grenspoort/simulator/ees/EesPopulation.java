package nl.grenspoort.simulator.ees;

import nl.grenspoort.simulator.population.Draw;
import nl.grenspoort.simulator.population.Inhabitant;
import nl.grenspoort.simulator.population.Population;
import nl.grenspoort.simulator.population.PopulationShare;
import nl.grenspoort.simulator.population.Regime;
import nl.grenspoort.systems.ees.EesFile;
import nl.grenspoort.systems.ees.EesFile.Enrolment;
import nl.grenspoort.systems.ees.EesFile.Entry;
import nl.grenspoort.systems.ees.EesFile.Refusal;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Files of the population: more than half of the third-country nationals were here in the last
 * three years, some still are, a few too long.
 */
final class EesPopulation implements PopulationShare<StoredFile> {
    private static final List<String> POINTS =
            List.of(
                    "NL-AMS", "NL-AMS", "NL-AMS", "NL-RTM", "NL-EIN", "DE-FRA", "FR-CDG", "BE-BRU",
                    "ES-MAD", "IT-FCO", "PT-LIS", "GR-ATH");
    private static final List<List<String>> LETTERS =
            List.of(List.of("C"), List.of("E"), List.of("E", "G"), List.of("F"), List.of("H"));

    @Override
    public List<StoredFile> about(Inhabitant inhabitant) {
        Draw draw = inhabitant.draw("EES");
        if (inhabitant.regime() == Regime.FREE_MOVEMENT || !draw.perMille(550)) {
            return List.of();
        }
        boolean family = draw.perMille(30);
        boolean refused = draw.perMille(15);
        EesFile file =
                new EesFile(
                        inhabitant.reference("EES"),
                        family,
                        draw.perMille(15) ? Enrolment.MISSING : Enrolment.PRESENT,
                        fingers(inhabitant, draw),
                        entries(family, draw),
                        refused ? List.of(refusal(draw)) : List.of());
        return List.of(
                new StoredFile(
                        inhabitant.recordedIn("EES"),
                        List.of(inhabitant.formerDocument().orElse(inhabitant.document())),
                        file));
    }

    /** Art. 17: those of visa holders are in VIS, those of children are not taken. */
    private static Enrolment fingers(Inhabitant inhabitant, Draw draw) {
        if (inhabitant.regime() == Regime.VISA_REQUIRED || inhabitant.age() < 12) {
            return Enrolment.NOT_APPLICABLE;
        }
        return draw.perMille(5) ? Enrolment.TEMPORARILY_IMPOSSIBLE : Enrolment.PRESENT;
    }

    /** From the latest back. */
    private static List<Entry> entries(boolean family, Draw draw) {
        List<Entry> entries = new ArrayList<>();
        LocalDate end = Population.AS_OF.minusDays(1);
        int first = draw.below(1000);
        if (first < 50) {
            // ten in a thousand stayed too long
            LocalDate since = end.minusDays(first < 10 ? 100 + draw.below(300) : draw.below(80));
            entries.add(
                    new Entry(
                            draw.minuteOf(since),
                            draw.oneOf(POINTS),
                            null,
                            null,
                            family ? null : since.plusDays(89)));
            end = since;
        }
        for (int more = 1 + draw.below(4); more > 0; more--) {
            LocalDate exit = end.minusDays(5 + draw.below(200));
            LocalDate entry = exit.minusDays(1 + draw.below(28));
            entries.add(
                    new Entry(
                            draw.minuteOf(entry),
                            draw.oneOf(POINTS),
                            draw.minuteOf(exit),
                            draw.oneOf(POINTS),
                            family ? null : entry.plusDays(89)));
            end = entry;
        }
        return entries.stream().sorted(Comparator.comparing(Entry::entryAt)).toList();
    }

    private static Refusal refusal(Draw draw) {
        LocalDate day = draw.day(Population.AS_OF.minusYears(2), Population.AS_OF.minusDays(1));
        return new Refusal(draw.minuteOf(day), draw.oneOf(POINTS), draw.oneOf(LETTERS));
    }
}
