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
import nl.grenspoort.messagelog.LogRecord;
import nl.grenspoort.messagelog.LogUnavailableException;
import nl.grenspoort.messagelog.MessageLog;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.util.UUID;

/**
 * Law 4 at the kiosk's door: the request is in the log before anything is done with it, durably
 * before anything is changed, and the answer is durable there before its first byte leaves. When
 * the log can't, nothing else is said.
 */
final class MessageLogFilter implements Filter {
    private static final Logger LOG = LoggerFactory.getLogger(MessageLogFilter.class);

    private final MessageLog log;
    private final AnswerHeaders headers;
    private final Problems problems;

    MessageLogFilter(MessageLog log, AnswerHeaders headers, Problems problems) {
        this.log = log;
        this.headers = headers;
        this.problems = problems;
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException {
        HttpServletRequest http = (HttpServletRequest) request;
        HttpServletResponse answer = (HttpServletResponse) response;
        Exchange exchange = Exchange.of(http);
        try {
            exchange.logged(request(http, LogEntries.intent(http, exchange)));
        } catch (LogUnavailableException e) {
            unavailable(http, answer, exchange, e);
            return;
        }
        HeldResponse held = new HeldResponse(answer);
        if (answer.isCommitted()) {
            // the container gave up reading, and answers that by itself when the filters are done
            exchange.answeredWith(ContainerStatus.problem(answer.getStatus()));
        } else {
            handle(http, held, chain);
        }
        try {
            log.appendDurably(LogEntries.outcome(held, exchange));
        } catch (LogUnavailableException e) {
            unavailable(http, answer, exchange, e);
            return;
        }
        if (!answer.isCommitted()) {
            held.release();
        }
    }

    /**
     * What changes something is durable in the log before it does: a check that was stored is taken
     * over by another node when this one dies, and its request must not be missing then.
     */
    private UUID request(HttpServletRequest http, LogRecord intent) {
        return http.getMethod().equals("GET") ? log.append(intent) : log.appendDurably(intent);
    }

    private void handle(HttpServletRequest request, HeldResponse held, FilterChain chain)
            throws IOException {
        try {
            chain.doFilter(request, held);
        } catch (IOException | ServletException | RuntimeException e) {
            takeBack(held);
            problems.answer(request, held, e);
        }
    }

    private void unavailable(
            HttpServletRequest request,
            HttpServletResponse response,
            Exchange exchange,
            LogUnavailableException e)
            throws IOException {
        LOG.warn("Answered nothing, the message log is unavailable: {}", e.getMessage());
        if (!response.isCommitted()) {
            takeBack(response);
            exchange.answeredWith(ProblemType.LOG_UNAVAILABLE);
            problems.write(request, response, Problem.of(ProblemType.LOG_UNAVAILABLE), null);
        }
    }

    private void takeBack(HttpServletResponse response) {
        response.reset();
        headers.put(response);
    }
}
