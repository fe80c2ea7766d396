package nl.grenspoort.kiosk;

import nl.grenspoort.kiosk.exchange.AnswerHeaders;
import nl.grenspoort.kiosk.exchange.ContainerStatus;
import nl.grenspoort.kiosk.exchange.Exchange;
import nl.grenspoort.kiosk.exchange.RefusalLog;
import nl.grenspoort.kiosk.problem.Problem;
import nl.grenspoort.kiosk.problem.ProblemJson;
import nl.grenspoort.kiosk.problem.ProblemType;
import nl.grenspoort.messagelog.LogRecord.Actor;
import nl.grenspoort.messagelog.LogUnavailableException;

import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.util.UUID;

/**
 * The answer to requests that the container refuses by itself, such as one with an impossible
 * address. They never come to the filters, so they are logged here (law 4), together when there are
 * many: nobody knows yet who sends them.
 */
final class ContainerProblems extends ErrorReportValve {
    private static final Actor UNIDENTIFIED = new Actor("unidentified", null, "NONE", null);

    private final AnswerHeaders headers = new AnswerHeaders(new Contract().version());
    private final ProblemJson json = new ProblemJson();
    private final RefusalLog refusals;

    ContainerProblems(RefusalLog refusals) {
        this.refusals = refusals;
    }

    @Override
    protected void report(Request request, Response response, @Nullable Throwable cause) {
        int status = response.getStatus();
        if (status < 400 || response.getContentWritten() > 0 || !response.setErrorReported()) {
            return;
        }
        if (request.getAttribute(Exchange.ATTRIBUTE) instanceof Exchange logged) {
            answer(response, ContainerStatus.problem(status), logged.logEntry());
            return;
        }
        try {
            UUID entry = refusals.refused(UNIDENTIFIED, "container");
            answer(response, ContainerStatus.problem(status), entry);
        } catch (LogUnavailableException _) {
            answer(response, ProblemType.LOG_UNAVAILABLE, null);
        }
    }

    private void answer(Response response, ProblemType type, @Nullable UUID entry) {
        try {
            response.setStatus(type.status());
            response.setContentType(ProblemJson.MEDIA_TYPE);
            headers.put(response);
            response.getOutputStream().write(json.bytes(Problem.of(type), "en", entry));
            response.finishResponse();
        } catch (IOException e) {
            getContainer().getLogger().debug("the caller is gone", e);
        }
    }
}
