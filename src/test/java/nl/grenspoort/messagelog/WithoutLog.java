package nl.grenspoort.messagelog;

import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;

import java.util.UUID;

/** For measuring what the log costs: a log that keeps nothing. Not in any jar. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty("grenspoort.measure.without-log")
class WithoutLog {
    @Bean
    @Primary
    MessageLog noLog() {
        return new MessageLog() {
            @Override
            public UUID append(LogRecord entry) {
                return UUID.randomUUID();
            }

            @Override
            public UUID appendDurably(LogRecord entry) {
                return UUID.randomUUID();
            }

            @Override
            public IntentReceipt sealIntent(LogRecord intent) {
                return new IntentReceipt(
                        UUID.randomUUID(),
                        intent.system(),
                        Sha256.of(java.util.Objects.requireNonNull(intent.body()).wire()));
            }
        };
    }
}
