package nl.grenspoort.kiosk;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import nl.grenspoort.kiosk.exchange.Problems;

import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;

import java.io.IOException;

/** Whatever a controller throws becomes a problem; nothing of it but that leaves. */
@ControllerAdvice
final class ProblemAdvice {
    private final Problems problems;

    ProblemAdvice(Problems problems) {
        this.problems = problems;
    }

    @ExceptionHandler(Exception.class)
    void answer(Exception cause, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        problems.answer(request, response, cause);
    }
}
