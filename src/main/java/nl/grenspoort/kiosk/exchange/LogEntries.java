package nl.grenspoort.kiosk.exchange;

import jakarta.servlet.http.HttpServletRequest;

import nl.grenspoort.casework.Caller;
import nl.grenspoort.entry.ObservationKind;
import nl.grenspoort.kiosk.input.Json;
import nl.grenspoort.messagelog.LogRecord;
import nl.grenspoort.messagelog.LogRecord.Body;
import nl.grenspoort.messagelog.LogRecord.Direction;
import nl.grenspoort.messagelog.LogRecord.Kind;

import org.jspecify.annotations.Nullable;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * What the log is told of an exchange. Only words of our own and facts of known shape: a path or a
 * header that a stranger chose can hold anything.
 */
final class LogEntries {
    static final String SYSTEM = "KIOSK-API";

    private static final Set<String> METHODS =
            Set.of("GET", "HEAD", "POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE");
    private static final Pattern MEDIA_TYPE =
            Pattern.compile("[a-z]{1,20}/[a-z0-9.+-]{1,60}", Pattern.CASE_INSENSITIVE);

    private LogEntries() {}

    static LogRecord intent(HttpServletRequest request, Exchange exchange) {
        String mediaType = mediaType(request.getContentType());
        Map<String, String> details = new TreeMap<>();
        details.put(
                "http-method",
                METHODS.contains(request.getMethod()) ? request.getMethod() : "OTHER");
        details.put("path", path(exchange.target()));
        details.put("content-length", length(request));
        details.put("media-type", mediaType);
        details.put("body", exchange.body().word());
        if (observes(exchange.target())) {
            kind(exchange.body()).ifPresent(kind -> observed(kind, details));
        }
        Body body =
                exchange.body() instanceof RequestBody.Whole whole
                        ? Redaction.of(whole, mediaType, observes(exchange.target()))
                        : null;
        return entry(Kind.INTENT, exchange, "", details, body);
    }

    static LogRecord outcome(HeldResponse response, Exchange exchange) {
        int status = response.getStatus();
        Map<String, String> details = new TreeMap<>();
        details.put("http-status", Integer.toString(status));
        if (exchange.problem() != null) {
            details.put("problem", exchange.problem().key());
        }
        // a SOAP fault has 500 whatever was wrong
        int meant = exchange.problem() == null ? status : exchange.problem().status();
        return entry(Kind.OUTCOME, exchange, result(meant), details, body(response, exchange));
    }

    /** Class of an outcome. */
    static String result(int status) {
        return status < 400 ? "OK" : status < 500 ? "REFUSED" : "FAILED";
    }

    /** Nobody's data is asked for here: purpose and article stand with the questions to systems. */
    private static LogRecord entry(
            Kind kind,
            Exchange exchange,
            String result,
            Map<String, String> details,
            @Nullable Body body) {
        if (exchange.trace().exists()) {
            details.put("trace-id", exchange.trace().traceId());
        }
        return new LogRecord(
                kind,
                Direction.INBOUND,
                exchange.checkId(),
                exchange.correlation(),
                exchange.who().actor(),
                null,
                SYSTEM,
                operation(exchange.target()),
                result,
                details,
                body);
    }

    /**
     * What a terminal hears is kept. What an officer sees may be another State's data, and the
     * contract is no secret: of those a commitment is enough (law 10).
     */
    private static @Nullable Body body(HeldResponse response, Exchange exchange) {
        byte[] bytes = response.body();
        String mediaType = mediaType(response.getContentType());
        if (bytes.length == 0) {
            return null;
        }
        boolean keep =
                exchange.problem() != null
                        || (exchange.who() instanceof Identification.Known known
                                && !officer(known.caller())
                                && !contract(exchange.target()));
        return keep ? Body.full(mediaType, bytes) : Body.metadata(mediaType, bytes);
    }

    private static boolean officer(Caller caller) {
        return caller.terminal().lane().guarded();
    }

    private static boolean contract(Operation.Target target) {
        return target instanceof Operation.Target.Found found
                && !found.operation().needsRegistration();
    }

    static String operation(Operation.Target target) {
        return switch (target) {
            case Operation.Target.Found found -> found.operation().logName();
            case Operation.Target.NoSuchCheck no -> no.operation().logName();
            case Operation.Target.NoSuchParty no -> no.operation().logName();
            case Operation.Target.NoSuchPath _, Operation.Target.WrongMethod _ -> "unknown";
        };
    }

    /** What was observed stays in the case; here stands that it was, and by which article. */
    private static void observed(ObservationKind kind, Map<String, String> details) {
        details.put("observation", kind.name());
        details.put("article", kind.basis().toString());
    }

    /** Where it is one of the contract's. */
    private static Optional<ObservationKind> kind(RequestBody body) {
        return body instanceof RequestBody.Whole whole && whole.json() instanceof Json.Tree tree
                ? Arrays.stream(ObservationKind.values())
                        .filter(kind -> kind.name().equals(tree.root().path("kind").asString("")))
                        .findFirst()
                : Optional.empty();
    }

    private static boolean observes(Operation.Target target) {
        return switch (target) {
            case Operation.Target.Found found -> observes(found.operation());
            case Operation.Target.NoSuchCheck no -> observes(no.operation());
            default -> false;
        };
    }

    private static boolean observes(Operation operation) {
        return operation == Operation.OBSERVE || operation == Operation.DESK_OBSERVE;
    }

    private static String path(Operation.Target target) {
        return switch (target) {
            case Operation.Target.Found found -> found.operation().template();
            case Operation.Target.NoSuchCheck no -> no.operation().template();
            case Operation.Target.NoSuchParty no -> no.operation().template();
            case Operation.Target.NoSuchPath _, Operation.Target.WrongMethod _ -> "unmatched";
        };
    }

    private static String length(HttpServletRequest request) {
        long length = request.getContentLengthLong();
        return length < 0 ? "unknown" : Long.toString(length);
    }

    private static String mediaType(@Nullable String contentType) {
        if (contentType == null) {
            return "none";
        }
        String type = contentType.split(";", 2)[0].strip();
        return MEDIA_TYPE.matcher(type).matches() ? type : "other";
    }
}
