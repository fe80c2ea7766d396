package nl.grenspoort.kiosk.exchange;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import nl.grenspoort.casework.BorderCheckException;
import nl.grenspoort.kiosk.input.ObservationInput;
import nl.grenspoort.kiosk.problem.InputError;
import nl.grenspoort.kiosk.problem.Problem;
import nl.grenspoort.kiosk.problem.ProblemException;
import nl.grenspoort.kiosk.problem.ProblemJson;
import nl.grenspoort.kiosk.problem.ProblemType;
import nl.grenspoort.kiosk.soap.DeskAnswers;
import nl.grenspoort.kiosk.text.Texts;
import nl.grenspoort.messagelog.LogUnavailableException;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.multipart.MultipartException;
import org.springframework.web.servlet.NoHandlerFoundException;
import org.springframework.web.servlet.resource.NoResourceFoundException;

import java.io.IOException;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/** Turns whatever ended a request into its problem, and writes that as the answer. */
public final class Problems {
    private static final Logger LOG = LoggerFactory.getLogger(Problems.class);
    private static final String RETRY_AFTER = "Retry-After";
    private static final int FRAMES = 25;

    /** SOAP 1.1, 6.2. */
    private static final int SOAP_FAULT = 500;

    private final ProblemJson json = new ProblemJson();
    private final DeskAnswers desk;

    /**
     * @param desk writes the faults of the desk service
     */
    public Problems(DeskAnswers desk) {
        this.desk = desk;
    }

    /** Answers with the problem that this exception stands for. */
    public void answer(HttpServletRequest request, HttpServletResponse response, Exception cause)
            throws IOException {
        Exchange exchange = Exchange.of(request);
        Problem problem = of(cause);
        if (problem.type() == ProblemType.INTERNAL_ERROR) {
            LOG.error("Request of log entry {} failed: {}", exchange.logEntry(), trace(cause));
        }
        answer(request, response, problem);
    }

    /** Answers with this problem, in place of whatever was written before. */
    void answer(HttpServletRequest request, HttpServletResponse response, Problem problem)
            throws IOException {
        Exchange exchange = Exchange.of(request);
        exchange.answeredWith(problem.type());
        write(request, response, problem, exchange.logEntry());
    }

    /**
     * Answers with this problem and nothing else.
     *
     * @param logEntry null when the log took none
     */
    void write(
            HttpServletRequest request,
            HttpServletResponse response,
            Problem problem,
            @Nullable UUID logEntry)
            throws IOException {
        response.resetBuffer();
        problem.headers().forEach(response::setHeader);
        if (problem.type().status() == 503) {
            response.setHeader(RETRY_AFTER, "5");
        }
        if (isSoap(request)) {
            byte[] fault = desk.fault(Exchange.of(request).message(), problem, logEntry);
            response.setStatus(SOAP_FAULT);
            response.setContentType(DeskAnswers.MEDIA_TYPE);
            response.getOutputStream().write(fault);
        } else {
            json(request, response, problem, logEntry);
        }
    }

    /**
     * Answers who asks too much, in JSON under {@code /ws} too: a fault would be signed, and a
     * flood must not cost a signature each.
     *
     * @param logEntry null when the log took none
     */
    void turnAway(
            HttpServletRequest request,
            HttpServletResponse response,
            Problem problem,
            @Nullable UUID logEntry)
            throws IOException {
        response.resetBuffer();
        problem.headers().forEach(response::setHeader);
        json(request, response, problem, logEntry);
    }

    private void json(
            HttpServletRequest request,
            HttpServletResponse response,
            Problem problem,
            @Nullable UUID logEntry)
            throws IOException {
        String language = language(request);
        response.setStatus(problem.type().status());
        response.setContentType(ProblemJson.MEDIA_TYPE);
        response.setHeader("Content-Language", language);
        response.getOutputStream().write(json.bytes(problem, language, logEntry));
    }

    /** What is posted below {@code /ws} is meant as SOAP; anything else there is not. */
    private static boolean isSoap(HttpServletRequest request) {
        return request.getMethod().equals("POST") && request.getRequestURI().startsWith("/ws/");
    }

    private static Problem of(Exception cause) {
        return switch (cause) {
            case ProblemException known -> known.problem();
            case BorderCheckException refused when !refused.pointer().isEmpty() ->
                    Problem.input(List.of(wrong(refused)));
            case BorderCheckException refused -> Problem.of(of(refused.reason()));
            case LogUnavailableException _ -> Problem.of(ProblemType.LOG_UNAVAILABLE);
            case HttpMediaTypeNotAcceptableException _ -> Problem.of(ProblemType.NOT_ACCEPTABLE);
            case HttpMediaTypeNotSupportedException _, MultipartException _ ->
                    Problem.of(ProblemType.UNSUPPORTED_MEDIA_TYPE);
            case HttpRequestMethodNotSupportedException _ ->
                    Problem.of(ProblemType.METHOD_NOT_ALLOWED);
            case NoHandlerFoundException _, NoResourceFoundException _ ->
                    Problem.of(ProblemType.NOT_FOUND);
            case ServletException wrapped when wrapped.getCause() instanceof Exception inner ->
                    of(inner);
            default -> Problem.of(ProblemType.INTERNAL_ERROR);
        };
    }

    private static InputError wrong(BorderCheckException refused) {
        return refused.reason() == BorderCheckException.Reason.NOT_CLEARED
                ? ObservationInput.notCleared(refused.pointer())
                : ObservationInput.wrongDay(refused.pointer());
    }

    private static ProblemType of(BorderCheckException.Reason reason) {
        return switch (reason) {
            case UNKNOWN_CHECK -> ProblemType.UNKNOWN_CHECK;
            case UNKNOWN_PARTY -> ProblemType.UNKNOWN_PARTY;
            case KEY_REUSED -> ProblemType.KEY_REUSED;
            case ENDED -> ProblemType.CHECK_ENDED;
            case NOT_CONCLUDED -> ProblemType.NOT_CONCLUDED;
            case DAY_OUT_OF_RANGE, NOT_CLEARED -> ProblemType.INVALID_INPUT;
            case TOO_MANY_OBSERVATIONS -> ProblemType.TOO_MANY_OBSERVATIONS;
            case STORE_UNAVAILABLE -> ProblemType.STORE_UNAVAILABLE;
        };
    }

    private static String language(HttpServletRequest request) {
        return Collections.list(request.getLocales()).stream()
                .map(Locale::getLanguage)
                .filter(Texts.LANGUAGES::contains)
                .findFirst()
                .orElse("en");
    }

    /** Where it happened, without messages: those of drivers and parsers quote data (law 10). */
    private static String trace(Throwable cause) {
        StringBuilder trace = new StringBuilder();
        for (Throwable e = cause; e != null && trace.length() < 8000; e = e.getCause()) {
            trace.append(trace.isEmpty() ? "" : "\ncaused by ").append(e.getClass().getName());
            Arrays.stream(e.getStackTrace())
                    .limit(FRAMES)
                    .forEach(frame -> trace.append("\n    at ").append(frame));
        }
        return trace.toString();
    }
}
