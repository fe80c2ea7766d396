package nl.grenspoort.simulator;

import nl.grenspoort.simulator.population.Population;
import nl.grenspoort.start.Announcement;
import nl.grenspoort.trust.TrustDirectory;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(SimulatorProperties.class)
@ConditionalOnProperty(
        name = "grenspoort.simulators.enabled",
        havingValue = "true",
        matchIfMissing = true)
class SimulatorConfiguration {
    @Bean
    SimulatorServers simulatorServers(
            ObjectProvider<SimulatedSystem> systems,
            ObjectProvider<SimulatedSystems> kinds,
            SimulatorProperties properties,
            TrustDirectory trust,
            Population population,
            SystemsBehind behind) {
        List<SimulatedSystem> all =
                Stream.concat(
                                systems.orderedStream(),
                                kinds.orderedStream().flatMap(kind -> kind.all().stream()))
                        .toList();
        return new SimulatorServers(all, properties, trust, population, behind);
    }

    @Bean
    SystemsBehind systemsBehind() {
        return new SystemsBehind();
    }

    @Bean
    Announcement simulatorsAnnouncement(SimulatorServers servers) {
        return () ->
                servers.addresses().entrySet().stream()
                        .sorted(Map.Entry.comparingByKey())
                        .map(
                                system ->
                                        Announcement.line(
                                                "simulated " + system.getKey(),
                                                system.getValue().toString()))
                        .collect(Collectors.joining("\n"));
    }
}
