package nl.grenspoort.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import nl.grenspoort.access.AccessPolicy;
import nl.grenspoort.access.Lane;
import nl.grenspoort.access.SystemId;
import nl.grenspoort.access.TestPolicies;
import nl.grenspoort.document.ChipVerdict;
import nl.grenspoort.document.DocumentInspection;
import nl.grenspoort.entry.Advice;
import nl.grenspoort.entry.Assessment;
import nl.grenspoort.entry.Facts;
import nl.grenspoort.entry.Observation;
import nl.grenspoort.entry.Traveller;
import nl.grenspoort.entry.TravellerClass;
import nl.grenspoort.identity.DocumentKind;
import nl.grenspoort.quality.Threat;
import nl.grenspoort.start.StartRefusedException;
import nl.grenspoort.systems.Consultation;
import nl.grenspoort.systems.Question;
import nl.grenspoort.systems.Question.Direction;
import nl.grenspoort.systems.SystemAnswer;
import nl.grenspoort.systems.SystemAnswer.NotAsked;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;

/** Whom the shipped policy lets a border check ask. */
class ConsultationPlannerTest {
    private static final AccessPolicy SHIPPED = TestPolicies.asShipped();
    private static final Set<SystemId> CONNECTED = Set.of(Cases.SIS, Cases.EES);
    private static final Set<SystemId> EVERYTHING = Set.copyOf(SHIPPED.systems());

    private static final List<String> NOT_ITS_OWN = List.of("ECRIS-TCN", "EURODAC", "CIR", "MID");

    @Test
    void the_first_line_never_plans_systems_that_are_not_its_to_ask() {
        everyCase()
                .forEach(
                        examination -> {
                            ConsultationPlan plan = plan(examination, EVERYTHING, Cases.NOW);
                            assertThat(asked(plan))
                                    .isNotEmpty()
                                    .doesNotContainAnyElementsOf(NOT_ITS_OWN);
                            assertThat(plan.notAsked())
                                    .containsAll(
                                            NOT_ITS_OWN.stream()
                                                    .map(SystemId::new)
                                                    .map(ConsultationPlannerTest::noBasis)
                                                    .toList());
                        });
    }

    @ParameterizedTest
    @EnumSource(Direction.class)
    void a_free_mover_is_looked_up_in_sis_and_nowhere_else_that_is_connected(Direction direction) {
        Examination examination = examination(Lane.KIOSK, direction, TravellerClass.FREE_MOVEMENT);
        assertThat(asked(plan(examination, CONNECTED, Cases.NOW))).containsExactly("SIS");
        assertThat(asked(plan(examination, EVERYTHING, Cases.NOW)))
                .containsExactlyInAnyOrder("SIS", "SLTD", "NATIONAL-REGISTER");
    }

    @Test
    void a_visa_is_looked_up_for_who_needs_one_and_an_authorisation_for_who_does_not() {
        assertThat(entering(TravellerClass.VISA_REQUIRED)).contains("VIS").doesNotContain("ETIAS");
        assertThat(entering(TravellerClass.VISA_EXEMPT)).contains("ETIAS").doesNotContain("VIS");
        assertThat(entering(TravellerClass.UNDETERMINED)).doesNotContain("ETIAS", "VIS");
        ConsultationPlan exit =
                plan(
                        examination(Lane.DESK, Direction.EXIT, TravellerClass.VISA_REQUIRED),
                        EVERYTHING,
                        Cases.NOW);
        assertThat(asked(exit)).contains("EES", "VIS").doesNotContain("ETIAS");
        assertThat(exit.mandatory()).doesNotContain(new SystemId("VIS"));
    }

    /** No article gives a visa or an authorisation of somebody who may need neither. */
    @Test
    void as_long_as_the_regime_is_unknown_there_is_no_basis_for_asking_what_depends_on_it() {
        ConsultationPlan plan =
                plan(
                        examination(Lane.DESK, Direction.ENTRY, TravellerClass.UNDETERMINED),
                        EVERYTHING,
                        Cases.NOW);
        assertThat(asked(plan)).containsExactly("SIS", "EES", "SLTD", "NATIONAL-REGISTER");
        assertThat(plan.notAsked())
                .contains(noBasis(new SystemId("VIS")), noBasis(new SystemId("ETIAS")));
    }

