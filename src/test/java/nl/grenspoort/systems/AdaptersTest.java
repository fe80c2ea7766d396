package nl.grenspoort.systems;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import nl.grenspoort.access.SystemId;
import nl.grenspoort.quality.Threat;
import nl.grenspoort.start.StartRefusedException;
import nl.grenspoort.trust.Oin;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.util.unit.DataSize;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Which systems there are is configuration; a mistake in it is refused by name. */
class AdaptersTest {
    private final Adapters adapters =
            new Adapters(List.of(new EchoAdapter()), List.of(new Echoes()));

    @Test
    void systems_of_a_kind_are_as_many_as_are_configured() {
        assertThat(
                        of(
                                Map.of(
                                        "sis",
                                        policy(null, true),
                                        "one-register",
                                        policy("echo", true),
                                        "other-register",
                                        policy("echo", true),
                                        "dead-register",
                                        policy("echo", false))))
                .containsOnlyKeys(
                        EchoAdapter.SIS,
                        new SystemId("ONE-REGISTER"),
                        new SystemId("OTHER-REGISTER"));
    }

    @Test
    @Threat("T-SYS-7")
    void a_system_nobody_knows_is_refused_with_what_is_known() {
        assertRefused(
                Map.of("sis", policy(null, true), "siss", policy(null, true)),
                "grenspoort.systems.siss names a system that this gateway does not know");
        assertRefused(
                Map.of("sis", policy(null, true), "one", policy("ecco", true)),
                "grenspoort.systems.one.kind: there is no kind ecco");
        assertRefused(
                Map.of("sis", policy("echo", true)),
                "grenspoort.systems.sis.kind is echo, but SIS");
        assertRefused(
                Map.of("sis", policy(null, true), "one_register", policy("echo", true)),
                "grenspoort.systems.one_register");
    }

    private void assertRefused(Map<String, SystemPolicy> systems, String what) {
        assertThatThrownBy(() -> of(systems))
                .isInstanceOf(StartRefusedException.class)
                .hasMessageContaining(what);
    }

    private Map<SystemId, SystemAdapter> of(Map<String, SystemPolicy> systems) {
        return adapters.of(new SystemsProperties(systems));
    }

    private static SystemPolicy policy(@Nullable String kind, boolean enabled) {
        return new SystemPolicy(
                kind,
                kind == null
                        ? null
                        : new SystemPolicy.Signer(
                                new Oin("00000099000000099000"),
                                Duration.ofMinutes(1),
                                Duration.ofSeconds(10)),
                URI.create("https://system.example"),
                enabled,
                Duration.ofSeconds(3),
                Duration.ofSeconds(1),
                DataSize.ofMegabytes(1),
                64,
                2,
                Duration.ofMillis(100),
                new SystemPolicy.Breaker(20, 50, Duration.ofSeconds(5)));
    }

    /** Adapters that all answer for the system they were made for. */
    private static final class Echoes implements SystemKind {
        @Override
        public String name() {
            return "echo";
        }

        @Override
        public SystemAdapter adapter(SystemId system, SystemPolicy policy) {
            return new EchoAdapter();
        }
    }
}
