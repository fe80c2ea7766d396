package nl.grenspoort.kiosk.exchange;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import nl.grenspoort.access.Terminal;
import nl.grenspoort.kiosk.problem.InputError;
import nl.grenspoort.kiosk.problem.Problem;
import nl.grenspoort.kiosk.problem.ProblemType;

import org.jspecify.annotations.Nullable;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * {@code /v1/sandbox/clock} of the demo, for the terminal whose certificate it is: {@code GET},
 * {@code PUT {"instant": "2026-11-02T10:00:00Z"}}, {@code DELETE}. Elsewhere it does not exist. It
 * is not of the kiosk contract and touches no check, so the message log has nothing of it.
 */
final class SandboxClockFilter implements Filter {
    static final String PATH = "/v1/sandbox/clock";

    private static final int LONGEST = 1024;
    private static final Instant FIRST = Instant.parse("1990-01-01T00:00:00Z");
    private static final Instant LAST = Instant.parse("2100-01-01T00:00:00Z");
    private static final JsonMapper JSON = JsonMapper.shared();

    private final Function<HttpServletRequest, Optional<Terminal>> terminals;
    private final SandboxClocks clocks;
    private final Problems problems;

    /**
     * @param terminals who is calling; empty when no registered terminal is
     */
    SandboxClockFilter(
            Function<HttpServletRequest, Optional<Terminal>> terminals,
            SandboxClocks clocks,
            Problems problems) {
        this.terminals = terminals;
        this.clocks = clocks;
        this.problems = problems;
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        HttpServletRequest asked = (HttpServletRequest) request;
        if (!PATH.equals(asked.getRequestURI())) {
            chain.doFilter(request, response);
            return;
        }
        HttpServletResponse answer = (HttpServletResponse) response;
        Problem problem =
                terminals
                        .apply(asked)
                        .map(terminal -> handled(asked, answer, terminal.name()))
                        .orElseGet(
                                () -> Optional.of(Problem.of(ProblemType.TERMINAL_NOT_REGISTERED)))
                        .orElse(null);
        if (problem != null) {
            problems.write(asked, answer, problem, null);
        } else if (asked.getMethod().equals("GET")) {
            show(answer, terminals.apply(asked).orElseThrow().name());
        } else {
            answer.setStatus(HttpServletResponse.SC_NO_CONTENT);
        }
    }

    /** What was wrong; empty when it was done. */
    private Optional<Problem> handled(
            HttpServletRequest request, HttpServletResponse answer, String terminal) {
        answer.setHeader("Cache-Control", "no-store");
        switch (request.getMethod()) {
            case "GET" -> {
                return Optional.empty();
            }
            case "PUT" -> {
                Instant instant = instant(request);
                if (instant == null) {
                    return Optional.of(
                            Problem.input(
                                    List.of(
                                            new InputError(
                                                    "/instant",
                                                    InputError.Code.MALFORMED,
                                                    "must be the one member, a time with its"
                                                            + " offset from 1990 to 2099"))));
                }
                clocks.set(terminal, instant);
                return Optional.empty();
            }
            case "DELETE" -> {
                clocks.clear(terminal);
                return Optional.empty();
            }
            default -> {
                return Optional.of(
                        Problem.of(ProblemType.METHOD_NOT_ALLOWED)
                                .with("Allow", "GET, PUT, DELETE"));
            }
        }
    }

    /** Null when the body does not say one. */
    private static @Nullable Instant instant(HttpServletRequest request) {
        try {
            byte[] body = request.getInputStream().readNBytes(LONGEST);
            JsonNode root = JSON.readTree(body);
            Instant instant =
                    OffsetDateTime.parse(root.path("instant").stringValue("")).toInstant();
            return root.size() != 1 || instant.isBefore(FIRST) || !instant.isBefore(LAST)
                    ? null
                    : instant;
        } catch (IOException | JacksonException | DateTimeException e) {
            return null;
        }
    }

    private void show(HttpServletResponse answer, String terminal) throws IOException {
        Instant set = clocks.at(terminal);
        Map<String, Object> shown = new LinkedHashMap<>();
        shown.put("terminal", terminal);
        shown.put("set", set != null);
        if (set != null) {
            shown.put("instant", set.toString());
        }
        answer.setContentType("application/json");
        answer.getOutputStream().write(JSON.writeValueAsBytes(shown));
    }
}
