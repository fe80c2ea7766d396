package nl.grenspoort.systems;

import static nl.grenspoort.systems.HostileSystem.bytes;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;

import nl.grenspoort.access.AccessPolicy;
import nl.grenspoort.access.Purpose;
import nl.grenspoort.access.Role;
import nl.grenspoort.access.SystemId;
import nl.grenspoort.access.TestPolicies;
import nl.grenspoort.messagelog.LogRecord;
import nl.grenspoort.messagelog.RecordingLog;
import nl.grenspoort.messagelog.TestCapture;
import nl.grenspoort.quality.Mutator;
import nl.grenspoort.quality.Threat;
import nl.grenspoort.systems.HostileSystem.Answer;
import nl.grenspoort.telemetry.TraceContext;
import nl.grenspoort.trust.TestPki;

import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.springframework.util.unit.DataSize;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.zip.GZIPOutputStream;

/** What a system, or somebody who holds its TLS key, can do to the sender with its answer. */
@NullUnmarked // set before each test
class WireAttackTest {
    private static final AccessPolicy POLICY = TestPolicies.asShipped();
    private static final String OK = "HTTP/1.1 200 OK\r\n";
    private static final int MOST = 64 * 1024;

    /** By name: what is written, and what may come of it. */
    private record Attack(Answer answer, Set<SendFailure> ends) {}

    private static final Map<String, Attack> ATTACKS = attacks();

    @SuppressWarnings("unused") // read by name
    private static final List<String> names = List.copyOf(ATTACKS.keySet());

    private final RecordingLog log = new RecordingLog();
    private HostileSystem system;
    private CloseableHttpClient client;
    private ScheduledExecutorService deadlines;
    private Sender sender;

    private static Map<String, Attack> attacks() {
        Map<String, Attack> all = new LinkedHashMap<>();
        heads(all);
        bodies(all);
        return all;
    }

    private static void heads(Map<String, Attack> all) {
        broken(all, "a header without end", forever(OK + "X: ", "y".repeat(8000)));
        broken(all, "headers without end", forever(OK, "X: y\r\n".repeat(1000)));
        broken(all, "a hundred and fifty headers", once(OK + "X: y\r\n".repeat(150) + none()));
        broken(all, "a header of a megabyte", once(OK + "X: " + "y".repeat(1 << 20) + none()));
        broken(all, "a header folded without end", forever(OK + "X: y", "\r\n y".repeat(1000)));
        broken(all, "a status line without end", forever("HTTP/1.1 200 ", "O".repeat(8000)));
        broken(all, "empty lines without end", forever("", "\r\n".repeat(1000)));
        broken(all, "no HTTP at all", once("NONE\r\n\r\n"));
        broken(all, "another protocol", once("SSH-2.0-x\r\n"));
        broken(all, "a status that is none", once("HTTP/1.1 abc OK\r\n" + none()));
        late(all, "a hundred thousand times continue", forever("", "HTTP/1.1 100 \r\n\r\n"));
        late(all, "early hints without end", forever("", "HTTP/1.1 103 \r\nLink: x\r\n\r\n"));
        late(all, "a header that drips", drip("HTTP/1.1 200 OK\r\nX: "));
    }

    private static void bodies(Map<String, Attack> all) {
        String chunked = OK + "Transfer-Encoding: chunked\r\n\r\n";
        large(all, "a body without end", forever(OK + "Content-Length: 2000000000\r\n\r\n", "N"));
        large(all, "chunks without end", forever(chunked, "1\r\nN\r\n"));
        large(all, "a body until the connection ends", forever(OK + "\r\n", "N".repeat(1000)));
        broken(all, "a chunk's extension without end", forever(chunked + "4;", "x".repeat(8000)));
        broken(all, "a chunk that is no number", once(chunked + "zz\r\nNONE\r\n0\r\n\r\n"));
        broken(all, "a negative chunk", once(chunked + "-4\r\nNONE\r\n0\r\n\r\n"));
        broken(all, "a chunk beyond numbers", once(chunked + "fffffffffffffffff\r\nNONE\r\n"));
        broken(all, "trailers without end", forever(chunked + "4\r\nNONE\r\n0\r\n", "X: y\r\n"));
        broken(all, "a body cut short", closing(OK + "Content-Length: 40\r\n\r\nNONE"));
        broken(all, "chunks cut short", closing(chunked + "4\r\nNONE\r\n"));
        broken(all, "a negative length", once(OK + "Content-Length: -4\r\n\r\nNONE"));
        broken(all, "two lengths", once(OK + "Content-Length: 4\r\nContent-Length: 2\r\n\r\nNONE"));
        broken(all, "an unknown coding", once(OK + "Transfer-Encoding: x\r\n\r\nNONE"));
        late(all, "a body that drips", drip(OK + "Content-Length: 4000\r\n\r\n"));
        late(all, "a body that never comes", hanging(OK + "Content-Length: 4\r\n\r\n"));
    }

