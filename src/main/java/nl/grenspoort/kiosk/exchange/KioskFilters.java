package nl.grenspoort.kiosk.exchange;

import io.micrometer.core.instrument.MeterRegistry;

import jakarta.servlet.Filter;

import nl.grenspoort.access.Register;
import nl.grenspoort.messagelog.MessageLog;
import nl.grenspoort.telemetry.Tracing;

import org.springframework.web.filter.CompositeFilter;

import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;

/** The filters in the one order in which they hold. */
public final class KioskFilters {
    private KioskFilters() {}

    /**
     * One filter in front of everything.
     *
     * @param apiVersion of the contract
     * @param serving whom requests are accepted from just now
     */
    public static Filter chain(
            String apiVersion,
            Register register,
            boolean sandbox,
            long maxBodyBytes,
            Duration bodyTimeout,
            MessageLog log,
            Problems problems,
            Supplier<Serving> serving,
            Tracing tracing,
            MeterRegistry meters) {
        AnswerHeaders headers = new AnswerHeaders(apiVersion);
        CompositeFilter chain = new CompositeFilter();
        chain.setFilters(
                List.of(
                        new AllowedHeaders(),
                        headers,
                        new ExchangeFilter(
                                new Identifier(register, sandbox), maxBodyBytes, bodyTimeout),
                        new Observation(tracing, meters),
                        new MessageLogFilter(log, headers, problems),
                        new Admission(serving)));
        return chain;
    }
}
