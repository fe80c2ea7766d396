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
import nl.grenspoort.identity.DocumentKind;
import nl.grenspoort.systems.Question.Direction;
import nl.grenspoort.systems.SystemAnswer;
import nl.grenspoort.systems.ees.EesFile.Enrolment;
import nl.grenspoort.systems.sis.SisAlert.Subject;

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

    /** Regimes whose nationality is readable; without one nothing is certain from the start. */
    private static final Map<TravellerClass, String> REGIMES =
            Map.of(
                    TravellerClass.FREE_MOVEMENT, "D",
                    TravellerClass.VISA_EXEMPT, "USA",
                    TravellerClass.VISA_REQUIRED, "KEN");

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
        return regime != TravellerClass.FREE_MOVEMENT && direction == Direction.ENTRY;
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
        REGIMES.forEach(
                (regime, nationality) -> {
                    for (Direction direction : Direction.values()) {
                        for (Fault fault : faults(nationality)) {
                            tests.add(
                                    DynamicTest.dynamicTest(
                                            "%s, %s, %s".formatted(regime, direction, fault.name()),
                                            () -> plays(regime, nationality, direction, fault)));
                        }
                        tests.addAll(systems(regime, nationality, direction));
                    }
                });
        assertThat(tests).hasSizeGreaterThan(150);
        return tests.stream();
    }

    private static void plays(
            TravellerClass regime, String nationality, Direction direction, Fault fault) {
        List<DocumentInspection> documents =
                fault.documents().isEmpty()
                        ? List.of(Cases.passport(nationality))
                        : fault.documents();
        Examination planned = FANOUT.planned(direction, withVisa(regime, nationality, documents));
        Map<SystemId, SystemAnswer> known = nothing(planned);
        fault.answer().forEach(known::replace);
        boolean asked =
                fault.answer().isEmpty()
                        || Fanout.asked(planned).containsAll(fault.answer().keySet());
        Expected expected = asked ? fault.oracle().of(regime, direction) : Expected.ADMIT;
        Conclusion conclusion = FANOUT.conclude(planned, known, answering(planned));
        assertThat(conclusion.assessment().advice())
                .as("%s", conclusion.assessment().findings())
                .isEqualTo(expected.advice());
        assertThat(conclusion.assessment().letters())
                .containsExactlyInAnyOrderElementsOf(expected.letters());
    }

    /** Each system that is asked, in each state that leaves it unknown. */
    private static List<DynamicTest> systems(
            TravellerClass regime, String nationality, Direction direction) {
        Examination planned =
                FANOUT.planned(
                        direction,
                        withVisa(regime, nationality, List.of(Cases.passport(nationality))));
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
                                regime == TravellerClass.FREE_MOVEMENT
                                        ? Expected.of(Advice.SECOND_LINE)
                                        : direction == Direction.EXIT
                                                ? Expected.ADMIT
                                                : Expected.of(
                                                        Advice.REFUSAL_CANDIDATE, RefusalLetter.H)),
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
                        (_, direction) ->
                                direction == Direction.ENTRY
                                        ? Expected.of(Advice.REFUSAL_CANDIDATE, RefusalLetter.F)
                                        : Expected.ADMIT),
                ees(
                        "stays too long (2017/2226 Art. 11(2)), or an exit is missing",
                        Answers.ees(
                                Answers.file(
                                        Enrolment.PRESENT,
                                        List.of(Answers.entry(120, null)),
                                        List.of())),
                        (_, _) -> Expected.ADMIT),
                ees(
                        "two files (2017/2226 Art. 27)",
                        Answers.ees(
                                Answers.file(Enrolment.PRESENT, List.of(), List.of()),
                                Answers.file(Enrolment.PRESENT, List.of(), List.of())),
                        (_, _) -> Expected.of(Advice.SECOND_LINE)));
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

    private static Fault ees(String name, SystemAnswer answer, Oracle oracle) {
        return new Fault(name, List.of(), Map.of(Cases.EES, answer), oracle);
    }

    private static List<DocumentInspection> withVisa(
            TravellerClass regime, String nationality, List<DocumentInspection> documents) {
        if (regime != TravellerClass.VISA_REQUIRED) {
            return documents;
        }
        List<DocumentInspection> both = new ArrayList<>(documents);
        both.add(
                new DocumentInspection(
                        DocumentKind.VISA_STICKER,
                        Cases.mrz(nationality, Cases.TODAY.plusYears(1)),
                        null,
                        new ChipVerdict(ChipVerdict.Result.NOT_PERFORMED, List.of(), "")));
        return both;
    }

    /** The answer of each system under which nothing is wrong. */
    private static Map<SystemId, SystemAnswer> nothing(Examination planned) {
        Map<SystemId, SystemAnswer> nothing = new HashMap<>();
        Fanout.asked(planned).forEach(system -> nothing.put(system, Answers.of(system).getFirst()));
        return nothing;
    }

    private static Map<SystemId, State> answering(Examination planned) {
        Map<SystemId, State> states = new HashMap<>();
        Fanout.asked(planned).forEach(system -> states.put(system, State.ANSWERS));
        return states;
    }
}
