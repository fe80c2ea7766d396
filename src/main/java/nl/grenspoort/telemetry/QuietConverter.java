package nl.grenspoort.telemetry;

import ch.qos.logback.classic.PatternLayout;
import ch.qos.logback.classic.pattern.ThrowableProxyConverter;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.classic.spi.ThrowableProxy;

import org.springframework.boot.context.event.ApplicationStartingEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.core.Ordered;

/**
 * {@code %causes} in a log pattern: {@link QuietThrowables} for logs in plain text. Spring Boot
 * finds the listener in {@code META-INF/spring.factories}; it runs before logging is set up.
 */
public final class QuietConverter extends ThrowableProxyConverter {
    static final String WORD = "causes";

    @Override
    protected String throwableProxyToString(IThrowableProxy thrown) {
        return thrown instanceof ThrowableProxy proxy
                ? QuietThrowables.of(proxy.getThrowable())
                : thrown.getClassName() + '\n';
    }

    static final class Registration
            implements ApplicationListener<ApplicationStartingEvent>, Ordered {
        @Override
        public void onApplicationEvent(ApplicationStartingEvent event) {
            register();
        }

        static void register() {
            PatternLayout.DEFAULT_CONVERTER_SUPPLIER_MAP.put(WORD, QuietConverter::new);
        }

        @Override
        public int getOrder() {
            return HIGHEST_PRECEDENCE;
        }
    }
}
