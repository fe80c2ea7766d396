package nl.grenspoort.kiosk.exchange;

import jakarta.servlet.Filter;

import nl.grenspoort.access.Register;
import nl.grenspoort.messagelog.MessageLog;

import org.springframework.web.filter.CompositeFilter;

import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;

/** The filters in the one order in which they hold. */
public final class KioskFilters {
    private KioskFilters() {}

    /**
     * One filter in front of everything.
     *
     * @param apiVersion of the contract
     * @param standing whether a client certificate, with its chain, still counts
     * @param ready whether requests can be acted on
     */
    public static Filter chain(
            String apiVersion,
            Register register,
            Predicate<List<X509Certificate>> standing,
            boolean sandbox,
            long maxBodyBytes,
            Duration bodyTimeout,
            MessageLog log,
            Problems problems,
            BooleanSupplier ready) {
        AnswerHeaders headers = new AnswerHeaders(apiVersion);
        CompositeFilter chain = new CompositeFilter();
        chain.setFilters(
                List.of(
                        new AllowedHeaders(),
                        headers,
                        new ExchangeFilter(
                                new Identifier(register, standing, sandbox),
                                maxBodyBytes,
                                bodyTimeout),
                        new MessageLogFilter(log, headers, problems),
                        new Admission(ready)));
        return chain;
    }
}
