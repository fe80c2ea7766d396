package nl.grenspoort.simulator.sltd;

import static org.assertj.core.api.Assertions.assertThat;

import nl.grenspoort.identity.DocumentReference;
import nl.grenspoort.simulator.Sandbox;
import nl.grenspoort.simulator.population.Inhabitant;
import nl.grenspoort.simulator.population.Population;
import nl.grenspoort.simulator.rest.RestPair;
import nl.grenspoort.systems.SystemAnswer;
import nl.grenspoort.systems.sltd.SltdData;
import nl.grenspoort.systems.sltd.SltdHit;
import nl.grenspoort.systems.sltd.SltdHit.Status;
import nl.grenspoort.systems.sltd.SltdQuestions;
import nl.grenspoort.trust.Oin;
import nl.grenspoort.trust.TestPki;

import org.junit.jupiter.api.Test;

import java.time.InstantSource;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Which documents of the population are reported; the reader of files has found each possible. */
class SltdPopulationTest {
    private static final Oin GATEWAY = new Oin("00000099000000000100");
    private static final Population POPULATION = new Population(2026, 20_000);
    private static final SltdPopulation SHARE = new SltdPopulation();

    @Test
    void most_lost_documents_are_reported_and_no_others() {
        Set<String> references = new HashSet<>();
        Set<Status> statuses = EnumSet.noneOf(Status.class);
        int lost = 0;
        for (Inhabitant one : POPULATION.all().toList()) {
            lost += one.lost() == null ? 0 : 1;
            for (ListedDocument listed : SHARE.about(one)) {
                assertThat(listed.document()).isEqualTo(one.lost());
                assertThat(listed.reportedOn()).isBefore(Population.AS_OF);
                assertThat(references.add(listed.recordId())).isTrue();
                statuses.add(listed.status());
            }
        }
        assertThat(lost).isGreaterThan(100);
        assertThat(references).hasSizeBetween(lost * 8 / 10, lost - 1);
        assertThat(statuses).containsExactlyInAnyOrder(Status.LOST, Status.STOLEN, Status.REVOKED);
    }

    @Test
    void a_reported_document_is_found_and_its_holders_new_one_is_not() {
        InstantSource clock = InstantSource.system();
        RestPair pair =
                new RestPair(
                        SltdQuestions.adapter(clock),
                        SltdSimulatorConfiguration.simulator(TestPki.shared(), GATEWAY, clock)
                                .settled(POPULATION)
                                .in(new Sandbox(GATEWAY, () -> SltdQuestions.CROSSING)),
                        TestPki.shared().credentials("sltd-signing"),
                        clock);
        List<Inhabitant> holders =
                POPULATION.all().filter(one -> !SHARE.about(one).isEmpty()).limit(20).toList();
        assertThat(holders).hasSize(20);
        for (Inhabitant one : holders) {
            DocumentReference lost = SHARE.about(one).getFirst().document();
            SystemAnswer answer = pair.ask(SltdQuestions.about(lost));
            assertThat(answer).isInstanceOf(SystemAnswer.Data.class);
            assertThat(((SltdData) ((SystemAnswer.Data) answer).data()).hits())
                    .extracting(SltdHit::recordId)
                    .containsExactly(one.reference("SLTD"));
            assertThat(one.document()).isNotEqualTo(lost);
            assertThat(pair.ask(SltdQuestions.about(one.document())))
                    .isInstanceOf(SystemAnswer.NoData.class);
        }
    }
}
