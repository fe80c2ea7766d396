package nl.grenspoort.simulator.vis;

import static nl.grenspoort.systems.vis.VisQuestions.document;
import static nl.grenspoort.systems.vis.VisQuestions.passport;
import static nl.grenspoort.systems.vis.VisQuestions.person;

import static org.assertj.core.api.Assertions.assertThat;

import nl.grenspoort.access.AccessDeniedException;
import nl.grenspoort.access.Authorisation;
import nl.grenspoort.access.Purpose;
import nl.grenspoort.access.Role;
import nl.grenspoort.access.SystemId;
import nl.grenspoort.access.TestPolicies;
import nl.grenspoort.identity.DocumentKind;
import nl.grenspoort.identity.DocumentReference;
import nl.grenspoort.identity.Person;
import nl.grenspoort.simulator.RunningSimulators;
import nl.grenspoort.simulator.SimulatedSystem.Told;
import nl.grenspoort.systems.Consultation;
import nl.grenspoort.systems.SystemAdapter;
import nl.grenspoort.systems.SystemAnswer;
import nl.grenspoort.systems.SystemAnswer.Unavailable;
import nl.grenspoort.systems.WiredGateway;
import nl.grenspoort.systems.vis.VisPermits;
import nl.grenspoort.systems.vis.VisQuestions;

import org.assertj.core.api.Assertions;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;

/**
 * Regulation (EC) 767/2008 Art. 22g over real sockets: what a border check of a resident is allowed
 * to ask by the shipped policy, by the route of the VIS and by a portal.
 */
@NullUnmarked
class PermitLookupTest {
    private static final SystemId VIS = new SystemId("VIS");
    private static final String TODAY = "2026-11-23T10:00:00Z";
    private static final Person ARJUN = person("UDAHARANA", "ARJUN", "1984-12-12", "IND");
    private static final Person NOBODY = person("NIEMAND", "NICK", "1990-01-01", "IND");
    private static final DocumentReference PERMIT =
            document(DocumentKind.RESIDENCE_PERMIT, "ESP", "XB2060001");

    private static RunningSimulators simulators;
    private static WiredGateway gateway;

    @BeforeAll
    static void start() throws Exception {
        simulators = new RunningSimulators();
        gateway =
                new WiredGateway(
                        RunningSimulators.TRUST,
                        "gateway-client",
                        Duration.ofSeconds(20),
                        simulators.addresses(),
                        List.of(VisQuestions.adapter(InstantSource.system())));
    }

    @AfterAll
    static void stop() throws Exception {
        gateway.close();
        simulators.close();
    }

    @Test
    void a_permit_is_found_by_its_number_and_by_its_holder() {
        for (SystemAnswer answer :
                List.of(
                        gateway.ask(resident(TODAY, NOBODY, PERMIT)),
                        gateway.ask(resident(TODAY, ARJUN, passport("XB0000999"))))) {
            assertThat(answer)
                    .isInstanceOfSatisfying(
                            SystemAnswer.Data.class, data -> found((VisPermits) data.data()));
        }
    }

    private static void found(VisPermits permits) {
        assertThat(permits.inForce()).isTrue();
        assertThat(permits.permits())
                .singleElement()
                .returns(PERMIT.number(), VisPermits.Permit::number)
                .returns("ESP", VisPermits.Permit::issuingState)
                .returns(VisPermits.Status.ISSUED, VisPermits.Permit::status)
                .returns(VisPermits.Kind.RESIDENCE_PERMIT, VisPermits.Permit::kind);
    }

    @Test
    void what_the_vis_does_not_hold_is_no_data() {
        assertThat(
                        gateway.ask(
                                resident(
                                        TODAY,
                                        NOBODY,
                                        document(
                                                DocumentKind.RESIDENCE_PERMIT,
                                                "ESP",
                                                "XB9999999"))))
                .isEqualTo(new SystemAnswer.NoData(VIS, SystemAnswer.Source.CENTRAL));
    }

    /** A visa of the same person is no permit, and is not in the answer. */
    @Test
    void a_short_stay_visa_is_no_answer_to_the_question_for_permits() {
        assertThat(
                        gateway.ask(
                                resident(
                                        TODAY,
                                        person("UDAHARANA", "PRIYA", "1988-04-09", "IND"),
                                        passport("XB0000201"))))
                .isEqualTo(new SystemAnswer.NoData(VIS, SystemAnswer.Source.CENTRAL));
    }

    /** The planner doesn't ask; who does hears that it is too early, and nothing is "no permit". */
    @Test
    void before_the_revised_vis_the_answer_is_unknown() {
        assertThat(gateway.ask(resident("2026-10-31T10:00:00Z", ARJUN, PERMIT)))
                .isEqualTo(new Unavailable(VIS, "FAULT"));
    }

    /** Regulation (EU) 2019/817 Art. 7(1): the same question and answer, carried by a portal. */
    @Test
    void a_portal_carries_the_question_and_its_answer() {
        SystemAdapter adapter = VisBench.shared().adapter();
        Consultation asked = resident(TODAY, ARJUN, PERMIT);
        Told told = VisBench.shared().told(adapter.question(asked)).orElseThrow();
        assertThat(told.holds()).isTrue();
        assertThat(adapter.read(told.body(), asked))
                .isInstanceOfSatisfying(
                        SystemAnswer.Data.class, data -> found((VisPermits) data.data()));
    }

    @ParameterizedTest
    @EnumSource(Purpose.class)
    void only_on_entry_and_in_the_second_line_is_it_allowed(Purpose purpose) {
        for (Role role : Role.values()) {
            boolean allowed =
                    (purpose == Purpose.BORDER_ENTRY_TCN && role == Role.FIRST_LINE)
                            || (purpose == Purpose.VIS_VERIFY && role == Role.SECOND_LINE);
            if (allowed) {
                assertThat(authorised(purpose, role).basis()).hasToString("767/2008 Art. 22g(1)");
            } else {
                Assertions.assertThatThrownBy(() -> authorised(purpose, role))
                        .isInstanceOf(AccessDeniedException.class);
            }
        }
    }

    private static Consultation resident(
            String at, @Nullable Person person, DocumentReference... documents) {
        return VisQuestions.askingAt(
                at,
                UUID.randomUUID(),
                authorised(Purpose.BORDER_ENTRY_TCN, Role.FIRST_LINE),
                person,
                documents);
    }

    private static Authorisation authorised(Purpose purpose, Role role) {
        return TestPolicies.asShipped()
                .authorise(UUID.randomUUID(), purpose, role, VIS, "check-permit", "RESIDENT");
    }
}
