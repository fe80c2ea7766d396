package nl.grenspoort.simulator.population;

import nl.grenspoort.identity.NameMatch;
import nl.grenspoort.identity.Person;
import nl.grenspoort.identity.PersonMatch;
import nl.grenspoort.identity.SearchKeys;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * What the population costs: CPU time to make and index it, memory, and a search's look-up. Not a
 * test: start {@code main}.
 */
final class PopulationBench {
    private PopulationBench() {}

    public static void main(String[] args) {
        long before = used();
        long start = cpu();
        Population population = new Population(2026, 50_000);
        population.inhabitant(0);
        System.out.printf("first inhabitant %d ms%n", (cpu() - start) / 1_000_000);
        start = cpu();
        population.prepare();
        System.out.printf(
                "index cold %d ms, memory %.1f MB%n",
                (cpu() - start) / 1_000_000, (used() - before) / 1e6);
        for (int i = 0; i < 5; i++) {
            start = cpu();
            System.out.printf(
                    "all made warm: %d in %d ms; ",
                    population.all().mapToInt(one -> one.documents().size()).sum(),
                    (cpu() - start) / 1_000_000);
            start = cpu();
            KeyIndex index = KeyIndex.of(population);
            System.out.printf(
                    "index warm: %d entries in %d ms%n", index.size(), (cpu() - start) / 1_000_000);
        }
        searches(population);
    }

    private static void searches(Population population) {
        var source =
                population.source(
                        new nl.grenspoort.access.SystemId("BENCH"),
                        inhabitant -> List.of(inhabitant),
                        one -> one.reference("BENCH"));
        Random random = new Random(1);
        List<Person> asked = new ArrayList<>();
        for (int i = 0; i < 20_000; i++) {
            Inhabitant one = population.inhabitant(random.nextInt(50_000));
            asked.add(one.recordedIn("BENCH"));
        }
        for (int round = 0; round < 6; round++) {
            for (boolean partial : new boolean[] {false, true}) {
                long candidates = 0;
                long found = 0;
                long count = 0;
                long start = cpu();
                for (Person person : asked) {
                    if ((person.birth().day() == 0) == partial) {
                        count++;
                        List<Inhabitant> some = source.candidates(SearchKeys.asked(person));
                        candidates += some.size();
                        for (Inhabitant one : some) {
                            found +=
                                    PersonMatch.between(person, one.person()).type().found()
                                            ? 1
                                            : 0;
                        }
                    }
                }
                long nanos = cpu() - start;
                System.out.printf(
                        "%s birth: %d searches, %.1f us each, %.1f candidates, %.2f found%n",
                        partial ? "partial" : "whole",
                        count,
                        nanos / 1e3 / count,
                        (double) candidates / count,
                        (double) found / count);
            }
        }
        for (int round = 0; round < 4; round++) {
            long start = cpu();
            int sum = 0;
            for (Person person : asked) {
                sum += person.name().normal().surname().length();
            }
            long normal = cpu() - start;
            start = cpu();
            for (int i = 1; i < asked.size(); i++) {
                sum +=
                        NameMatch.between(asked.get(i).name(), asked.get(i - 1).name())
                                .type()
                                .ordinal();
            }
            System.out.printf(
                    "normal %.2f us, match %.2f us (%d)%n",
                    normal / 1e3 / asked.size(), (cpu() - start) / 1e3 / asked.size(), sum);
        }
    }

    /** Of this thread, so that what else the machine does hardly counts. */
    private static long cpu() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    private static long used() {
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }
}
