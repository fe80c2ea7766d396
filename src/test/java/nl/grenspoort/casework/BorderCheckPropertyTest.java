package nl.grenspoort.casework;

import static org.assertj.core.api.Assertions.assertThat;

import nl.grenspoort.access.Lane;
import nl.grenspoort.biometrics.Capture;
import nl.grenspoort.biometrics.PresentationAttack;
import nl.grenspoort.casework.BorderCheckView.Status;
import nl.grenspoort.casework.BorderChecks.Passage;
import nl.grenspoort.entry.Advice;
import nl.grenspoort.entry.Assessment;
import nl.grenspoort.entry.TravellerClass;
import nl.grenspoort.entry.lane.Obstacle;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/** Whatever a terminal and the examination do, in whatever order. */
class BorderCheckPropertyTest {
    private static final int RUNS = 20_000;

    private final Random random = new Random(20261123);
    private final Set<Instruction> seen = new java.util.HashSet<>();

    @Test
    void in_any_order_of_events_a_machine_opens_only_with_reason_and_the_last_word_stays() {
        for (int run = 0; run < RUNS; run++) {
            Lane lane = Lane.values()[random.nextInt(Lane.values().length)];
            List<BorderCheck> life = life(Cases.opened(lane), 1 + random.nextInt(8));
            for (int i = 1; i < life.size(); i++) {
                lastWordStays(life.get(i - 1), life.get(i));
                opensOnlyWithReason(life.get(i));
            }
        }
        assertThat(seen)
                .as("every last word was reached")
                .containsExactlyInAnyOrder(Instruction.Final.values());
    }

    private List<BorderCheck> life(BorderCheck check, int events) {
        List<BorderCheck> life = new ArrayList<>(List.of(check));
        for (int i = 0; i < events; i++) {
            try {
                life.add(event(life.getLast()));
            } catch (BorderCheckException refused) {
                // a refused event changes nothing; the next one meets the same check
                assertThat(refused.reason())
                        .isIn(
                                BorderCheckException.Reason.ENDED,
                                BorderCheckException.Reason.NOT_CONCLUDED);
            }
        }
        return life;
    }

    private BorderCheck event(BorderCheck check) {
        return switch (random.nextInt(7)) {
            case 0, 1 -> check.captured(Cases.face(any(PresentationAttack.class)));
            case 2 -> check.captured(fingers());
            case 3 -> check.complete();
            case 4 -> random.nextInt(4) == 0 ? check.abandoned() : check;
            case 5 -> check.passed(any(Passage.class));
            default -> check.concluded(conclusion());
        };
    }

    private void lastWordStays(BorderCheck before, BorderCheck after) {
        if (before.last() != null || before.status() == Status.ABANDONED) {
            assertThat(after.next()).isEqualTo(before.next());
        }
        if (before.conclusion() != null) {
            assertThat(after.conclusion()).isEqualTo(before.conclusion());
        }
    }

    private void opensOnlyWithReason(BorderCheck check) {
        if (check.last() != null) {
            seen.add(check.last());
        }
        if (check.next() != Instruction.Final.OPEN) {
            return;
        }
        Conclusion conclusion = check.conclusion();
        assertThat(conclusion).isNotNull();
        assertThat(conclusion.assessment().advice()).isEqualTo(Advice.ADMIT_CANDIDATE);
        assertThat(check.status()).isNotEqualTo(Status.ABANDONED);
        if (!check.terminal().lane().guarded()) {
            assertThat(conclusion.obstacles()).isEmpty();
            assertThat(check.captures())
                    .anyMatch(capture -> capture.kind() == Capture.Kind.FACE)
                    .noneMatch(capture -> capture.attack() || capture.refused());
            assertThat(check.captures())
                    .extracting(CaptureReceipt::kind)
                    .containsAll(conclusion.capturesNeeded());
        }
    }

    private Conclusion conclusion() {
        Set<Capture.Kind> needed = EnumSet.noneOf(Capture.Kind.class);
        if (random.nextInt(3) == 0) {
            needed.add(Capture.Kind.FINGERS);
        }
        // mostly the one that lets pass, so that what prevents it is put to the test
        Advice advice = random.nextInt(3) == 0 ? any(Advice.class) : Advice.ADMIT_CANDIDATE;
        return new Conclusion(
                Cases.facts(any(TravellerClass.class)),
                List.of(),
                List.of(),
                new Assessment(advice, Set.of(), List.of()),
                needed,
                random.nextInt(4) == 0,
                random.nextBoolean(),
                random.nextInt(4) != 0 ? Set.of() : Set.of(any(Obstacle.class)));
    }

    private CaptureReceipt fingers() {
        return new CaptureReceipt(
                Capture.Kind.FINGERS,
                random.nextInt(5) == 0,
                random.nextInt(5) == 0,
                List.of("RIGHT_INDEX=60"));
    }

    private <E extends Enum<E>> E any(Class<E> type) {
        E[] all = type.getEnumConstants();
        return all[random.nextInt(all.length)];
    }
}
