package nl.grenspoort.kiosk;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;

import jakarta.servlet.Filter;

import nl.grenspoort.access.Register;
import nl.grenspoort.kiosk.exchange.KioskFilters;
import nl.grenspoort.kiosk.exchange.Problems;
import nl.grenspoort.kiosk.exchange.RateGate;
import nl.grenspoort.kiosk.exchange.RefusalLog;
import nl.grenspoort.kiosk.exchange.Serving;
import nl.grenspoort.kiosk.soap.DeskAnswers;
import nl.grenspoort.kiosk.soap.DeskDoor;
import nl.grenspoort.messagelog.MessageLog;
import nl.grenspoort.start.Announcement;
import nl.grenspoort.start.Stopping;
import nl.grenspoort.telemetry.Meter;
import nl.grenspoort.telemetry.Tracing;
import nl.grenspoort.trust.TrustDirectory;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.availability.ApplicationAvailability;
import org.springframework.boot.availability.ReadinessState;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({KioskProperties.class, RateProperties.class})
class KioskConfiguration {
    @Bean
    Contract kioskContract() {
        return new Contract();
    }

    @Bean
    Problems kioskProblems(DeskAnswers answers) {
        return new Problems(answers);
    }

    @Bean
    KioskServer kioskServer(
            TrustDirectory trust,
            KioskProperties properties,
            RefusalLog refusals,
            RejectedCertificates rejected,
            ObjectProvider<MeterRegistry> meters) {
        return new KioskServer(
                trust,
                properties,
                rejected,
                () -> Meter.CONNECTIONS_REFUSED.counter(meters.getObject()).increment(),
                refusals);
    }

    /** From the start, so that a first refusal is seen as a change. */
    @Bean
    MeterBinder refusalMeters() {
        return meters -> {
            RefusalLog.LIMITS.forEach(limit -> Meter.KIOSK_REFUSED.counter(meters, limit));
            Meter.CONNECTIONS_REFUSED.counter(meters);
            Meter.TLS_REJECTED.counter(meters);
        };
    }

    @Bean
    RejectedCertificates rejectedCertificates(
            ObjectProvider<MeterRegistry> meters, ObjectProvider<MessageLog> log) {
        return new RejectedCertificates(meters::getObject, log::getObject);
    }

    @Bean
    RateGate rateGate(RateProperties properties) {
        return new RateGate(properties.limits(), System::nanoTime);
    }

    @Bean
    RefusalLog refusalLog(
            RateProperties properties,
            ObjectProvider<MeterRegistry> meters,
            ObjectProvider<MessageLog> log) {
        return new RefusalLog(log::getObject, meters::getObject, properties.logEvery());
    }

    /** In front of every other filter. */
    @Bean
    FilterRegistrationBean<Filter> kioskFilters(
            Contract contract,
            Register register,
            TrustDirectory trust,
            RejectedCertificates rejected,
            KioskProperties properties,
            RateGate gate,
            RefusalLog refusals,
            MessageLog log,
            Problems problems,
            DeskDoor desk,
            ApplicationAvailability availability,
            ObjectProvider<Tracing> tracing,
            MeterRegistry meters) {
        FilterRegistrationBean<Filter> filters =
                new FilterRegistrationBean<>(
                        KioskFilters.chain(
                                contract.version(),
                                register,
                                new ClientCertificates(trust.authorities("tls-ca"), rejected),
                                properties.sandbox(),
                                properties.maxBody().toBytes(),
                                properties.bodyTimeout(),
                                gate,
                                refusals,
                                log,
                                problems,
                                desk,
                                () -> serving(availability),
                                tracing.getIfAvailable(Tracing::none),
                                meters));
        filters.setName("kioskFilters");
        filters.addUrlPatterns("/*");
        filters.setOrder(Ordered.HIGHEST_PRECEDENCE);
        return filters;
    }

    /** The same that readiness tells an operator. */
    private static Serving serving(ApplicationAvailability availability) {
        if (availability.getReadinessState() == ReadinessState.ACCEPTING_TRAFFIC) {
            return Serving.ALL;
        }
        return availability.getState(Stopping.class) == Stopping.UNDER_WAY
                ? Serving.OPEN_CHECKS
                : Serving.NOBODY;
    }

    /** First of all that is announced: it is what a kiosk vendor looks for. */
    @Bean
    @Order(Ordered.HIGHEST_PRECEDENCE)
    Announcement kioskAnnouncement(Environment settings) {
        return () ->
                Announcement.line(
                                "kiosk and desk API",
                                "https://localhost:%s/v1  (mutual TLS; contract: /v1/openapi.json)"
                                        .formatted(settings.getProperty("local.server.port")))
                        + "\n"
                        + Announcement.line(
                                "desk service, SOAP",
                                "https://localhost:%s/ws/border-checks  (signed; contract: ?wsdl)"
                                        .formatted(settings.getProperty("local.server.port")))
                        + "\n"
                        + Announcement.line(
                                "health and metrics",
                                "http://localhost:%s/health, /metrics"
                                        .formatted(settings.getProperty("local.management.port")));
    }
}
