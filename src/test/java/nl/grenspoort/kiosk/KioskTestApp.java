package nl.grenspoort.kiosk;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;

import nl.grenspoort.access.Lane;
import nl.grenspoort.access.Officer;
import nl.grenspoort.access.Register;
import nl.grenspoort.access.Role;
import nl.grenspoort.access.Terminal;
import nl.grenspoort.finding.Disclosure;
import nl.grenspoort.telemetry.TestTracing;
import nl.grenspoort.telemetry.Tracing;
import nl.grenspoort.trust.Oin;
import nl.grenspoort.trust.TrustDirectory;

import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.availability.ApplicationAvailabilityAutoConfiguration;
import org.springframework.boot.http.converter.autoconfigure.HttpMessageConvertersAutoConfiguration;
import org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration;
import org.springframework.boot.servlet.autoconfigure.HttpEncodingAutoConfiguration;
import org.springframework.boot.tomcat.autoconfigure.servlet.TomcatServletWebServerAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.DispatcherServletAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.WebMvcAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.error.ErrorMvcAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;

import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The kiosk module alone, on its real server. Without a stereotype, so that no scan of the whole
 * application finds it.
 */
@ComponentScan("nl.grenspoort.kiosk")
@ImportAutoConfiguration({
    ApplicationAvailabilityAutoConfiguration.class,
    DispatcherServletAutoConfiguration.class,
    ErrorMvcAutoConfiguration.class,
    HttpEncodingAutoConfiguration.class,
    HttpMessageConvertersAutoConfiguration.class,
    JacksonAutoConfiguration.class,
    TomcatServletWebServerAutoConfiguration.class,
    WebMvcAutoConfiguration.class
})
class KioskTestApp {
    @Bean
    TrustDirectory trustDirectory() {
        return TestPki.TRUSTED;
    }

    @Bean
    InstantSource clock() {
        return InstantSource.system();
    }

    @Bean
    SimpleMeterRegistry meters() {
        return new SimpleMeterRegistry();
    }

    @Bean
    TestTracing spans() {
        return TestTracing.everything();
    }

    @Bean
    Tracing tracing(TestTracing spans) {
        return spans.tracing();
    }

    @Bean
    MemoryLog messageLog() {
        return new MemoryLog();
    }

    @Bean
    FakeBorderChecks borderChecks() {
        return new FakeBorderChecks();
    }

    @Bean
    Register register() {
        return new TestRegister();
    }

    /** The demo's terminals; the e-gate stands elsewhere. */
    static final class TestRegister implements Register {
        @Override
        public String version() {
            return "test";
        }

        private final Map<Oin, Terminal> terminals =
                List.of(
                                terminal("1000", "kiosk-ams-01", Lane.KIOSK, "NL-AMS"),
                                terminal("2000", "e-gate-rtm-01", Lane.E_GATE, "NL-RTM"),
                                terminal("3000", "desk-ams-01", Lane.DESK, "NL-AMS"),
                                terminal("4000", "mobile-ams-01", Lane.MOBILE, "NL-AMS"))
                        .stream()
                        .collect(Collectors.toMap(Terminal::oin, Function.identity()));
        private final Map<String, Officer> officers =
                List.of(
                                officer("M2001", "NL-AMS", true),
                                officer("M9001", "NL-AMS", false),
                                officer("M3001", "NL-RTM", true))
                        .stream()
                        .collect(Collectors.toMap(Officer::number, Function.identity()));

        @Override
        public Optional<Terminal> terminal(Oin oin) {
            return Optional.ofNullable(terminals.get(oin));
        }

        @Override
        public Optional<Officer> officer(String number) {
            return Optional.ofNullable(officers.get(number));
        }

        private static Terminal terminal(String number, String name, Lane lane, String point) {
            return new Terminal(new Oin("0000009900000000" + number), name, lane, point, "M1001");
        }

        private static Officer officer(String number, String point, boolean onDuty) {
            return new Officer(
                    number, Role.SECOND_LINE, Disclosure.SECOND_LINE, Set.of(point), onDuty);
        }
    }
}