    /** 2016/399 Art. 6(1)(b), 6a, 8(2), 8(3): what each class is looked up in on entry and exit. */
    @ParameterizedTest
    @CsvSource({
        "FREE_MOVEMENT,          ENTRY, '',        ''",
        "FREE_MOVEMENT,          EXIT,  '',        ''",
        "FAMILY_WITH_CARD,       ENTRY, '',        ''",
        "FAMILY_WITH_CARD,       EXIT,  '',        ''",
        "FAMILY_VISA_EXEMPT,     ENTRY, EES ETIAS, VIS",
        "FAMILY_VISA_EXEMPT,     EXIT,  EES,       ''",
        "FAMILY_VISA_REQUIRED,   ENTRY, EES VIS,   ETIAS",
        "FAMILY_VISA_REQUIRED,   EXIT,  EES,       ''",
        "RESIDENT,               ENTRY, VIS,       ''",
        "RESIDENT,               EXIT,  '',        ''",
        "MICROSTATE,             ENTRY, '',        ''",
        "MICROSTATE,             EXIT,  '',        ''",
        "EXEMPT_CREW,            ENTRY, '',        ''",
        "EXEMPT_CREW,            EXIT,  '',        ''",
        "VISA_EXEMPT,            ENTRY, EES ETIAS, VIS",
        "VISA_EXEMPT,            EXIT,  EES,       VIS",
        "VISA_REQUIRED,          ENTRY, EES VIS,   ETIAS",
        "VISA_REQUIRED,          EXIT,  EES,       ''",
        "UNDETERMINED,           ENTRY, EES,       ''",
        "UNDETERMINED,           EXIT,  EES,       ''",
    })
    void each_class_is_looked_up_where_the_law_wants_it_and_nowhere_else(
            TravellerClass regime, Direction direction, String mandatory, String notNeeded) {
        ConsultationPlan plan =
                plan(examination(Lane.DESK, direction, regime), EVERYTHING, Cases.NOW);
        List<String> always = List.of("SIS", "SLTD", "NATIONAL-REGISTER");
        assertThat(plan.mandatory())
                .extracting(SystemId::value)
                .containsExactlyInAnyOrderElementsOf(with(always, mandatory));
        assertThat(plan.notAsked())
                .filteredOn(left -> left.reason().equals(NotAsked.NOT_NEEDED))
                .extracting(left -> left.system().value())
                .containsExactlyInAnyOrderElementsOf(with(List.of(), notNeeded));
        // nobody is asked who need not answer, but for the visa that a guard may look at on exit
        List<String> asked = new ArrayList<>(asked(plan));
        if (regime == TravellerClass.VISA_REQUIRED && direction == Direction.EXIT) {
            assertThat(asked.remove("VIS")).isTrue();
        }
        assertThat(asked).containsExactlyInAnyOrderElementsOf(with(always, mandatory));
    }

    private static List<String> with(List<String> some, String more) {
        return Stream.concat(
                        some.stream(), Stream.of(more.split(" ")).filter(word -> !word.isEmpty()))
                .toList();
    }

