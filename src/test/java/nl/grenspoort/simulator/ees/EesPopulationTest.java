package nl.grenspoort.simulator.ees;

import static org.assertj.core.api.Assertions.assertThat;

import nl.grenspoort.identity.Person;
import nl.grenspoort.simulator.population.Inhabitant;
import nl.grenspoort.simulator.population.Population;
import nl.grenspoort.simulator.population.Regime;
import nl.grenspoort.simulator.population.Trait;
import nl.grenspoort.systems.SystemAnswer;
import nl.grenspoort.systems.ees.EesContract;
import nl.grenspoort.systems.ees.EesData;
import nl.grenspoort.systems.ees.EesFile;
import nl.grenspoort.systems.ees.EesQuestions;
import nl.grenspoort.systems.rest.JsonContract;

import org.junit.jupiter.api.Test;

import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What EES holds about the population, asked and written over the wire. */
class EesPopulationTest {
    private static final Population POPULATION = new Population(2026, 50_000);
    private static final EesPopulation SHARE = new EesPopulation();

    private final EesExchange exchange = new EesExchange();

    EesPopulationTest() {
        exchange.simulator.settled(POPULATION);
    }

    @Test
    void about_half_of_the_third_country_nationals_have_a_file_that_keeps_to_the_contract() {
        JsonContract contract = EesContract.load();
        Set<String> references = new HashSet<>();
        for (Inhabitant one : inhabitants()) {
            List<StoredFile> files = SHARE.about(one);
            assertThat(SHARE.about(one)).isEqualTo(files);
            for (StoredFile file : files) {
                assertThat(one.regime()).isNotEqualTo(Regime.FREE_MOVEMENT);
                assertThat(references.add(file.reference())).isTrue();
                if (one.number() % 10 == 0) {
                    assertThat(contract.violations("IndividualFile", FileJson.write(file)))
                            .isEmpty();
                }
                assertPlausible(file.file());
            }
        }
        assertThat(references).hasSizeBetween(15_000, 25_000);
    }

    private static void assertPlausible(EesFile file) {
        EesFile.Entry before = null;
        for (EesFile.Entry entry : file.entries()) {
            assertThat(entry.entryAt().atOffset(ZoneOffset.UTC).toLocalDate())
                    .isBefore(Population.AS_OF);
            if (before != null) {
                assertThat(before.exitAt()).isNotNull().isBefore(entry.entryAt());
            }
            assertThat(entry.exitAt() == null || entry.exitAt().isAfter(entry.entryAt())).isTrue();
            before = entry;
        }
    }

    @Test
    void whoever_has_a_file_is_found_by_another_passport_and_a_look_alike_is_not() {
        int looked = 0;
        for (Inhabitant one : inhabitants()) {
            if (one.traits().contains(Trait.LOOK_ALIKE_DAY) && looked < 40) {
                Inhabitant like = POPULATION.inhabitant(one.number() - 10);
                if (!SHARE.about(like).isEmpty() && SHARE.about(one).isEmpty()) {
                    looked++;
                    assertThat(references(like.person())).contains(like.reference("EES"));
                    assertThat(references(one.person())).doesNotContain(like.reference("EES"));
                }
            }
        }
        assertThat(looked).isEqualTo(40);
    }

    @Test
    void a_name_written_otherwise_in_the_file_is_found() {
        List<Inhabitant> written =
                inhabitants().stream()
                        .filter(one -> !one.recordedIn("EES").equals(one.person()))
                        .filter(one -> !SHARE.about(one).isEmpty())
                        .limit(300)
                        .toList();
        long found =
                written.stream()
                        .filter(one -> references(one.person()).contains(one.reference("EES")))
                        .count();
        assertThat(written).hasSize(300);
        // Arabic script is matched by consonants, which EES doesn't take for certain
        assertThat(found).isBetween(200L, 299L);
    }

    @Test
    void an_entry_written_to_a_file_of_the_population_stays_there() {
        Inhabitant one =
                inhabitants().stream()
                        .filter(it -> it.otherWritings().isEmpty() && !SHARE.about(it).isEmpty())
                        .findFirst()
                        .orElseThrow();
        int before = SHARE.about(one).getFirst().file().entries().size();
        EesClient client = new EesClient(exchange.simulator, exchange.clock());
        assertThat(
                        client.post(
                                        EesContract.FILES
                                                + "/"
                                                + one.reference("EES")
                                                + "/entry-records",
                                        "\"entry\":{\"dateTime\":\"2026-11-20T07:40:00Z\",\"borderCrossingPoint\":\"NL-AMS\"},"
                                                + "\"authorisedStayUntil\":\"2027-01-29\"")
                                .status())
                .isEqualTo(201);
        List<EesFile> files =
                files(one.person()).stream()
                        .filter(file -> file.reference().equals(one.reference("EES")))
                        .toList();
        assertThat(files)
                .singleElement()
                .satisfies(file -> assertThat(file.entries()).hasSize(before + 1));
    }

    private List<String> references(Person person) {
        return files(person).stream().map(EesFile::reference).toList();
    }

    private List<EesFile> files(Person person) {
        return exchange.ask(EesQuestions.about(person, EesQuestions.passport("X55555555")))
                        instanceof SystemAnswer.Data data
                ? ((EesData) data.data()).files()
                : List.of();
    }

    private static List<Inhabitant> inhabitants() {
        return POPULATION.all().toList();
    }
}
