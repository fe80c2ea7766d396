package nl.grenspoort.whole;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.MappingIterator;
import tools.jackson.dataformat.yaml.YAMLMapper;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The simulated systems of a demo on ports of its own: every system that the gateway's settings
 * give an address. A new one is in it by itself.
 */
final class DemoSystems {
    private static final Path SETTINGS = Path.of("src/main/resources/application.yaml");

    private final Map<String, Integer> ports;

    private DemoSystems(Map<String, Integer> ports) {
        this.ports = Map.copyOf(ports);
    }

    static DemoSystems onFreePorts() throws IOException {
        JsonNode systems = settingsOfAll().path("grenspoort").path("systems");
        Iterator<Integer> free = Ports.free(systems.size()).iterator();
        Map<String, Integer> ports = new TreeMap<>();
        systems.propertyNames().forEach(key -> ports.put(key, free.next()));
        return new DemoSystems(ports);
    }

    /** The first document; the others are settings of a profile. */
    private static JsonNode settingsOfAll() throws IOException {
        try (MappingIterator<JsonNode> documents =
                new YAMLMapper().readerFor(JsonNode.class).readValues(Files.readString(SETTINGS))) {
            return documents.next();
        }
    }

    /** Where to listen and where to ask, for a gateway that simulates them itself. */
    List<String> settings() {
        List<String> settings = new ArrayList<>(listening());
        settings.addAll(asking());
        return settings;
    }

    /** Where to listen, for the simulators. */
    List<String> listening() {
        return ports.entrySet().stream()
                .map(one -> "--grenspoort.simulators.ports." + one.getKey() + "=" + one.getValue())
                .toList();
    }

    /** Where to ask, for a gateway. */
    List<String> asking() {
        return each(Set.of());
    }

    /** Where to ask those that the gateway's own settings don't place. */
    List<String> askingAllBut(String key) {
        return each(Set.of(key));
    }

    private List<String> each(Set<String> but) {
        return ports.entrySet().stream()
                .filter(one -> !but.contains(one.getKey()))
                .map(
                        one ->
                                "--grenspoort.systems."
                                        + one.getKey()
                                        + ".address=https://localhost:"
                                        + one.getValue())
                .toList();
    }

    /** One setting of every system, such as {@code deadline}. */
    List<String> each(String setting, String value) {
        return ports.keySet().stream()
                .map(key -> "--grenspoort.systems." + key + "." + setting + "=" + value)
                .toList();
    }

    /** Where to find them, for a command. */
    List<String> arguments() {
        List<String> arguments = new ArrayList<>();
        ports.forEach(
                (key, port) ->
                        arguments.addAll(
                                List.of(
                                        "--simulator-port",
                                        key.toUpperCase(Locale.ROOT) + "=" + port)));
        return arguments;
    }

    /** Base addresses by name, such as {@code SIS}. */
    Map<String, URI> addresses() {
        Map<String, URI> addresses = new TreeMap<>();
        ports.forEach(
                (key, port) ->
                        addresses.put(
                                key.toUpperCase(Locale.ROOT),
                                URI.create("https://localhost:" + port)));
        return addresses;
    }
}
