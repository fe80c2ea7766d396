package nl.grenspoort.kiosk.exchange;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;

import nl.grenspoort.kiosk.problem.InputError;
import nl.grenspoort.kiosk.problem.InputError.Code;
import nl.grenspoort.kiosk.problem.Problem;
import nl.grenspoort.kiosk.problem.ProblemException;
import nl.grenspoort.kiosk.problem.ProblemType;
import nl.grenspoort.kiosk.soap.DeskMessage;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.util.List;
import java.util.function.Supplier;

/**
 * Refuses what no controller need see. Runs inside the log, so that refusals are logged. Who may
 * not call here does not learn what exists here.
 */
final class Admission implements Filter {
    private final Supplier<Serving> serving;

    /**
     * @param serving the server listens before the routes run, and until the last answer is out
     */
    Admission(Supplier<Serving> serving) {
        this.serving = serving;
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        HttpServletRequest http = (HttpServletRequest) request;
        Exchange exchange = Exchange.of(http);
        admit(http, exchange);
        chain.doFilter(request, response);
    }

    private void admit(HttpServletRequest request, Exchange exchange) {
        Operation.Target target = exchange.target();
        boolean open =
                target instanceof Operation.Target.Found found
                        && !found.operation().needsRegistration();
        if (exchange.who() instanceof Identification.Refused refused && !open) {
            throw new ProblemException(refused.problem());
        }
        if (!open && !served(target)) {
            throw new ProblemException(ProblemType.NOT_READY);
        }
        Operation operation = operation(target);
        query(request, operation);
        admit(exchange.body());
        if (request.getHeader("Content-Encoding") != null
                || (operation.hasBody() && !readable(request.getContentType(), operation))) {
            throw new ProblemException(ProblemType.UNSUPPORTED_MEDIA_TYPE);
        }
        if (!operation.hasBody() && exchange.body() instanceof RequestBody.Whole) {
            throw new ProblemException(
                    Problem.input(
                            List.of(new InputError("", Code.NOT_ALLOWED, "this takes no body"))));
        }
        if (operation.isSoap()) {
            admit(exchange.message());
        }
    }

    /** The one query there is asks for the WSDL. */
    private static void query(HttpServletRequest request, Operation operation) {
        String query = request.getQueryString();
        boolean wsdl = operation == Operation.DESK_WSDL;
        if (wsdl && query == null) {
            throw new ProblemException(
                    Problem.of(ProblemType.METHOD_NOT_ALLOWED).with("Allow", "POST"));
        }
        if (query != null && !(wsdl && query.equalsIgnoreCase("wsdl"))) {
            throw new ProblemException(ProblemType.QUERY_NOT_ALLOWED);
        }
    }

    private static void admit(@Nullable DeskMessage message) {
        if (message == null) {
            // without a body there is no envelope
            throw new ProblemException(ProblemType.ENVELOPE_INVALID);
        }
        if (message.refusal() != null) {
            throw new ProblemException(message.refusal());
        }
    }

    private static boolean readable(@Nullable String contentType, Operation operation) {
        return operation.isSoap() ? MediaTypes.isSoap(contentType) : MediaTypes.isJson(contentType);
    }

    private boolean served(Operation.Target target) {
        return switch (serving.get()) {
            case ALL -> true;
            case OPEN_CHECKS ->
                    target instanceof Operation.Target.Found found && found.checkId() != null;
            case NOBODY -> false;
        };
    }

    private static Operation operation(Operation.Target target) {
        return switch (target) {
            case Operation.Target.Found found -> found.operation();
            case Operation.Target.NoSuchCheck _ ->
                    throw new ProblemException(ProblemType.UNKNOWN_CHECK);
            case Operation.Target.NoSuchParty _ ->
                    throw new ProblemException(ProblemType.UNKNOWN_PARTY);
            case Operation.Target.NoSuchPath _ -> throw new ProblemException(ProblemType.NOT_FOUND);
            case Operation.Target.WrongMethod wrong ->
                    throw new ProblemException(
                            Problem.of(ProblemType.METHOD_NOT_ALLOWED)
                                    .with("Allow", String.join(", ", wrong.allowed())));
        };
    }

    private static void admit(RequestBody body) {
        switch (body) {
            case RequestBody.TooLarge _ -> throw new ProblemException(ProblemType.TOO_LARGE);
            case RequestBody.NoRoom room ->
                    throw new ProblemException(
                            room.own()
                                    ? Problem.of(ProblemType.RATE_LIMITED).with("Retry-After", "1")
                                    : Problem.of(ProblemType.TOO_BUSY));
            case RequestBody.TooSlow _, RequestBody.Broken _ ->
                    throw new ProblemException(ProblemType.TOO_SLOW);
            case RequestBody.Whole _, RequestBody.None _, RequestBody.Unread _ -> {}
        }
    }
}
