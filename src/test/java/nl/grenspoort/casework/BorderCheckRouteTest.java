package nl.grenspoort.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import static java.util.Objects.requireNonNull;

import nl.grenspoort.access.SystemId;
import nl.grenspoort.access.TestPolicies;
import nl.grenspoort.casework.BorderCheckView.AnswerView;
import nl.grenspoort.casework.BorderCheckView.Status;
import nl.grenspoort.entry.Advice;
import nl.grenspoort.messagelog.LogRecord;
import nl.grenspoort.messagelog.RecordingLog;
import nl.grenspoort.systems.Consultation;
import nl.grenspoort.systems.ConsultationPaths;
import nl.grenspoort.systems.Question.Direction;
import nl.grenspoort.systems.SystemAnswer;
import nl.grenspoort.systems.ees.EesFile;

import org.apache.camel.CamelExecutionException;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

import javax.sql.DataSource;

/** {@code routes/border-check} and {@code routes/steps/consult} as they stand, systems apart. */
class BorderCheckRouteTest {
    private static final DataSource DATABASE = TestStores.pool();
    private static final String TIMEOUT = "400ms";

    private static final SystemAnswer ENROLLED =
            Answers.ees(Answers.file(EesFile.Enrolment.PRESENT, List.of(), List.of()));

    private final RecordingLog log = new RecordingLog();
    private final BorderCheckStore store = TestStores.on(DATABASE);
    private final Map<String, Branch> branches = new ConcurrentHashMap<>();
    private final CountDownLatch testIsOver = new CountDownLatch(1);
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final DefaultCamelContext camel = new DefaultCamelContext();
    private volatile Instant now = Cases.NOW;

    @BeforeEach
    void start() throws Exception {
        branches.put("sis", asked -> Answers.SIS_NOTHING);
        branches.put("ees", asked -> ENROLLED);
        branches.put("etias", asked -> Answers.ETIAS_VALID);
        branches.put("sltd", asked -> Answers.SLTD_NOTHING);
        branches.put("national-register", asked -> Answers.REGISTER_NOTHING);
        camel.getPropertiesComponent()
                .addInitialProperty("grenspoort.casework.fan-out-timeout", TIMEOUT);
        camel.getRegistry().bind("borderCheck", steps());
        camel.getRegistry().bind("systemSteps", new Object());
        camel.getRegistry().bind("answers", new AnswersAggregation(_ -> {}));
        camel.getRegistry().bind("consultations", threads);
        for (String file :
                new String[] {
                    "configuration.camel.yaml",
                    "steps/consult.camel.yaml",
                    "border-check.camel.yaml"
                }) {
            PluginHelper.getRoutesLoader(camel)
                    .loadRoutes(
                            ResourceHelper.resolveMandatoryResource(camel, "file:routes/" + file));
        }
        camel.addRoutes(systems());
        camel.start();
    }

    @AfterEach
    void stop() {
        testIsOver.countDown();
        camel.stop();
        threads.shutdownNow();
    }

    @Test
    void a_check_runs_from_documents_to_advice() {
        BorderCheck check = examined();
        assertThat(check.status()).isEqualTo(Status.CONCLUDED);
        assertThat(conclusion(check).assessment().advice()).isEqualTo(Advice.ADMIT_CANDIDATE);
        assertThat(status(check, "SIS")).isEqualTo("NO_DATA");
        assertThat(status(check, "EES")).isEqualTo("DATA");
        assertThat(status(check, "ETIAS")).isEqualTo("DATA");
        assertThat(conclusion(check).answers()).hasSameSizeAs(TestPolicies.asShipped().systems());
        assertThat(log.records(LogRecord.Kind.OUTCOME))
                .singleElement()
                .satisfies(
                        advice ->
                                assertThat(advice.details())
                                        .containsEntry("answer-sis", "NO_DATA")
                                        .containsEntry("policy", "p1"));
    }

    @Test
    void all_systems_are_asked_at_the_same_time() {
        CyclicBarrier all = new CyclicBarrier(branches.size());
        branches.replaceAll(
                (_, branch) ->
                        asked -> {
                            all.await(10, TimeUnit.SECONDS);
                            return branch.answer(asked);
                        });
        BorderCheck check = examined();
        assertThat(status(check, "SIS")).isEqualTo("NO_DATA");
        assertThat(status(check, "EES")).isEqualTo("DATA");
    }

    /** The first of Camel's traps: a branch that never came is not a branch that was not there. */
    @ParameterizedTest
    @ValueSource(strings = {"sis", "ees"})
    void a_branch_that_hangs_beyond_the_deadline_timed_out(String system) {
        branches.put(system, asked -> hang());
        assertUnknown(examined(), system);
    }

    @Test
    void when_every_branch_hangs_all_timed_out_and_the_check_is_concluded() {
        branches.replaceAll((_, _) -> asked -> hang());
        BorderCheck check = examined();
        assertUnknown(check, "sis");
        assertUnknown(check, "ees");
    }

    @ParameterizedTest
    @ValueSource(strings = {"sis", "ees"})
    void a_branch_that_breaks_is_unknown(String system) {
        branches.put(
                system,
                asked -> {
                    throw new IllegalStateException("broken by the test");
                });
        assertUnknown(examined(), system);
    }

    @Test
    void when_every_branch_breaks_all_are_unknown() {
        branches.replaceAll(
                (_, _) ->
                        asked -> {
                            throw new IllegalStateException("broken by the test");
                        });
        BorderCheck check = examined();
        assertUnknown(check, "sis");
        assertUnknown(check, "ees");
    }

