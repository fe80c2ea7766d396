package nl.grenspoort.casework;

import static org.assertj.core.api.Assertions.assertThat;

import static java.util.Objects.requireNonNull;

import nl.grenspoort.access.Lane;
import nl.grenspoort.access.SystemId;
import nl.grenspoort.biometrics.Capture;
import nl.grenspoort.casework.Fanout.State;
import nl.grenspoort.entry.Advice;
import nl.grenspoort.entry.TravellerClass;
import nl.grenspoort.finding.Finding;
import nl.grenspoort.systems.Consultation;
import nl.grenspoort.systems.Question.Direction;
import nl.grenspoort.systems.SystemAnswer;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Law 1 over every subset of systems that is down, slow or lying, for each class of traveller and
 * each direction: a mandatory system that is unknown never lets anybody pass, and taking an answer
 * away makes no advice better and hides nothing that another source supports.
 */
class EverySubsetOfSystemsTest {
    private static final Fanout FANOUT = new Fanout(TestStores.pool());

    /** How many mixtures of answers of several systems are drawn, beside each answer by itself. */
    private static final int MIXTURES = 60;

    static Stream<Arguments> crossings() {
        return Stream.of(TravellerClass.values())
                .flatMap(
                        regime ->
                                Stream.of(Direction.values())
                                        .map(direction -> Arguments.of(regime, direction)));
    }

    /** Every system in every state, with nothing held against the traveller. */
    @ParameterizedTest
    @MethodSource("crossings")
    void whatever_mixture_of_states_nobody_passes_on_an_unknown(
            TravellerClass regime, Direction direction, TestReporter reporter) {
        Examination planned = planned(regime, direction);
        List<SystemId> asked = Fanout.asked(planned);
        Map<SystemId, SystemAnswer> nothing = nothing(planned);
        Map<Map<SystemId, State>, Conclusion> all = new LinkedHashMap<>();
        for (Map<SystemId, State> states : everyMixture(asked, EnumSet.allOf(State.class))) {
            Conclusion conclusion = FANOUT.conclude(planned, nothing, states);
            all.put(states, conclusion);
            nobodyPassesOnAnUnknown(planned, states, conclusion);
        }
        assertThat(all).hasSize((int) Math.pow(State.values().length, asked.size()));
        everyRemoval(all);
        reporter.publishEntry("mixtures of states", Integer.toString(all.size()));
    }

    /** Every answer of every system, and mixtures of them, with every subset taken away. */
    @ParameterizedTest
    @MethodSource("crossings")
    void taking_answers_away_makes_nothing_better_and_hides_nothing(
            TravellerClass regime, Direction direction, TestReporter reporter) {
        Examination planned = planned(regime, direction);
        List<SystemId> asked = Fanout.asked(planned);
        int subsets = 0;
        Set<Advice> seen = new HashSet<>();
        for (Map<SystemId, SystemAnswer> held : heldAgainst(planned)) {
            for (State unknown : EnumSet.of(State.DOWN, State.SLOW, State.FORGED)) {
                Map<Map<SystemId, State>, Conclusion> all = new HashMap<>();
                for (Map<SystemId, State> states :
                        everyMixture(asked, EnumSet.of(State.ANSWERS, unknown))) {
                    Conclusion conclusion = FANOUT.conclude(planned, held, states);
                    all.put(states, conclusion);
                    nobodyPassesOnAnUnknown(planned, states, conclusion);
                    seen.add(conclusion.assessment().advice());
                }
                everyRemoval(all);
                subsets += all.size();
            }
        }
        assertThat(seen).contains(Advice.INCONCLUSIVE, Advice.SECOND_LINE);
        reporter.publishEntry("subsets", Integer.toString(subsets));
    }

    /** So that the property speaks of every system that can say something. */
    @Test
    void every_system_with_an_adapter_has_something_to_say_here() {
        for (SystemId system : Examinations.CONNECTED) {
            assertThat(Answers.of(system)).as("answers of %s", system).hasSizeGreaterThan(1);
        }
    }

    @Test
    void the_plan_of_some_crossing_asks_every_system_that_is_connected() {
        Set<SystemId> asked =
                crossings()
                        .flatMap(
                                crossing ->
                                        Fanout.asked(
                                                planned(
                                                        (TravellerClass) crossing.get()[0],
                                                        (Direction) crossing.get()[1]))
                                                .stream())
                        .collect(Collectors.toUnmodifiableSet());
        assertThat(asked).containsAll(Examinations.CONNECTED);
    }

    private static Examination planned(TravellerClass regime, Direction direction) {
        return FANOUT.planned(direction, Travellers.documents(regime), regime);
    }

    private static void nobodyPassesOnAnUnknown(
            Examination planned, Map<SystemId, State> states, Conclusion conclusion) {
        boolean unknown =
                states.entrySet().stream()
                        .anyMatch(
                                it ->
                                        it.getValue().unknown()
                                                && planned.planMade()
                                                        .mandatory()
                                                        .contains(it.getKey()));
        assertThat(conclusion.answers())
                .as("each system once, %s", states)
                .hasSize(Fanout.POLICY.systems().size());
        if (unknown) {
            assertThat(conclusion.assessment().advice())
                    .as("%s", states)
                    .isNotEqualTo(Advice.ADMIT_CANDIDATE);
            for (Lane lane : Lane.values()) {
                assertThat(ended(lane, conclusion))
                        .as("%s at %s", states, lane)
                        .isNotEqualTo(Instruction.Final.OPEN);
            }
        }
    }

