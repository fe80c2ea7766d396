package nl.grenspoort.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import nl.grenspoort.quality.PropertiesContract;
import nl.grenspoort.simulator.population.Population;
import nl.grenspoort.start.StartRefusedException;
import nl.grenspoort.start.StartReport;
import nl.grenspoort.trust.Oin;
import nl.grenspoort.trust.TrustDirectory;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Starting, stopping, ports and properties. */
class SimulatorServersTest {
    private static final Oin GATEWAY = new Oin("00000099000000000100");
    private static final Oin OTHER = new Oin("00000099000000006000");

    private static final TrustDirectory TRUST = TestSimulators.TRUST;

    private final SmallSystem sis = new SmallSystem("SIS");
    private final SmallSystem ees = new SmallSystem("EES");

    @Test
    void each_system_has_its_port_and_its_own_scenarios() throws Exception {
        try (var simulators = new TestSimulators(sis, ees)) {
            simulators.load("SIS", "1-one", "{\"records\":{}}");
            assertThat(simulators.ask("SIS", "X1").body()).isEqualTo("SIS holds [1-one]; asked X1");
            assertThat(simulators.ask("EES", "X1").body()).isEqualTo("EES holds []; asked X1");
        }
    }

    @Test
    void what_an_integrator_stubs_in_the_folder_goes_before_the_system(@TempDir Path folder)
            throws Exception {
        Files.createDirectories(folder.resolve("sis/mappings"));
        Files.writeString(
                folder.resolve("sis/mappings/own.json"),
                """
                {"request": {"method": "GET", "url": "/own"}, "response": {"status": 418}}
                """);
        var given = TestSimulators.properties(Map.of(), 0);
        var properties =
                new SimulatorProperties(
                        true, given.bindAddress(), given.ports(), folder, GATEWAY, Set.of(), 0);
        try (var simulators = new TestSimulators(properties, sis)) {
            HttpRequest own =
                    HttpRequest.newBuilder(simulators.address("SIS").resolve("/own")).build();
            assertThat(simulators.send(own).statusCode()).isEqualTo(418);
            assertThat(simulators.ask("SIS", "X1").statusCode()).isEqualTo(200);
        }
    }

    @Test
    void starting_and_stopping_twice_is_the_same_as_once() throws Exception {
        try (var simulators = new TestSimulators(sis)) {
            URI first = simulators.address("SIS");
            simulators.servers.start();
            assertThat(simulators.address("SIS")).isEqualTo(first);
            simulators.servers.stop();
            simulators.servers.stop();
            assertThat(simulators.servers.isRunning()).isFalse();
            assertThat(simulators.servers.addresses()).isEmpty();
            assertThat(accepts(first)).isFalse();
            simulators.servers.start();
            assertThat(simulators.ask("SIS", "X1").statusCode()).isEqualTo(200);
        }
    }

    @Test
    void a_stop_lets_an_answer_under_way_go_out() throws Exception {
        try (var simulators = new TestSimulators(sis);
                HttpClient client = TestSimulators.client(TRUST, "gateway-client")) {
            URI address = simulators.address("SIS");
            var answer =
                    client.sendAsync(
                            simulators.question("SIS", "hold"),
                            HttpResponse.BodyHandlers.ofString());
            while (sis.answered() == 0) {
                Thread.onSpinWait();
            }
            Thread stopping = Thread.startVirtualThread(simulators.servers::stop);
            while (accepts(address)) {
                Thread.onSpinWait();
            }
            sis.release();
            assertThat(answer.join().body()).endsWith("asked hold");
            stopping.join();
        }
    }

    @Test
    void a_stop_leaves_no_thread_behind_for_an_answer_that_waits() throws Exception {
        long before = serverThreads();
        try (var simulators = new TestSimulators(sis);
                HttpClient client = TestSimulators.client(TRUST, "gateway-client")) {
            simulators.load("SIS", "*", "{\"fault\":{\"mode\":\"TIMEOUT\"}}");
            var waiting =
                    client.sendAsync(
                            simulators.question("SIS", "X1"), HttpResponse.BodyHandlers.ofString());
            while (sis.answered() == 0) {
                Thread.onSpinWait();
            }
            simulators.servers.stop();
            // cut off, or told that the server stops: in any case not left hanging
            assertThat(waiting.handle((answer, failure) -> true).join()).isTrue();
        }
        assertThat(serverThreads()).isLessThanOrEqualTo(before);
    }

