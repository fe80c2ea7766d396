package nl.grenspoort.simulator.etias;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import nl.grenspoort.quality.PropertiesContract;
import nl.grenspoort.simulator.rest.RestSimulatorProperties;
import nl.grenspoort.trust.Oin;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import tools.jackson.dataformat.yaml.YAMLMapper;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;

/** What no ETIAS could hold is refused, by its place. */
class ApplicationsTest {
    private static final String GOOD =
            """
            reference: ETIAS-X
            person: {surname: NIEMAND, birth: 1990-01-01}
            document: {kind: PASSPORT, issuer: UTO, number: X1, expiry: 2031-06-30}
            states: [{state: ISSUED, at: "2026-09-01T10:00:00Z"}]
            validUntil: 2029-08-01
            """;

    @Test
    void an_authorisation_holds_from_its_issue_through_its_last_day() {
        Application read = read(GOOD);
        assertThat(read.stateAt(Instant.parse("2026-09-01T09:59:59Z"))).isNull();
        assertThat(read.stateAt(Instant.parse("2026-09-01T10:00:00Z"))).isEqualTo(State.ISSUED);
        assertThat(read.stateAt(Instant.parse("2029-08-01T23:59:59Z"))).isEqualTo(State.ISSUED);
        assertThat(read.stateAt(Instant.parse("2029-08-02T00:00:00Z"))).isEqualTo(State.EXPIRED);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "state: ISSUED,|state: LOST,|states[0].state",
                "state: ISSUED,|state: REVOKED,|nothing begins with it",
                "state: ISSUED,|state: ISSUED_LTV,|onlyIn",
                "2029-08-01|2029-09-02|at most three years",
                "2029-08-01|2026-08-31|before it was issued",
                "validUntil: 2029-08-01|flags: []|validUntil",
                "expiry: 2031-06-30|expiry: 2029-07-31|after the document",
                "reference:|refusal: x, reference:|refusal",
                "validUntil: 2029-08-01|{validUntil: 2029-08-01}|",
                "reference: ETIAS-X|flags: ['36(4)']|"
            })
    void what_can_not_be_is_refused_by_its_place(String right, String wrong, String place) {
        String text = GOOD.replace(right, wrong);
        assertThatThrownBy(() -> read(text))
                .isInstanceOf(RuntimeException.class)
                .hasMessageContaining(place == null ? "" : place);
    }

    @ParameterizedTest
    @CsvSource({
        "SUBMITTED,REVOKED",
        "MANUAL,SUBMITTED",
        "REFUSED,ISSUED",
        "REVOKED,ISSUED",
        "EXPIRED,REVOKED"
    })
    void a_state_follows_only_where_the_law_lets_it(State earlier, State later) {
        assertThat(earlier.next()).doesNotContain(later);
    }

    @Test
    void steps_come_in_the_order_of_time() {
        String text =
                GOOD.replace(
                        "states: [", "states: [{state: SUBMITTED, at: \"2026-09-01T10:00:00Z\"}, ");
        assertThatThrownBy(() -> read(text)).hasMessageContaining("states[1]: must come later");
    }

    @Test
    void properties_have_the_documented_names_and_defaults() {
        Oin carrier = new Oin("00000099000000005000");
        PropertiesContract.assertDefaults(new EtiasSimulatorProperties(carrier));
        PropertiesContract.assertNames(
                Map.of("carrier-oin", "00000099000000005001"),
                new EtiasSimulatorProperties(new Oin("00000099000000005001")));
        PropertiesContract.assertDefaults(
                new RestSimulatorProperties(
                        Path.of("config/simulators"), new Oin("00000099000000000100")));
        PropertiesContract.assertNames(
                Map.of("data", "d", "gateway-oin", "00000099000000000200"),
                new RestSimulatorProperties(Path.of("d"), new Oin("00000099000000000200")));
    }

    private static Application read(String yaml) {
        return Applications.read(new YAMLMapper().readTree(yaml));
    }
}
