package nl.grenspoort.simulator.register;

import static org.assertj.core.api.Assertions.assertThat;

import nl.grenspoort.simulator.population.Inhabitant;
import nl.grenspoort.simulator.population.Population;
import nl.grenspoort.simulator.population.Trait;
import nl.grenspoort.systems.SystemAnswer;
import nl.grenspoort.systems.register.RegisterContract;
import nl.grenspoort.systems.register.RegisterData;
import nl.grenspoort.systems.register.RegisterQuestions;
import nl.grenspoort.systems.register.RegisterRecord;
import nl.grenspoort.systems.register.RegisterRecord.MatchType;
import nl.grenspoort.systems.rest.JsonContract;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What the national register holds about the population. */
class RegisterPopulationTest {
    private static final Population POPULATION = new Population(2026, 50_000);
    private static final RegisterPopulation SHARE = new RegisterPopulation("national-register");

    @Test
    void a_few_in_a_thousand_have_records_of_every_kind_that_keep_to_the_contract() {
        JsonContract contract = RegisterContract.load();
        Set<String> references = new HashSet<>();
        Set<RegisterRecord.Kind> kinds = EnumSet.noneOf(RegisterRecord.Kind.class);
        POPULATION
                .all()
                .forEach(
                        one -> {
                            for (StoredRecord record : SHARE.about(one)) {
                                assertThat(references.add(record.entry().reference())).isTrue();
                                kinds.add(record.entry().kind());
                                assertThat(
                                                contract.violations(
                                                        "Record", record.written(MatchType.EXACT)))
                                        .isEmpty();
                            }
                        });
        assertThat(references).hasSizeBetween(400, 1200);
        assertThat(kinds).containsExactlyInAnyOrder(RegisterRecord.Kind.values());
    }

    @Test
    void somebody_who_looks_like_a_recorded_person_is_no_exact_hit() {
        RegisterPair pair = new RegisterPair();
        pair.simulator.settled(POPULATION);
        List<MatchType> matches = new ArrayList<>();
        for (Inhabitant one : POPULATION.all().toList()) {
            Inhabitant like = one.number() < 10 ? one : POPULATION.inhabitant(one.number() - 10);
            boolean alike =
                    one.traits().contains(Trait.TWIN)
                            || one.traits().contains(Trait.LOOK_ALIKE_LETTER);
            boolean recorded =
                    SHARE.about(like).stream().anyMatch(record -> record.person() != null);
            if (alike && recorded && SHARE.about(one).isEmpty()) {
                SystemAnswer answer = pair.ask(RegisterQuestions.entering(one.person()));
                if (answer instanceof SystemAnswer.Data data) {
                    ((RegisterData) data.data())
                            .records().stream()
                                    .filter(it -> it.reference().equals(like.reference("NLR")))
                                    .forEach(it -> matches.add(it.match()));
                }
            }
        }
        assertThat(matches).isNotEmpty().containsOnly(MatchType.FUZZY);
    }
}
