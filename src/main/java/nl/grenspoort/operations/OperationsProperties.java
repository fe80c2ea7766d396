package nl.grenspoort.operations;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

import java.time.Duration;
import java.util.List;

/**
 * Watching and stopping the gateway.
 *
 * @param drain how long a stop waits after readiness went off, so that load balancers notice; open
 *     checks go on meanwhile, new ones are refused
 * @param certificates own identities, by their names in the trust directory, whose expiry is
 *     watched
 * @param warnBeforeExpiry health calls a certificate degraded from then on
 */
@ConfigurationProperties("grenspoort.operations")
record OperationsProperties(
        @DefaultValue("2s") Duration drain,
        @DefaultValue({
                    "gateway-server",
                    "gateway-client",
                    "gateway-signing",
                    "tls-ca",
                    "signing-ca"
                })
                List<String> certificates,
        @DefaultValue("30d") Duration warnBeforeExpiry) {
    OperationsProperties {
        if (drain.isNegative() || drain.compareTo(Duration.ofMinutes(1)) > 0) {
            throw new IllegalArgumentException(
                    "grenspoort.operations.drain must be from 0s to 60s");
        }
        certificates = List.copyOf(certificates);
        if (warnBeforeExpiry.isNegative()) {
            throw new IllegalArgumentException(
                    "grenspoort.operations.warn-before-expiry must not be negative");
        }
    }
}
