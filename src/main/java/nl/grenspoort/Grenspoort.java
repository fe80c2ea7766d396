package nl.grenspoort;

import nl.grenspoort.cli.Commands;
import nl.grenspoort.production.ProductionGate;
import nl.grenspoort.trust.TlsContexts;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/**
 * Starts the gateway; in the demo also the simulated systems, where they are on the class path.
 * With a command word as first argument it runs that command instead.
 */
@SpringBootApplication
public class Grenspoort {
    public static void main(String[] args) {
        TlsContexts.prepare();
        if (Commands.asked(args)) {
            System.exit(Commands.run(args));
        }
        SpringApplication gateway = new SpringApplication(Grenspoort.class);
        gateway.addInitializers(new ProductionGate());
        gateway.run(args);
    }
}
