package nl.grenspoort.simulator.etias;

import static org.assertj.core.api.Assertions.assertThat;

import nl.grenspoort.simulator.population.Inhabitant;
import nl.grenspoort.simulator.population.Population;
import nl.grenspoort.simulator.population.Regime;

import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** What ETIAS holds about the population; the reader of files has found it possible. */
class EtiasPopulationTest {
    private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");
    private static final EtiasPopulation SHARE = new EtiasPopulation();

    @Test
    void two_in_three_visa_exempt_have_applied_and_most_have_an_authorisation() {
        Population population = new Population(2026, 20_000);
        Set<String> references = new HashSet<>();
        Map<State, Integer> states = new EnumMap<>(State.class);
        int exempt = 0;
        int formerDocument = 0;
        for (Inhabitant one : population.all().toList()) {
            exempt += one.regime() == Regime.VISA_EXEMPT ? 1 : 0;
            for (Application application : SHARE.about(one)) {
                assertThat(one.regime()).isEqualTo(Regime.VISA_EXEMPT);
                assertThat(references.add(application.reference())).isTrue();
                assertThat(one.documents()).anyMatch(application.document()::sameDocument);
                State state = application.stateAt(NOW);
                assertThat(state).isNotNull();
                states.merge(state, 1, Integer::sum);
                formerDocument += application.document().sameDocument(one.document()) ? 0 : 1;
            }
        }
        assertThat(references.size()).isBetween(exempt / 2, exempt * 2 / 3);
        assertThat(states.getOrDefault(State.ISSUED, 0)).isGreaterThan(references.size() * 8 / 10);
        assertThat(states.keySet())
                .contains(
                        State.SUBMITTED,
                        State.REFUSED,
                        State.ISSUED_LTV,
                        State.ANNULLED,
                        State.REVOKED);
        assertThat(formerDocument).isGreaterThan(10);
    }
}