    @BeforeEach
    void start() throws IOException {
        system = HostileSystem.overTls();
        sender = sender(system.address());
    }

    private Sender sender(URI address) {
        SystemPolicy policy =
                new SystemPolicy(
                        null,
                        null,
                        address,
                        true,
                        Duration.ofMillis(1500),
                        Duration.ofSeconds(1),
                        DataSize.ofBytes(MOST),
                        64,
                        1,
                        Duration.ofMillis(10),
                        new SystemPolicy.Breaker(10, 50, Duration.ofMinutes(1)));
        SystemsProperties properties = new SystemsProperties(Map.of("sis", policy));
        LateAnswersProperties late = new LateAnswersProperties(Duration.ofSeconds(1), 1);
        deadlines = Executors.newSingleThreadScheduledExecutor();
        client =
                new SystemsConfiguration()
                        .systemsClient(
                                TestPki.shared(), properties, late, new SimpleMeterRegistry());
        return new Sender(
                EchoAdapter.SIS,
                policy,
                client,
                deadlines,
                new LateAnswers(
                        Map.of(),
                        new WireLog(new RecordingLog(), TestCapture.everything()),
                        List.of(),
                        late,
                        InstantSource.system()),
                InstantSource.system());
    }

    @AfterEach
    void stop() throws IOException {
        client.close();
        deadlines.shutdownNow();
        system.close();
    }

    @Threat({"T-SIZE-3", "T-HDR-3"})
    @ParameterizedTest
    @FieldSource("names")
    void an_answer_made_to_wear_out_or_confuse_is_none(String name) {
        Attack attack = ATTACKS.get(name);
        system.answering(attack.answer());
        long before = allocated();
        Attempt attempt = ask();
        assertThat(attempt.failure()).isIn(attack.ends());
        assertThat(attempt.reply()).isNull();
        if (attempt.failure() == SendFailure.CONNECTION) {
            // what is read until the deadline is thrown away, and bounded by it
            assertThat(allocated() - before).as("bytes taken").isLessThan(20_000_000);
        }
    }

    @Threat("T-SIZE-3")
    @Test
    void a_handshake_that_never_comes_ends() throws IOException {
        try (HostileSystem silent = HostileSystem.silent()) {
            stop();
            sender = sender(silent.address());
            assertThat(ask().failure()).isIn(SendFailure.TIMED_OUT, SendFailure.CONNECTION);
        }
    }

    /** A system can't set a cookie, redirect, or hand over a header for later. */
    @Threat("T-HDR-3")
    @Test
    void headers_of_an_answer_steer_nothing() {
        system.answering(
                once(
                        "HTTP/1.1 302 Found\r\nLocation: "
                                + system.address()
                                + "/elsewhere\r\nSet-Cookie: a=b\r\nCamelHttpUri: x\r\n"
                                + "Refresh: 0\r\nAlt-Svc: h2=\":1\"\r\nConnection: keep-alive\r\n"
                                + "WWW-Authenticate: Basic realm=\"x\"\r\n"
                                + none()));
        for (int i = 0; i < 3; i++) {
            assertThat(ask().reply().status()).isEqualTo(302);
        }
        assertThat(system.heads()).hasSize(3);
        assertThat(system.heads())
                .allSatisfy(
                        head ->
                                assertThat(head)
                                        .startsWith("POST /ask HTTP/1.1\r\n")
                                        .doesNotContainIgnoringCase("cookie")
                                        .doesNotContainIgnoringCase("camel")
                                        .doesNotContainIgnoringCase("authorization"));
    }

