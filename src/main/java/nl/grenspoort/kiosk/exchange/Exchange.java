package nl.grenspoort.kiosk.exchange;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.TimeBasedEpochGenerator;

import jakarta.servlet.http.HttpServletRequest;

import nl.grenspoort.casework.Caller;
import nl.grenspoort.kiosk.input.Json;
import nl.grenspoort.kiosk.problem.InputError;
import nl.grenspoort.kiosk.problem.InputError.Code;
import nl.grenspoort.kiosk.problem.ProblemType;
import nl.grenspoort.kiosk.soap.DeskMessage;
import nl.grenspoort.telemetry.TraceContext;

import org.jspecify.annotations.Nullable;

import java.util.Objects;
import java.util.UUID;

/** One request on its way through, and what the log has to know of it. Belongs to one thread. */
public final class Exchange {
    /** Name of the request attribute that holds it. */
    public static final String ATTRIBUTE = "nl.grenspoort.kiosk.exchange";

    private static final TimeBasedEpochGenerator IDS = Generators.timeBasedEpochGenerator();

    private final UUID correlation = IDS.generate();
    private final Operation.Target target;
    private final Identification who;
    private final RequestBody body;
    private final @Nullable DeskMessage desk;
    private TraceContext trace = TraceContext.NONE;
    private @Nullable UUID checkId;
    private @Nullable UUID logEntry;
    private @Nullable ProblemType problem;

    Exchange(Operation.Target target, Identification who, RequestBody body) {
        this(target, who, body, null);
    }

    /**
     * @param desk the message where the request is one to the desk service and was read
     */
    Exchange(
            Operation.Target target,
            Identification who,
            RequestBody body,
            @Nullable DeskMessage desk) {
        this.target = target;
        this.who = who;
        this.body = body;
        this.desk = desk;
        this.checkId = target instanceof Operation.Target.Found found ? found.checkId() : null;
    }

    /** The exchange of a request. */
    static Exchange of(HttpServletRequest request) {
        return (Exchange)
                Objects.requireNonNull(
                        request.getAttribute(ATTRIBUTE), "the request came past the filters");
    }

    /** The caller, who was let through. */
    public Caller caller() {
        return switch (who) {
            case Identification.Known known -> known.caller();
            case Identification.Refused _ ->
                    throw new IllegalStateException("nobody refused comes this far");
        };
    }

    /** The check that the path names. */
    public UUID pathCheck() {
        return Objects.requireNonNull(checkId, "the path names a check");
    }

    /** The party that the path names. */
    public String pathParty() {
        return Objects.requireNonNull(
                target instanceof Operation.Target.Found found ? found.party() : null,
                "the path names a party");
    }

    /** The body's bytes, exactly as received. */
    public byte[] bytes() {
        return body instanceof RequestBody.Whole whole ? whole.bytes() : new byte[0];
    }

    /** The body as JSON. */
    public Json json() {
        return body instanceof RequestBody.Whole whole
                ? whole.json()
                : new Json.Unreadable(new InputError("", Code.MISSING, "the body is empty"));
    }

    /** The message to the desk service, which was let through. */
    public DeskMessage desk() {
        return Objects.requireNonNull(desk, "it is a message to the desk service");
    }

    /** What the request asks. */
    public Operation operation() {
        return switch (target) {
            case Operation.Target.Found found -> found.operation();
            default -> throw new IllegalStateException("nothing else comes this far");
        };
    }

    /** Tells the log which check the request opened. */
    public void opened(UUID check) {
        checkId = check;
    }

    void traced(TraceContext context) {
        trace = context;
    }

    TraceContext trace() {
        return trace;
    }

    void logged(UUID entry) {
        logEntry = entry;
    }

    void answeredWith(ProblemType type) {
        problem = type;
    }

    UUID correlation() {
        return correlation;
    }

    Operation.Target target() {
        return target;
    }

    Identification who() {
        return who;
    }

    RequestBody body() {
        return body;
    }

    @Nullable DeskMessage message() {
        return desk;
    }

    @Nullable UUID checkId() {
        return checkId;
    }

    /** The entry of the request; null when the log took none. */
    public @Nullable UUID logEntry() {
        return logEntry;
    }

    @Nullable ProblemType problem() {
        return problem;
    }
}
