package nl.grenspoort.simulator.vis;

import static org.assertj.core.api.Assertions.assertThat;

import nl.grenspoort.identity.DocumentNumber;
import nl.grenspoort.simulator.population.Inhabitant;
import nl.grenspoort.simulator.population.Population;
import nl.grenspoort.simulator.population.Regime;
import nl.grenspoort.systems.vis.Visa;
import nl.grenspoort.systems.vis.wsdl.SearchResponse;

import org.junit.jupiter.api.Test;

import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What VIS holds about the population. */
class VisPopulationTest {
    private static final Population POPULATION = new Population(2026, 20_000);
    private static final VisPopulation SHARE = new VisPopulation();

    @Test
    void six_in_ten_who_need_a_visa_have_one_with_a_sticker_of_their_own() {
        Set<DocumentNumber> stickers = new HashSet<>();
        Map<Visa.Status, Integer> states = new EnumMap<>(Visa.Status.class);
        int needing = 0;
        int former = 0;
        for (Inhabitant one : POPULATION.all().toList()) {
            needing += one.regime() == Regime.VISA_REQUIRED ? 1 : 0;
            for (StoredFile file : SHARE.about(one)) {
                Visa visa = file.visas().getFirst();
                assertThat(one.regime()).isEqualTo(Regime.VISA_REQUIRED);
                assertThat(stickers.add(visa.stickerNumber())).isTrue();
                assertThat(visa.validFrom()).isBefore(visa.validUntil());
                assertThat(visa.validFrom()).isBefore(Population.AS_OF);
                assertThat(one.documents()).anyMatch(file.travelDocument()::sameDocument);
                states.merge(visa.status(), 1, Integer::sum);
                former += file.travelDocument().sameDocument(one.document()) ? 0 : 1;
            }
        }
        assertThat(stickers.size()).isBetween(needing / 2, needing * 7 / 10);
        assertThat(states.keySet())
                .contains(Visa.Status.ISSUED, Visa.Status.ANNULLED, Visa.Status.REVOKED);
        assertThat(former).isGreaterThan(20);
    }

    @Test
    void a_holder_is_found_by_passport_and_sticker() {
        VisState state = new VisState();
        state.settle(POPULATION);
        Inhabitant one =
                POPULATION.all().filter(it -> !SHARE.about(it).isEmpty()).findFirst().orElseThrow();
        StoredFile file = SHARE.about(one).getFirst();
        Asked.Number sticker = new Asked.Number(null, one.sticker().number());
        for (Asked asked :
                List.of(
                        asked(List.of(file.travelDocument()), List.of()),
                        asked(List.of(), List.of(sticker)))) {
            SearchResponse response = state.search(asked);
            assertThat(response.getFile())
                    .singleElement()
                    .satisfies(
                            found ->
                                    assertThat(found.getVisa().getFirst().getStickerNumber())
                                            .isEqualTo(one.sticker().number().value()));
        }
    }

    private static Asked asked(
            List<nl.grenspoort.identity.DocumentReference> documents, List<Asked.Number> numbers) {
        return new Asked(null, documents, numbers, Population.AS_OF, "NLD");
    }
}
