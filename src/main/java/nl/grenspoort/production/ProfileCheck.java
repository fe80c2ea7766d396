package nl.grenspoort.production;

import nl.grenspoort.start.Refusal;
import nl.grenspoort.start.Settings;
import nl.grenspoort.start.StartCheck;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** What no module owns: the profile, the class path, the frameworks' own settings. */
final class ProfileCheck implements StartCheck {
    private static final String SIMULATORS = "nl/grenspoort/simulator/Simulators.class";
    private static final Set<String> ENDPOINTS = Set.of("health", "prometheus");
    private static final Set<String> TALKATIVE = Set.of("debug", "trace", "all");

    @Override
    public List<Refusal> refusals(Settings settings) {
        List<Refusal> refusals = new ArrayList<>();
        if (settings.text("spring.profiles.active").orElse("").contains("demo")) {
            refusals.add(
                    new Refusal(
                            "demo-profile",
                            "The profiles demo and production are named together.",
                            "Name production alone in spring.profiles.active."));
        }
        if (ProfileCheck.class.getClassLoader().getResource(SIMULATORS) != null) {
            refusals.add(
                    new Refusal(
                            "simulators-present",
                            "The simulated systems are on the class path.",
                            "Start grenspoort.jar, which is built without them."));
        }
        management(settings, refusals);
        logging(settings, refusals);
        frameworks(settings, refusals);
        return refusals;
    }

    private static void management(Settings settings, List<Refusal> refusals) {
        String address = settings.text("management.server.address").orElse("0.0.0.0");
        if (!loopback(address) && !settings.read(ProductionProperties.class).managementExposed()) {
            refusals.add(
                    new Refusal(
                            "management-exposed",
                            "Health and metrics would be reachable from other machines, without"
                                    + " encryption.",
                            "Leave management.server.address at 127.0.0.1, or allow it with"
                                    + " grenspoort.production.management-exposed=true."));
        }
        String port = settings.text("management.server.port").orElse("");
        if (port.isEmpty() || port.equals(settings.text("server.port").orElse("8080"))) {
            refusals.add(
                    new Refusal(
                            "management-port",
                            "Health and metrics would share the kiosks' port.",
                            "Set management.server.port to another than server.port."));
        }
        boolean more =
                Arrays.stream(
                                settings.text("management.endpoints.web.exposure.include")
                                        .orElse("")
                                        .split(",", -1))
                        .map(String::strip)
                        .anyMatch(endpoint -> !endpoint.isEmpty() && !ENDPOINTS.contains(endpoint));
        if (more || !settings.givenBelow("management.endpoints.web.exposure.include").isEmpty()) {
            refusals.add(
                    new Refusal(
                            "management-endpoints",
                            "More than health and metrics would be served; others show settings or"
                                    + " memory.",
                            "Leave management.endpoints.web.exposure.include out."));
        }
    }

    private static boolean loopback(String address) {
        try {
            // an empty one is every address to the server, and loopback to the JDK
            return !address.isBlank() && InetAddress.getByName(address).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }

    /** Libraries write whole messages at these levels, which hold travellers' data (law 10). */
    private static void logging(Settings settings, List<Refusal> refusals) {
        List<String> talkative = new ArrayList<>();
        for (String name : settings.givenBelow("logging.level")) {
            String level = settings.text(name).orElse("").strip().toLowerCase(Locale.ROOT);
            if (TALKATIVE.contains(level)) {
                talkative.add(name);
            }
        }
        for (String name : List.of("debug", "trace")) {
            if (settings.text(name).filter(value -> !value.equals("false")).isPresent()) {
                talkative.add(name);
            }
        }
        if (!talkative.isEmpty()) {
            refusals.add(
                    new Refusal(
                            "debug-logging",
                            "Logging at debug or trace would write messages with travellers' data: "
                                    + talkative
                                    + ".",
                            "Take these settings out."));
        }
    }

    /** Settings of Camel and of Spring's start can load code and routes past the signature. */
    private static void frameworks(Settings settings, List<Refusal> refusals) {
        List<String> given = new ArrayList<>(settings.givenBelow("camel"));
        // Camel's starter derives this one from Spring's
        given.remove("camel.threads.virtual.enabled");
        given.addAll(settings.givenBelow("spring.main"));
        given.addAll(settings.givenBelow("spring.flyway"));
        given.addAll(settings.givenBelow("spring.autoconfigure"));
        given.addAll(settings.givenBelow("spring.datasource"));
        if (!given.isEmpty()) {
            refusals.add(
                    new Refusal(
                            "framework-settings",
                            "Settings of the frameworks could load what was not signed: "
                                    + given
                                    + ".",
                            "Take these settings out; routes come from the signed release."));
        }
    }
}