    /** Regulation (EC) 767/2008 Art. 22g(1): from the first day of the revised VIS on. */
    @ParameterizedTest
    @CsvSource({"2026-10-31T10:00:00Z,false", "2026-11-01T10:00:00Z,true"})
    void a_permit_is_looked_up_in_the_vis_from_its_revision_on(Instant crossing, boolean live) {
        Examination examination = examination(crossing, Direction.ENTRY, TravellerClass.RESIDENT);
        ConsultationPlan plan = plan(examination, EVERYTHING, crossing);
        assertThat(plan.mandatory().contains(Cases.VIS)).isEqualTo(live);
        assertThat(plan.notAsked().contains(new NotAsked(Cases.VIS, NotAsked.NOT_LIVE)))
                .isEqualTo(!live);
        assertThat(plan.asks(Cases.VIS, ConsultationPlanner.CHECK_PERMIT)).isEqualTo(live);
        if (live) {
            assertThat(plan.consultations())
                    .filteredOn(one -> one.system().equals(Cases.VIS))
                    .singleElement()
                    .satisfies(
                            one ->
                                    assertThat(one.authorisation().basis())
                                            .hasToString("767/2008 Art. 22g(1)"));
        }
    }

    /** Which of two questions a border check puts to one system, no row could say. */
    @Test
    void a_policy_that_would_put_two_questions_to_one_system_is_refused() {
        AccessPolicy two = TestPolicies.withOperations(Set.of("search", "check-permit"));
        assertThatThrownBy(
                        () ->
                                new ConsultationPlanner(
                                        two,
                                        CONNECTED,
                                        Cases.PHASES,
                                        Cases.PROPERTIES,
                                        () -> Cases.NOW))
                .isInstanceOf(StartRefusedException.class)
                .hasMessageContaining("would put two questions to SIS");
    }

    /**
     * Who is not asked, and why, follows from purpose and traveller class: whatever was answered,
     * on whatever lane, about whomever.
     */
    @Test
    void who_is_not_asked_depends_on_no_answer() {
        Random random = new Random(1240);
        Map<String, List<NotAsked>> told = new HashMap<>();
        everyCase()
                .forEach(
                        examination -> {
                            String same =
                                    Purposes.of(
                                                    examination.travellerClass(),
                                                    examination.check().request().direction())
                                            + " "
                                            + examination.check().request().direction()
                                            + " "
                                            + examination.travellerClass();
                            for (int i = 0; i < 50; i++) {
                                ConsultationPlan plan =
                                        plan(answered(examination, random), CONNECTED, Cases.NOW);
                                assertThat(plan.notAsked())
                                        .isEqualTo(
                                                told.computeIfAbsent(same, _ -> plan.notAsked()));
                            }
                        });
        assertThat(told).hasSize(2 * TravellerClass.values().length);
    }

    private static Examination answered(Examination examination, Random random) {
        Examination more = examination;
        for (List<SystemAnswer> answers :
                List.of(Answers.sis(), Answers.ees(), Answers.register())) {
            if (random.nextInt(4) > 0) {
                more = more.answered(answers.get(random.nextInt(answers.size())));
            }
        }
        return more;
    }

    @Test
    void every_system_appears_once_asked_or_not_asked_with_its_reason() {
        everyCase()
                .forEach(
                        examination -> {
                            for (Set<SystemId> connected :
                                    List.of(Set.<SystemId>of(), CONNECTED, EVERYTHING)) {
                                ConsultationPlan plan = plan(examination, connected, Cases.NOW);
                                assertThat(named(plan))
                                        .containsExactlyInAnyOrderElementsOf(SHIPPED.systems());
                            }
                        });
    }

    @Test
    void what_the_law_wants_asked_is_mandatory_though_not_connected() {
        ConsultationPlan plan =
                plan(
                        examination(Lane.KIOSK, Direction.ENTRY, TravellerClass.VISA_EXEMPT),
                        CONNECTED,
                        Cases.NOW);
        assertThat(plan.mandatory())
                .extracting(SystemId::value)
                .containsExactlyInAnyOrder("SIS", "SLTD", "NATIONAL-REGISTER", "EES", "ETIAS");
        assertThat(plan.notAsked())
                .contains(new NotAsked(Cases.ETIAS, NotAsked.SWITCHED_OFF))
                .contains(new NotAsked(new SystemId("VIS"), NotAsked.NOT_NEEDED));
    }