    @Threat("T-SIZE-3")
    @Test
    void a_packed_answer_is_not_unpacked() throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(new byte[40_000_000]);
        }
        byte[] bomb = packed.toByteArray();
        system.answering(
                (out, _) -> {
                    out.write(bytes(OK + "Content-Encoding: gzip\r\nContent-Length: "));
                    out.write(bytes(bomb.length + "\r\n\r\n"));
                    out.write(bomb);
                });
        assertThat(bomb.length).isLessThan(MOST);
        assertThat(ask().reply().body()).isEqualTo(bomb);
        assertThat(system.heads().getFirst()).doesNotContain("gzip");
    }

    /** Of a system without signatures: what is not wholly HTTP is no answer. */
    @Threat("T-XML-4")
    @Test
    void no_mutation_of_an_answer_breaks_the_sender() {
        byte[] good = bytes(OK + "Content-Type: text/xml\r\nContent-Length: 4\r\n\r\nNONE");
        Mutator mutator = new Mutator(20_261_125, good);
        system.answering(
                (out, socket) -> {
                    out.write(mutator.next());
                    out.flush();
                    socket.close();
                });
        for (int i = 0; i < Mutator.rounds(150); i++) {
            Attempt attempt = ask();
            assertThat((attempt.reply() == null) != (attempt.failure() == null))
                    .as(mutator.toString())
                    .isTrue();
        }
    }

    private Attempt ask() {
        Attempt attempt = new EchoAdapter().translate(Attempt.first(consultation()));
        return sender.send(
                attempt.sealed(
                        new WireLog(log, TestCapture.everything())
                                .intent(attempt, TraceContext.NONE)));
    }

    private static Consultation consultation() {
        return new Consultation(
                UUID.randomUUID(),
                POLICY.authorise(
                        UUID.randomUUID(),
                        Purpose.BORDER_ENTRY_TCN,
                        Role.FIRST_LINE,
                        new SystemId("SIS"),
                        "search"),
                new Question(null, List.of(), Question.Direction.ENTRY, "NL-AMS", Instant.now()),
                new LogRecord.Actor("kiosk-ams-01", "M1001", "FIRST_LINE", "00"),
                Instant.now().plusSeconds(20));
    }

    private static void broken(Map<String, Attack> all, String name, Answer answer) {
        all.put(name, new Attack(answer, Set.of(SendFailure.CONNECTION, SendFailure.TIMED_OUT)));
    }

    private static void late(Map<String, Attack> all, String name, Answer answer) {
        all.put(name, new Attack(answer, Set.of(SendFailure.TIMED_OUT)));
    }

    private static void large(Map<String, Attack> all, String name, Answer answer) {
        all.put(
                name,
                new Attack(answer, Set.of(SendFailure.REPLY_TOO_LARGE, SendFailure.TIMED_OUT)));
    }

    private static String none() {
        return "\r\nContent-Length: 4\r\n\r\nNONE".substring(2);
    }

    private static Answer once(String text) {
        return (out, _) -> out.write(bytes(text));
    }

    private static Answer closing(String text) {
        return (out, socket) -> {
            out.write(bytes(text));
            out.flush();
            socket.close();
        };
    }

    private static Answer hanging(String text) {
        return (out, _) -> {
            out.write(bytes(text));
            out.flush();
            Thread.sleep(Duration.ofMinutes(1));
        };
    }

    private static Answer forever(String first, String again) {
        return (out, _) -> {
            out.write(bytes(first));
            byte[] more = bytes(again.repeat(1 + 4000 / again.length()));
            while (true) {
                out.write(more);
            }
        };
    }

    private static Answer drip(String first) {
        return (out, _) -> {
            out.write(bytes(first));
            while (true) {
                out.write('y');
                out.flush();
                Thread.sleep(50);
            }
        };
    }

    /** Bytes that this thread ever took from the heap: it is the one that reads the answer. */
    private static long allocated() {
        return ((com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean())
                .getCurrentThreadAllocatedBytes();
    }
}
