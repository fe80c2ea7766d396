package nl.grenspoort.simulator.sis;

import static org.assertj.core.api.Assertions.assertThat;

import nl.grenspoort.simulator.population.Inhabitant;
import nl.grenspoort.simulator.population.Population;
import nl.grenspoort.simulator.population.Trait;
import nl.grenspoort.systems.sis.wsdl.Alert;
import nl.grenspoort.systems.sis.wsdl.Category;
import nl.grenspoort.systems.sis.wsdl.MatchType;
import nl.grenspoort.systems.sis.wsdl.Subject;

import org.junit.jupiter.api.Test;

import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What SIS holds about the population. */
class SisPopulationTest {
    private static final Population POPULATION = new Population(2026, 50_000);
    private static final SisPopulation SHARE = new SisPopulation();

    private final SisState state = new SisState(SisRecords.NONE);

    SisPopulationTest() {
        state.settle(POPULATION);
    }

    @Test
    void there_are_alerts_of_many_categories_with_ids_of_their_own() {
        Set<String> ids = new HashSet<>();
        Map<Category, Integer> categories = new EnumMap<>(Category.class);
        POPULATION
                .all()
                .flatMap(one -> SHARE.about(one).stream())
                .forEach(
                        alert -> {
                            assertThat(ids.add(alert.schengenId())).isTrue();
                            categories.merge(alert.category(), 1, Integer::sum);
                            assertThat(alert.returnDecision() != null)
                                    .isEqualTo(alert.category() == Category.RETURN);
                        });
        assertThat(ids).hasSizeBetween(600, 1500);
        assertThat(categories).hasSizeGreaterThan(9);
        assertThat(categories.get(Category.OBJECT_SEIZE)).isGreaterThan(200);
    }

    @Test
    void everybody_alerted_is_found_by_name_and_every_lost_document_by_its_number() {
        int persons = 0;
        for (Inhabitant one : POPULATION.all().toList()) {
            for (AlertRecord alert : SHARE.about(one)) {
                boolean person = alert.subject() == Subject.PERSON;
                persons += person ? 1 : 0;
                Query query =
                        person
                                ? new Query(
                                        one.recordedIn("SIS").name(),
                                        one.recordedIn("SIS").birth(),
                                        List.of())
                                : new Query(null, null, List.of(one.documents().getLast()));
                assertThat(state.search(query).getAlert())
                        .filteredOn(found -> found.getSchengenId().equals(alert.schengenId()))
                        .singleElement()
                        .returns(
                                person ? MatchType.EXACT : MatchType.DOCUMENT, Alert::getMatchType);
            }
        }
        assertThat(persons).isGreaterThan(250);
    }

    @Test
    void somebody_born_a_day_or_a_year_apart_is_not_taken_for_the_alerted() {
        int near = 0;
        for (Inhabitant one : POPULATION.all().toList()) {
            boolean alike =
                    one.traits().contains(Trait.LOOK_ALIKE_DAY)
                            || one.traits().contains(Trait.LOOK_ALIKE_YEAR);
            if (alike) {
                Inhabitant like = POPULATION.inhabitant(one.number() - 10);
                for (AlertRecord alert : SHARE.about(like)) {
                    near++;
                    assertThat(
                                    state.search(
                                                    new Query(
                                                            one.person().name(),
                                                            one.person().birth(),
                                                            List.of(one.document())))
                                            .getAlert())
                            .extracting(Alert::getSchengenId)
                            .doesNotContain(alert.schengenId());
                }
            }
        }
        assertThat(near).isGreaterThan(20);
    }
}
