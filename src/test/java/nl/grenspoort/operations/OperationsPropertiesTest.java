package nl.grenspoort.operations;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import nl.grenspoort.quality.PropertiesContract;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.List;
import java.util.Map;

class OperationsPropertiesTest {
    @Test
    void defaults() {
        PropertiesContract.assertDefaults(
                new OperationsProperties(
                        Duration.ofSeconds(2),
                        List.of(
                                "gateway-server",
                                "gateway-client",
                                "gateway-signing",
                                "tls-ca",
                                "signing-ca"),
                        Duration.ofDays(30)));
    }

    @Test
    void names() {
        PropertiesContract.assertNames(
                Map.of("drain", "5s", "certificates", "a,b", "warn-before-expiry", "7d"),
                new OperationsProperties(
                        Duration.ofSeconds(5), List.of("a", "b"), Duration.ofDays(7)));
    }

    @Test
    void what_can_not_be_is_refused() {
        assertThatThrownBy(
                        () ->
                                new OperationsProperties(
                                        Duration.ofMinutes(2), List.of(), Duration.ZERO))
                .hasMessageContaining("grenspoort.operations.drain");
        assertThatThrownBy(
                        () ->
                                new OperationsProperties(
                                        Duration.ZERO, List.of(), Duration.ofDays(-1)))
                .hasMessageContaining("warn-before-expiry");
    }
}