    /** The demo's dates: config/reference/phases.yaml. */
    @ParameterizedTest
    @CsvSource({
        "2026-02-10T10:00:00Z,false,false",
        "2026-03-10T10:00:00Z,true,false",
        "2026-07-10T10:00:00Z,true,true",
        "2026-11-10T10:00:00Z,true,true"
    })
    void etias_is_asked_from_its_first_day_and_required_after_the_transitional_period(
            Instant crossing, boolean asked, boolean required) {
        Examination examination =
                examination(crossing, Direction.ENTRY, TravellerClass.VISA_EXEMPT);
        ConsultationPlan plan = plan(examination, EVERYTHING, crossing);
        assertThat(asked(plan).contains("ETIAS")).isEqualTo(asked);
        assertThat(plan.mandatory().contains(Cases.ETIAS)).isEqualTo(required);
        assertThat(plan.notAsked().contains(new NotAsked(Cases.ETIAS, NotAsked.NOT_LIVE)))
                .isEqualTo(!asked);
    }

    @Test
    void before_its_first_day_nobody_waits_for_etias_and_the_guard_is_told() {
        Instant crossing = Instant.parse("2026-02-10T10:00:00Z");
        Examination examination =
                examination(crossing, Direction.ENTRY, TravellerClass.VISA_EXEMPT);
        Set<SystemId> etias = Set.of(Cases.ETIAS);
        Examination planned = examination.planned(plan(examination, etias, crossing));
        assertThat(FactTranslator.facts(planned, Cases.SCHENGEN).sources())
                .filteredOn(source -> source.system().equals("ETIAS"))
                .singleElement()
                .satisfies(
                        source ->
                                assertThat(source.state())
                                        .isEqualTo(Facts.SourceFact.State.NOT_LIVE));
        assertThat(Assessment.of(FactTranslator.facts(planned, Cases.SCHENGEN)).findings())
                .extracting(finding -> finding.key())
                .contains("source.not-live");
    }

    @Test
    void a_question_carries_its_purpose_its_article_and_one_deadline() {
        ConsultationPlan plan =
                plan(
                        examination(Lane.KIOSK, Direction.ENTRY, TravellerClass.VISA_EXEMPT),
                        CONNECTED,
                        Cases.NOW);
        assertThat(plan.consultations())
                .extracting(Consultation::deadline)
                .containsOnly(Cases.NOW.plus(Cases.PROPERTIES.consultationDeadline()));
        assertThat(plan.consultations())
                .extracting(asked -> asked.authorisation().basis().toString())
                .containsExactly("2018/1861 Art. 34(1)(a)", "2017/2226 Art. 23(2)");
        assertThat(plan.consultations())
                .extracting(Consultation::messageId)
                .doesNotHaveDuplicates();
    }

    /** {@link Question}: the travel document first, and the person whom it names. */
    @Test
    void the_travel_document_comes_first_however_the_documents_were_presented() {
        DocumentInspection passport = Cases.passport("KEN");
        DocumentInspection visa =
                new DocumentInspection(
                        DocumentKind.VISA_STICKER,
                        Cases.mrz("TZA", Cases.TODAY),
                        null,
                        ChipVerdict.NOT_PERFORMED);
        Examination examination =
                Examination.begin(Cases.opened(Lane.DESK))
                        .inspected(List.of(visa, passport))
                        .classified(Traveller.of(TravellerClass.VISA_REQUIRED));
        Question question =
                plan(examination, CONNECTED, Cases.NOW).consultations().getFirst().question();
        assertThat(question.documents())
                .extracting(document -> document.kind())
                .containsExactly(DocumentKind.PASSPORT, DocumentKind.VISA_STICKER);
        assertThat(question.person()).isEqualTo(passport.person().orElseThrow());
    }

