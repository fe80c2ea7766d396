package nl.grenspoort.kiosk.exchange;

import jakarta.servlet.http.HttpServletRequest;

import nl.grenspoort.kiosk.problem.Problem;
import nl.grenspoort.kiosk.problem.ProblemException;
import nl.grenspoort.kiosk.problem.ProblemType;

import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** A header that may stand there once. Two of them can be read in two ways, so neither is. */
public final class SingleHeader {
    private SingleHeader() {}

    /**
     * Its value; empty when it is not there.
     *
     * @throws ProblemException when it is there more than once
     */
    public static Optional<String> of(HttpServletRequest request, String name) {
        List<String> values = Collections.list(request.getHeaders(name));
        if (values.size() > 1) {
            throw new ProblemException(Problem.header(ProblemType.HEADER_MALFORMED, name));
        }
        return values.stream().map(String::strip).findFirst();
    }
}
