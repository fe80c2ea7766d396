package nl.grenspoort.operations;

import io.micrometer.core.instrument.MeterRegistry;

import nl.grenspoort.start.Requirement;
import nl.grenspoort.systems.SystemState;
import nl.grenspoort.telemetry.Meter;
import nl.grenspoort.trust.TrustDirectory;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.availability.ApplicationAvailability;
import org.springframework.boot.availability.AvailabilityChangeEvent;
import org.springframework.boot.availability.ReadinessState;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.health.contributor.CompositeHealthContributor;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.info.BuildProperties;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;

/** Wires health, readiness and the orderly stop. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(OperationsProperties.class)
class OperationsConfiguration {
    private static final Duration LOOK_EVERY = Duration.ofSeconds(1);

    @Bean
    Readiness readiness(
            List<Requirement> requirements, ApplicationContext context, MeterRegistry meters) {
        Readiness readiness =
                new Readiness(
                        requirements,
                        state -> AvailabilityChangeEvent.publish(context, state),
                        LOOK_EVERY);
        readiness
                .verdict()
                .found()
                .forEach(
                        one ->
                                Meter.REQUIREMENT.gauge(
                                        meters,
                                        readiness,
                                        now ->
                                                now.verdict().of(one.name()).missing().isEmpty()
                                                        ? 1
                                                        : 0,
                                        one.name()));
        return readiness;
    }

    @Bean
    Draining draining(ApplicationContext context, OperationsProperties properties) {
        return new Draining(context, properties.drain());
    }

    @Bean
    Certificates certificates(
            OperationsProperties properties,
            TrustDirectory trust,
            InstantSource clock,
            MeterRegistry meters) {
        return new Certificates(properties.certificates(), trust::anchors, clock, meters);
    }

    /** Named by the readiness group in application.yaml. */
    @Bean
    CompositeHealthContributor gatewayHealthContributor(Readiness readiness) {
        return Healths.requirements(readiness);
    }

    @Bean
    HealthIndicator systemsHealthIndicator(SystemState.Watch systems) {
        return Healths.systems(systems);
    }

    @Bean
    HealthIndicator certificatesHealthIndicator(
            Certificates certificates, OperationsProperties properties) {
        return Healths.certificates(
                certificates, properties.certificates().size(), properties.warnBeforeExpiry());
    }

    /** What runs, and whether it takes checks. */
    @Bean
    RunningGateway runningGateway(
            MeterRegistry meters,
            ApplicationAvailability availability,
            ObjectProvider<BuildProperties> build) {
        Meter.READY.gauge(
                meters,
                availability,
                now -> now.getReadinessState() == ReadinessState.ACCEPTING_TRAFFIC ? 1 : 0);
        BuildProperties built = build.getIfAvailable();
        String version = built == null ? null : built.getVersion();
        RunningGateway running = new RunningGateway(version == null ? "unknown" : version);
        Meter.BUILD.gauge(meters, running, _ -> 1, running.version(), Runtime.version().toString());
        return running;
    }

    /** What runs here. */
    record RunningGateway(String version) {}
}