    @Test
    void a_check_taken_up_too_late_asks_nobody_and_what_is_mandatory_is_unknown() {
        Instant late = Cases.NOW.plus(Cases.PROPERTIES.resumeWithin()).plusMillis(1);
        everyCase()
                .forEach(
                        examination -> {
                            ConsultationPlan plan = plan(examination, EVERYTHING, late);
                            assertThat(plan.consultations()).isEmpty();
                            assertThat(named(plan))
                                    .containsExactlyInAnyOrderElementsOf(SHIPPED.systems());
                            assertThat(plan.notAsked())
                                    .filteredOn(left -> plan.mandatory().contains(left.system()))
                                    .extracting(NotAsked::reason)
                                    .containsOnly(NotAsked.INTERRUPTED);
                            Assessment assessment =
                                    Assessment.of(
                                            FactTranslator.facts(
                                                    examination.planned(plan), Cases.SCHENGEN));
                            assertThat(assessment.advice()).isNotEqualTo(Advice.ADMIT_CANDIDATE);
                        });
    }

    /** 2016/399 Art. 3(b): row 28. What other purposes may ask is not asked for this one. */
    @Test
    void who_asked_for_protection_at_the_start_is_handed_over_and_nobody_is_asked() {
        everyCase()
                .forEach(
                        examination -> {
                            Examination requested = afterRequest(examination);
                            ConsultationPlan plan = plan(requested, CONNECTED, Cases.NOW);
                            assertThat(plan.consultations()).isEmpty();
                            assertThat(named(plan))
                                    .containsExactlyInAnyOrderElementsOf(SHIPPED.systems());
                            assertThat(plan.notAsked())
                                    .filteredOn(left -> plan.mandatory().contains(left.system()))
                                    .extracting(NotAsked::reason)
                                    .containsOnly(NotAsked.ASYLUM_REQUESTED);
                            Assessment assessment =
                                    Assessment.of(
                                            FactTranslator.facts(
                                                    requested.planned(plan), Cases.SCHENGEN));
                            assertThat(assessment.advice()).isEqualTo(Advice.SECOND_LINE);
                            assertThat(assessment.letters()).isEmpty();
                        });
    }

    @Test
    void a_check_taken_up_in_time_asks_again() {
        Instant inTime = Cases.NOW.plus(Cases.PROPERTIES.resumeWithin());
        assertThat(
                        asked(
                                plan(
                                        examination(
                                                Lane.KIOSK,
                                                Direction.EXIT,
                                                TravellerClass.VISA_EXEMPT),
                                        CONNECTED,
                                        inTime)))
                .containsExactly("SIS", "EES");
    }

    /** A misspelt class would silently leave a mandatory system unasked. */
    @Test
    void a_policy_that_names_a_traveller_class_nobody_knows_is_refused() {
        AccessPolicy misspelt = TestPolicies.withClasses(Set.of("VISA_EXEMT"));
        assertThatThrownBy(
                        () ->
                                new ConsultationPlanner(
                                        misspelt,
                                        CONNECTED,
                                        Cases.PHASES,
                                        Cases.PROPERTIES,
                                        () -> Cases.NOW))
                .isInstanceOf(StartRefusedException.class)
                .hasMessageContaining("line 0: unknown traveller class VISA_EXEMT");
    }

    @Test
    void a_policy_without_a_mandatory_search_of_sis_is_refused() {
        assertThatThrownBy(
                        () ->
                                new ConsultationPlanner(
                                        TestPolicies.empty(),
                                        CONNECTED,
                                        Cases.PHASES,
                                        Cases.PROPERTIES,
                                        () -> Cases.NOW))
                .isInstanceOf(StartRefusedException.class)
                .hasMessageContaining("SIS");
    }

    /** An integrator's second register, connected and forgotten in the policy. */
    @Test
    @Threat("T-SYS-7")
    void a_connected_system_that_the_policy_does_not_list_is_refused() {
        Set<SystemId> connected = Set.of(Cases.SIS, Cases.EES, new SystemId("TOWN-REGISTER"));
        assertThatThrownBy(
                        () ->
                                new ConsultationPlanner(
                                        SHIPPED,
                                        connected,
                                        Cases.PHASES,
                                        Cases.PROPERTIES,
                                        () -> Cases.NOW))
                .isInstanceOf(StartRefusedException.class)
                .hasMessageContaining("TOWN-REGISTER is connected");
    }