    /** Each conclusion beside the one that had one answer more. */
    private static void everyRemoval(Map<Map<SystemId, State>, Conclusion> all) {
        all.forEach(
                (states, without) ->
                        states.forEach(
                                (system, state) -> {
                                    if (state.unknown()) {
                                        Map<SystemId, State> more = new HashMap<>(states);
                                        more.put(system, State.ANSWERS);
                                        removal(
                                                system,
                                                more,
                                                requireNonNull(all.get(more)),
                                                without);
                                    }
                                }));
    }

    private static void removal(
            SystemId taken, Map<SystemId, State> states, Conclusion known, Conclusion without) {
        Advice after = without.assessment().advice();
        assertThat(notBetter(known.assessment().advice(), after))
                .as("%s of %s away: from %s to %s", taken, states, known.assessment(), after)
                .isTrue();
        for (Lane lane : Lane.values()) {
            if (ended(lane, without) == Instruction.Final.OPEN) {
                assertThat(ended(lane, known))
                        .as("%s: %s of %s away", lane, taken, states)
                        .isEqualTo(Instruction.Final.OPEN);
            }
        }
        for (Finding finding : known.assessment().findings()) {
            if (!finding.restsOn(taken.value())) {
                assertThat(without.assessment().findings())
                        .as("%s of %s away", taken, states)
                        .contains(finding);
            }
        }
    }

    /** An unknown may hide what spoke against the traveller, but never lets the traveller pass. */
    private static boolean notBetter(Advice known, Advice without) {
        return switch (without) {
            case ADMIT_CANDIDATE -> known == Advice.ADMIT_CANDIDATE;
            case INCONCLUSIVE -> true;
            case SECOND_LINE -> true;
            case REFUSAL_CANDIDATE -> known == Advice.REFUSAL_CANDIDATE;
        };
    }

    private static List<Map<SystemId, State>> everyMixture(
            List<SystemId> asked, Set<State> states) {
        List<Map<SystemId, State>> mixtures = new ArrayList<>(List.of(Map.of()));
        for (SystemId system : asked) {
            List<Map<SystemId, State>> longer = new ArrayList<>();
            for (Map<SystemId, State> mixture : mixtures) {
                for (State state : states) {
                    Map<SystemId, State> one = new HashMap<>(mixture);
                    one.put(system, state);
                    longer.add(one);
                }
            }
            mixtures = longer;
        }
        return mixtures;
    }

    private static Map<SystemId, SystemAnswer> nothing(Examination planned) {
        Map<SystemId, SystemAnswer> nothing = new HashMap<>();
        asking(planned).forEach(one -> nothing.put(one.system(), Answers.of(one).getFirst()));
        return nothing;
    }

    private static List<Consultation> asking(Examination planned) {
        return planned.planMade().consultations();
    }

    /** Each answer of each system with the others silent, and drawn mixtures of all of them. */
    private static List<Map<SystemId, SystemAnswer>> heldAgainst(Examination planned) {
        List<Map<SystemId, SystemAnswer>> held = new ArrayList<>();
        for (Consultation one : asking(planned)) {
            for (SystemAnswer answer : Answers.of(one)) {
                Map<SystemId, SystemAnswer> some = nothing(planned);
                some.put(one.system(), answer);
                held.add(some);
            }
        }
        // whether a visa still covers a stay, or an alert binds, only both together say
        held.addAll(together(planned, Cases.EES, Cases.VIS));
        held.addAll(together(planned, Cases.SIS, Cases.VIS));
        Random random = new Random(20261123);
        for (int i = 0; i < MIXTURES; i++) {
            Map<SystemId, SystemAnswer> some = new HashMap<>();
            for (Consultation one : asking(planned)) {
                List<SystemAnswer> answers = Answers.of(one);
                some.put(one.system(), answers.get(random.nextInt(answers.size())));
            }
            held.add(some);
        }
        return held;
    }

    /** Every answer of one system with every answer of another; none where one is not asked. */
    private static List<Map<SystemId, SystemAnswer>> together(
            Examination planned, SystemId one, SystemId other) {
        List<Map<SystemId, SystemAnswer>> held = new ArrayList<>();
        for (SystemAnswer first : answers(planned, one)) {
            for (SystemAnswer second : answers(planned, other)) {
                Map<SystemId, SystemAnswer> both = nothing(planned);
                both.put(one, first);
                both.put(other, second);
                held.add(both);
            }
        }
        return held;
    }

    private static List<SystemAnswer> answers(Examination planned, SystemId system) {
        return asking(planned).stream()
                .filter(one -> one.system().equals(system))
                .flatMap(one -> Answers.of(one).stream())
                .toList();
    }

    /** The last word, to a traveller who gave everything that could be asked. */
    private static Instruction ended(Lane lane, Conclusion conclusion) {
        return Cases.opened(lane)
                .captured(Cases.face())
                .captured(
                        new CaptureReceipt(
                                Capture.Kind.FINGERS, false, false, List.of("RIGHT_INDEX=60")))
                .complete()
                .concluded(conclusion)
                .next();
    }
}
