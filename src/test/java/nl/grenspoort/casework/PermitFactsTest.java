package nl.grenspoort.casework;

import static org.assertj.core.api.Assertions.assertThat;

import nl.grenspoort.document.DocumentInspection;
import nl.grenspoort.entry.Facts;
import nl.grenspoort.entry.Observation;
import nl.grenspoort.entry.PermitFact;
import nl.grenspoort.entry.TravellerClass;
import nl.grenspoort.identity.PartialDate;
import nl.grenspoort.identity.Person;
import nl.grenspoort.identity.PersonName;
import nl.grenspoort.identity.Sex;
import nl.grenspoort.systems.Question.Direction;
import nl.grenspoort.systems.SystemAnswer;
import nl.grenspoort.systems.vis.VisPermits;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import java.util.List;

/** What the VIS answers about permits, and what officers saw of family ties, as facts. */
class PermitFactsTest {
    private static final Fanout FANOUT = new Fanout(TestStores.pool());

    @ParameterizedTest
    @CsvSource({
        "ISSUED, STANDS",
        "EXTENDED, STANDS",
        "RENEWED, STANDS",
        "WITHDRAWN, WITHDRAWN",
        "REVOKED, REVOKED",
        "ANNULLED, ANNULLED",
        "EXPIRED, EXPIRED"
    })
    void each_status_has_its_state(VisPermits.Status status, PermitFact.State state) {
        Facts facts = facts(Answers.permits().get(2 + status.ordinal()));
        assertThat(facts.visas()).isNull();
        assertThat(facts.permits())
                .isNotNull()
                .satisfies(
                        fact ->
                                assertThat(fact.permits())
                                        .singleElement()
                                        .returns(state, PermitFact.Permit::state)
                                        .returns("ESP", PermitFact.Permit::issuer)
                                        .returns(true, PermitFact.Permit::holder)
                                        .returns(true, PermitFact.Permit::shown));
    }

    @Test
    void another_holder_is_seen_by_name_and_birth() {
        Person other =
                new Person(
                        new PersonName("SOMEBODY", "ELSE"),
                        new PartialDate(1990, 1, 1),
                        Sex.MALE,
                        List.of());
        assertThat(facts(Answers.permit(VisPermits.Status.ISSUED, other)).permits())
                .isNotNull()
                .satisfies(
                        fact ->
                                assertThat(fact.permits())
                                        .singleElement()
                                        .returns(false, PermitFact.Permit::holder)
                                        .returns(true, PermitFact.Permit::shown));
    }

    /** An answered "nothing" is known; no answer is not (law 1). */
    @Test
    void nothing_held_is_a_fact_and_silence_is_none() {
        assertThat(facts(new SystemAnswer.NoData(Cases.VIS, SystemAnswer.Source.CENTRAL)).permits())
                .isEqualTo(new PermitFact(List.of()));
        for (SystemAnswer unknown : Answers.unknown(Cases.VIS)) {
            assertThat(facts(unknown).permits()).isNull();
        }
    }

    @ParameterizedTest
    @EnumSource(value = TravellerClass.class, mode = EnumSource.Mode.EXCLUDE, names = "RESIDENT")
    void of_nobody_else_is_anything_known_of_permits(TravellerClass regime) {
        Examination planned = FANOUT.planned(Direction.ENTRY, Travellers.documents(regime), regime);
        Examination answered =
                planned.answered(new SystemAnswer.NoData(Cases.VIS, SystemAnswer.Source.CENTRAL));
        assertThat(FactTranslator.facts(answered, Cases.SCHENGEN).permits()).isNull();
    }

    /** Directive 2004/38/EC: who showed the tie before is checked under 2016/399 Art. 8(2). */
    @ParameterizedTest
    @CsvSource({
        "USA, true,  FAMILY_VISA_EXEMPT,   BORDER_FREE_MOVEMENT",
        "KEN, true,  FAMILY_VISA_REQUIRED, BORDER_FREE_MOVEMENT",
        "USA, false, VISA_EXEMPT,          BORDER_ENTRY_TCN",
        "KEN, false, VISA_REQUIRED,        BORDER_ENTRY_TCN"
    })
    void a_tie_that_an_officer_saw_before_the_check_decides_class_and_purpose(
            String nationality, boolean shown, TravellerClass regime, String purpose) {
        List<DocumentInspection> documents = List.of(Cases.passport(nationality));
        Examination planned = FANOUT.planned(documents, List.of(new Observation.FamilyTie(shown)));
        assertThat(planned.travellerClass()).isEqualTo(regime);
        assertThat(planned.planMade().consultations())
                .extracting(one -> one.authorisation().purpose().name())
                .containsOnly(purpose);
    }

    private static Facts facts(SystemAnswer vis) {
        Examination planned =
                FANOUT.planned(
                        Direction.ENTRY,
                        Travellers.documents(TravellerClass.RESIDENT),
                        TravellerClass.RESIDENT);
        return FactTranslator.facts(planned.answered(vis), Cases.SCHENGEN);
    }
}
