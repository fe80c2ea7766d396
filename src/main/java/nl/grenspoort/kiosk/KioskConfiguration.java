package nl.grenspoort.kiosk;

import io.micrometer.core.instrument.MeterRegistry;

import jakarta.servlet.Filter;

import nl.grenspoort.access.Register;
import nl.grenspoort.kiosk.exchange.KioskFilters;
import nl.grenspoort.kiosk.exchange.Problems;
import nl.grenspoort.messagelog.MessageLog;
import nl.grenspoort.start.Announcement;
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
@EnableConfigurationProperties(KioskProperties.class)
class KioskConfiguration {
    @Bean
    Contract kioskContract() {
        return new Contract();
    }

    @Bean
    Problems kioskProblems() {
        return new Problems();
    }

    @Bean
    KioskServer kioskServer(
            TrustDirectory trust, KioskProperties properties, RejectedCertificates rejected) {
        return new KioskServer(trust, properties, rejected);
    }

    @Bean
    RejectedCertificates rejectedCertificates(
            ObjectProvider<MeterRegistry> meters, ObjectProvider<MessageLog> log) {
        return new RejectedCertificates(meters::getObject, log::getObject);
    }

    /** In front of every other filter. */
    @Bean
    FilterRegistrationBean<Filter> kioskFilters(
            Contract contract,
            Register register,
            TrustDirectory trust,
            RejectedCertificates rejected,
            KioskProperties properties,
            MessageLog log,
            Problems problems,
            ApplicationAvailability availability) {
        FilterRegistrationBean<Filter> filters =
                new FilterRegistrationBean<>(
                        KioskFilters.chain(
                                contract.version(),
                                register,
                                new ClientCertificates(trust.authorities("tls-ca"), rejected),
                                properties.sandbox(),
                                properties.maxBody().toBytes(),
                                properties.bodyTimeout(),
                                log,
                                problems,
                                () ->
                                        availability.getReadinessState()
                                                == ReadinessState.ACCEPTING_TRAFFIC));
        filters.setName("kioskFilters");
        filters.addUrlPatterns("/*");
        filters.setOrder(Ordered.HIGHEST_PRECEDENCE);
        return filters;
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
                                "health and metrics",
                                "http://localhost:%s/health, /metrics"
                                        .formatted(settings.getProperty("local.management.port")));
    }
}
