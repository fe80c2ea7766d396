package nl.grenspoort.casework;

import io.micrometer.core.instrument.MeterRegistry;

import nl.grenspoort.access.AccessPolicy;
import nl.grenspoort.access.Register;
import nl.grenspoort.access.SystemId;
import nl.grenspoort.document.DocumentInspector;
import nl.grenspoort.messagelog.MessageLog;
import nl.grenspoort.reference.Nationalities;
import nl.grenspoort.reference.Phases;
import nl.grenspoort.reference.PhasesProperties;
import nl.grenspoort.start.Announcement;
import nl.grenspoort.start.ConfigFiles;
import nl.grenspoort.start.Production;
import nl.grenspoort.systems.ConnectedSystems;
import nl.grenspoort.systems.ConsultationPaths;
import nl.grenspoort.telemetry.Journey;
import nl.grenspoort.telemetry.Tracing;
import nl.grenspoort.trust.Sealer;
import nl.grenspoort.trust.TrustDirectory;

import org.apache.camel.CamelContext;
import org.apache.camel.ProducerTemplate;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;

/**
 * Wires the border check; routes find {@code borderCheck}, {@code answers}, {@code consultations}.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({
    CaseworkProperties.class,
    PartialResultsProperties.class,
    PhasesProperties.class
})
class CaseworkConfiguration {
    @Bean
    BorderCheckStore borderCheckStore(
            JdbcClient jdbc, PlatformTransactionManager transactions, Sealer sealer, Watch watch) {
        return new BorderCheckStore(
                jdbc, new TransactionTemplate(transactions), sealer, watch::changed);
    }

    @Bean
    LateAnswersOfChecks lateAnswersOfChecks(
            BorderCheckStore store,
            Reassessment reassessment,
            DocumentInspector inspector,
            Phases phases) {
        return new LateAnswersOfChecks(store, reassessment, inspector, phases);
    }

    @Bean
    Watch checksWatch(Tracing tracing, MeterRegistry meters) {
        return new Watch(tracing, meters);
    }

    @Bean
    Wakeups wakeups() {
        return new Wakeups();
    }

    @Bean
    Nationalities nationalities(CaseworkProperties properties, ConfigFiles files) {
        return Nationalities.read(files, properties.nationalities());
    }

    @Bean
    Phases phases(PhasesProperties properties, ConfigFiles files) {
        return Phases.read(files, properties.file());
    }

    @Bean
    ConsultationPlanner consultationPlanner(
            AccessPolicy policy,
            ConnectedSystems connected,
            Phases phases,
            CaseworkProperties properties,
            InstantSource clock) {
        return new ConsultationPlanner(policy, connected.all(), phases, properties, clock);
    }

    @Bean
    AdviceEntries adviceEntries(
            Register register,
            AccessPolicy policy,
            Nationalities nationalities,
            Phases phases,
            ConfigFiles files) {
        return new AdviceEntries(
                register,
                Map.of(
                        "policy", policy.version(),
                        "nationalities", nationalities.version(),
                        "phases", phases.version(),
                        "release", files.release()));
    }

    @Bean
    Reassessment reassessment(
            MessageLog log,
            BorderCheckStore store,
            AdviceEntries entries,
            Wakeups wakeups,
            InstantSource clock) {
        return new Reassessment(log, store, entries, wakeups, clock);
    }

    @Bean
    Recorder recorder(
            MessageLog log,
            BorderCheckStore store,
            AdviceEntries entries,
            Reassessment reassessment,
            Register register,
            Wakeups wakeups,
            CaseworkProperties properties,
            InstantSource clock) {
        return new Recorder(
                log, store, entries, reassessment, register, wakeups, properties, clock);
    }

    @Bean
    BorderCheckSteps borderCheck(
            DocumentInspector inspector,
            Nationalities nationalities,
            ConsultationPlanner planner,
            Recorder recorder,
            ConsultationPaths paths,
            PartialResults partialResults) {
        return new BorderCheckSteps(
                inspector,
                new TravellerClassifier(nationalities),
                planner,
                recorder,
                paths,
                partialResults::reached);
    }

    @Bean
    PartialResults partialResults(
            JdbcClient jdbc, Sealer sealer, PartialResultsProperties properties) {
        return new PartialResults(new PartialResultStore(jdbc, sealer), properties);
    }

    @Bean
    AnswersAggregation answers(PartialResults partialResults) {
        return new AnswersAggregation(partialResults::reached);
    }

    /** A thread per question: they wait for the network, and bulkheads bound their number. */
    @Bean(destroyMethod = "shutdown")
    ExecutorService consultations() {
        return Executors.newVirtualThreadPerTaskExecutor();
    }

    @Bean
    Announcement connectionsAnnouncement(AccessPolicy policy, ConnectedSystems connected) {
        return () ->
                Announcement.line(
                        "not connected yet",
                        policy.systems().stream()
                                .filter(system -> !connected.all().contains(system))
                                .map(SystemId::value)
                                .collect(Collectors.joining(", ")));
    }

    @Bean
    @Profile(Production.PROFILE)
    SignedRoutes signedRoutes(ConfigFiles files) {
        return new SignedRoutes(files);
    }

    @Bean
    RoutesCheck routesCheck(CamelContext camel, ConnectedSystems connected, ConfigFiles files) {
        return new RoutesCheck(camel, connected, files);
    }

    @Bean
    Examiner examiner(
            ProducerTemplate routes,
            BorderCheckStore store,
            CaseworkProperties properties,
            InstantSource clock,
            Watch watch,
            Wakeups wakeups,
            PartialResults partialResults) {
        return new Examiner(
                (examination, journey) -> {
                    try {
                        routes.sendBodyAndProperty(
                                "direct:border-check", examination, Journey.PROPERTY, journey);
                    } finally {
                        partialResults.over(examination);
                    }
                },
                store,
                properties,
                clock,
                watch,
                wakeups::end);
    }

    @Bean
    BorderChecks borderChecks(
            BorderCheckStore store,
            TrustDirectory trust,
            Examiner examiner,
            Wakeups wakeups,
            PartialResults partialResults,
            CaseworkProperties properties,
            InstantSource clock) {
        return new Conversation(
                store,
                new BodyMac(trust.sealingKey()),
                examiner::examine,
                wakeups,
                partialResults::find,
                properties,
                clock);
    }
}
