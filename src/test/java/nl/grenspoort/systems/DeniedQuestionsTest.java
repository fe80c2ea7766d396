package nl.grenspoort.systems;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;

import nl.grenspoort.access.AccessDeniedException;
import nl.grenspoort.access.AccessPolicy;
import nl.grenspoort.access.Authorisation;
import nl.grenspoort.access.Purpose;
import nl.grenspoort.access.Role;
import nl.grenspoort.access.SystemId;
import nl.grenspoort.access.TestPolicies;
import nl.grenspoort.messagelog.LogRecord;
import nl.grenspoort.messagelog.RecordingLog;
import nl.grenspoort.messagelog.TestCapture;
import nl.grenspoort.quality.Threat;
import nl.grenspoort.telemetry.TelemetryProperties;
import nl.grenspoort.trust.TestPki;

import org.apache.camel.CamelExecutionException;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.util.unit.DataSize;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;

/**
 * Law 2 at the door of every system: under the shipped policy, with each system's route as it
 * stands (systems without one get that of SIS), every purpose x role x system that has no row is
 * refused, logged once, and reaches nobody.
 */
@NullUnmarked
class DeniedQuestionsTest {
    private static final AccessPolicy SHIPPED = TestPolicies.asShipped();
    private static final AtomicInteger TRANSLATED = new AtomicInteger();

    private static RecordingLog log;
    private static OtherSide others;
    private static DefaultCamelContext camel;
    private static CloseableHttpClient client;
    private static ScheduledExecutorService deadlines;
    private static ProducerTemplate routes;

    @BeforeAll
    static void start() throws Exception {
        others = new OtherSide();
        log = new RecordingLog();
        SystemsProperties properties =
                new SystemsProperties(
                        SHIPPED.systems().stream()
                                .collect(
                                        Collectors.toMap(
                                                SystemId::key, _ -> policy(others.address()))));
        SimpleMeterRegistry meters = new SimpleMeterRegistry();
        SystemsConfiguration wiring = new SystemsConfiguration();
        SystemsConfiguration.Connections connections =
                wiring.connections(
                        properties,
                        SHIPPED.systems().stream().<SystemAdapter>map(Anything::new).toList(),
                        List.of(),
                        meters,
                        new TelemetryProperties(0.1, 10, Set.of()));
        deadlines = Executors.newSingleThreadScheduledExecutor();
        LateAnswersProperties late = new LateAnswersProperties(Duration.ofSeconds(30), 2);
        client = wiring.systemsClient(TestPki.shared(), properties, late, meters);
        camel = new DefaultCamelContext();
        camel.addComponent(
                "wire",
                wiring.wire(
                        connections,
                        properties,
                        client,
                        deadlines,
                        wiring.lateAnswers(
                                connections,
                                log,
                                TestCapture.everything(),
                                List.of(),
                                late,
                                InstantSource.system()),
                        InstantSource.system()));
        camel.getRegistry()
                .bind(
                        "systemSteps",
                        wiring.systemSteps(
                                connections,
                                SHIPPED,
                                log,
                                TestCapture.everything(),
                                new CodeTranslations(Path.of("config/translations"))));
        camel.getRegistry().bind("borderCheck", new Object());
        load("configuration", Files.readString(Path.of("routes/configuration.camel.yaml")));
        for (SystemId system : SHIPPED.systems()) {
            load(system.key(), route(system.key()));
        }
        camel.start();
        routes = camel.createProducerTemplate();
    }

    private static SystemPolicy policy(URI address) {
        return new SystemPolicy(
                null,
                null,
                address,
                true,
                Duration.ofSeconds(30),
                Duration.ofSeconds(30),
                DataSize.ofKilobytes(64),
                64,
                1,
                Duration.ofMillis(10),
                new SystemPolicy.Breaker(10, 50, Duration.ofMinutes(1)));
    }

