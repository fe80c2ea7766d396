package nl.grenspoort.casework;

import io.micrometer.core.instrument.MeterRegistry;

import nl.grenspoort.access.AccessPolicy;
import nl.grenspoort.access.Register;
import nl.grenspoort.access.SystemId;
import nl.grenspoort.document.DocumentInspector;
import nl.grenspoort.entry.traveller.TravellerLaw;
import nl.grenspoort.messagelog.MessageLog;
import nl.grenspoort.reference.CrossingPoints;
import nl.grenspoort.reference.Lanes;
import nl.grenspoort.reference.Nationalities;
import nl.grenspoort.reference.Phases;
import nl.grenspoort.reference.PhasesProperties;
import nl.grenspoort.reference.PlacesProperties;
import nl.grenspoort.reference.ResidenceDocuments;
import nl.grenspoort.reference.ResidenceDocumentsProperties;
import nl.grenspoort.reference.SchengenCalendar;
import nl.grenspoort.reference.SchengenProperties;
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
    PartyProperties.class,
    PhasesProperties.class,
    PlacesProperties.class,
    ResidenceDocumentsProperties.class,
    SchengenProperties.class
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
            Phases phases,
            SchengenCalendar schengen) {
        return new LateAnswersOfChecks(store, reassessment, inspector, phases, schengen);
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
    ResidenceDocuments residenceDocuments(
            ResidenceDocumentsProperties properties, ConfigFiles files) {
        return ResidenceDocuments.read(files, properties.file(), properties.specimens());
    }

    @Bean
    Phases phases(PhasesProperties properties, ConfigFiles files) {
        return Phases.read(files, properties.file());
    }

    @Bean
    SchengenCalendar schengenCalendar(SchengenProperties properties, ConfigFiles files) {
        return SchengenCalendar.read(files, properties.file());
    }

    @Bean
    Lanes lanes(PlacesProperties properties, ConfigFiles files) {
        return Lanes.read(files, properties.lanes());
    }

    @Bean
    CrossingPoints crossingPoints(PlacesProperties properties, ConfigFiles files) {
        return CrossingPoints.read(files, properties.crossingPoints());
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
            ResidenceDocuments residenceDocuments,
            Phases phases,
            SchengenCalendar schengen,
            Lanes lanes,
            CrossingPoints crossingPoints,
            ConfigFiles files) {
        return new AdviceEntries(
                register,
                Map.of(
                        "policy", policy.version(),
                        "nationalities", nationalities.version(),
                        "residence-documents", residenceDocuments.version(),
                        "phases", phases.version(),
                        "schengen", schengen.version(),
                        "lanes", lanes.version(),
                        "crossing-points", crossingPoints.version(),
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
            Lanes lanes,
            Wakeups wakeups,
            CaseworkProperties properties,
            InstantSource clock) {
        return new Recorder(
                log,
                store,
                entries,
                reassessment,
                register,
                new LaneAccess(lanes, register),
                wakeups,
                properties,
                clock);
    }

    @Bean
    BorderCheckSteps borderCheck(
            DocumentInspector inspector,
            Nationalities nationalities,
            ResidenceDocuments residenceDocuments,
            ConsultationPlanner planner,
            CrossingPoints crossingPoints,
            Recorder recorder,
            ConsultationPaths paths,
            SchengenCalendar schengen,
            PartialResults partialResults) {
        return new BorderCheckSteps(
                inspector,
                new TravellerClassifier(new TravellerLaw(nationalities, residenceDocuments)),
                planner,
                new PleasureCrafts(crossingPoints),
                recorder,
                paths,
                schengen,
                partialResults::reached);
    }

    @Bean
    PartialResults partialResults(
            JdbcClient jdbc,
            Sealer sealer,
            CrossingPoints crossingPoints,
            SchengenCalendar schengen,
            PartialResultsProperties properties) {
        PleasureCrafts crafts = new PleasureCrafts(crossingPoints);
        return new PartialResults(
                new PartialResultStore(jdbc, sealer),
                examination ->
                        crafts.on(examination.check(), FactTranslator.soFar(examination, schengen)),
                properties);
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
            Parties parties,
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
                    parties.examined(examination.check());
                },
                store,
                properties,
                clock,
                watch,
                wakeups::end);
    }

    @Bean
    Parties parties(
            BorderCheckStore store,
            TrustDirectory trust,
            Reassessment reassessment,
            PartyProperties properties,
            InstantSource clock) {
        return new Parties(
                store, BodyMac.ofParties(trust.sealingKey()), reassessment, properties, clock);
    }

    @Bean
    BorderChecks borderChecks(
            BorderCheckStore store,
            TrustDirectory trust,
            Examiner examiner,
            Reassessment reassessment,
            Parties parties,
            Wakeups wakeups,
            PartialResults partialResults,
            CaseworkProperties properties,
            InstantSource clock) {
        return new Conversation(
                store,
                new BodyMac(trust.sealingKey()),
                examiner::examine,
                reassessment,
                parties,
                wakeups,
                partialResults::find,
                properties,
                clock);
    }
}
