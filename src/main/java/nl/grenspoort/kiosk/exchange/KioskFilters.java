package nl.grenspoort.kiosk.exchange;

import io.micrometer.core.instrument.MeterRegistry;

import jakarta.servlet.Filter;

import nl.grenspoort.access.Register;
import nl.grenspoort.kiosk.soap.DeskDoor;
import nl.grenspoort.messagelog.MessageLog;
import nl.grenspoort.telemetry.Tracing;

import org.springframework.web.filter.CompositeFilter;

import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** The filters in the one order in which they hold. */
public final class KioskFilters {
    private KioskFilters() {}

    /**
     * One filter in front of everything.
     *
     * @param apiVersion of the contract
     * @param gate who may be heard now
     * @param refusals where those who may not are logged
     * @param desk reads the messages of the desk service
     * @param standing whether a client certificate, with its chain, still counts
     * @param serving whom requests are accepted from just now
     */
    public static Filter chain(
            String apiVersion,
            Register register,
            Predicate<List<X509Certificate>> standing,
            boolean sandbox,
            long maxBodyBytes,
            Duration bodyTimeout,
            RateGate gate,
            RefusalLog refusals,
            MessageLog log,
            Problems problems,
            DeskDoor desk,
            Supplier<Serving> serving,
            Tracing tracing,
            MeterRegistry meters) {
        SandboxClocks clocks = new SandboxClocks(InstantSource.system());
        Identifier identifier = new Identifier(register, standing, sandbox, clocks);
        AnswerHeaders headers = new AnswerHeaders(apiVersion);
        CompositeFilter chain = new CompositeFilter();
        List<Filter> filters = new ArrayList<>();
        filters.add(new AllowedHeaders());
        filters.add(headers);
        if (sandbox) {
            filters.add(new SandboxClockFilter(identifier::terminal, clocks, problems));
        }
        filters.addAll(
                List.of(
                        new ExchangeFilter(
                                identifier,
                                new DeskReception(desk, identifier),
                                gate,
                                refusals,
                                problems,
                                maxBodyBytes,
                                bodyTimeout),
                        new Observation(tracing, meters),
                        new MessageLogFilter(log, headers, problems),
                        new Admission(serving)));
        chain.setFilters(filters);
        return chain;
    }
}
