package nl.grenspoort.systems.sltd;

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
class SltdConfiguration {
    @Bean
    SystemKind sltd(TrustDirectory directory, InstantSource clock) {
        return new Sltd(directory, clock);
    }

    /** Kind {@code sltd}. */
    record Sltd(TrustDirectory directory, InstantSource clock) implements SystemKind {
        @Override
        public String name() {
            return "sltd";
        }

        @Override
        public SystemAdapter adapter(SystemId system, SystemPolicy policy) {
            return new SltdAdapter(
                    system,
                    new SltdRequest(new Pseudonyms(directory.sealingKey(), system.value())),
                    new SltdResult(SltdContract.load()),
                    RestExchange.of(
                            system, directory, requireNonNull(policy.signer(), "signer"), clock));
        }
    }
}
