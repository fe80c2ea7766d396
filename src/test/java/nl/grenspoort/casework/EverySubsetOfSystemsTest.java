package nl.grenspoort.casework;

import static org.assertj.core.api.Assertions.assertThat;

import static java.util.Objects.requireNonNull;

import nl.grenspoort.access.Lane;
import nl.grenspoort.access.SystemId;
import nl.grenspoort.biometrics.Capture;
import nl.grenspoort.casework.Fanout.State;
import nl.grenspoort.document.ChipVerdict;
import nl.grenspoort.document.DocumentInspection;
import nl.grenspoort.entry.Advice;
import nl.grenspoort.entry.TravellerClass;
import nl.grenspoort.finding.Finding;
import nl.grenspoort.identity.DocumentKind;
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
import java.util.Objects;
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
    private static final Map<TravellerClass, String> NATIONALITIES =
            Map.of(
                    TravellerClass.FREE_MOVEMENT, "D",
                    TravellerClass.VISA_EXEMPT, "USA",
                    TravellerClass.VISA_REQUIRED, "KEN",
                    TravellerClass.UNDETERMINED, "UTO");

    /** How many mixtures of answers of several systems are drawn, beside each answer by itself. */
    private static final int MIXTURES = 60;

    static Stream<Arguments> crossings() {
        return NATIONALITIES.keySet().stream()
                .sorted()
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
        Map<SystemId, SystemAnswer> nothing = nothing(asked);
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
        for (Map<SystemId, SystemAnswer> held : heldAgainst(asked)) {
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
        String nationality = Objects.requireNonNull(NATIONALITIES.get(regime));
        List<DocumentInspection> documents = new ArrayList<>(List.of(Cases.passport(nationality)));
        if (regime == TravellerClass.VISA_REQUIRED) {
            documents.add(visa(nationality));
        }
        Examination planned = FANOUT.planned(direction, documents);
        assertThat(planned.travellerClass()).isEqualTo(regime);
        return planned;
    }

    private static DocumentInspection visa(String nationality) {
        return new DocumentInspection(
                DocumentKind.VISA_STICKER,
                Cases.mrz(nationality, Cases.TODAY.plusYears(1)),
                null,
                new ChipVerdict(ChipVerdict.Result.NOT_PERFORMED, List.of(), ""));
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

    private static Map<SystemId, SystemAnswer> nothing(List<SystemId> asked) {
        Map<SystemId, SystemAnswer> nothing = new HashMap<>();
        asked.forEach(system -> nothing.put(system, Answers.of(system).getFirst()));
        return nothing;
    }

    /** Each answer of each system with the others silent, and drawn mixtures of all of them. */
    private static List<Map<SystemId, SystemAnswer>> heldAgainst(List<SystemId> asked) {
        List<Map<SystemId, SystemAnswer>> held = new ArrayList<>();
        for (SystemId system : asked) {
            for (SystemAnswer answer : Answers.of(system)) {
                Map<SystemId, SystemAnswer> one = nothing(asked);
                one.put(system, answer);
                held.add(one);
            }
        }
        // whether a visa still covers a stay, only both together say
        if (asked.containsAll(List.of(Cases.EES, Cases.VIS))) {
            for (SystemAnswer stays : Answers.of(Cases.EES)) {
                for (SystemAnswer visas : Answers.of(Cases.VIS)) {
                    Map<SystemId, SystemAnswer> both = nothing(asked);
                    both.put(Cases.EES, stays);
                    both.put(Cases.VIS, visas);
                    held.add(both);
                }
            }
        }
        Random random = new Random(20261123);
        for (int i = 0; i < MIXTURES; i++) {
            Map<SystemId, SystemAnswer> one = new HashMap<>();
            for (SystemId system : asked) {
                List<SystemAnswer> answers = Answers.of(system);
                one.put(system, answers.get(random.nextInt(answers.size())));
            }
            held.add(one);
        }
        return held;
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
