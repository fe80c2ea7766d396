package nl.grenspoort.kiosk.exchange;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.time.Duration;

/**
 * Finds out what is asked and by whom, and reads the body, within its bounds, of those who may be
 * heard. Refuses nothing: a refusal has to be logged first.
 */
final class ExchangeFilter implements Filter {
    private final Identifier identifier;
    private final DeskReception desk;
    private final long mostBytes;
    private final Duration within;

    ExchangeFilter(Identifier identifier, DeskReception desk, long mostBytes, Duration within) {
        this.identifier = identifier;
        this.desk = desk;
        this.mostBytes = mostBytes;
        this.within = within;
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        HttpServletRequest http = (HttpServletRequest) request;
        Operation.Target target = Operation.find(http.getMethod(), http.getRequestURI());
        Identification who = identifier.identify(http, operation(target));
        RequestBody body =
                who instanceof Identification.Known
                        ? RequestBody.read(http, mostBytes, within)
                        : new RequestBody.Unread();
        request.setAttribute(Exchange.ATTRIBUTE, exchange(http, target, who, body));
        chain.doFilter(request, response);
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
            case Operation.Target.NoSuchPath _, Operation.Target.WrongMethod _ -> null;
        };
    }
}
