package nl.grenspoort.trust.wus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import nl.grenspoort.quality.Threat;
import nl.grenspoort.trust.wus.WusRefusedException.Reason;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;

class ReplayGuardTest {
    private final AtomicReference<Instant> now =
            new AtomicReference<>(Instant.parse("2026-11-25T10:00:00Z"));
    private final ReplayGuard guard = new ReplayGuard(Duration.ofMinutes(7), 3, now::get);

    @Test
    @Threat("T-SOAP-4")
    void a_message_is_let_in_once_for_as_long_as_it_is_fresh() {
        admit("a");
        assertThat(refusal("a")).isEqualTo(Reason.REPLAYED);
        later(Duration.ofMinutes(7));
        assertThat(refusal("a")).isEqualTo(Reason.REPLAYED);
        later(Duration.ofMillis(1));
        admit("a");
    }

    @Test
    @Threat("T-SOAP-4")
    void a_full_memory_forgets_nothing_and_lets_nobody_in() {
        admit("a");
        later(Duration.ofMinutes(1));
        admit("b");
        admit("c");
        assertThat(refusal("d")).isEqualTo(Reason.OVERLOADED);
        assertThat(refusal("a")).isEqualTo(Reason.REPLAYED);
        later(Duration.ofMinutes(6).plusMillis(1));
        admit("d");
    }

    private void later(Duration step) {
        now.updateAndGet(instant -> instant.plus(step));
    }

    private void admit(String signature) {
        assertThatCode(() -> guard.admit(signature)).doesNotThrowAnyException();
    }

    private Reason refusal(String signature) {
        return catchThrowableOfType(WusRefusedException.class, () -> guard.admit(signature))
                .reason();
    }
}
