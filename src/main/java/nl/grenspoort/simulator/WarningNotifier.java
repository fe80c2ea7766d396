package nl.grenspoort.simulator;

import com.github.tomakehurst.wiremock.common.Notifier;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes WireMock's errors into our log; what it tells of each request stays out. */
final class WarningNotifier implements Notifier {
    private static final Logger LOG = LoggerFactory.getLogger(WarningNotifier.class);

    @Override
    public void info(String message) {
        // one line per request, with its content
    }

    @Override
    public void error(String message) {
        LOG.warn("WireMock: {}", message);
    }

    @Override
    public void error(String message, Throwable cause) {
        LOG.warn("WireMock: {}", message, cause);
    }
}
