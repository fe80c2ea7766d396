package nl.grenspoort.casework;

import static org.assertj.core.api.Assertions.assertThat;

import nl.grenspoort.access.SystemId;
import nl.grenspoort.casework.Fanout.State;
import nl.grenspoort.document.ChipVerdict;
import nl.grenspoort.document.DocumentInspection;
import nl.grenspoort.entry.Advice;
import nl.grenspoort.entry.AlertCategory;
import nl.grenspoort.entry.TravellerClass;
import nl.grenspoort.finding.RefusalLetter;
import nl.grenspoort.systems.Question.Direction;
import nl.grenspoort.systems.SystemAnswer;
import nl.grenspoort.systems.ees.EesFile.Enrolment;
import nl.grenspoort.systems.sis.SisAlert.Subject;
import nl.grenspoort.systems.vis.VisPermits;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Every pair of traveller class and direction with every single fault: of a document, of what a
 * system holds, of a system. What must come out is written down beside each fault, by the article,
 * and not taken from the rules.
 */
class OneFaultTest {
    private static final Fanout FANOUT = new Fanout(TestStores.pool());

    /** All but the unknown one: with it nothing is certain from the start. */
    private static final Set<TravellerClass> REGIMES =
            EnumSet.complementOf(EnumSet.of(TravellerClass.UNDETERMINED));

    private static final Set<TravellerClass> FREE =
            EnumSet.of(
                    TravellerClass.FREE_MOVEMENT,
                    TravellerClass.FAMILY_WITH_CARD,
                    TravellerClass.FAMILY_VISA_EXEMPT,
                    TravellerClass.FAMILY_VISA_REQUIRED);

    /** What must come out. */
    private record Expected(Advice advice, Set<RefusalLetter> letters) {
        static final Expected ADMIT = of(Advice.ADMIT_CANDIDATE);
        static final Expected UNKNOWN = of(Advice.INCONCLUSIVE);

        static Expected of(Advice advice, RefusalLetter... letters) {
            return new Expected(advice, Set.of(letters));
        }
    }

    /** A third-country national who enters: the only one whom a form of refusal can be given. */
    private static boolean refusable(TravellerClass regime, Direction direction) {
        return !FREE.contains(regime) && direction == Direction.ENTRY;
    }

    private interface Oracle {
        Expected of(TravellerClass regime, Direction direction);
    }

    /**
     * One thing that is wrong.
     *
     * @param documents instead of a good passport; empty where that is not what is wrong
     * @param answer instead of nothing held; null where that is not what is wrong
     */
    private record Fault(
            String name,
            List<DocumentInspection> documents,
            Map<SystemId, SystemAnswer> answer,
            Oracle oracle) {}

    @TestFactory
    Stream<DynamicTest> each_class_and_direction_with_one_fault() {
        List<DynamicTest> tests = new ArrayList<>();
        for (TravellerClass regime : REGIMES) {
            for (Direction direction : Direction.values()) {
                for (Fault fault : faults(Travellers.nationality(regime))) {
                    tests.add(
                            DynamicTest.dynamicTest(
                                    "%s, %s, %s".formatted(regime, direction, fault.name()),
                                    () -> plays(regime, direction, fault)));
                }
                tests.addAll(systems(regime, direction));
            }
        }
        assertThat(tests).hasSizeGreaterThan(500);
        return tests.stream();
    }

    private static void plays(TravellerClass regime, Direction direction, Fault fault) {
        List<DocumentInspection> documents =
                fault.documents().isEmpty()
                        ? Travellers.documents(regime)
                        : Travellers.with(regime, fault.documents().getFirst());
        Examination planned = FANOUT.planned(direction, documents, regime);
        Map<SystemId, SystemAnswer> known = nothing(planned);
        boolean asked = fault.answer().isEmpty() || asks(planned, fault);
        if (asked) {
            known.putAll(fault.answer());
        }
        Expected expected = asked ? fault.oracle().of(regime, direction) : Expected.ADMIT;
        Conclusion conclusion = FANOUT.conclude(planned, known, answering(planned));
        assertThat(conclusion.assessment().advice())
                .as("%s", conclusion.assessment().findings())
                .isEqualTo(expected.advice());
        assertThat(conclusion.assessment().letters())
                .containsExactlyInAnyOrderElementsOf(expected.letters());
    }

