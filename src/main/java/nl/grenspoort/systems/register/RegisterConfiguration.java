package nl.grenspoort.systems.register;

import static java.util.Objects.requireNonNull;

import nl.grenspoort.access.SystemId;
import nl.grenspoort.systems.SystemAdapter;
import nl.grenspoort.systems.SystemKind;
import nl.grenspoort.systems.SystemPolicy;
import nl.grenspoort.systems.rest.Pseudonyms;
import nl.grenspoort.systems.rest.RestExchange;
import nl.grenspoort.trust.TrustDirectory;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import java.time.InstantSource;

@Configuration(proxyBeanMethods = false)
class RegisterConfiguration {
    @Bean
    SystemKind nationalRegisters(TrustDirectory directory, InstantSource clock) {
        return new NationalRegisters(directory, clock);
    }

    /** Kind {@code national-register}. */
    record NationalRegisters(TrustDirectory directory, InstantSource clock) implements SystemKind {
        @Override
        public String name() {
            return "national-register";
        }

        @Override
        public SystemAdapter adapter(SystemId system, SystemPolicy policy) {
            return new RegisterAdapter(
                    system,
                    new SearchRequest(new Pseudonyms(directory.sealingKey(), system.value())),
                    new SearchResult(RegisterContract.load()),
                    RestExchange.of(
                            system, directory, requireNonNull(policy.signer(), "signer"), clock));
        }
    }
}
