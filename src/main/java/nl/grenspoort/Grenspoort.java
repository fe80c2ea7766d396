package nl.grenspoort;

import nl.grenspoort.cli.Commands;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/**
 * Starts the gateway; in the demo also the simulated systems, where they are on the class path.
 * With a command word as first argument it runs that command instead.
 */
@SpringBootApplication
public class Grenspoort {
    public static void main(String[] args) {
        if (args.length > 0 && !isSetting(args[0])) {
            System.exit(Commands.run(args));
        }
        SpringApplication.run(Grenspoort.class, args);
    }

    /** Spring's settings are written {@code --name.of.property=value}. */
    private static boolean isSetting(String argument) {
        return argument.startsWith("--") && argument.contains("=");
    }
}
