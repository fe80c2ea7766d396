package nl.grenspoort.simulator.population;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import static java.util.Objects.requireNonNull;

import nl.grenspoort.access.SystemId;
import nl.grenspoort.document.Mrz;
import nl.grenspoort.document.MrzReader;
import nl.grenspoort.document.MrzReading;
import nl.grenspoort.identity.MatchType;
import nl.grenspoort.identity.NameMatch;
import nl.grenspoort.identity.Person;
import nl.grenspoort.simulator.population.PopulationSearch.Found;
import nl.grenspoort.simulator.population.PopulationSearch.Query;

import org.junit.jupiter.api.Test;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** An integrator looks for somebody to try a check with. */
class PopulationSearchTest {
    private final Population population = new Population(2026, 3000);
    private final PopulationSearch search = new PopulationSearch(population);

    @Test
    void a_name_is_found_however_it_is_written() {
        Inhabitant one =
                population
                        .all()
                        .filter(it -> it.person().name().surname().contains("ü"))
                        .findFirst()
                        .orElseThrow();
        String first = one.person().name().surname().split("[ -]")[0];
        for (String written : List.of(first, first.replace("ü", "ue"), first.replace("ü", "u"))) {
            assertThat(search.find(named(written)))
                    .as(written)
                    .extracting(Found::number)
                    .contains(one.number());
        }
    }

    @Test
    void every_condition_narrows() {
        population.source(
                new SystemId("VIS"),
                one -> one.number() % 3 == 0 ? List.of(one) : List.of(),
                one -> one.reference("VIS"));
        List<Found> found =
                search.find(
                        new Query(null, null, "tur", Regime.VISA_REQUIRED, Trait.TWIN, "vis", 5));
        assertThat(found).isNotEmpty().hasSizeLessThanOrEqualTo(5);
        assertThat(found)
                .allSatisfy(
                        one -> {
                            assertThat(one.held()).containsOnlyKeys("VIS");
                            assertThat(one.person().nationalities()).contains("TUR");
                            assertThat(one.traits()).contains(Trait.TWIN);
                        });
        assertThat(search.find(new Query(null, null, null, null, null, "NOWHERE", 5))).isEmpty();
        assertThatThrownBy(() -> new Query(null, null, null, null, null, null, 0))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_document_finds_its_holder() {
        Inhabitant one = population.inhabitant(77);
        for (var held : one.documents()) {
            assertThat(
                            search.find(
                                    new Query(
                                            null,
                                            held.number()
                                                    .value()
                                                    .toLowerCase(java.util.Locale.ROOT),
                                            null,
                                            null,
                                            null,
                                            null,
                                            5)))
                    .singleElement()
                    .returns(77, Found::number);
        }
    }

    /** Register and MRZ write most names differently; whoever shows the document is that person. */
    @Test
    void the_mrz_told_is_read_as_the_person() {
        Map<MatchType, Integer> types = new EnumMap<>(MatchType.class);
        Query everybody = new Query(null, null, null, null, null, null, 3000);
        for (Found found : search.find(everybody)) {
            Person person = population.inhabitant(found.number()).person();
            Mrz mrz = read(found.mrz());
            assertThat(mrz.checkDigitsHold()).isTrue();
            assertThat(mrz.birth()).isEqualTo(person.birth());
            MatchType type = NameMatch.between(requireNonNull(mrz.name()), person.name()).type();
            types.merge(type, 1, Integer::sum);
        }
        assertThat(types)
                .containsOnlyKeys(MatchType.EXACT, MatchType.TRANSLITERATED, MatchType.TRUNCATED);
    }

    private static Mrz read(List<String> lines) {
        return ((MrzReading.Read) MrzReader.read(lines, Population.AS_OF)).mrz();
    }

    private static Query named(String name) {
        return new Query(name, null, null, null, null, null, 200);
    }
}
