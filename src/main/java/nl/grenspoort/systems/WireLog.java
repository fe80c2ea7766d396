package nl.grenspoort.systems;

import static java.util.Objects.requireNonNull;

import nl.grenspoort.access.AccessDeniedException;
import nl.grenspoort.access.Authorisation;
import nl.grenspoort.messagelog.CapturePolicy;
import nl.grenspoort.messagelog.IntentReceipt;
import nl.grenspoort.messagelog.LogRecord;
import nl.grenspoort.messagelog.LogRecord.Direction;
import nl.grenspoort.messagelog.LogRecord.Kind;
import nl.grenspoort.messagelog.MessageLog;
import nl.grenspoort.telemetry.TraceContext;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/**
 * What is logged of a consultation. An intent and its outcome share a correlation id of their own;
 * the message id, the same over retries, is among the details.
 */
final class WireLog {
    private static final String MEDIA_TYPE = WireMessage.Http.MEDIA_TYPE;

    private final MessageLog log;
    private final CapturePolicy capture;

    WireLog(MessageLog log, CapturePolicy capture) {
        this.log = requireNonNull(log, "log");
        this.capture = requireNonNull(capture, "capture");
    }

    /** Durable when it returns. */
    IntentReceipt intent(Attempt attempt, TraceContext trace) {
        WireMessage message = requireNonNull(attempt.message(), "message");
        Consultation asked = attempt.consultation();
        String system = asked.system().value();
        return log.sealIntent(
                record(
                        Kind.INTENT,
                        asked,
                        correlation(attempt),
                        "",
                        details(attempt, trace),
                        body(message.wire(), capture.forRequest(system))));
    }

    /** Not waited for: a later durable entry of the same check is (law 4, second barrier). */
    void outcome(Attempt attempt, TraceContext trace, Duration took) {
        Consultation asked = attempt.consultation();
        Map<String, String> details = details(attempt, trace);
        details.put("duration-ms", Long.toString(took.toMillis()));
        WireReply reply = attempt.reply();
        if (reply != null) {
            details.put("http-status", Integer.toString(reply.status()));
        }
        SendFailure failure = attempt.failure();
        log.append(
                record(
                        Kind.OUTCOME,
                        asked,
                        correlation(attempt),
                        failure == null ? "ANSWERED" : failure.name(),
                        details,
                        reply == null
                                ? null
                                : body(reply.wire(), capture.forResponse(asked.system().value()))));
    }

    /**
     * An answer after the outcome that says that none came. Shares its intent's correlation.
     * Durable when it returns.
     */
    void late(Attempt attempt, Duration took) {
        WireReply reply = requireNonNull(attempt.reply(), "reply");
        Consultation asked = attempt.consultation();
        Map<String, String> details = details(attempt, TraceContext.NONE);
        details.put("duration-ms", Long.toString(took.toMillis()));
        details.put("http-status", Integer.toString(reply.status()));
        log.appendDurably(
                record(
                        Kind.LATE,
                        asked,
                        correlation(attempt),
                        "ANSWERED",
                        details,
                        body(reply.wire(), capture.forResponse(asked.system().value()))));
    }

    void denied(Consultation asked, TraceContext trace, AccessDeniedException denial) {
        Map<String, String> details = details(trace);
        details.put("policy-in-force", denial.policyVersion());
        details.put("role", denial.role().name());
        log.appendDurably(
                record(Kind.DENIED, asked, asked.messageId(), "ACCESS_DENIED", details, null));
    }

    private static UUID correlation(Attempt attempt) {
        UUID message = attempt.consultation().messageId();
        return attempt.number() == 1
                ? message
                : UUID.nameUUIDFromBytes(
                        (message + "/" + attempt.number())
                                .getBytes(java.nio.charset.StandardCharsets.US_ASCII));
    }

    private static Map<String, String> details(Attempt attempt, TraceContext trace) {
        Map<String, String> details = details(trace);
        details.put("attempt", Integer.toString(attempt.number()));
        details.put("message-id", attempt.consultation().messageId().toString());
        carried(attempt.consultation(), details);
        return details;
    }

    /**
     * The user profile and the systems queried, as Regulation (EU) 2019/817 Art. 10(1) has the
     * ESP's own log name them, and each question's article: what an entry about one system says of
     * its own.
     */
    private static void carried(Consultation asked, Map<String, String> details) {
        if (!asked.joint()) {
            return;
        }
        Authorisation by = asked.authorisation();
        details.put(
                "user-profile", by.purpose() + "." + by.role() + " version " + by.policyVersion());
        for (Consultation one : asked.carried()) {
            Authorisation authorisation = one.authorisation();
            details.put(
                    "carries-" + one.system().key(),
                    "%s by %s, message %s"
                            .formatted(
                                    authorisation.operation(),
                                    authorisation.basis(),
                                    one.messageId()));
        }
    }

    /** So that an auditor finds the log's entries of a trace, and the trace of an entry. */
    private static Map<String, String> details(TraceContext trace) {
        Map<String, String> details = new TreeMap<>();
        if (trace.exists()) {
            details.put("trace-id", trace.traceId());
        }
        return details;
    }

    private static LogRecord.Body body(byte[] wire, LogRecord.Capture kept) {
        return kept == LogRecord.Capture.FULL
                ? LogRecord.Body.full(MEDIA_TYPE, wire)
                : LogRecord.Body.metadata(MEDIA_TYPE, wire);
    }

    private static LogRecord record(
            Kind kind,
            Consultation asked,
            UUID correlation,
            String result,
            Map<String, String> details,
            LogRecord.@Nullable Body body) {
        Authorisation authorisation = asked.authorisation();
        return new LogRecord(
                kind,
                Direction.OUTBOUND,
                authorisation.caseId(),
                correlation,
                asked.actor(),
                new LogRecord.Why(
                        authorisation.purpose().name(),
                        authorisation.basis().act(),
                        authorisation.basis().article(),
                        authorisation.policyVersion()),
                asked.system().value(),
                authorisation.operation(),
                result,
                details,
                body);
    }
}
