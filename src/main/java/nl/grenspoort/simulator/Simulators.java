package nl.grenspoort.simulator;

import nl.grenspoort.start.StartReport;
import nl.grenspoort.trust.TrustDirectory;

import org.springframework.boot.Banner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.ComponentScan;

import java.io.PrintStream;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Serves the simulated systems alone, without gateway, web pages and database: {@code java -jar
 * target/grenspoort-simulators.jar --grenspoort.simulators.ports.sis=28443}. Uses the gateway's
 * demo keys, making them when there are none; exits with 1 and one line when it can't start.
 *
 * <p>Not a {@code @Configuration}, so that the gateway's component scan leaves it alone.
 */
@ComponentScan(basePackageClasses = {Simulators.class, TrustDirectory.class})
public class Simulators {
    public static void main(String[] args) {
        if (start(System.err, args).isEmpty()) {
            System.exit(1);
        }
    }

    /**
     * Starts them; empty, with the reason printed, when that fails.
     *
     * @param more sources of beans besides this package
     */
    static Optional<ConfigurableApplicationContext> start(
            PrintStream errors, String[] args, Class<?>... more) {
        SpringApplication application =
                new SpringApplication(
                        Stream.concat(Arrays.stream(more), Stream.of(Simulators.class))
                                .toArray(Class<?>[]::new));
        application.setWebApplicationType(WebApplicationType.NONE);
        application.setBannerMode(Banner.Mode.OFF);
        application.setLogStartupInfo(false);
        // Spring would print the failure first, at length and three times
        application.setDefaultProperties(
                Map.of(
                        // told below, to the stream that was given
                        "grenspoort.start.report",
                        "false",
                        "logging.level.org.springframework.boot.SpringApplication",
                        "off",
                        "logging.level.org.springframework.boot.autoconfigure.logging",
                        "error",
                        "logging.level.org.springframework.context.annotation"
                                + ".AnnotationConfigApplicationContext",
                        "error"));
        try {
            return Optional.of(application.run(args));
        } catch (RuntimeException e) {
            StartReport.line(e).ifPresentOrElse(errors::println, () -> e.printStackTrace(errors));
            return Optional.empty();
        }
    }
}
