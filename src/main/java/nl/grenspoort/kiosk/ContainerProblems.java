package nl.grenspoort.kiosk;

import nl.grenspoort.kiosk.exchange.AnswerHeaders;
import nl.grenspoort.kiosk.problem.Problem;
import nl.grenspoort.kiosk.problem.ProblemJson;
import nl.grenspoort.kiosk.problem.ProblemType;

import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;

import java.io.IOException;

/**
 * The answer to requests that the container refuses by itself, such as one with an impossible
 * address. Public with a constructor without arguments, because Tomcat makes it.
 */
public final class ContainerProblems extends ErrorReportValve {
    private final AnswerHeaders headers = new AnswerHeaders(new Contract().version());
    private final ProblemJson json = new ProblemJson();

    @Override
    protected void report(Request request, Response response, @Nullable Throwable cause) {
        int status = response.getStatus();
        if (status < 400 || response.getContentWritten() > 0 || !response.setErrorReported()) {
            return;
        }
        ProblemType type =
                switch (status) {
                    case 404 -> ProblemType.NOT_FOUND;
                    case 405, 501 -> ProblemType.METHOD_NOT_ALLOWED;
                    case 408 -> ProblemType.TOO_SLOW;
                    case 413 -> ProblemType.TOO_LARGE;
                    default ->
                            status < 500 ? ProblemType.NOT_UNDERSTOOD : ProblemType.INTERNAL_ERROR;
                };
        try {
            response.setStatus(type.status());
            response.setContentType(ProblemJson.MEDIA_TYPE);
            headers.put(response);
            response.getOutputStream().write(json.bytes(Problem.of(type), "en", null));
            response.finishResponse();
        } catch (IOException e) {
            getContainer().getLogger().debug("the caller is gone", e);
        }
    }
}
