package nl.grenspoort.kiosk;

import jakarta.servlet.http.HttpServletRequest;

import nl.grenspoort.kiosk.exchange.SingleHeader;
import nl.grenspoort.kiosk.problem.Problem;
import nl.grenspoort.kiosk.problem.ProblemException;
import nl.grenspoort.kiosk.problem.ProblemType;

import java.util.regex.Pattern;

/** The key under which opening a check happens once (law 7). */
final class IdempotencyHeader {
    private static final String NAME = "Idempotency-Key";
    private static final Pattern SHAPE = Pattern.compile("[\\x21-\\x7E]{1,64}");

    private IdempotencyHeader() {}

    /** The key; throws a {@link ProblemException} when it is missing or malformed. */
    static String of(HttpServletRequest request) {
        String key =
                SingleHeader.of(request, NAME)
                        .orElseThrow(() -> refused(ProblemType.HEADER_MISSING));
        if (!SHAPE.matcher(key).matches()) {
            throw refused(ProblemType.HEADER_MALFORMED);
        }
        return key;
    }

    private static ProblemException refused(ProblemType type) {
        return new ProblemException(Problem.header(type, NAME));
    }
}
