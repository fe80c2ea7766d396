package nl.grenspoort.whole;

import static org.assertj.core.api.Assertions.assertThat;

import nl.grenspoort.access.Purpose;
import nl.grenspoort.access.Role;
import nl.grenspoort.access.TestPolicies;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.io.TempDir;

import tools.jackson.databind.JsonNode;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;

/**
 * Hundreds of checks at once while every system fails in every way it can: law 1 at the desk, one
 * outcome per check, one pair in the log per question, and a log that is whole. {@code mvn verify
 * -Pnightly} plays thousands.
 */
class RandomFaultsIT {
    private static final int CHECKS = Integer.getInteger("faults.checks", 500);
    private static final long SEED = Long.getLong("faults.seed", 2026);
    private static final int TRAVELLERS = 60;
    private static final int AT_ONCE = 16;
    private static final Set<String> UNKNOWN = Set.of("TIMED_OUT", "UNAVAILABLE");
    private static final Set<String> ANSWERED = Set.of("DATA", "NO_DATA");
    private static final Set<String> CONNECTED =
            Set.of("SIS", "EES", "ETIAS", "VIS", "SLTD", "NATIONAL-REGISTER");

    /**
     * What comes then is no answer to the question that was put, or comes when its check has gone
     * on without it: a late one may be weighed before the desk looks.
     */
    private static final Set<String> NEVER_AN_ANSWER =
            Set.of(
                    "TIMEOUT",
                    "LATE",
                    "DOWN",
                    "RESET",
                    "GARBAGE",
                    "MALFORMED",
                    "EMPTY",
                    "SERVER_ERROR",
                    "FAULT",
                    "NOT_WELL_FORMED",
                    "INCOMPLETE",
                    "REPLAYED",
                    "CERTIFICATE_EXPIRED",
                    "CLOCK_SKEW",
                    "WRONG_CORRELATION",
                    "SCHEMA_VERSION");

    private static final String REVISION =
            "(convert_from(entry, 'UTF8')::json -> 'details' ->> 'revision')";

    /** About whom nothing fails. */
    private static final List<RandomFaults.Ended> FIRST = new ArrayList<>();

    @TempDir static Path folder;

    private static DemoSystems systems;
    private static GatewayProcess gateway;
    private static RandomFaults faults;

    @BeforeAll
    static void start() throws Exception {
        systems = DemoSystems.onFreePorts();
        List<String> settings = new ArrayList<>(systems.settings());
        settings.addAll(systems.each("deadline", "2s"));
        settings.addAll(systems.each("breaker.open-for", "300ms"));
        settings.addAll(
                List.of(
                        "--grenspoort.casework.consultation-deadline=3500ms",
                        "--grenspoort.casework.fan-out-timeout=3700ms",
                        "--grenspoort.late-answers.listen-for=3s",
                        "--grenspoort.trust.signing-key-bits=2048",
                        "--grenspoort.kiosk.rate.requests-per-second=5000",
                        "--grenspoort.kiosk.rate.burst=5000",
                        "--grenspoort.kiosk.rate.checks-per-minute.desk=100000"));
        gateway = GatewayProcess.demo(folder.toAbsolutePath(), settings.toArray(String[]::new));
        faults = new RandomFaults(gateway, systems, TRAVELLERS, new Random(SEED));
        faults.load();
        // the first check of a new process is slower than a deadline allows
        RandomFaults.Ended cold =
                faults.check(RandomFaults.withoutFaults().getFirst(), true, false);
        holds(cold);
        FIRST.add(cold);
        everySystemAnswers();
    }

    /** Else what follows would hold for want of systems. */
    private static void everySystemAnswers() throws Exception {
        Set<String> answered = new HashSet<>();
        Set<String> advices = new HashSet<>();
        for (RandomFaults.Traveller traveller : RandomFaults.withoutFaults()) {
            RandomFaults.Ended one = faults.check(traveller, true, false);
            holds(one);
            FIRST.add(one);
            for (JsonNode answer : one.content().path("answers")) {
                assertThat(answer.path("status").asString())
                        .as(one.content().toString())
                        .isNotIn(UNKNOWN);
                if (ANSWERED.contains(answer.path("status").asString())) {
                    answered.add(answer.path("system").asString());
                }
            }
            advices.add(one.content().path("advice").asString());
        }
        assertThat(advices).contains("ADMIT_CANDIDATE");
        assertThat(answered).containsAll(CONNECTED);
    }

