package nl.grenspoort;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Starts the gateway; in the demo also the simulated systems, where they are on the class path. */
@SpringBootApplication
public class Grenspoort {
    public static void main(String[] args) {
        SpringApplication.run(Grenspoort.class, args);
    }
}