    private static String route(String key) throws Exception {
        Path own = Path.of("routes/systems", key + ".camel.yaml");
        return Files.exists(own)
                ? Files.readString(own)
                : Files.readString(Path.of("routes/systems/sis.camel.yaml")).replace("sis", key);
    }

    private static void load(String name, String text) throws Exception {
        PluginHelper.getRoutesLoader(camel)
                .loadRoutes(ResourceHelper.fromString(name + ".camel.yaml", text));
    }

    @AfterAll
    static void stop() throws Exception {
        camel.stop();
        client.close();
        deadlines.shutdownNow();
        others.close();
    }

    @BeforeEach
    void forget() {
        TRANSLATED.set(0);
    }

    @ParameterizedTest
    @EnumSource(Purpose.class)
    @Threat("T-SYS-9")
    void what_has_no_row_is_denied_logged_once_and_sent_to_nobody(Purpose purpose) {
        int before = others.received().size();
        int denied = 0;
        for (SystemId system : SHIPPED.systems()) {
            for (Role role : Role.values()) {
                for (String operation : operations(purpose, role)) {
                    if (SHIPPED.row(purpose, role, system, operation, null).isEmpty()) {
                        deniedEverywhere(purpose, role, system, operation);
                        denied++;
                    }
                }
            }
        }
        assertThat(denied).isGreaterThan(SHIPPED.systems().size() * Role.values().length);
        assertThat(TRANSLATED).hasValue(0);
        assertThat(others.received()).hasSize(before);
    }

    /** Every operation of who acts under the purpose; of others the one that everybody knows. */
    private static Set<String> operations(Purpose purpose, Role role) {
        return purpose.roles().contains(role) ? AccessPolicy.OPERATIONS : Set.of("search");
    }

    private static void deniedEverywhere(
            Purpose purpose, Role role, SystemId system, String operation) {
        assertThatThrownBy(
                        () ->
                                SHIPPED.authorise(
                                        UUID.randomUUID(), purpose, role, system, operation))
                .isInstanceOf(AccessDeniedException.class);
        Consultation asked = asking(TestPolicies.permitted(purpose, role, system, operation));
        int entries = log.records().size();
        assertThat(routes.requestBody("direct:" + system.key(), asked))
                .isEqualTo(new SystemAnswer.NotAsked(system, SystemAnswer.NotAsked.NO_LEGAL_BASIS));
        assertThat(log.records()).hasSize(entries + 1);
        LogRecord entry = log.records().getLast();
        assertThat(entry.kind()).isEqualTo(LogRecord.Kind.DENIED);
        assertThat(entry.result()).isEqualTo("ACCESS_DENIED");
        assertThat(entry.why().purpose()).isEqualTo(purpose.name());
        assertThat(entry.system()).isEqualTo(system.value());
        assertThat(entry.operation()).isEqualTo(operation);
        assertThat(entry.checkId()).isEqualTo(asked.authorisation().caseId());
        assertThat(entry.actor()).isEqualTo(asked.actor());
        assertThat(entry.details())
                .containsEntry("role", role.name())
                .containsEntry("policy-in-force", SHIPPED.version());
        assertThat(entry.body()).isNull();
    }

    /** Else the test above would hold of a gateway that asks nobody. */
    @Test
    void what_has_a_row_is_put() {
        for (AccessPolicy.Row row : SHIPPED.rows()) {
            Set<String> classes = row.classes();
            for (String operation : row.operations()) {
                int before = others.received().size();
                Authorisation given =
                        SHIPPED.authorise(
                                UUID.randomUUID(),
                                row.purpose(),
                                row.role(),
                                row.system(),
                                operation,
                                classes == null ? null : classes.iterator().next());
                Object answer = routes.requestBody("direct:" + row.system().key(), asking(given));
                if (operation.equals("search")) {
                    assertThat(answer).isInstanceOf(SystemAnswer.NoData.class);
                    assertThat(others.received()).hasSize(before + 1);
                } else {
                    assertThat(answer)
                            .isEqualTo(
                                    new SystemAnswer.Unavailable(
                                            row.system(), SystemAnswer.Unavailable.NOT_SUPPORTED));
                    assertThat(others.received()).hasSize(before);
                }
            }
        }
    }