    @Test
    void a_port_in_use_is_named_with_its_system_and_property_and_nothing_keeps_running()
            throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var servers =
                    new SimulatorServers(
                            List.of(sis, ees),
                            TestSimulators.properties(Map.of("ees", taken.getLocalPort()), 100),
                            TRUST,
                            Population.none());
            long before = serverThreads();
            assertThatThrownBy(servers::start)
                    .isInstanceOf(StartRefusedException.class)
                    .satisfies(
                            e ->
                                    assertThat(StartReport.line(e).orElseThrow())
                                            .contains("EES", "127.0.0.1")
                                            .contains("port " + taken.getLocalPort())
                                            .contains("in use")
                                            .contains("grenspoort.simulators.ports.ees")
                                            .hasLineCount(1));
            assertThat(servers.isRunning()).isFalse();
            assertThat(servers.addresses()).isEmpty();
            assertThat(serverThreads()).isLessThanOrEqualTo(before);
        }
    }

    @Test
    void a_system_without_port_and_a_port_without_system_are_refused() {
        var unknown = new SmallSystem("NEW-SYSTEM");
        assertThatThrownBy(() -> new TestSimulators(unknown))
                .isInstanceOf(StartRefusedException.class)
                .hasMessageContaining("grenspoort.simulators.ports.new-system");
        var servers =
                new SimulatorServers(
                        List.of(sis),
                        TestSimulators.properties(Map.of("siss", 1), 0),
                        TRUST,
                        Population.none());
        assertThatThrownBy(servers::start)
                .isInstanceOf(StartRefusedException.class)
                .hasMessageContaining("siss");
    }

    @Test
    void properties_have_the_documented_names_and_defaults() {
        PropertiesContract.assertDefaults(
                new SimulatorProperties(
                        true,
                        "127.0.0.1",
                        Map.of(),
                        Path.of("data/simulators"),
                        GATEWAY,
                        Set.of(),
                        100));
        PropertiesContract.assertNames(
                Map.of(
                        "enabled", "false",
                        "bind-address", "localhost",
                        "ports.sis", "1",
                        "ports.ecris-tcn", "2",
                        "directory", "d",
                        "gateway-oin", OTHER.value(),
                        "gateways", GATEWAY.value(),
                        "max-journal-entries", "0"),
                new SimulatorProperties(
                        false,
                        "localhost",
                        Map.of("sis", 1, "ecris-tcn", 2),
                        Path.of("d"),
                        OTHER,
                        Set.of(GATEWAY),
                        0));
        assertThat(properties("h", Map.of("sis", 1), 0).ports())
                .containsEntry("sis", 1)
                .containsEntry("ees", 18444)
                .hasSize(10);
    }

    @Test
    void ports_that_clash_or_can_not_be_are_refused() {
        for (Map<String, Integer> ports :
                List.of(Map.of("sis", 18444), Map.of("sis", -1), Map.of("sis", 65536))) {
            assertThatThrownBy(() -> properties("h", ports, 0))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("grenspoort.simulators.ports.sis");
        }
    }

    @Test
    void the_gateway_is_not_another_gateway() {
        assertThatThrownBy(
                        () ->
                                new SimulatorProperties(
                                        true,
                                        "h",
                                        Map.of(),
                                        Path.of("d"),
                                        GATEWAY,
                                        Set.of(OTHER, GATEWAY),
                                        0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("grenspoort.simulators.gateways");
    }

    private static SimulatorProperties properties(
            String bindAddress, Map<String, Integer> ports, int journal) {
        return new SimulatorProperties(
                true, bindAddress, ports, Path.of("d"), GATEWAY, Set.of(), journal);
    }

    private static boolean accepts(URI address) {
        try (Socket _ = new Socket(address.getHost(), address.getPort())) {
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private static long serverThreads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(Thread::isAlive)
                .filter(thread -> !thread.isDaemon())
                .filter(thread -> thread.getName().matches("(qtp|pool-).*"))
                .count();
    }
}
