package nl.grenspoort.systems.etias;

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
class EtiasConfiguration {
    @Bean
    SystemKind etias(TrustDirectory directory, InstantSource clock) {
        return new Etias(directory, clock);
    }

    /** Kind {@code etias}. */
    record Etias(TrustDirectory directory, InstantSource clock) implements SystemKind {
        @Override
        public String name() {
            return "etias";
        }

        @Override
        public SystemAdapter adapter(SystemId system, SystemPolicy policy) {
            return new EtiasAdapter(
                    system,
                    new EtiasRequest(new Pseudonyms(directory.sealingKey(), system.value())),
                    new EtiasResult(EtiasContract.load()),
                    RestExchange.of(
                            system, directory, requireNonNull(policy.signer(), "signer"), clock));
        }
    }
}