    @AfterAll
    static void stop() throws InterruptedException {
        gateway.close();
    }

    @Test
    void whatever_fails_each_check_ends_once_and_each_question_is_logged_twice(
            TestReporter reporter) throws Exception {
        Instant started = Instant.now();
        List<RandomFaults.Ended> ended = play();
        Duration took = Duration.between(started, Instant.now());
        assertThat(ended).extracting(RandomFaults.Ended::id).doesNotHaveDuplicates();
        Map<String, Integer> advices = new HashMap<>();
        Map<String, Integer> answers = new TreeMap<>();
        for (RandomFaults.Ended one : ended) {
            holds(one);
            for (JsonNode answer : one.content().path("answers")) {
                String told =
                        answer.path("system").asString()
                                + " "
                                + answer.path("status").asString()
                                + " "
                                + answer.path("reason").asString("");
                answers.merge(told.strip(), 1, Integer::sum);
            }
            advices.merge(one.content().path("advice").asString(), 1, Integer::sum);
        }
        assertThat(advices)
                .as("some pass and some don't, or nothing was tried: %s", answers)
                .containsKeys("ADMIT_CANDIDATE", "INCONCLUSIVE");
        ended.addAll(FIRST);
        log(ended);
        reporter.publishEntry(
                Map.of(
                        "checks", ended.size() + " in " + took,
                        "advices", advices.toString(),
                        "answers", answers.toString(),
                        "log", kinds().toString()));
    }

    private static List<RandomFaults.Ended> play() throws Exception {
        Random random = new Random(SEED);
        List<Callable<RandomFaults.Ended>> checks = new ArrayList<>();
        for (int i = 0; i < CHECKS; i++) {
            RandomFaults.Traveller traveller = faults.travellers().get(random.nextInt(TRAVELLERS));
            boolean entry = random.nextBoolean();
            boolean twice = random.nextInt(10) == 0;
            checks.add(() -> faults.check(traveller, entry, twice));
        }
        List<RandomFaults.Ended> ended = new ArrayList<>();
        try (ExecutorService desks = Executors.newFixedThreadPool(AT_ONCE)) {
            for (Future<RandomFaults.Ended> one : desks.invokeAll(checks)) {
                ended.add(one.get());
            }
        }
        return ended;
    }

    /** Law 1, as the desk sees it. */
    private static void holds(RandomFaults.Ended one) {
        Map<String, String> told = new HashMap<>();
        for (JsonNode answer : one.content().path("answers")) {
            String before =
                    told.put(answer.path("system").asString(), answer.path("status").asString());
            assertThat(before).as("each system once").isNull();
        }
        String what = one.traveller().faults() + " " + told;
        assertThat(told).hasSameSizeAs(TestPolicies.asShipped().systems());
        String advice = one.content().path("advice").asString();
        Set<String> optional = optional(one.content());
        Set<String> findings = findings(one.content());
        told.forEach(
                (system, status) -> {
                    if (!UNKNOWN.contains(status)) {
                        assertThat(findings)
                                .as(what)
                                .doesNotContain(
                                        "source.no-answer " + system,
                                        "source.no-answer-optional " + system);
                    } else if (optional.contains(system)) {
                        assertThat(findings)
                                .as(what)
                                .contains("source.no-answer-optional " + system);
                    } else {
                        assertThat(advice).as(what).isNotEqualTo("ADMIT_CANDIDATE");
                        assertThat(findings).as(what).contains("source.no-answer " + system);
                    }
                });
        assertThat(one.instruction())
                .as(what)
                .isEqualTo(advice.equals("ADMIT_CANDIDATE") ? "OPEN" : "GO_TO_DESK");
        one.traveller()
                .faults()
                .forEach(
                        (system, mode) -> {
                            if (mode.equals("LATE")
                                    && findings.contains("source.answered-late " + system)) {
                                assertThat(findings).as(what).contains("advice.reopened GATEWAY");
                                assertThat(told.get(system)).as(what).isIn(ANSWERED);
                            } else if (NEVER_AN_ANSWER.contains(mode)) {
                                assertThat(told.get(system))
                                        .as("%s: %s", system, what)
                                        .isNotIn("DATA", "NO_DATA");
                            }
                        });
    }