    /** Law 1: a system that is switched off is not one that has nothing. */
    @Test
    void a_connected_system_that_is_switched_off_makes_the_check_inconclusive() {
        Examination planned =
                examination(Lane.E_GATE, Direction.ENTRY, TravellerClass.FREE_MOVEMENT);
        planned = planned.planned(plan(planned, Set.of(Cases.EES), Cases.NOW));
        assertThat(planned.planMade().notAsked())
                .contains(new NotAsked(Cases.SIS, NotAsked.SWITCHED_OFF));
        assertThat(
                        nl.grenspoort.entry.Assessment.of(
                                        FactTranslator.facts(planned, Cases.SCHENGEN))
                                .advice())
                .isEqualTo(nl.grenspoort.entry.Advice.INCONCLUSIVE);
    }

    /** However a route is edited: a mandatory system of which nothing came is unknown. */
    @Test
    void a_consultation_that_a_route_forgot_makes_the_check_inconclusive() {
        Examination planned =
                examination(Lane.E_GATE, Direction.ENTRY, TravellerClass.FREE_MOVEMENT);
        planned = planned.planned(plan(planned, CONNECTED, Cases.NOW));
        assertThat(
                        nl.grenspoort.entry.Assessment.of(
                                        FactTranslator.facts(planned, Cases.SCHENGEN))
                                .advice())
                .isEqualTo(nl.grenspoort.entry.Advice.INCONCLUSIVE);
    }

    private static NotAsked noBasis(SystemId system) {
        return new NotAsked(system, NotAsked.NO_LEGAL_BASIS);
    }

    private static List<String> entering(TravellerClass regime) {
        return asked(plan(examination(Lane.KIOSK, Direction.ENTRY, regime), EVERYTHING, Cases.NOW));
    }

    private static Stream<Examination> everyCase() {
        return Stream.of(Lane.values())
                .flatMap(
                        lane ->
                                Stream.of(Direction.values())
                                        .flatMap(
                                                direction ->
                                                        Stream.of(TravellerClass.values())
                                                                .map(
                                                                        regime ->
                                                                                examination(
                                                                                        lane,
                                                                                        direction,
                                                                                        regime))));
    }

    private static Examination examination(Lane lane, Direction direction, TravellerClass regime) {
        return examination(Cases.NOW, lane, direction, regime);
    }

    private static Examination examination(
            Instant crossing, Direction direction, TravellerClass regime) {
        return examination(crossing, Lane.DESK, direction, regime);
    }

    private static Examination examination(
            Instant crossing, Lane lane, Direction direction, TravellerClass regime) {
        BorderCheck check =
                BorderCheck.opened(
                        NewId.next(),
                        crossing,
                        Cases.caller(Cases.terminal(lane, 1)),
                        Cases.request(direction));
        return Examination.begin(check)
                .inspected(List.of(Cases.passport("D")))
                .classified(Traveller.of(regime));
    }

    private static Examination afterRequest(Examination examination) {
        BorderCheck requested =
                examination
                        .check()
                        .observed(
                                new ObservedFact(
                                        "M2001", Cases.NOW, new Observation.AsylumRequest()));
        return Examination.begin(requested)
                .inspected(examination.inspections())
                .classified(examination.traveller());
    }

    private static ConsultationPlan plan(
            Examination examination, Set<SystemId> connected, Instant now) {
        return new ConsultationPlanner(
                        SHIPPED, connected, Cases.PHASES, Cases.PROPERTIES, () -> now)
                .plan(examination);
    }

    private static List<String> asked(ConsultationPlan plan) {
        return plan.consultations().stream().map(asked -> asked.system().value()).toList();
    }

    private static List<SystemId> named(ConsultationPlan plan) {
        List<SystemId> named = new ArrayList<>();
        plan.consultations().forEach(asked -> named.add(asked.system()));
        plan.notAsked().forEach(left -> named.add(left.system()));
        return named;
    }
}
