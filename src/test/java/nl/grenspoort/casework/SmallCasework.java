package nl.grenspoort.casework;

import nl.grenspoort.access.Lane;
import nl.grenspoort.access.Officer;
import nl.grenspoort.access.Register;
import nl.grenspoort.access.Terminal;
import nl.grenspoort.entry.Advice;
import nl.grenspoort.entry.Assessment;
import nl.grenspoort.entry.TravellerClass;
import nl.grenspoort.messagelog.LogRecord;
import nl.grenspoort.messagelog.MessageLog;
import nl.grenspoort.systems.Question.Direction;
import nl.grenspoort.telemetry.TraceContext;
import nl.grenspoort.trust.Oin;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import javax.sql.DataSource;

/**
 * The real conversation, store, examiner and recorder for the crash suite. Only the route between
 * them is replaced, by one question to one system.
 */
public final class SmallCasework implements AutoCloseable {
    /** How long a node may work on a check before another takes it over. */
    public static final Duration LEASE = Duration.ofMillis(1500);

    private final Reassessment reassessment;
    private final Recorder recorder;
    private final Examiner examiner;
    private final Conversation conversation;
    private final Asking asking;

    public SmallCasework(DataSource database, MessageLog log, Asking asking) {
        CaseworkProperties properties =
                new CaseworkProperties(
                        Duration.ofMillis(1000),
                        Duration.ofMillis(1100),
                        LEASE,
                        Duration.ofMinutes(2),
                        Duration.ofMinutes(1),
                        Path.of("unused"));
        InstantSource clock = InstantSource.system();
        BorderCheckStore store = TestStores.on(database);
        Wakeups wakeups = new Wakeups();
        this.asking = asking;
        Register nobody = new Nobody();
        AdviceEntries entries = new AdviceEntries(nobody, Map.of());
        this.reassessment = new Reassessment(log, store, entries, wakeups, clock);
        this.recorder =
                new Recorder(
                        log,
                        store,
                        entries,
                        reassessment,
                        nobody,
                        Cases.lanes(nobody),
                        wakeups,
                        properties,
                        clock);
        this.examiner = new Examiner(this::examine, store, properties, clock);
        this.conversation =
                new Conversation(
                        store,
                        TestStores.mac(),
                        examiner::examine,
                        reassessment,
                        Recorders.parties(store, reassessment),
                        wakeups,
                        _ -> Optional.empty(),
                        properties,
                        clock);
        examiner.start();
    }

    /** Opens a check at the desk with this number; its id. */
    public UUID open(int desk, String key, String body) {
        IdempotencyKey idempotency = new IdempotencyKey(key, body.getBytes(StandardCharsets.UTF_8));
        return conversation
                .open(caller(desk), idempotency, Cases.request(Direction.ENTRY))
                .view()
                .id();
    }

    /** What the desk is told: the instruction, the advice, and what the system had answered. */
    public String view(int desk, UUID id, Duration wait) {
        BorderCheckView view = conversation.view(caller(desk), id, wait);
        BorderCheckView.Content content = java.util.Objects.requireNonNull(view.content());
        return content.advice() == null
                ? "WAIT"
                : "%s %s %s"
                        .formatted(
                                view.instruction().word(),
                                content.advice(),
                                content.answers().getFirst().reason());
    }

    private void examine(Examination examination) {
        BorderCheck check = examination.check();
        String answer = asking.ask(check.id(), check.actor());
        Advice advice = answer.contains("HIT") ? Advice.SECOND_LINE : Advice.ADMIT_CANDIDATE;
        recorder.record(
                examination.concluded(
                        new Conclusion(
                                Cases.facts(TravellerClass.FREE_MOVEMENT),
                                List.of(),
                                List.of(
                                        new BorderCheckView.AnswerView(
                                                "SIS", "DATA", answer, "CENTRAL", null)),
                                new Assessment(advice, Set.of(), List.of()),
                                Set.of(),
                                false,
                                true,
                                Set.of())),
                TraceContext.NONE);
    }

    private static Caller caller(int desk) {
        return new Caller(Cases.terminal(Lane.DESK, desk), Cases.desk().officer(), "00", null);
    }

    /** Lets what is under way end. */
    @Override
    public void close() {
        examiner.stop();
    }

    /** A register in which nobody is: reading the real one takes time at every start. */
    private static final class Nobody implements Register {
        @Override
        public Optional<Terminal> terminal(Oin oin) {
            return Optional.empty();
        }

        @Override
        public Optional<Officer> officer(String number) {
            return Optional.empty();
        }

        @Override
        public String version() {
            return "nobody";
        }
    }

    /** Asks the one system. */
    public interface Asking {
        /** Its answer in one word. */
        String ask(UUID check, LogRecord.Actor actor);
    }
}
