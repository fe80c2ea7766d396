package nl.grenspoort.start;

import org.springframework.boot.SpringBootExceptionReporter;

import java.util.Optional;

/**
 * Says why a start failed in one line instead of a stack trace, where a person can mend it. Spring
 * Boot finds it in {@code META-INF/spring.factories}.
 */
final class StartReporter implements SpringBootExceptionReporter {
    @Override
    public boolean reportException(Throwable failure) {
        Optional<String> line = StartReport.line(failure);
        line.ifPresent(System.err::println);
        return line.isPresent();
    }
}