    /** Lines about questions to systems, by what they are. */
    private static Map<String, Integer> kinds() throws Exception {
        Map<String, Integer> kinds = new TreeMap<>();
        for (String kind :
                Log.query(gateway, "select kind from log_entry where direction = 'OUTBOUND'")) {
            kinds.merge(kind, 1, Integer::sum);
        }
        return kinds;
    }

    /** What the policy in force lets be left out: on exit, the VIS of those who need a visa. */
    private static Set<String> optional(JsonNode content) {
        Purpose purpose =
                content.path("travellerClass").asString().equals("FREE_MOVEMENT")
                        ? Purpose.BORDER_FREE_MOVEMENT
                        : content.path("direction").asString().equals("ENTRY")
                                ? Purpose.BORDER_ENTRY_TCN
                                : Purpose.BORDER_EXIT_TCN;
        return TestPolicies.asShipped().rows().stream()
                .filter(row -> row.purpose() == purpose && row.role() == Role.FIRST_LINE)
                .filter(row -> !row.mandatory())
                .map(row -> row.system().value())
                .collect(Collectors.toSet());
    }

    /** By key and the system they are about. */
    private static Set<String> findings(JsonNode content) {
        Set<String> findings = new HashSet<>();
        content.path("findings")
                .forEach(
                        it ->
                                findings.add(
                                        it.path("key").asString()
                                                + " "
                                                + it.path("source").asString()));
        return findings;
    }

    private static void log(List<RandomFaults.Ended> ended) throws Exception {
        assertThat(
                        Log.query(
                                gateway,
                                """
                                select system || ' ' || correlation_id from log_entry
                                where direction = 'OUTBOUND' and kind in ('INTENT', 'OUTCOME')
                                group by system, correlation_id
                                having count(*) filter (where kind = 'INTENT') <> 1
                                    or count(*) filter (where kind = 'OUTCOME') <> 1
                                """))
                .as("one pair for each question")
                .isEmpty();
        assertThat(
                        new HashSet<>(
                                Log.query(
                                        gateway,
                                        """
                                        select check_id::text from log_entry
                                        where operation = 'advise' and kind = 'OUTCOME'
                                        and %s is null
                                        group by check_id having count(*) = 1
                                        """
                                                .formatted(REVISION))))
                .as("one first advice for each check")
                .hasSize(ended.size())
                .containsAll(ended.stream().map(RandomFaults.Ended::id).toList());
        assertThat(
                        Log.query(
                                gateway,
                                """
                                select result from log_entry late where kind = 'LATE' and not exists (
                                    select 1 from log_entry where kind = 'OUTCOME'
                                    and correlation_id = late.correlation_id and result = 'TIMED_OUT')
                                """))
                .as("late is only what timed out")
                .isEmpty();
        assertThat(kinds()).as("late ones were tried").containsKey("LATE");
        assertThat(
                        Log.query(
                                gateway,
                                """
                                select check_id::text from log_entry where operation = 'advise'
                                and kind = 'OUTCOME' and %1$s is not null group by check_id
                                having max(%1$s::int) <> count(*) or max(%1$s::int) <> count(distinct %1$s)
                                """
                                        .formatted(REVISION)))
                .as("each advice made anew once, and numbered")
                .isEmpty();
        verified();
    }

    private static void verified() throws Exception {
        Process process =
                new ProcessBuilder(
                                "sh",
                                "grenspoort",
                                "log",
                                "verify",
                                "--certs",
                                folder.toAbsolutePath().resolve("certs").toString(),
                                "--url",
                                "jdbc:postgresql://127.0.0.1:"
                                        + gateway.databasePort()
                                        + "/grenspoort")
                        .redirectErrorStream(true)
                        .start();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(out).isZero();
        assertThat(out).contains("The log is whole");
    }
}
