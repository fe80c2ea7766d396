package nl.grenspoort.crash;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;

import nl.grenspoort.casework.BorderCheckException;
import nl.grenspoort.casework.SmallCasework;
import nl.grenspoort.messagelog.CrashLog;
import nl.grenspoort.messagelog.IntentReceipt;
import nl.grenspoort.messagelog.LogRecord;
import nl.grenspoort.messagelog.LogRecord.Body;
import nl.grenspoort.messagelog.LogRecord.Direction;
import nl.grenspoort.messagelog.LogRecord.Kind;
import nl.grenspoort.messagelog.LogUnavailableException;
import nl.grenspoort.messagelog.MessageLog;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;

import javax.sql.DataSource;

/**
 * A gateway reduced to what must survive a crash: the real log, the real case store with its
 * conversation, examiner and recorder. A line in is a request, a line out is an answer; both pass
 * the log as they do at the kiosk API.
 */
final class SmallGateway implements AutoCloseable {
    private final CrashHook hook;
    private final Peer peer;
    private final HikariDataSource forLog;
    private final HikariDataSource forCases;
    private final CrashLog log;
    private final SmallCasework casework;

    SmallGateway(DataSource database, CrashHook hook, Peer peer) {
        this.hook = hook;
        this.peer = peer;
        DataSource crashing = CrashingDatabase.over(database, hook);
        this.forLog = pool(crashing, 2);
        this.forCases = pool(crashing, 8);
        this.log = CrashLog.open(forLog);
        this.casework = new SmallCasework(forCases, log.log(), this::ask);
    }

    private static HikariDataSource pool(DataSource database, int connections) {
        HikariConfig config = new HikariConfig();
        config.setDataSource(database);
        config.setMaximumPoolSize(connections);
        config.setMinimumIdle(1);
        config.setConnectionTimeout(2_000);
        config.setValidationTimeout(1_000);
        config.setConnectionInitSql("set idle_in_transaction_session_timeout = '1s'");
        return new HikariDataSource(config);
    }

    /**
     * {@code OPEN desk key body} gives {@code OPENED id}; {@code VIEW desk id millis} gives {@code
     * TOLD id instruction advice answer} or {@code WAIT id}. Each answer stands behind the id of
     * its entry in the log. Where nothing may be said it is {@code UNAVAILABLE} with the reason.
     */
    String answer(String request) {
        try {
            String[] words = request.split(" ");
            UUID correlation = UUID.randomUUID();
            log.log().appendDurably(entry(Kind.INTENT, null, correlation, words[0], request));
            hook.at(CrashPoint.REQUEST_LOGGED);
            UUID check =
                    words[0].equals("OPEN")
                            ? casework.open(Integer.parseInt(words[1]), words[2], words[3])
                            : UUID.fromString(words[2]);
            String answer = words[0].equals("OPEN") ? "OPENED " + check : view(words, check);
            UUID entry =
                    log.log()
                            .appendDurably(
                                    entry(Kind.OUTCOME, check, correlation, words[0], answer));
            hook.at(CrashPoint.BEFORE_TELLING);
            return entry + " " + answer;
        } catch (LogUnavailableException | BorderCheckException e) {
            return "UNAVAILABLE " + e.getMessage();
        }
    }

    private String view(String[] words, UUID check) {
        Duration wait = Duration.ofMillis(Long.parseLong(words[3]));
        String seen = casework.view(Integer.parseInt(words[1]), check, wait);
        return seen.equals("WAIT") ? "WAIT " + check : "TOLD " + check + " " + seen;
    }

    private String ask(UUID check, LogRecord.Actor actor) {
        MessageLog here = log.log();
        UUID correlation = UUID.randomUUID();
        String question = "ASK " + correlation + " " + check;
        IntentReceipt receipt =
                here.sealIntent(exchange(Kind.INTENT, check, correlation, actor, question));
        hook.at(CrashPoint.INTENT_SEALED);
        receipt.spend("SIS", question.getBytes(StandardCharsets.UTF_8));
        String answer;
        try {
            answer = peer.ask(question, () -> hook.at(CrashPoint.SENT));
        } catch (IOException e) {
            answer = "UNREACHABLE";
        }
        hook.at(CrashPoint.ANSWERED);
        here.appendDurably(exchange(Kind.OUTCOME, check, correlation, actor, answer));
        hook.at(CrashPoint.OUTCOME_DURABLE);
        return answer;
    }

    private static LogRecord exchange(
            Kind kind, UUID check, UUID correlation, LogRecord.Actor actor, String wire) {
        return new LogRecord(
                kind,
                Direction.OUTBOUND,
                check,
                correlation,
                actor,
                new LogRecord.Why("BORDER_ENTRY_TCN", "2018/1861", "34(1)(a)", "crash"),
                "SIS",
                "search",
                kind == Kind.INTENT ? "" : "OK",
                Map.of(),
                body(wire));
    }

    private static LogRecord entry(
            Kind kind, @Nullable UUID check, UUID correlation, String operation, String wire) {
        return new LogRecord(
                kind,
                Direction.INBOUND,
                check,
                correlation,
                LogRecord.Actor.GATEWAY,
                null,
                "KIOSK-API",
                operation,
                kind == Kind.INTENT ? "" : "OK",
                Map.of(),
                body(wire));
    }

    private static Body body(String wire) {
        return Body.full("text/plain", wire.getBytes(StandardCharsets.UTF_8));
    }

    /** In the order in which the application context would. */
    @Override
    public void close() {
        hook.at(CrashPoint.CLOSING);
        casework.close();
        log.close();
        hook.at(CrashPoint.CLOSED);
        forLog.close();
        forCases.close();
    }

    /** The system that is asked. */
    interface Peer {
        /** Sends, says so, and reads the answer. */
        String ask(String question, Runnable sent) throws IOException;
    }
}