    private static boolean asks(Examination planned, Fault fault) {
        return planned.planMade().consultations().stream()
                .anyMatch(
                        one ->
                                fault.answer().containsKey(one.system())
                                        && (!one.system().equals(Cases.VIS)
                                                || one.authorisation()
                                                        .operation()
                                                        .equals(ConsultationPlanner.CHECK_PERMIT)));
    }

    /** Each system that is asked, in each state that leaves it unknown. */
    private static List<DynamicTest> systems(TravellerClass regime, Direction direction) {
        Examination planned = FANOUT.planned(direction, Travellers.documents(regime), regime);
        List<DynamicTest> tests = new ArrayList<>();
        for (SystemId system : Fanout.asked(planned)) {
            for (State state : EnumSet.complementOf(EnumSet.of(State.ANSWERS))) {
                boolean mandatory = planned.planMade().mandatory().contains(system);
                tests.add(
                        DynamicTest.dynamicTest(
                                "%s, %s, %s %s".formatted(regime, direction, system, state),
                                () -> {
                                    Map<SystemId, State> states = answering(planned);
                                    states.put(system, state);
                                    assertThat(
                                                    FANOUT.conclude(
                                                                    planned,
                                                                    nothing(planned),
                                                                    states)
                                                            .assessment()
                                                            .advice())
                                            .isEqualTo(
                                                    mandatory
                                                            ? Advice.INCONCLUSIVE
                                                            : Advice.ADMIT_CANDIDATE);
                                }));
            }
        }
        return tests;
    }

