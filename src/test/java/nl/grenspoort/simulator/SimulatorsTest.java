package nl.grenspoort.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import nl.grenspoort.access.SystemId;
import nl.grenspoort.simulator.population.Population;
import nl.grenspoort.trust.TrustDirectory;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

class SimulatorsTest {
    private final ByteArrayOutputStream errors = new ByteArrayOutputStream();

    @Test
    void they_run_alone_with_the_demo_keys_and_a_clock() {
        try (ConfigurableApplicationContext context = start(Small.class).orElseThrow()) {
            assertThat(context.getBean(SimulatorServers.class).addresses())
                    .containsKey(new SystemId("VIS"));
            assertThat(context.getBean(InstantSource.class).instant()).isNotNull();
            assertThat(context.containsBean("dataSource")).isFalse();
        }
        assertThat(errors.size()).isZero();
    }

    @Test
    void a_clock_that_is_there_is_kept() {
        try (ConfigurableApplicationContext context =
                start(Small.class, StoppedClock.class).orElseThrow()) {
            assertThat(context.getBean(InstantSource.class).instant()).isEqualTo(Instant.EPOCH);
        }
    }

    @Test
    void a_port_in_use_is_one_line() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String port = "--grenspoort.simulators.ports.vis=" + taken.getLocalPort();
            assertThat(Simulators.start(printer(), arguments(port), Small.class)).isEmpty();
        }
        assertThat(errors.toString(StandardCharsets.UTF_8))
                .hasLineCount(1)
                .startsWith("Grenspoort can't start: Simulated VIS")
                .contains("grenspoort.simulators.ports.vis");
    }

    @Test
    void a_start_that_fails_exits_with_1_and_prints_one_line() throws Exception {
        Path output = Files.createTempFile(Path.of("target"), "simulators", ".log");
        List<String> command = new ArrayList<>();
        command.add(ProcessHandle.current().info().command().orElseThrow());
        command.add("--enable-native-access=ALL-UNNAMED");
        command.add("-cp");
        command.add(System.getProperty("java.class.path"));
        command.add(Simulators.class.getName());
        command.addAll(List.of(arguments("--grenspoort.simulators.ports.siss=1")));
        Process process =
                new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(output.toFile())
                        .start();
        assertThat(process.waitFor(Duration.ofSeconds(60).toSeconds(), TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isEqualTo(1);
        assertThat(Files.readString(output).lines().filter(line -> !line.contains(" INFO ")))
                .singleElement()
                .asString()
                .contains("siss");
    }

    @Test
    void the_gateways_component_scan_takes_the_servers_and_not_this_program() {
        assertThat(
                        new ClassPathScanningCandidateComponentProvider(true)
                                .findCandidateComponents("nl.grenspoort.simulator"))
                .extracting(BeanDefinition::getBeanClassName)
                .contains(SimulatorConfiguration.class.getName())
                .doesNotContain(Simulators.class.getName());
    }

    @Test
    void they_can_be_left_out_of_the_gateway() {
        var runner =
                new ApplicationContextRunner()
                        .withUserConfiguration(SimulatorConfiguration.class, Small.class)
                        .withBean(TrustDirectory.class, () -> TestSimulators.TRUST)
                        .withBean(Population.class, () -> new Population(1, 0));
        runner.withPropertyValues("grenspoort.simulators.enabled=false")
                .run(context -> assertThat(context).doesNotHaveBean(SimulatorServers.class));
        runner.withPropertyValues("grenspoort.simulators.ports.vis=0")
                .run(
                        context ->
                                assertThat(context.getBean(SimulatorServers.class).isRunning())
                                        .isTrue());
    }

    private Optional<ConfigurableApplicationContext> start(Class<?>... sources) {
        return Simulators.start(printer(), arguments(), sources);
    }

    private PrintStream printer() {
        return new PrintStream(errors, true, StandardCharsets.UTF_8);
    }

    /** Free ports, the tests' keys, and these. */
    private static String[] arguments(String... more) {
        List<String> arguments = new ArrayList<>();
        arguments.add("--grenspoort.trust.directory=" + TestSimulators.TRUST.folder());
        SimulatorProperties.DEFAULT_PORTS
                .keySet()
                .forEach(key -> arguments.add("--grenspoort.simulators.ports." + key + "=0"));
        for (String argument : more) {
            arguments.removeIf(given -> given.startsWith(argument.split("=", 2)[0] + "="));
            arguments.add(argument);
        }
        return arguments.toArray(String[]::new);
    }

    // not a @Configuration: the component scan of this package must not find it
    static class Small {
        @Bean
        SimulatedSystem vis() {
            return new SmallSystem("VIS");
        }
    }

    static class StoppedClock {
        @Bean
        InstantSource stopped() {
            return InstantSource.fixed(Instant.EPOCH);
        }
    }
}