    @Test
    void a_branch_that_brings_something_else_than_an_answer_is_unknown() {
        branches.put("sis", asked -> "no answer");
        assertUnknown(examined(), "sis");
    }

    @Test
    void an_answer_about_another_system_than_was_asked_is_no_answer() {
        branches.put("sis", asked -> Answers.EES_NOTHING);
        BorderCheck check = examined();
        assertUnknown(check, "sis");
        assertThat(status(check, "EES")).isEqualTo("DATA");
    }

    @Test
    void a_late_answer_changes_nothing() throws Exception {
        CountDownLatch late = new CountDownLatch(1);
        CountDownLatch answered = new CountDownLatch(1);
        branches.put(
                "sis",
                asked -> {
                    late.await();
                    answered.countDown();
                    return Answers.SIS_NOTHING;
                });
        BorderCheck check = examined();
        assertUnknown(check, "sis");
        late.countDown();
        answered.await();
        assertUnknown(store.find(check.id()).orElseThrow(), "sis");
    }

    @Test
    void a_check_that_asks_nobody_is_concluded_with_what_is_known() {
        now = Cases.NOW.plus(Duration.ofHours(1));
        branches.replaceAll(
                (system, _) ->
                        asked -> {
                            throw new AssertionError(system + " was asked");
                        });
        BorderCheck check = examined();
        assertThat(conclusion(check).assessment().advice()).isEqualTo(Advice.INCONCLUSIVE);
        assertThat(check.last()).isEqualTo(Instruction.Final.GO_TO_DESK);
        assertThat(reason(check, "SIS")).isEqualTo(SystemAnswer.NotAsked.INTERRUPTED);
    }

    @Test
    void without_a_log_the_check_stays_open_and_is_concluded_when_the_log_is_back() {
        BorderCheck check = stored();
        log.breakDown();
        assertThatThrownBy(() -> examine(check)).isInstanceOf(CamelExecutionException.class);
        assertThat(store.find(check.id()).orElseThrow().conclusion()).isNull();
        log.recover();
        assertThat(examine(check).status()).isEqualTo(Status.CONCLUDED);
    }

    private void assertUnknown(BorderCheck check, String system) {
        assertThat(status(check, new SystemId(system.toUpperCase(java.util.Locale.ROOT)).value()))
                .isEqualTo("TIMED_OUT");
        assertThat(conclusion(check).assessment().advice()).isEqualTo(Advice.INCONCLUSIVE);
        assertThat(check.last()).isEqualTo(Instruction.Final.GO_TO_DESK);
        assertThat(conclusion(check).answers())
                .as("each system once")
                .hasSameSizeAs(TestPolicies.asShipped().systems());
    }

    private BorderCheck examined() {
        return examine(stored());
    }

    private BorderCheck stored() {
        BorderCheck check =
                BorderCheck.opened(
                                NewId.next(),
                                Cases.NOW,
                                Cases.kiosk(),
                                Cases.request(Direction.ENTRY))
                        .captured(Cases.face());
        store.insert(check, check.id().toString(), new byte[1], Duration.ofSeconds(30));
        return check;
    }

    private BorderCheck examine(BorderCheck check) {
        camel.createProducerTemplate().sendBody("direct:border-check", Examination.begin(check));
        return store.find(check.id()).orElseThrow();
    }

    private static Conclusion conclusion(BorderCheck check) {
        return requireNonNull(check.conclusion(), "conclusion");
    }

    private static String status(BorderCheck check, String system) {
        return answer(check, system).status();
    }

    private static String reason(BorderCheck check, String system) {
        return String.valueOf(answer(check, system).reason());
    }

    private static AnswerView answer(BorderCheck check, String system) {
        return conclusion(check).answers().stream()
                .filter(answer -> answer.system().equals(system))
                .findFirst()
                .orElseThrow();
    }

    private Object hang() throws InterruptedException {
        testIsOver.await();
        return "too late";
    }

    private BorderCheckSteps steps() {
        return new BorderCheckSteps(
                (_, _) -> Cases.passport("USA"),
                new TravellerClassifier(Cases.LAW),
                new ConsultationPlanner(
                        TestPolicies.asShipped(),
                        Set.of(Cases.SIS, Cases.EES, Cases.REGISTER, Cases.ETIAS, Cases.SLTD),
                        Cases.PHASES,
                        Cases.PROPERTIES,
                        () -> now),
                new PleasureCrafts(Cases.POINTS),
                Recorders.on(log, store, () -> now),
                ConsultationPaths.direct(TestPolicies.asShipped(), () -> now),
                Cases.SCHENGEN,
                _ -> {});
    }

    private RouteBuilder systems() {
        return new RouteBuilder() {
            @Override
            public void configure() {
                for (String system :
                        new String[] {"sis", "ees", "etias", "sltd", "national-register"}) {
                    from("direct:" + system).process(exchange -> answer(system, exchange));
                }
            }
        };
    }

    private void answer(String system, Exchange exchange) throws Exception {
        Consultation asked =
                requireNonNull(exchange.getMessage().getBody(Consultation.class), "consultation");
        Branch branch = requireNonNull(branches.get(system), system);
        exchange.getMessage().setBody(branch.answer(asked));
    }

    /** What a system's route would do. */
    private interface Branch {
        Object answer(Consultation asked) throws Exception;
    }
}