    /** Negative test n1: a guard asks ECRIS-TCN. */
    @Test
    @Threat("T-SYS-9")
    void a_guard_who_asks_ecris_tcn_is_denied_and_logged() {
        deniedEverywhere(
                Purpose.BORDER_ENTRY_TCN, Role.FIRST_LINE, new SystemId("ECRIS-TCN"), "search");
        deniedEverywhere(
                Purpose.BORDER_ENTRY_TCN, Role.SECOND_LINE, new SystemId("ECRIS-TCN"), "search");
        assertThat(TRANSLATED).hasValue(0);
    }

    /** A row for one class of travellers is no permission for another. */
    @Test
    void a_question_about_a_traveller_of_another_class_is_denied() {
        AccessPolicy lax = TestPolicies.asShippedForAllClasses();
        for (String travellerClass : List.of("VISA_EXEMPT", "UNDETERMINED", "FREE_MOVEMENT")) {
            Authorisation given =
                    lax.authorise(
                            UUID.randomUUID(),
                            Purpose.BORDER_ENTRY_TCN,
                            Role.FIRST_LINE,
                            new SystemId("VIS"),
                            "search",
                            travellerClass);
            assertThat(routes.requestBody("direct:vis", asking(given)))
                    .isEqualTo(
                            new SystemAnswer.NotAsked(
                                    new SystemId("VIS"), SystemAnswer.NotAsked.NO_LEGAL_BASIS));
        }
        assertThat(TRANSLATED).hasValue(0);
    }

    /** Negative test n3: without a purpose there is no authorisation, so no consultation. */
    @Test
    void a_question_without_a_purpose_reaches_no_adapter() {
        int before = others.received().size();
        for (Object body : new Object[] {"", "SIS", Map.of("purpose", ""), new byte[0]}) {
            for (SystemId system : SHIPPED.systems()) {
                assertThatThrownBy(() -> routes.requestBody("direct:" + system.key(), body))
                        .isInstanceOf(CamelExecutionException.class);
            }
        }
        assertThatThrownBy(
                        () ->
                                SHIPPED.authorise(
                                        UUID.randomUUID(),
                                        null,
                                        Role.FIRST_LINE,
                                        new SystemId("SIS"),
                                        "search"))
                .isInstanceOf(AccessDeniedException.class);
        assertThat(TRANSLATED).hasValue(0);
        assertThat(others.received()).hasSize(before);
    }

    private static Consultation asking(Authorisation authorisation) {
        return new Consultation(
                UUID.randomUUID(),
                authorisation,
                new Question(null, List.of(), Question.Direction.ENTRY, "NL-AMS", Instant.now()),
                new LogRecord.Actor("desk-ams-01", "M1001", authorisation.role().name(), "00"),
                Instant.now().plusSeconds(60));
    }

    /** An adapter that would put any question to its system. */
    private record Anything(SystemId system) implements SystemAdapter {
        @Override
        public byte[] question(Consultation consultation) {
            TRANSLATED.incrementAndGet();
            return "Q".getBytes(StandardCharsets.UTF_8);
        }

        @Override
        public Attempt translate(Attempt attempt) {
            return attempt.translated(
                    new WireMessage(
                            "POST",
                            "/" + system.key(),
                            Map.of(),
                            "text/plain",
                            question(attempt.consultation())),
                    null);
        }

        @Override
        public SystemAnswer read(byte[] body, Consultation consultation) {
            return new SystemAnswer.NoData(system, SystemAnswer.Source.CENTRAL);
        }

        @Override
        public SystemAnswer translateBack(Attempt attempt) {
            return read(new byte[0], attempt.consultation());
        }

        @Override
        public Set<String> fields() {
            return Set.of();
        }

        @Override
        public SystemAnswer filter(Consultation consultation, SystemAnswer answer) {
            return answer;
        }
    }
}