    private static List<Fault> faults(String nationality) {
        LocalDate good = Cases.TODAY.plusYears(5);
        return List.of(
                new Fault("nothing", List.of(), Map.of(), (_, _) -> Expected.ADMIT),
                document(
                        "expired (2016/399 Art. 6(1)(a))",
                        Cases.passport(
                                nationality, Cases.TODAY.minusDays(1), ChipVerdict.Result.PASSED),
                        (regime, direction) ->
                                refusable(regime, direction)
                                        ? Expected.of(Advice.REFUSAL_CANDIDATE, RefusalLetter.A)
                                        : Expected.of(Advice.SECOND_LINE)),
                document(
                        "chip forged",
                        Cases.passport(nationality, good, ChipVerdict.Result.FAILED),
                        (regime, direction) ->
                                refusable(regime, direction)
                                        ? Expected.of(Advice.SECOND_LINE, RefusalLetter.B)
                                        : Expected.of(Advice.SECOND_LINE)),
                document(
                        "chip of an unknown issuer",
                        Cases.passport(nationality, good, ChipVerdict.Result.UNDETERMINED),
                        (_, _) -> Expected.UNKNOWN),
                document(
                        "chip not read",
                        Cases.passport(nationality, good, ChipVerdict.Result.NOT_PERFORMED),
                        (_, _) -> Expected.ADMIT),
                sis(
                        "wanted for arrest (2018/1862 Art. 26)",
                        AlertCategory.ARREST,
                        (_, _) -> Expected.of(Advice.SECOND_LINE)),
                sis(
                        "discreet check (2018/1862 Art. 37(3))",
                        AlertCategory.DISCREET,
                        (_, _) -> Expected.ADMIT),
                sis(
                        "refusal of entry (2018/1861 Art. 24(1)(b))",
                        AlertCategory.RFSE_24_1B,
                        (regime, direction) ->
                                FREE.contains(regime)
                                        ? Expected.of(Advice.SECOND_LINE)
                                        : direction == Direction.EXIT
                                                ? Expected.ADMIT
                                                // 2016/399 Art. 6(5)(a): the States consult first
                                                : regime == TravellerClass.RESIDENT
                                                        ? Expected.of(Advice.SECOND_LINE)
                                                        : Expected.of(
                                                                Advice.REFUSAL_CANDIDATE,
                                                                RefusalLetter.H)),
                sis(
                        "return decision (2018/1860 Art. 6)",
                        AlertCategory.RETURN,
                        (_, direction) ->
                                direction == Direction.EXIT
                                        ? Expected.ADMIT
                                        : Expected.of(Advice.SECOND_LINE)),
                ees(
                        "ninety days used (2016/399 Art. 6(1))",
                        Answers.ees(
                                Answers.file(
                                        Enrolment.PRESENT,
                                        List.of(Answers.entry(100, 1)),
                                        List.of())),
                        // 2017/2226 Art. 16(2)(c): no limit for members of the family
                        (regime, direction) ->
                                refusable(regime, direction)
                                        ? Expected.of(Advice.REFUSAL_CANDIDATE, RefusalLetter.F)
                                        : Expected.ADMIT),
                ees(
                        "stays too long (2017/2226 Art. 11(2)), or an exit is missing",
                        Answers.ees(
                                Answers.file(
                                        Enrolment.PRESENT,
                                        List.of(Answers.entry(120, null)),
                                        List.of())),
                        // 2016/399 Art. 12(1): the overstay may be presumed, and be rebutted
                        (regime, direction) ->
                                refusable(regime, direction)
                                        ? Expected.of(Advice.SECOND_LINE)
                                        : Expected.ADMIT),
                ees(
                        "two files (2017/2226 Art. 27)",
                        Answers.ees(
                                Answers.file(Enrolment.PRESENT, List.of(), List.of()),
                                Answers.file(Enrolment.PRESENT, List.of(), List.of())),
                        (_, _) -> Expected.of(Advice.SECOND_LINE)),
                permit(
                        "permit withdrawn (2016/399 Art. 6(1)(b))",
                        Answers.permits().get(2 + VisPermits.Status.WITHDRAWN.ordinal()),
                        (_, _) -> Expected.of(Advice.SECOND_LINE, RefusalLetter.C)),
                permit(
                        "permit that the VIS does not know (2016/399 Art. 8(3)(bb))",
                        new SystemAnswer.NoData(Cases.VIS, SystemAnswer.Source.CENTRAL),
                        (_, _) -> Expected.of(Advice.SECOND_LINE, RefusalLetter.D)));
    }

    private static Fault document(String name, DocumentInspection document, Oracle oracle) {
        return new Fault(name, List.of(document), Map.of(), oracle);
    }

    private static Fault sis(String name, AlertCategory category, Oracle oracle) {
        return new Fault(
                name,
                List.of(),
                Map.of(
                        Cases.SIS,
                        Answers.sis(Answers.alert(category, Subject.PERSON, false, false))),
                oracle);
    }

    private static Fault permit(String name, SystemAnswer answer, Oracle oracle) {
        return new Fault(name, List.of(), Map.of(Cases.VIS, answer), oracle);
    }

    private static Fault ees(String name, SystemAnswer answer, Oracle oracle) {
        return new Fault(name, List.of(), Map.of(Cases.EES, answer), oracle);
    }

    /** The answer of each system under which nothing is wrong. */
    private static Map<SystemId, SystemAnswer> nothing(Examination planned) {
        Map<SystemId, SystemAnswer> nothing = new HashMap<>();
        planned.planMade()
                .consultations()
                .forEach(one -> nothing.put(one.system(), Answers.of(one).getFirst()));
        return nothing;
    }

    private static Map<SystemId, State> answering(Examination planned) {
        Map<SystemId, State> states = new HashMap<>();
        Fanout.asked(planned).forEach(system -> states.put(system, State.ANSWERS));
        return states;
    }
}
