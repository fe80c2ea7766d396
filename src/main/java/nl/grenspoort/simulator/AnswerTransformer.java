package nl.grenspoort.simulator;

import com.github.tomakehurst.wiremock.extension.ResponseTransformerV2;
import com.github.tomakehurst.wiremock.http.ChunkedDribbleDelay;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.http.HttpHeader;
import com.github.tomakehurst.wiremock.http.HttpHeaders;
import com.github.tomakehurst.wiremock.http.Response;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;

import nl.grenspoort.simulator.Answering.Answered;
import nl.grenspoort.simulator.SimulatedSystem.Reply;
import nl.grenspoort.simulator.SimulatedSystem.Request;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Lets the system answer each request, and lets go wrong what a scenario wants to go wrong. */
final class AnswerTransformer implements ResponseTransformerV2 {
    static final String NAME = "simulated-system";

    private static final Logger LOG = LoggerFactory.getLogger(AnswerTransformer.class);
    private static final Duration NEVER = Duration.ofSeconds(65);
    private static final Duration BETWEEN_BITS = Duration.ofMillis(250);

    private final Sandboxes sandboxes;

    AnswerTransformer(Sandboxes sandboxes) {
        this.sandboxes = sandboxes;
    }

    @Override
    public String getName() {
        return NAME;
    }

    /** Only where the stub says so: what an integrator stubbed himself stays his. */
    @Override
    public boolean applyGlobally() {
        return false;
    }

    @Override
    public Response transform(Response ignored, ServeEvent event) {
        Call call = Call.current();
        try {
            Answered answered =
                    sandboxes.of(call.caller()).answering().answer(request(event.getRequest()));
            return sent(answered, call);
        } catch (RuntimeException e) {
            // a fault of the simulator itself must not look like one of the network
            LOG.error("A simulated system could not answer", e);
            return whole(Answering.text(500, "the simulator failed; see its log")).build();
        }
    }

    private static Response sent(Answered answered, Call call) {
        SimulatedFault fault = answered.fault();
        Reply reply = answered.reply();
        if (reply == null) {
            return silent(fault == null ? FaultMode.EMPTY : fault.mode());
        }
        if (fault == null) {
            return whole(reply).build();
        }
        return switch (fault.mode()) {
            case DELAY, LATE ->
                    whole(reply).incrementInitialDelay(fault.amount().toMillis()).build();
            case DRIBBLE -> whole(reply).chunkedDribbleDelay(bits(fault, reply)).build();
            case MALFORMED -> half(reply);
            case DUPLICATE -> {
                Duplicate.of(reply, call.connection());
                yield whole(reply).build();
            }
            default -> whole(reply).build();
        };
    }

    private static Response silent(FaultMode mode) {
        return switch (mode) {
            case TIMEOUT ->
                    broken(Fault.EMPTY_RESPONSE).incrementInitialDelay(NEVER.toMillis()).build();
            case RESET, DOWN -> broken(Fault.CONNECTION_RESET_BY_PEER).build();
            case GARBAGE -> broken(Fault.RANDOM_DATA_THEN_CLOSE).build();
            default -> broken(Fault.EMPTY_RESPONSE).build();
        };
    }

    private static Response.Builder broken(Fault fault) {
        return Response.response().fault(fault);
    }

    private static ChunkedDribbleDelay bits(SimulatedFault fault, Reply reply) {
        long bits = fault.amount().dividedBy(BETWEEN_BITS);
        int possible = Math.max(1, reply.body().length);
        return new ChunkedDribbleDelay(
                Math.clamp(bits, 1, possible), Math.toIntExact(fault.amount().toMillis()));
    }

    /**
     * Promises the whole length and sends half: Jetty then closes the connection, as it would be
     * when it broke half-way. WireMock's own malformed chunk would send none of the real answer.
     */
    private static Response half(Reply reply) {
        int promised = Math.max(2, reply.body().length);
        byte[] sent = Arrays.copyOf(reply.body(), reply.body().length / 2);
        return response(reply, sent, promised).build();
    }

    private static Response.Builder whole(Reply reply) {
        return response(reply, reply.body(), reply.body().length);
    }

    private static Response.Builder response(Reply reply, byte[] body, int length) {
        List<HttpHeader> headers = new ArrayList<>(reply.headers().size() + 2);
        reply.headers().forEach((name, value) -> headers.add(new HttpHeader(name, value)));
        if (!reply.mediaType().isEmpty()) {
            headers.add(new HttpHeader("Content-Type", reply.mediaType()));
        }
        headers.add(new HttpHeader("Content-Length", Integer.toString(length)));
        return Response.response()
                .status(reply.status())
                .headers(new HttpHeaders(headers))
                .body(body);
    }

    private static Request request(LoggedRequest request) {
        Map<String, String> headers = new HashMap<>();
        for (HttpHeader header : request.getHeaders().all()) {
            // repeated fields are one list (RFC 9110, 5.3)
            headers.put(header.key().toLowerCase(Locale.ROOT), String.join(", ", header.values()));
        }
        return new Request(
                request.getMethod().getName(), request.getUrl(), headers, request.getBody());
    }
}
