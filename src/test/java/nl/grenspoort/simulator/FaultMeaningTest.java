package nl.grenspoort.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import nl.grenspoort.identity.DocumentKind;
import nl.grenspoort.systems.Consultation;
import nl.grenspoort.systems.SystemAnswer;
import nl.grenspoort.systems.SystemAnswer.Data;
import nl.grenspoort.systems.SystemAnswer.NoData;
import nl.grenspoort.systems.SystemAnswer.Source;
import nl.grenspoort.systems.SystemAnswer.TimedOut;
import nl.grenspoort.systems.SystemAnswer.Unavailable;
import nl.grenspoort.systems.WiredGateway;
import nl.grenspoort.systems.register.RegisterQuestions;
import nl.grenspoort.systems.sis.SisQuestions;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What the gateway makes of each fault of a system, over sockets, by its own routes and sender:
 * never "no hit" (law 1), and never what is about somebody else.
 */
class FaultMeaningTest {
    private static final String SIS = "SIS";
    private static final String REGISTER = "NATIONAL-REGISTER";

    /** Nothing is wrong with what is said; it comes late, twice or from a copy. */
    private static final Set<FaultMode> TRUE =
            EnumSet.of(FaultMode.DELAY, FaultMode.DRIBBLE, FaultMode.DUPLICATE, FaultMode.STALE);

    private static RunningSimulators simulators;
    private static WiredGateway gateway;

    @BeforeAll
    static void start() throws Exception {
        simulators = new RunningSimulators();
        gateway =
                new WiredGateway(
                        RunningSimulators.TRUST,
                        "gateway-client",
                        Duration.ofSeconds(3),
                        simulators.addresses(),
                        List.of(
                                SisQuestions.adapter(InstantSource.system()),
                                RegisterQuestions.adapter(
                                        RegisterQuestions.SIGNER, InstantSource.system())));
        load(
                SIS,
                """
                {"records": {"travellers": ["XF1"], "alerts": [
                  {"schengenId": "FRA-F-0001", "issuingState": "FRA", "category": "DISCREET",
                   "persons": [{"surname": "Faultmann", "givenNames": "Ada", "birth": "1974-08-12"}],
                   "documents": [{"kind": "PASSPORT", "issuer": "UTO", "number": "XF1"}]},
                  {"schengenId": "FRA-F-0002", "issuingState": "FRA", "category": "DISCREET",
                   "persons": [{"surname": "Faultmann", "givenNames": "Ada", "birth": "1974-08-12"}]}]}}
                """);
        load(
                REGISTER,
                """
                {"records": {"travellers": ["XF1"], "records": [
                  {"reference": "NL-F-1", "kind": "LOST_STOLEN_INVALID_DOCUMENT", "action": "SEIZE_DOCUMENT",
                   "documents": [{"kind": "PASSPORT", "issuer": "UTO", "number": "XF1"}],
                   "registeredOn": "2026-01-02"}]}}
                """);
        // the first question to each is slow: classes and keys are not loaded yet
        for (String system : List.of(SIS, REGISTER)) {
            int tries = 0;
            while (!(gateway.ask(wanted(system)) instanceof Data) && tries < 20) {
                tries++;
            }
        }
    }

    @AfterAll
    static void stop() throws Exception {
        gateway.close();
        simulators.close();
    }

    @AfterEach
    void clear() throws Exception {
        for (String system : List.of(SIS, REGISTER)) {
            simulators.operator(system, "DELETE", "/faults", "");
        }
    }

    static Stream<Arguments> everyFault() {
        return Stream.of(SIS, REGISTER)
                .flatMap(
                        system ->
                                Arrays.stream(FaultMode.values())
                                        .map(mode -> Arguments.of(system, mode)));
    }

    @ParameterizedTest
    @MethodSource("everyFault")
    void a_fault_is_never_no_hit_and_never_somebody_elses(String system, FaultMode mode)
            throws Exception {
        SystemAnswer other = gateway.ask(nobody(system));
        assertThat(other).isInstanceOf(NoData.class);
        fault(system, body(mode));
        SystemAnswer wanted = gateway.ask(wanted(system));
        if (TRUE.contains(mode)) {
            assertThat(((Data) wanted).source().kind())
                    .isEqualTo(
                            mode == FaultMode.STALE
                                    ? Source.Kind.NATIONAL_COPY
                                    : Source.Kind.CENTRAL);
        } else if (mode == FaultMode.LATE || mode == FaultMode.TIMEOUT) {
            assertThat(wanted).isInstanceOf(TimedOut.class);
        } else {
            assertThat(((Unavailable) wanted).reason()).isEqualTo(reason(mode));
        }
        // and the one after meets the fault too, or is answered about himself
        assertThat(gateway.ask(nobody(system))).isNotInstanceOf(Data.class);
    }

