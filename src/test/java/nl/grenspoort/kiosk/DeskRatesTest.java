package nl.grenspoort.kiosk;

import static org.assertj.core.api.Assertions.assertThat;

import nl.grenspoort.quality.Threat;

import org.junit.jupiter.api.Test;
import org.springframework.test.context.TestPropertySource;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** Limits hold for desks that speak SOAP too, and cost no signature. */
@TestPropertySource(
        properties = {
            "grenspoort.kiosk.rate.requests-per-second=10",
            "grenspoort.kiosk.rate.burst=10",
            "grenspoort.kiosk.rate.checks-per-minute.desk=2",
            "grenspoort.kiosk.rate.log-every=500ms"
        })
class DeskRatesTest extends DeskTest {
    @Threat("T-RATE-1")
    @Test
    void checks_opened_by_soap_and_by_rest_count_together() {
        assertThat(open(DESK, Bodies.passport(), OFFICER).statusCode()).isEqualTo(201);
        UUID opened = openedBySoap();
        String third = DeskBodies.open(newKey());
        HttpResponse<byte[]> refused =
                post(DESK, sign(third, UUID.randomUUID()).bytes(), action(third));

        assertThat(refused.statusCode()).isEqualTo(429);
        assertThat(new String(refused.body(), StandardCharsets.UTF_8)).contains(":rate-limited\"");
        assertThat(refused.headers().firstValue("Content-Type"))
                .hasValue("application/problem+json");
        assertThat(refused.headers().firstValue("Retry-After")).isPresent();
        assertThat(checks.calls()).hasSize(2);
        assertThat(opened).isNotNull();
    }

    @Threat("T-RATE-1")
    @Test
    void a_flood_is_turned_away_before_it_is_read() {
        String message = DeskBodies.open(newKey());
        byte[] bytes = sign(message, UUID.randomUUID()).bytes();
        HttpResponse<byte[]> last = post(DESK, bytes, action(message));
        for (int i = 0; i < 60 && last.statusCode() != 429; i++) {
            last = post(DESK, bytes, action(message));
        }
        assertThat(last.statusCode()).isEqualTo(429);
        assertThat(last.headers().firstValue("Content-Type")).hasValue("application/problem+json");
    }
}
