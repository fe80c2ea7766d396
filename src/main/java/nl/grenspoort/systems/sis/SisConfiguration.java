package nl.grenspoort.systems.sis;

import nl.grenspoort.systems.SystemAdapter;
import nl.grenspoort.trust.Authorities;
import nl.grenspoort.trust.Credentials;
import nl.grenspoort.trust.Oin;
import nl.grenspoort.trust.TrustDirectory;
import nl.grenspoort.trust.wus.WusAddress;
import nl.grenspoort.trust.wus.WusSigner;
import nl.grenspoort.trust.wus.WusVerifier;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import java.time.InstantSource;
import java.util.function.Supplier;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(SisProperties.class)
class SisConfiguration {
    @Bean
    SystemAdapter sisAdapter(SisProperties properties, TrustDirectory trust, InstantSource clock) {
        return adapter(
                properties,
                () -> trust.credentials("gateway-signing"),
                trust.authorities("signing-ca"),
                clock);
    }

    static SystemAdapter adapter(
            SisProperties properties,
            Supplier<Credentials> own,
            Authorities authorities,
            InstantSource clock) {
        Oin gateway =
                Oin.of(own.get().certificate())
                        .orElseThrow(
                                () ->
                                        new IllegalStateException(
                                                "the gateway's signing certificate has no OIN"));
        Oin sis = new Oin(properties.signerOin());
        return new SisAdapter(
                new WusSigner(own, properties.timestampTtl(), clock),
                new WusVerifier(
                        authorities,
                        sis,
                        properties.timestampTtl(),
                        properties.clockSkew(),
                        Math.toIntExact(properties.maxAnswer().toBytes()),
                        clock),
                WusAddress.withOin(properties.address(), sis),
                WusAddress.withOin(properties.fromAddress(), gateway));
    }
}
