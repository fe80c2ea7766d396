package nl.grenspoort.start;

import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** Says what runs where, and one command to try, when everything is up. */
@Component
final class Ready {
    private static final String LINES =
            """

            Grenspoort is ready.
              kiosk and desk API  https://localhost:%s/v1   (mutual TLS; contract: /v1/openapi.json)
              health, metrics     http://localhost:%s/health, /metrics
              simulated systems   %s
              database            embedded PostgreSQL on 127.0.0.1:%s, data in %s
            Not connected yet: ETIAS, VIS, SLTD, national register, ECRIS-TCN, Eurodac, CIR, MID. Every answer names them.
            Try it in another terminal:
              ./grenspoort check send config/scenarios/01-eu-citizen-kiosk.yaml
            """;

    private final Environment settings;

    Ready(Environment settings) {
        this.settings = settings;
    }

    @EventListener
    void ready(ApplicationReadyEvent event) {
        System.out.printf(
                LINES,
                settings.getProperty("server.port"),
                settings.getProperty("management.server.port"),
                settings.getProperty("grenspoort.simulators.summary", "SIS 18443, EES 18444"),
                settings.getProperty("grenspoort.database.port", "18432"),
                settings.getProperty("grenspoort.database.directory", "data/postgres"));
    }
}
