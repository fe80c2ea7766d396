package nl.grenspoort.start;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringBootExceptionReporter;
import org.springframework.context.ConfigurableApplicationContext;

import java.util.Optional;

/**
 * Says why a start failed in one line instead of a stack trace, where a person can mend it. Spring
 * Boot finds it in {@code META-INF/spring.factories}. A program that tells its failures itself sets
 * {@code grenspoort.start.report=false}.
 */
final class StartReporter implements SpringBootExceptionReporter {
    private final boolean report;

    /**
     * @param context null when it could not even be made
     */
    StartReporter(@Nullable ConfigurableApplicationContext context) {
        this.report =
                context == null
                        || context.getEnvironment()
                                .getProperty("grenspoort.start.report", Boolean.class, true);
    }

    @Override
    public boolean reportException(Throwable failure) {
        Optional<String> line = StartReport.line(failure);
        if (report) {
            line.ifPresent(System.err::println);
        }
        return line.isPresent();
    }
}
