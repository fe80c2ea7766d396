package nl.grenspoort.kiosk.exchange;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import nl.grenspoort.kiosk.problem.Problem;
import nl.grenspoort.kiosk.problem.ProblemType;
import nl.grenspoort.messagelog.LogUnavailableException;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.time.Duration;

/**
 * Finds out what is asked and by whom, and reads the body, within its bounds, of those who may be
 * heard. Refuses only those who ask too much, which {@link RefusalLog} logs; any other refusal has
 * to be logged first.
 */
final class ExchangeFilter implements Filter {
    private final Identifier identifier;
    private final RateGate gate;
    private final RefusalLog refusals;
    private final Problems problems;
    private final DeskReception desk;
    private final long mostBytes;
    private final Duration within;

    ExchangeFilter(
            Identifier identifier,
            DeskReception desk,
            RateGate gate,
            RefusalLog refusals,
            Problems problems,
            long mostBytes,
            Duration within) {
        this.identifier = identifier;
        this.desk = desk;
        this.gate = gate;
        this.refusals = refusals;
        this.problems = problems;
        this.mostBytes = mostBytes;
        this.within = within;
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        HttpServletRequest http = (HttpServletRequest) request;
        Operation.Target target = Operation.find(http.getMethod(), http.getRequestURI());
        Operation operation = operation(target);
        Identification who = identifier.identify(http, operation);
        switch (gate.enter(who, operation)) {
            case RateGate.Decision.Admitted admitted -> {
                try (admitted) {
                    RequestBody body =
                            who instanceof Identification.Known
                                    ? RequestBody.read(http, mostBytes, within, admitted)
                                    : new RequestBody.Unread();
                    Exchange exchange = exchange(http, target, who, body);
                    request.setAttribute(Exchange.ATTRIBUTE, exchange);
                    RateGate.Decision.Refused late = late(exchange);
                    if (late == null) {
                        chain.doFilter(request, response);
                    } else {
                        refuse(http, (HttpServletResponse) response, who, late);
                    }
                }
            }
            case RateGate.Decision.Refused refused ->
                    refuse(http, (HttpServletResponse) response, who, refused);
        }
    }

    /** What a SOAP message opens is known only once it has been read. */
    private RateGate.Decision.@Nullable Refused late(Exchange exchange) {
        return operation(exchange.target()) == Operation.DESK_OPEN
                ? gate.opening(exchange.who())
                : null;
    }

    private void refuse(
            HttpServletRequest request,
            HttpServletResponse response,
            Identification who,
            RateGate.Decision.Refused refused)
            throws IOException {
        try {
            Problem problem =
                    Problem.of(ProblemType.RATE_LIMITED)
                            .with("Retry-After", seconds(refused.retryAfter()));
            problems.turnAway(
                    request, response, problem, refusals.refused(who.actor(), refused.limit()));
        } catch (LogUnavailableException _) {
            problems.turnAway(
                    request,
                    response,
                    Problem.of(ProblemType.LOG_UNAVAILABLE).with("Retry-After", "5"),
                    null);
        }
    }

    private static String seconds(Duration wait) {
        return Long.toString(Math.max(1, wait.plusMillis(999).toSeconds()));
    }

    private Exchange exchange(
            HttpServletRequest request,
            Operation.Target target,
            Identification who,
            RequestBody body) {
        return operation(target) == Operation.DESK
                        && who instanceof Identification.Known known
                        && body instanceof RequestBody.Whole whole
                ? desk.exchange(request, known, whole)
                : new Exchange(target, who, body);
    }

    private static @Nullable Operation operation(Operation.Target target) {
        return switch (target) {
            case Operation.Target.Found found -> found.operation();
            case Operation.Target.NoSuchCheck no -> no.operation();
            case Operation.Target.NoSuchParty no -> no.operation();
            case Operation.Target.NoSuchPath _, Operation.Target.WrongMethod _ -> null;
        };
    }
}
