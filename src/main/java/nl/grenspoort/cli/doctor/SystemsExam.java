package nl.grenspoort.cli.doctor;

import java.io.IOException;
import java.util.Map;
import java.util.regex.Pattern;

/** Whether each system can be reached. Nobody is asked about: laws 2 and 4. */
final class SystemsExam implements Exam {
    /** A gauge per system and state; it is 1 for the state that the breaker is in. */
    private static final Pattern BREAKER =
            Pattern.compile(
                    "(?m)^(?:resilience4j_circuitbreaker_state|grenspoort_system_breaker)\\{"
                            + "(?=[^}]*(?:name|system)=\"([a-z-]+)\")[^}]*state=\"([a-z_-]+)\"[^}]*} 1(?:\\.0)?$");

    private final Connections connections;

    SystemsExam(Connections connections) {
        this.connections = connections;
    }

    @Override
    public Area area() {
        return Area.SYSTEMS;
    }

    @Override
    public void examine(Setup setup, Examination examination) {
        if (connections.systems().isEmpty()) {
            examination.skipped(Check.ADDRESS, "all", "no system is configured");
            return;
        }
        if (connections.possible()) {
            connections
                    .toSystems()
                    .forEach((system, handshake) -> connection(system, handshake, examination));
            simulated(setup, examination);
        } else {
            examination.skipped(Check.CONNECT, "all", "there are no usable keys: see certs.key");
        }
        examination.skipped(
                Check.QUESTION,
                "all",
                "this command has no purpose to ask for; send a check through a kiosk or desk, in the demo with ./grenspoort check send");
        breakers(setup, examination);
    }

    private static void connection(Endpoint system, Handshake handshake, Examination examination) {
        if (handshake instanceof Handshake.Failed failed
                && failed.why() == Handshake.Why.UNKNOWN_HOST) {
            examination.ill(
                    Ailment.NO_ADDRESS,
                    system.toString(),
                    Map.of("host", system.host(), "system", system.name()));
            return;
        }
        examination.ok(
                Check.ADDRESS, system.toString(), system.socket().getAddress().getHostAddress());
        switch (handshake) {
            case Handshake.Agreed agreed ->
                    examination.ok(
                            Check.CONNECT,
                            system.toString(),
                            "in %d ms".formatted(agreed.millis()));
            case Handshake.Failed failed -> {
                if (isNetwork(failed) || !examination.covers(Area.TLS)) {
                    examination.ill(
                            Ailment.NO_CONNECTION,
                            system.toString(),
                            Map.of("why", failed.said(), "system", system.name()));
                } else {
                    examination.skipped(
                            Check.CONNECT, system.toString(), "TLS fails: see tls.handshake");
                }
            }
        }
    }

    /** Trouble of the network, and not of TLS. */
    static boolean isNetwork(Handshake.Failed failed) {
        return switch (failed.why()) {
            case UNKNOWN_HOST, NOBODY, NO_ANSWER -> true;
            case NO_TLS, NO_AGREEMENT, WE_ARE_REFUSED, OTHER -> false;
        };
    }

    private void simulated(Setup setup, Examination examination) {
        try (Http http = new Http(connections, setup.options().timeout())) {
            connections
                    .toSystems()
                    .forEach(
                            (system, handshake) -> {
                                if (connections.simulated(handshake)) {
                                    health(http, system, examination);
                                } else if (handshake instanceof Handshake.Agreed) {
                                    examination.skipped(
                                            Check.SIMULATED,
                                            system.toString(),
                                            "it is no simulated system, and its contract has no harmless operation");
                                }
                            });
        }
    }

    private static void health(Http http, Endpoint system, Examination examination) {
        try {
            Http.Answer answer = http.get(system.address().resolve("/_simulator/health"));
            if (answer.status() == 200 && answer.body().contains("\"UP\"")) {
                examination.ok(Check.SIMULATED, system.toString(), "up");
            } else {
                examination.ill(
                        Ailment.SIMULATED_DOWN,
                        system.toString(),
                        Map.of("why", "HTTP status " + answer.status()));
            }
            Clocks.compare(system.toString(), answer, examination);
        } catch (IOException e) {
            examination.ill(
                    Ailment.SIMULATED_DOWN,
                    system.toString(),
                    Map.of("why", String.valueOf(e.getMessage())));
        }
    }

    private void breakers(Setup setup, Examination examination) {
        Map<String, String> states = new java.util.TreeMap<>();
        try (Http http = new Http(null, setup.options().timeout())) {
            Http.Answer answer = http.get(setup.management().resolve("/metrics"));
            BREAKER.matcher(answer.body())
                    .results()
                    .forEach(found -> states.put(found.group(1), found.group(2)));
        } catch (IOException e) {
            examination.skipped(
                    Check.BREAKER,
                    "all",
                    "the gateway's metrics can't be reached at " + setup.management());
            return;
        }
        for (Endpoint system : connections.systems()) {
            String state = states.get(system.name());
            if (state == null) {
                examination.skipped(
                        Check.BREAKER, system.toString(), "the gateway's metrics don't tell");
            } else if (state.equals("closed")) {
                examination.ok(Check.BREAKER, system.toString(), "closed");
            } else {
                examination.ill(
                        Ailment.BREAKER_OPEN,
                        system.toString(),
                        Map.of("state", state.replaceAll("[_-]", " ")));
            }
        }
    }
}