    private static String reason(FaultMode mode) {
        return switch (mode) {
            case MALFORMED, EMPTY, RESET, DOWN, GARBAGE -> "CONNECTION";
            case SERVER_ERROR, FAULT, PARTIAL -> "FAULT";
            case NOT_WELL_FORMED, INCOMPLETE, SCHEMA_VERSION -> "NOT_UNDERSTOOD";
            default -> "SIGNATURE_INVALID";
        };
    }

    @ParameterizedTest
    @ValueSource(strings = {SIS, REGISTER})
    void the_hit_of_the_one_before_is_not_told_of_the_next(String system) throws Exception {
        for (FaultMode mode : List.of(FaultMode.REPLAYED, FaultMode.DUPLICATE)) {
            assertThat(gateway.ask(wanted(system))).isInstanceOf(Data.class);
            fault(system, "{\"mode\":\"%s\"}".formatted(mode));
            for (int i = 0; i < 20; i++) {
                SystemAnswer next = gateway.ask(nobody(system));
                assertThat(next).as("%s %d", mode, i).isNotInstanceOf(Data.class);
                SystemAnswer again = gateway.ask(wanted(system));
                assertThat(again).as("%s %d", mode, i).isNotInstanceOf(NoData.class);
            }
            simulators.operator(system, "DELETE", "/faults", "");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {SIS, REGISTER})
    void a_copy_that_holds_nothing_says_so_with_its_age(String system) throws Exception {
        fault(system, "{\"mode\":\"STALE\",\"age\":\"PT3H\"}");
        assertThat(((NoData) gateway.ask(nobody(system))).source())
                .isEqualTo(new Source(Source.Kind.NATIONAL_COPY, Duration.ofHours(3)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"2m", "-10m"})
    void a_clock_that_is_off_either_way_is_found(String skew) throws Exception {
        for (String system : List.of(SIS, REGISTER)) {
            fault(system, "{\"mode\":\"CLOCK_SKEW\",\"skew\":\"%s\"}".formatted(skew));
            assertThat(((Unavailable) gateway.ask(wanted(system))).reason())
                    .isEqualTo("SIGNATURE_INVALID");
        }
    }

    @Test
    void a_clock_that_is_a_little_off_does_no_harm() throws Exception {
        fault(REGISTER, "{\"mode\":\"CLOCK_SKEW\",\"skew\":\"3s\"}");
        assertThat(gateway.ask(wanted(REGISTER))).isInstanceOf(Data.class);
    }

    /** A delay that fits the deadline, and one that does not. */
    private static String body(FaultMode mode) {
        return switch (mode) {
            case DELAY, DRIBBLE -> "{\"mode\":\"%s\",\"delay\":\"300ms\"}".formatted(mode);
            case LATE -> "{\"mode\":\"LATE\",\"delay\":\"8s\"}";
            default -> "{\"mode\":\"%s\"}".formatted(mode);
        };
    }

    private static Consultation wanted(String system) {
        return system.equals(SIS)
                ? SisQuestions.about("XF1", "Faultmann", "Ada", "1974-08-12")
                : RegisterQuestions.entering(
                        null, RegisterQuestions.document(DocumentKind.PASSPORT, "XF1"));
    }

    private static Consultation nobody(String system) {
        return system.equals(SIS)
                ? SisQuestions.about("XF9", "Nobodyson", "Xavier", "1991-02-03")
                : RegisterQuestions.entering(
                        null, RegisterQuestions.document(DocumentKind.PASSPORT, "XF9"));
    }

    private static void load(String system, String scenario) throws Exception {
        var response = simulators.operator(system, "PUT", "/scenarios/f-faults", scenario);
        assertThat(response.statusCode()).as(response.body()).isEqualTo(204);
    }

    private static void fault(String system, String fault) throws Exception {
        var response = simulators.operator(system, "PUT", "/faults/one", fault);
        assertThat(response.statusCode()).as(response.body()).isEqualTo(204);
    }
}
